"""`consent show`, `history` and `explain`: what follows from what was signed, and why."""

import argparse
from textwrap import wrap
from typing import Any

from consent_desk.cli import consent_record
from consent_desk.cli.outside import Call, Nouns, day, text
from consent_desk.domain.consent import Reason
from consent_desk.messages import Texts
from consent_desk.sentences import mark
from consent_desk.services.explain_verdict import Caveat, Explanation, explain_verdict
from consent_desk.services.see_consent import ConsentTable, see_consent
from consent_desk.services.see_history import see_history
from consent_desk.services.tell_decision import Told, tell

_MARKS = {True: "✓", False: "✗"}
_MEANINGS = {"✓": mark("permission"), "✗": mark("no permission"), "–": mark("not answered yet")}
_WIDTH = 96
_CAVEATS = {
    Caveat.LEFT_ON: mark("The day on which somebody left is taken as it is known today."),
    Caveat.BIRTH_DATE: mark("The birth date and the age of consent are taken as they are today."),
    Caveat.PURPOSE_OFF_NOW: mark("This is not asked at this school any more."),
}


def add(nouns: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add the verbs."""
    noun = nouns.add_parser("consent", parents=[common], help=_("permissions"))
    verbs = noun.add_subparsers(metavar=_("verb"), required=True)
    consent_record.add(verbs, common, _)
    show = verbs.add_parser("show", parents=[common], help=_("who may be shown where"))
    show.add_argument("--group", metavar="5A", help=_("one group (default: the whole school)"))
    show.set_defaults(run=run_show)
    history = verbs.add_parser(
        "history", parents=[common], help=_("what was decided for a person, over the years")
    )
    history.add_argument("--person", required=True, type=text, metavar="NAME")
    history.set_defaults(run=run_history)
    explain = verbs.add_parser(
        "explain", parents=[common], help=_("why somebody could be shown on a day, or not")
    )
    explain.add_argument("--person", required=True, type=text, metavar="NAME")
    explain.add_argument("--purpose", required=True, metavar="portal.photo")
    explain.add_argument("--on", required=True, type=day(_), metavar="DATE")
    explain.add_argument(
        "--position", type=int, metavar="N", help=_("only decisions up to this number")
    )
    explain.set_defaults(run=run_explain)


def run_show(call: Call) -> int:
    """Show the table of persons and purposes."""
    table = see_consent(call.vault(), call.args.group)
    records = [
        {
            "person": table.labels[person.id],
            "person_id": person.id,
            "verdicts": {
                purpose.code: {
                    "yes": table.verdicts[person.id, purpose.code].yes,
                    "reason": table.verdicts[person.id, purpose.code].reason,
                }
                for purpose in table.purposes
            },
        }
        for person in table.persons
    ]
    call.answer(records, *_table_lines(table, call.texts))
    return 0


def _table_lines(table: ConsentTable, _: Texts) -> list[str]:
    """By purpose who has a yes, a no, and no answer; no line is longer than a screen is wide."""
    lines: list[str] = []
    for purpose in table.purposes:
        by_mark: dict[str, list[str]] = {mark: [] for mark in _MEANINGS}
        for person in table.persons:
            by_mark[_mark(table, person.id, purpose.code)].append(table.labels[person.id])
        lines.append(f"{_.purpose_name(purpose)} ({purpose.code})")
        for sign, names in by_mark.items():
            if names:
                told = f"{_(_MEANINGS[sign])} ({len(names)}): {'; '.join(names)}"
                lines += wrap(told, _WIDTH, initial_indent=f"  {sign} ", subsequent_indent="    ")
    return lines


def _mark(table: ConsentTable, person_id: str, code: str) -> str:
    verdict = table.verdicts[person_id, code]
    return "–" if verdict.reason is Reason.NOT_ANSWERED else _MARKS[verdict.yes]


def run_history(call: Call) -> int:
    """Tell all decisions of a person, each as a sentence."""
    _ = call.texts
    history = see_history(call.vault(), call.args.person)
    lines = [_line(told, _) for told in history.decisions]
    call.answer(
        {
            "person": history.label,
            "person_id": history.person_id,
            "decisions": [_record(told, _) for told in history.decisions],
        },
        history.label,
        *(lines or [_("Nothing was recorded yet.")]),
    )
    return 0


def run_explain(call: Call) -> int:
    """Compute a verdict again from what was known on a day, and tell from what."""
    _, args = call.texts, call.args
    found = explain_verdict(call.vault(), args.person, args.purpose, args.on, args.position)
    call.answer(_explanation(found, _), *_explanation_lines(found, _))
    return 0


def _explanation(found: Explanation, texts: Texts) -> dict[str, Any]:
    return {
        "person": found.label,
        "person_id": found.verdict.person_id,
        "purpose": found.purpose.code,
        "day": found.verdict.day.isoformat(),
        "yes": found.verdict.yes,
        "reason": found.verdict.reason,
        "position": found.verdict.position,
        "rule_version": found.verdict.rule_version,
        "wording_version": found.wording_version,
        "wordings": found.wordings,
        "decisions": [_record(told, texts) for told in found.decisions],
        "caveats": list(found.caveats),
    }


def _explanation_lines(found: Explanation, _: Texts) -> list[str]:
    outcome = found.verdict
    lines = [
        f"{_MARKS[outcome.yes]} {found.label} · {_.purpose(found.purpose)} ·"
        f" {_.day(outcome.day)}: {_.reason(outcome.reason)}",
        _(
            "By version {rule} of the rules and the register up to no. {position}.",
            rule=outcome.rule_version,
            position=outcome.position,
        ),
        _("What was known then:"),
        *(_line(told, _) for told in found.decisions),
    ]
    if not found.decisions:
        lines.append(f"  {_('nothing')}")
    for version, texts in found.wordings.items():
        wording = texts.get(_.lang) or next(iter(texts.values()), None) or _("text not kept")
        lines.append(_("Wording {n}: {wording}", n=version, wording=wording))
    return lines + [_(_CAVEATS[caveat]) for caveat in found.caveats]


def _line(told: Told, texts: Texts) -> str:
    return f"  {told.decision.position:>4}  {tell(told, texts)}"


def _record(told: Told, texts: Texts) -> dict[str, Any]:
    decision = told.decision
    return {
        "decision": decision.id,
        "position": decision.position,
        "purpose": decision.purpose,
        "answer": decision.answer,
        "year": str(decision.year),
        "signed_on": decision.signed_on.isoformat(),
        "counts_from": decision.counts_from.isoformat(),
        "recorded_on": decision.recorded_on.isoformat(),
        "by": decision.signer.kind,
        "guardian": told.guardian,
        "wording_version": decision.wording_version,
        "has_proof": told.has_proof,
        "paper": told.paper,
        "corrects": told.corrects,
        "corrected_by": told.corrected_by,
        "sentence": tell(told, texts),
    }
