"""`group`: the groups of this school year, and who is in them."""

import argparse
from typing import Any

from consent_desk.cli.outside import Call, Nouns, day, text
from consent_desk.domain.moving_up import LAST_LEVEL
from consent_desk.domain.person import Group
from consent_desk.messages import Texts
from consent_desk.services.keep_group import (
    add_group,
    change_group,
    join_group,
    leave_group,
    move_group,
    see_groups,
)


def add(nouns: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add the verbs."""
    noun = nouns.add_parser("group", parents=[common], help=_("groups of this school year"))
    verbs = noun.add_subparsers(metavar=_("verb"), required=True)
    show = verbs.add_parser("list", parents=[common], help=_("list the groups"))
    show.set_defaults(run=run_list)
    new = verbs.add_parser("add", parents=[common], help=_("add a group"))
    new.add_argument("name", type=text, metavar="5A")
    _kind(new, _)
    new.set_defaults(run=run_add)
    rename = verbs.add_parser("rename", parents=[common], help=_("change a group"))
    rename.add_argument("name", type=text, metavar="5A")
    rename.add_argument("--to", type=text, metavar="5B")
    _kind(rename, _)
    rename.set_defaults(run=run_rename)
    for verb, run, help_text in (
        ("join", run_join, _("add somebody to a group")),
        ("leave", run_leave, _("take somebody out of a group")),
        ("move", run_move, _("let somebody go to another group")),
    ):
        parser = verbs.add_parser(verb, parents=[common], help=help_text)
        parser.add_argument("name", type=text, metavar="5A")
        parser.add_argument("--person", required=True, type=text, metavar="NAME")
        if run is run_join:
            until = _("the last day in it (default: to stay)")
            parser.add_argument("--until", type=day(_), metavar="DATE", help=until)
        parser.set_defaults(run=run)


def _kind(verb: argparse.ArgumentParser, _: Texts) -> None:
    verb.add_argument(
        "--combined",
        action=argparse.BooleanOptionalAction,
        help=_("its pupils are in a class of their own beside it"),
    )
    verb.add_argument("--level", type=int, choices=range(1, LAST_LEVEL + 1), metavar="5")


def run_list(call: Call) -> int:
    """List them."""
    found = see_groups(call.vault())
    lines = [
        f"{group.name}  {call.texts.several('{n} person', '{n} persons', count)}"
        for group, count in found
    ]
    call.answer([_record(group) | {"persons": count} for group, count in found], *lines)
    return 0


def run_add(call: Call) -> int:
    """Add one."""
    args = call.args
    group = add_group(call.vault(), args.name, combined=bool(args.combined), level=args.level)
    call.answer(_record(group), call.texts("Group {group} was added.", group=group.name))
    return 0


def run_rename(call: Call) -> int:
    """Change one."""
    args = call.args
    group = change_group(
        call.vault(), args.name, name=args.to, combined=args.combined, level=args.level
    )
    call.answer(_record(group), call.texts("Group {group} was changed.", group=group.name))
    return 0


def run_join(call: Call) -> int:
    """Add somebody to one."""
    args, _ = call.args, call.texts
    person = join_group(call.vault(), args.person, args.name, args.until)
    line = _("{person} is in group {group} now.", person=person.full_name, group=args.name)
    if args.until is not None:
        line = _(
            "{person} is in group {group} up to and including {day}.",
            person=person.full_name,
            group=args.name,
            day=_.day(args.until),
        )
    call.answer({"person_id": person.id, "group": call.args.name}, line)
    return 0


def run_leave(call: Call) -> int:
    """Take somebody out of one."""
    person = leave_group(call.vault(), call.args.person, call.args.name)
    line = call.texts(
        "{person} is not in group {group} any more.",
        person=person.full_name,
        group=call.args.name,
    )
    call.answer({"person_id": person.id, "group": call.args.name}, line)
    return 0


def run_move(call: Call) -> int:
    """Let somebody go to one, out of the others."""
    person = move_group(call.vault(), call.args.person, call.args.name)
    line = call.texts(
        "{person} is in group {group} now.", person=person.full_name, group=call.args.name
    )
    call.answer({"person_id": person.id, "group": call.args.name}, line)
    return 0


def _record(group: Group) -> dict[str, Any]:
    return {
        "id": group.id,
        "name": group.name,
        "year": str(group.year),
        "level": group.level,
        "combined": group.combined,
    }
