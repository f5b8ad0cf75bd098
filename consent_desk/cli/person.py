"""`person`: pupils and staff, their guardians and siblings, leaving and being erased."""

import argparse
from typing import Any

from consent_desk.cli import guardian
from consent_desk.cli.followed import NOT_ALL, followed_lines, followed_record, status_of
from consent_desk.cli.outside import Call, Nouns, day, remark, text
from consent_desk.domain.person import Person, PersonKind
from consent_desk.errors import ErasureNeedsYes
from consent_desk.messages import Texts
from consent_desk.services.forget_person import Forgotten, forget_person
from consent_desk.services.keep_person import Particulars, add_person, change_person
from consent_desk.services.leave_school import come_back, let_leave
from consent_desk.services.see_person import Listed, Seen, list_persons, see_person


def add(nouns: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add the verbs."""
    noun = nouns.add_parser("person", parents=[common], help=_("pupils and staff"))
    verbs = noun.add_subparsers(metavar=_("verb"), required=True)
    new = verbs.add_parser("add", parents=[common], help=_("add somebody"))
    new.add_argument("--kind", choices=[str(k) for k in PersonKind], default=PersonKind.PUPIL)
    new.add_argument("--group", action="append", default=[], metavar="5A")
    _particulars(new, _, first_name_needed=True)
    new.set_defaults(run=run_add)
    change = verbs.add_parser("change", parents=[common], help=_("change a name or birth date"))
    _who(change)
    _particulars(change, _, first_name_needed=False)
    change.set_defaults(run=run_change)
    show = verbs.add_parser("show", parents=[common], help=_("show one person"))
    _who(show)
    show.set_defaults(run=run_show)
    many = verbs.add_parser("list", parents=[common], help=_("list persons"))
    many.add_argument("--group", metavar="5A", help=_("one group (default: the whole school)"))
    many.add_argument("--left", action="store_true", help=_("also who has left"))
    many.set_defaults(run=run_list)
    _leaving(verbs, common, _)
    guardian.add_verbs(verbs, common, _)


def _leaving(verbs: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    leave = verbs.add_parser("leave", parents=[common], help=_("somebody leaves the school"))
    _who(leave)
    leave.add_argument(
        "--on",
        type=day(_),
        metavar="DATE",
        help=_("the first day on which this person is not here (default: today)"),
    )
    leave.set_defaults(run=run_leave)
    back = verbs.add_parser("return", parents=[common], help=_("somebody who left is back"))
    _who(back)
    back.set_defaults(run=run_return)
    erase = verbs.add_parser("erase", parents=[common], help=_("erase somebody for good"))
    _who(erase)
    erase.add_argument("--yes", action="store_true", help=_("do not ask first"))
    erase.add_argument(
        "--although-here", action="store_true", help=_("also somebody who has not left")
    )
    erase.set_defaults(run=run_erase)


def _who(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--person", required=True, type=text, metavar="NAME")


def _particulars(verb: argparse.ArgumentParser, _: Texts, *, first_name_needed: bool) -> None:
    verb.add_argument("--first-name", required=first_name_needed, metavar="NAME")
    verb.add_argument("--last-name", metavar="NAME", help=_("with the prefix, or without it"))
    verb.add_argument("--prefix", metavar="van der")
    verb.add_argument("--born", type=day(_), metavar="DATE", help=_("as 2016-03-24"))
    verb.add_argument(
        "--nickname", action="append", metavar="NAME", help=_("what this person is also called")
    )


def _said(call: Call) -> Particulars:
    args = call.args
    return Particulars(args.first_name, args.last_name, args.prefix, args.born, args.nickname)


def run_add(call: Call) -> int:
    """Add somebody."""
    vault = call.vault()
    person = add_person(vault, PersonKind(call.args.kind), _said(call), call.args.group)
    call.answer(_record(person), call.texts("{person} was added.", person=person.full_name))
    return 0


def run_change(call: Call) -> int:
    """Change somebody's particulars."""
    person = change_person(call.vault(), call.args.person, _said(call))
    call.answer(_record(person), call.texts("{person} was changed.", person=person.full_name))
    return 0


def run_show(call: Call) -> int:
    """Show one person."""
    seen = see_person(call.vault(), call.args.person)
    call.answer(_seen_record(seen), *_seen_lines(seen, call.texts))
    return 0


def run_list(call: Call) -> int:
    """List persons."""
    listed = list_persons(call.vault(), call.args.group, with_left=call.args.left)
    call.answer([_listed_record(each) for each in listed], *map(_line, listed))
    return 0


def run_leave(call: Call) -> int:
    """Let somebody leave."""
    _ = call.texts
    person, followed = let_leave(call.vault(), call.args.person, call.args.on)
    day = _.day(person.left_on) if person.left_on else "–"
    call.answer(
        _record(person) | followed_record([followed]),
        _("{person} leaves on {day}.", person=person.full_name, day=day),
        *followed_lines([followed], _),
    )
    return status_of([followed])


def run_return(call: Call) -> int:
    """Take somebody back."""
    person = come_back(call.vault(), call.args.person)
    call.answer(
        _record(person),
        call.texts("{person} is at the school again.", person=person.full_name),
        call.texts("Face photos have to be added again; answers of this school year count."),
    )
    return 0


def run_erase(call: Call) -> int:
    """Erase somebody."""
    if not call.args.yes:
        raise ErasureNeedsYes
    done = forget_person(call.vault(), call.args.person, although_here=call.args.although_here)
    call.answer(_erased_record(done), *_erased_lines(done, call.texts))
    if not done.without_trace:
        remark(call.texts("Close the program on other screens: the register is being read there."))
    return NOT_ALL if done.out_of_reach or done.copies or not done.without_trace else 0


def _record(person: Person) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.full_name,
        "kind": person.kind,
        "birth_date": person.birth_date.isoformat() if person.birth_date else None,
        "left_on": person.left_on.isoformat() if person.left_on else None,
        "nicknames": list(person.nicknames),
    }


def _listed_record(listed: Listed) -> dict[str, Any]:
    return _record(listed.person) | {"label": listed.label, "groups": list(listed.groups)}


def _line(listed: Listed) -> str:
    return f"{listed.label}  {', '.join(listed.groups) or '–'}"


def _seen_record(seen: Seen) -> dict[str, Any]:
    return _listed_record(seen.listed) | {
        "guardians": [{"id": g.id, "name": g.name, "may_sign": g.may_sign} for g in seen.guardians],
        "siblings": list(seen.siblings),
        "all_groups": [{"year": str(g.year), "name": g.name} for g in seen.all_groups],
    }


def _seen_lines(seen: Seen, _: Texts) -> list[str]:
    person = seen.listed.person
    lines = [_line(seen.listed)]
    if person.birth_date:
        lines.append(_("Born on {day}.", day=_.day(person.birth_date)))
    if person.nicknames:
        lines.append(_("Also called: {names}.", names=", ".join(person.nicknames)))
    if person.left_on:
        lines.append(_("Left the school on {day}.", day=_.day(person.left_on)))
    for each in seen.guardians:
        words = _("may sign") if each.may_sign else _("may not sign")
        lines.append(_("Parent or guardian: {name} ({words}).", name=each.name, words=words))
    lines += [_("Brother or sister: {person}.", person=label) for label in seen.siblings]
    groups = [_("Group {group} in {year}.", group=g.name, year=g.year) for g in seen.all_groups]
    return lines + groups


def _erased_record(done: Forgotten) -> dict[str, Any]:
    return {
        "id": done.person_id,
        "deleted": [str(file) for file in done.files],
        "out_of_reach": [str(file) for file in done.out_of_reach],
        "copies": [str(file) for file in done.copies],
        "templates": done.templates,
        "evidence": done.proofs,
        "texts": done.texts,
        "without_trace": done.without_trace,
    }


def _erased_lines(done: Forgotten, _: Texts) -> list[str]:
    left = [*done.out_of_reach, *done.copies]
    return [
        _(
            "Erased. The log and the decisions keep {id}, which now points to nobody.",
            id=done.person_id,
        ),
        *(_("Delete this one yourself: {file}", file=file) for file in left),
        _("A copy of the register that you made yourself still holds the name: delete that too."),
    ]
