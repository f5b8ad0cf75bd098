"""`roster answers`: what parents said already, from a table of another system."""

import argparse
from collections import Counter
from collections.abc import Sequence
from typing import Any

from consent_desk.cli.columns import add_map
from consent_desk.cli.outside import Call, Nouns, path
from consent_desk.messages import Texts
from consent_desk.sentences import CODES
from consent_desk.services.import_answers import (
    AnswersFile,
    AnswersPlan,
    import_answers,
    preview_answers,
    read_answers,
)
from consent_desk.services.plan_answers import AnswersOfRow, Untold

SOMETHING_WAITS = 3


def add(verbs: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add the verb."""
    verb = verbs.add_parser(
        "answers",
        parents=[common],
        help=_("record answers from a table; a yes needs a signed date and where the form is"),
    )
    verb.add_argument("file", type=path, metavar="FILE")
    add_map(verb, "Website=website.photo", _)
    verb.add_argument(
        "--preview", action="store_true", help=_("tell what would be recorded; does nothing")
    )
    verb.set_defaults(run=run_answers)


def run_answers(call: Call) -> int:
    """Record the answers, or tell what would be recorded."""
    vault = call.vault()
    table = read_answers(vault, call.args.file, call.args.map)
    looking: bool = call.args.preview
    plan = preview_answers(vault, table) if looking else import_answers(vault, table)[0]
    call.answer(_record(table, plan, looking), *_lines(table, plan, looking, call.texts))
    return SOMETHING_WAITS if plan.to_look_at and not looking else 0


def _record(table: AnswersFile, plan: AnswersPlan, looking: bool) -> dict[str, Any]:
    return {
        "recorded": not looking,
        "columns": dict(table.columns.columns),
        "granted": plan.granted,
        "refused": plan.refused,
        "rows": [
            {
                "row": line.row.line,
                "person": line.person.full_name if line.person else line.row.name,
                "person_id": line.person.id if line.person else None,
                "answers": {form.purpose: form.answer for form in line.forms},
                "not_recorded": dict(line.untold),
            }
            for line in plan.lines
        ],
    }


def _lines(table: AnswersFile, plan: AnswersPlan, looking: bool, _: Texts) -> list[str]:
    columns = (f"{column} = {field}" for field, column in table.columns.columns.items())
    total = (
        _("Would be recorded: {yes} × permission, {no} × no permission.")
        if looking
        else _("Recorded: {yes} × permission, {no} × no permission.")
    )
    return [
        _("Columns: {columns}.", columns="; ".join(columns)),
        *(_row(line, _) for line in plan.to_look_at),
        total.format(yes=plan.granted, no=plan.refused),
        *_counted(plan, _),
    ]


def _row(line: AnswersOfRow, _: Texts) -> str:
    """What is not recorded of one line, and why."""
    by_reason: dict[Untold, list[str]] = {}
    for purpose, why in line.untold.items():
        if why not in (Untold.BLANK, Untold.ALREADY_RECORDED):
            by_reason.setdefault(why, []).append(purpose)
    told = "; ".join(f"{', '.join(p)}: {_(CODES[why])}" for why, p in by_reason.items())
    name = line.person.full_name if line.person else line.row.name
    return _("Row {row}, {name}, not recorded – {told}", row=line.row.line, name=name, told=told)


def _counted(plan: AnswersPlan, _: Texts) -> list[str]:
    times = Counter(why for line in plan.lines for why in line.untold.values())
    rows = {why: [x.row.line for x in plan.lines if why in x.untold.values()] for why in times}
    return [
        _(
            "Not recorded, and so still not answered: {n} × {why} (rows {rows}).",
            n=n,
            why=_(CODES[why]),
            rows=_in_ranges(rows[why]),
        )
        for why, n in times.most_common()
        if why is not Untold.ALREADY_RECORDED
    ] + [
        _.several("{n} answer was recorded already.", "{n} answers were recorded already.", n)
        for why, n in times.items()
        if why is Untold.ALREADY_RECORDED
    ]


def _in_ranges(numbers: Sequence[int]) -> str:
    """2, 3, 4 and 7 as "2-4, 7"."""
    groups: list[list[int]] = []
    for number in sorted(set(numbers)):
        if groups and groups[-1][-1] == number - 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    return ", ".join(str(g[0]) if len(g) == 1 else f"{g[0]}-{g[-1]}" for g in groups)
