"""`year`: the school year, starting the next one, and undoing that."""

import argparse
from collections.abc import Iterator
from typing import Any

from consent_desk.cli.followed import followed_lines, followed_record, status_of
from consent_desk.cli.outside import Call, Nouns, text
from consent_desk.domain.asked import Asked
from consent_desk.domain.moving_up import Fate, Move
from consent_desk.domain.school_year import SchoolYear
from consent_desk.messages import Texts
from consent_desk.services.plan_year import YearOrder, YearPlan, preview_year
from consent_desk.services.start_school_year import (
    see_year,
    start_school_year,
    undo_school_year,
)


def add(nouns: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add the verbs."""
    noun = nouns.add_parser("year", parents=[common], help=_("the school year"))
    verbs = noun.add_subparsers(metavar=_("verb"), required=True)
    show = verbs.add_parser("show", parents=[common], help=_("which school year it is here"))
    show.set_defaults(run=run_show)
    start = verbs.add_parser("start", parents=[common], help=_("start the next school year"))
    start.add_argument("year", type=text, metavar="2027-2028")
    start.add_argument("--preview", action="store_true", help=_("only show what it would do"))
    start.add_argument(
        "--group",
        action="append",
        default=[],
        type=_renaming,
        metavar=_("OLD=NEW"),
        help=_("what a group is called next year"),
    )
    start.add_argument(
        "--leaves",
        action="append",
        default=[],
        type=text,
        metavar="8A",
        help=_("a group whose pupils leave the school"),
    )
    start.set_defaults(run=run_start)
    undo = verbs.add_parser(
        "undo", parents=[common], help=_("go back, while nothing was recorded since")
    )
    undo.set_defaults(run=run_undo)


def _renaming(given: str) -> tuple[str, str]:
    old, equals, new = given.partition("=")
    if not equals or not old.strip() or not new.strip():
        raise argparse.ArgumentTypeError(given)
    return old.strip(), new.strip()


def run_show(call: Call) -> int:
    """Show it."""
    _ = call.texts
    now = see_year(call.vault())
    record = {"year": str(now.school.year), "calendar": str(now.calendar), "behind": now.is_behind}
    lines = [_("{school} works in {year}.", school=now.school.name, year=now.school.year)]
    if now.is_behind:
        lines.append(
            _(
                "By the calendar it is {year}: start it with consent-desk year start.",
                year=now.calendar,
            )
        )
    call.answer(record, *lines)
    return 0


def run_start(call: Call) -> int:
    """Start the next one, or show what that would do."""
    args, _ = call.args, call.texts
    order = YearOrder(SchoolYear.parse(args.year), dict(args.group), args.leaves)
    if args.preview:
        plan = preview_year(call.vault(), order)
        lines = _lines(plan, _)
        call.answer(_record(plan), *lines, _("This is a preview: nothing was changed."))
        return 0
    done = start_school_year(call.vault(), order)
    call.answer(
        _record(done.plan) | followed_record(done.followed),
        *_lines(done.plan, _),
        *followed_lines(done.followed, _),
        _("The school works in {year} from now on.", year=done.plan.year),
    )
    return status_of(done.followed)


def run_undo(call: Call) -> int:
    """Go back."""
    year = undo_school_year(call.vault())
    call.answer(
        {"year": str(year)},
        call.texts("The school works in {year} again.", year=year),
        call.texts("Face templates and photos that were deleted stay gone."),
    )
    return 0


def _record(plan: YearPlan) -> dict[str, Any]:
    return {
        "year": str(plan.year),
        "moves": [_move_record(move) for move in plan.moves],
        "groups": [
            {
                "name": group.name,
                "comes_from": list(group.comes_from),
                "to_print": [_asked_record(asked, plan) for asked in group.asked],
            }
            for group in plan.groups
        ],
        "without_group": [_asked_record(asked, plan) for asked in plan.without_group],
        "staff": [_asked_record(asked, plan) for asked in plan.staff],
        "leavers": [{"id": p.id, "person": plan.labels[p.id]} for p in plan.leavers],
        "coming_of_age": [_asked_record(asked, plan) for asked in plan.coming_of_age],
        "forms": len(plan.forms),
        "purposes": [purpose.code for purpose in plan.purposes],
        "templates_of_leavers": plan.templates,
    }


def _move_record(move: Move) -> dict[str, Any]:
    return {
        "group": move.group.name,
        "fate": move.fate,
        "name": move.name or None,
        "sure": move.sure,
    }


def _asked_record(asked: Asked, plan: YearPlan) -> dict[str, Any]:
    return {
        "id": asked.person.id,
        "person": plan.labels[asked.person.id],
        "signers": list(asked.signers),
        "on": asked.on.isoformat() if asked.on else None,
    }


def _lines(plan: YearPlan, _: Texts) -> list[str]:
    counts = {name: len(group.asked) for group in plan.groups for name in (group.name,)}
    return [
        _("From {ends} to {year}", ends=plan.ends, year=plan.year),
        *(f"  {_move_line(move, _)}" for move in plan.moves),
        _.several("{n} pupil leaves:", "{n} pupils leave:", len(plan.leavers)),
        *(f"  {plan.labels[p.id]}" for p in plan.leavers),
        _.several(
            "{n} face template of pupils who leave goes on the first day.",
            "{n} face templates of pupils who leave go on the first day.",
            plan.templates,
        ),
        _.several("To print: {n} form", "To print: {n} forms", len(plan.forms)),
        *(f"  {name}: {count}" for name, count in counts.items()),
        *_others(plan, _),
    ]


def _move_line(move: Move, _: Texts) -> str:
    old = move.group.name
    if move.fate is Fate.LEAVES:
        return _("{group}: leaves the school", group=old)
    if move.fate is Fate.ENDS:
        return _("{group}: combined group, ends; its pupils go on with their class", group=old)
    if move.sure:
        return f"{old} → {move.name}"
    return _(
        "{group} → {name}  ? Look at this one; say otherwise with --group or --leaves",
        group=old,
        name=move.name,
    )


def _others(plan: YearPlan, _: Texts) -> Iterator[str]:
    if plan.without_group:
        yield f"  {_('without a group')}: {len(plan.without_group)}"
        yield from (f"    {plan.labels[asked.person.id]}" for asked in plan.without_group)
    if plan.staff:
        yield f"  {_('staff')}: {len(plan.staff)}"
    for asked in plan.coming_of_age:
        yield _(
            "{person} signs too from {day} on, instead of the parents.",
            person=plan.labels[asked.person.id],
            day=asked.on,
        )
