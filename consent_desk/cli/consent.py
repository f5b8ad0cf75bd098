"""`consent record` and `consent show`: what was signed, and what follows from it."""

import argparse
from datetime import date
from typing import Any

from consent_desk.cli.outside import Call, Nouns, path
from consent_desk.domain.consent import Answer, Reason, SignerKind
from consent_desk.errors import SignedDateNeeded
from consent_desk.messages import Texts
from consent_desk.services.record_consent import Form, Recorded, record_answers
from consent_desk.services.see_consent import ConsentTable, see_consent

_NOES = (Reason.REFUSED, Reason.WITHDRAWN)
_MARKS = {True: "✓", False: "✗"}


def add(nouns: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add the verbs."""
    noun = nouns.add_parser("consent", parents=[common], help=_("permissions"))
    verbs = noun.add_subparsers(metavar=_("verb"), required=True)
    record = verbs.add_parser("record", parents=[common], help=_("record one answer"))
    record.add_argument("--person", required=True, metavar="NAME")
    record.add_argument("--purpose", required=True, metavar="portal.photo", action="append")
    record.add_argument("--answer", required=True, choices=[str(a) for a in Answer])
    record.add_argument(
        "--signed",
        type=date.fromisoformat,
        metavar="DATE",
        help=_("as 2026-09-01; the date on the form"),
    )
    proof = record.add_mutually_exclusive_group()
    proof.add_argument("--scan", type=path, metavar="FILE", help=_("the scanned form"))
    proof.add_argument("--paper", metavar="REF", help=_("where the paper is"))
    record.add_argument(
        "--by", choices=[str(k) for k in SignerKind], help=_("who signed (default: who has to)")
    )
    record.add_argument("--guardian", metavar="NAME", help=_("which parent or guardian signed"))
    record.add_argument(
        "--same-signer",
        action="store_true",
        help=_("the parent who signed is the one who said no before"),
    )
    record.set_defaults(run=run_record)
    show = verbs.add_parser("show", parents=[common], help=_("who may be shown where"))
    show.add_argument("--group", metavar="5A", help=_("one group (default: the whole school)"))
    show.set_defaults(run=run_show)


def run_record(call: Call) -> int:
    """Record the answer for each purpose named."""
    args = call.args
    vault = call.vault()
    signed = args.signed
    if signed is None:
        if args.answer != Answer.WITHDRAWN:
            raise SignedDateNeeded
        signed = vault.clock.now().date()
    forms = [
        Form(
            person=args.person,
            purpose=purpose,
            answer=Answer(args.answer),
            signed_on=signed,
            scan=args.scan,
            paper=args.paper,
            by=SignerKind(args.by) if args.by else None,
            guardian=args.guardian,
            same_signer=args.same_signer,
        )
        for purpose in args.purpose
    ]
    done = record_answers(vault, forms)
    call.answer(
        [_record(recorded) for recorded in done],
        *(line for recorded in done for line in _lines(recorded, args.person, call.texts)),
    )
    return 0


def _record(recorded: Recorded) -> dict[str, Any]:
    return {
        "decision": recorded.decision.id,
        "person_id": recorded.decision.person_id,
        "purpose": recorded.decision.purpose,
        "answer": recorded.decision.answer,
        "may_be_shown": recorded.verdict.yes,
        "reason": recorded.verdict.reason,
        "deleted": [str(file) for file in recorded.consequences.deleted],
        "out_of_reach": [str(file) for file in recorded.consequences.out_of_reach],
        "templates_deleted": recorded.consequences.templates,
    }


def _lines(recorded: Recorded, person: str, _: Texts) -> list[str]:
    what = recorded.consequences
    reason = _.reason(recorded.verdict.reason)
    lines = [f"{person} · {recorded.decision.purpose}: {reason}"]
    if recorded.decision.answer is Answer.GRANTED and recorded.verdict.reason in _NOES:
        lines.append(
            _(
                "An earlier no stands: only the parent who said it can lift it. If this is that"
                " parent, record it with --same-signer, or with --guardian NAME."
            )
        )
    if what.deleted:
        lines.append(
            _.several(
                "{n} cleared photo that was not placed yet was deleted.",
                "{n} cleared photos that were not placed yet were deleted.",
                len(what.deleted),
            )
        )
    lines += [_("Delete this one yourself: {file}", file=file) for file in what.out_of_reach]
    if what.templates:
        lines.append(_("The face templates were deleted."))
    return lines


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
    width = max([len(label) for label in table.labels.values()], default=0)
    codes = [purpose.code for purpose in table.purposes]
    lines = [" " * width + "  " + "  ".join(codes)]
    for person in table.persons:
        marks = (_mark(table, person.id, code).center(len(code)) for code in codes)
        lines.append(f"{table.labels[person.id]:<{width}}  {'  '.join(marks)}")
    lines.append(_("✓ permission   ✗ no permission   – form not returned yet"))
    return lines


def _mark(table: ConsentTable, person_id: str, code: str) -> str:
    verdict = table.verdicts[person_id, code]
    return "–" if verdict.reason is Reason.NOT_ANSWERED else _MARKS[verdict.yes]
