"""`consent record`, `bulk` and `correct`: entering what was signed."""

import argparse
from typing import Any

from consent_desk.cli.effects import effect_lines, effect_record
from consent_desk.cli.outside import Call, Nouns, day, path, text
from consent_desk.domain.consent import Answer, Reason, SignerKind
from consent_desk.errors import SignedDateNeeded
from consent_desk.messages import Texts
from consent_desk.services.correct_decision import Correction, correct_decision
from consent_desk.services.record_bulk import NUMBER, Otherwise, Sheet, Stack, record_bulk
from consent_desk.services.record_consent import Form, Recorded, record_answers
from consent_desk.services.see_history import see_history
from consent_desk.services.tell_decision import tell

_NOES = (Reason.REFUSED, Reason.WITHDRAWN)
_ANSWERS = [str(a) for a in Answer if a is not Answer.NOT_ANSWERED]


def add(verbs: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add the verbs."""
    record = verbs.add_parser("record", parents=[common], help=_("record one answer"))
    record.add_argument("--person", required=True, metavar="NAME")
    record.add_argument("--purpose", required=True, metavar="portal.photo", action="append")
    record.add_argument("--answer", required=True, choices=_ANSWERS)
    _add_form(record, _)
    record.add_argument(
        "--same-signer",
        action="store_true",
        help=_("the parent who signed is the one who said no before"),
    )
    record.set_defaults(run=run_record)
    _add_bulk(verbs, common, _)
    correct = verbs.add_parser(
        "correct", parents=[common], help=_("correct a mistake in recording, with a new entry")
    )
    correct.add_argument("decision", type=text, metavar="NUMBER|ID")
    correct.add_argument("--answer", required=True, choices=[str(a) for a in Answer])
    _add_form(correct, _)
    correct.add_argument(
        "--nobody-said-no",
        action="store_true",
        help=_("the no was recorded by mistake: nobody said it"),
    )
    correct.set_defaults(run=run_correct)


def _add_form(verb: argparse.ArgumentParser, _: Texts) -> None:
    """What stands on a form."""
    verb.add_argument(
        "--signed",
        type=day(_),
        metavar="DATE",
        help=_("as 2026-09-01; the date on the form"),
    )
    verb.add_argument(
        "--effective",
        type=day(_),
        metavar="DATE",
        help=_("the day from which a permission counts (default: at once)"),
    )
    proof = verb.add_mutually_exclusive_group()
    proof.add_argument("--scan", type=path, metavar="FILE", help=_("the scanned form"))
    proof.add_argument("--paper", metavar="REF", help=_("where the paper is"))
    verb.add_argument(
        "--by", choices=[str(k) for k in SignerKind], help=_("who signed (default: who has to)")
    )
    verb.add_argument("--guardian", metavar="NAME", help=_("which parent or guardian signed"))


def _add_bulk(verbs: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    bulk = verbs.add_parser(
        "bulk", parents=[common], help=_("record a stack of forms of a group that say the same")
    )
    bulk.add_argument("--group", required=True, metavar="5A")
    bulk.add_argument("--purpose", required=True, metavar="portal.photo", action="append")
    bulk.add_argument("--answer", choices=["granted", "refused"], default="granted")
    bulk.add_argument("--signed", required=True, type=day(_), metavar="DATE")
    bulk.add_argument(
        "--paper",
        required=True,
        metavar="REF",
        help=_(
            "where the forms are, with {number} for the number of each, by surname",
            number=NUMBER,
        ),
    )
    bulk.add_argument("--first", type=int, default=1, metavar="N", help=_("the first number"))
    bulk.add_argument(
        "--not-handed-in", action="append", default=[], metavar="NAME", help=_("has no form here")
    )
    bulk.add_argument(
        "--except",
        dest="exceptions",
        action="append",
        default=[],
        type=_exception,
        metavar="NAME:PURPOSE=ANSWER",
        help=_("another answer of somebody to one purpose; not-answered: left blank"),
    )
    bulk.set_defaults(run=run_bulk)


def _exception(given: str) -> Otherwise:
    """`Tim de Boer:website.photo=refused`."""
    who, equals, answer = given.rpartition("=")
    person, colon, purpose = who.rpartition(":")
    if not (equals and colon and person.strip() and purpose.strip() and answer in set(Answer)):
        raise argparse.ArgumentTypeError(given)
    return Otherwise(person.strip(), purpose.strip(), Answer(answer))


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
            effective_on=args.effective,
        )
        for purpose in args.purpose
    ]
    done = record_answers(vault, forms)
    call.answer(
        [_record(recorded) for recorded in done],
        *(line for recorded in done for line in _lines(recorded, args.person, call.texts)),
    )
    return 0


def run_correct(call: Call) -> int:
    """Enter what a decision should have said."""
    args = call.args
    correction = Correction(
        decision=args.decision,
        answer=Answer(args.answer),
        signed_on=args.signed,
        scan=args.scan,
        paper=args.paper,
        by=SignerKind(args.by) if args.by else None,
        guardian=args.guardian,
        effective_on=args.effective,
        nobody_said_no=args.nobody_said_no,
    )
    vault, _ = call.vault(), call.texts
    done = correct_decision(vault, correction)
    history = see_history(vault, done.decision.person_id)
    was = next(told for told in history.decisions if told.decision.id == done.decision.corrects)
    number = _("no. {n}", n=done.decision.position)
    call.answer(
        _record(done) | {"person": history.label, "was": was.decision.answer},
        history.label,
        _("was: {sentence}", sentence=tell(was, _)),
        *_lines(done, f"{number} · {history.label}", _),
    )
    return 0


def run_bulk(call: Call) -> int:
    """Record the stack, and say which form has which number."""
    args = call.args
    stack = Stack(
        group=args.group,
        purposes=args.purpose,
        signed_on=args.signed,
        paper=args.paper,
        answer=Answer(args.answer),
        first=args.first,
        absent=args.not_handed_in,
        exceptions=args.exceptions,
    )
    sheets = record_bulk(call.vault(), stack)
    call.answer(
        [_sheet(sheet) for sheet in sheets],
        *(line for sheet in sheets for line in _sheet_lines(sheet, call.texts)),
        call.texts.several("{n} form was recorded.", "{n} forms were recorded.", len(sheets)),
    )
    return 0


def _sheet(sheet: Sheet) -> dict[str, Any]:
    return {
        "person": sheet.label,
        "paper": sheet.paper,
        "answers": [_record(recorded) for recorded in sheet.recorded],
    }


def _sheet_lines(sheet: Sheet, texts: Texts) -> list[str]:
    who = f"{sheet.paper} · {sheet.label}"
    if not sheet.recorded:
        return [f"{who}: –"]
    return [line for recorded in sheet.recorded for line in _lines(recorded, who, texts)]


def _record(recorded: Recorded) -> dict[str, Any]:
    return {
        "decision": recorded.decision.id,
        "position": recorded.decision.position,
        "person_id": recorded.decision.person_id,
        "purpose": recorded.decision.purpose,
        "answer": recorded.decision.answer,
        "corrects": recorded.decision.corrects,
        "may_be_shown": recorded.verdict.yes,
        "reason": recorded.verdict.reason,
        **effect_record([recorded]),
    }


def _lines(recorded: Recorded, person: str, _: Texts) -> list[str]:
    reason = _.reason(recorded.verdict.reason)
    lines = [f"{person} · {recorded.decision.purpose}: {reason}"]
    if recorded.decision.answer is Answer.GRANTED and recorded.verdict.reason in _NOES:
        lines.append(
            _(
                "An earlier no stands: only the parent who said it can lift it. If this is that"
                " parent, record it with --same-signer, or with --guardian NAME."
            )
        )
    return lines + effect_lines([recorded], _)
