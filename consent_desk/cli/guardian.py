"""`person guardian-…` and `person sibling`: the family of a pupil."""

import argparse

from consent_desk.cli.outside import Call, Nouns, text
from consent_desk.domain.person import Guardian
from consent_desk.messages import Texts
from consent_desk.services.keep_guardian import add_guardian, change_guardian, remove_guardian
from consent_desk.services.keep_household import join_siblings, part_sibling

_YES, _NO = "yes", "no"


def add_verbs(verbs: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add the verbs to `person`."""
    new = verbs.add_parser("guardian-add", parents=[common], help=_("add a parent or guardian"))
    _whose(new)
    new.add_argument("--may-sign", choices=[_YES, _NO], default=_YES, help=_("may this one sign"))
    new.set_defaults(run=run_add)
    change = verbs.add_parser(
        "guardian-change", parents=[common], help=_("change a parent or guardian")
    )
    _whose(change)
    change.add_argument("--new-name", type=text, metavar="NAME")
    change.add_argument("--may-sign", choices=[_YES, _NO], help=_("may this one sign"))
    change.set_defaults(run=run_change)
    remove = verbs.add_parser(
        "guardian-remove", parents=[common], help=_("remove one who never signed")
    )
    _whose(remove)
    remove.set_defaults(run=run_remove)
    sibling = verbs.add_parser("sibling", parents=[common], help=_("brothers and sisters"))
    sibling.add_argument("--person", required=True, type=text, metavar="NAME")
    which = sibling.add_mutually_exclusive_group(required=True)
    which.add_argument("--of", type=text, metavar="NAME", help=_("the brother or sister"))
    which.add_argument("--apart", action="store_true", help=_("of nobody here"))
    sibling.set_defaults(run=run_sibling)


def _whose(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--person", required=True, type=text, metavar="NAME")
    verb.add_argument("--name", required=True, type=text, metavar="NAME")


def run_add(call: Call) -> int:
    """Add a guardian."""
    args = call.args
    guardian = add_guardian(call.vault(), args.person, args.name, may_sign=args.may_sign == _YES)
    return _answer(call, guardian, call.texts("{name} was added.", name=guardian.name))


def run_change(call: Call) -> int:
    """Change a guardian."""
    args = call.args
    may_sign = None if args.may_sign is None else args.may_sign == _YES
    guardian = change_guardian(
        call.vault(), args.person, args.name, name=args.new_name, may_sign=may_sign
    )
    return _answer(call, guardian, call.texts("{name} was changed.", name=guardian.name))


def run_remove(call: Call) -> int:
    """Remove a guardian."""
    guardian = remove_guardian(call.vault(), call.args.person, call.args.name)
    return _answer(call, guardian, call.texts("{name} was removed.", name=guardian.name))


def run_sibling(call: Call) -> int:
    """Say who are siblings."""
    if call.args.apart:
        members = [part_sibling(call.vault(), call.args.person)]
        line = call.texts("{person} has no brothers or sisters here.", person=members[0].full_name)
    else:
        members = join_siblings(call.vault(), call.args.person, call.args.of)
        names = ", ".join(person.full_name for person in members)
        line = call.texts("Brothers and sisters: {names}.", names=names)
    call.answer({"household": members[0].household, "persons": [p.id for p in members]}, line)
    return 0


def _answer(call: Call, guardian: Guardian, line: str) -> int:
    record = {"id": guardian.id, "name": guardian.name, "may_sign": guardian.may_sign}
    call.answer(record, line)
    return 0
