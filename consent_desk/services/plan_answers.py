"""Which answers of a table can be recorded, and why the others cannot."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from consent_desk.domain.consent import (
    Answer,
    Decision,
    SignerKind,
    may_grant,
    noes_standing,
    year_answered,
)
from consent_desk.domain.decision import standing
from consent_desk.domain.person import Person
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import GuardianMayNotSign, GuardianNotKnown
from consent_desk.ports import UnitOfWork
from consent_desk.rosters.answers import AnswerRow, Said
from consent_desk.services.match_roster import Snapshot
from consent_desk.services.record_consent import Form
from consent_desk.services.signing_guardian import Guardians, is_said, like, tidy
from consent_desk.services.whose_answer import Whose
from consent_desk.settings import read_settings


class Untold(StrEnum):
    """Why an answer is not recorded; it stays what it was, which is no yes."""

    BLANK = "blank"
    NOT_UNDERSTOOD = "not-understood"
    NO_EVIDENCE = "no-evidence"
    NO_SIGNED_DATE = "no-signed-date"
    BAD_SIGNED_DATE = "bad-signed-date"
    SIGNED_OUTSIDE_YEAR = "signed-outside-year"
    SIGNED_IN_FUTURE = "signed-in-future"
    NOT_ENTITLED = "not-entitled"
    GUARDIAN_MAY_NOT_SIGN = "guardian-may-not-sign"
    GUARDIAN_NOT_KNOWN = "guardian-not-known"
    ALREADY_RECORDED = "already-recorded"
    UNKNOWN_PERSON = "unknown-person"
    AMBIGUOUS_PERSON = "ambiguous-person"


@dataclass(frozen=True)
class AnswersOfRow:
    """What comes of one line: forms to record, and answers that are not recorded, by purpose."""

    row: AnswerRow
    person: Person | None
    forms: tuple[Form, ...]
    untold: Mapping[str, Untold]


@dataclass(frozen=True)
class Known:
    """What the register knows that answers are held against.

    `guardians` are known by person id, and become more with the forms that are to be recorded.
    """

    guardians: Mapping[str, Guardians]
    year: SchoolYear
    age_of_consent: int
    recorded: Mapping[tuple[str, str], Sequence[Decision]]
    papers: Mapping[str, str | None]

    @classmethod
    def of(cls, uow: UnitOfWork, persons: Sequence[Person], people: Snapshot) -> "Known":
        """The register, with the decisions of these persons and where their papers are."""
        recorded: defaultdict[tuple[str, str], list[Decision]] = defaultdict(list)
        papers: dict[str, str | None] = {}
        for decision in uow.ledger.of_persons(person.id for person in persons):
            recorded[decision.person_id, decision.purpose].append(decision)
        for person_id in {person_id for person_id, _ in recorded}:
            papers |= {e.id: e.paper for e in uow.ledger.evidence_of(person_id)}
        age = read_settings(uow.settings.get()).age_of_consent
        guardians = {p.id: Guardians(p.id, people.guardians.get(p.id, ())) for p in persons}
        return cls(guardians, uow.school.year, age, recorded, papers)


def plan_answers(
    uow: UnitOfWork, rows: Sequence[AnswerRow], purposes: Collection[str], today: date
) -> list[AnswersOfRow]:
    """What can be recorded of a table; nothing is granted without paper and a date (R3)."""
    people = Snapshot.of(uow)
    whose = Whose(people)
    found = [(row, _only(whose.fitting(row))) for row in rows]
    known = Known.of(uow, [p for _, p in found if isinstance(p, Person)], people)
    return [_answers(row, person, known, purposes, today) for row, person in found]


def _only(fitting: Sequence[Person]) -> Person | Untold:
    """More than one that fits is nobody."""
    if len(fitting) == 1:
        return fitting[0]
    return Untold.AMBIGUOUS_PERSON if fitting else Untold.UNKNOWN_PERSON


def _answers(
    row: AnswerRow,
    person: Person | Untold,
    known: Known,
    purposes: Collection[str],
    today: date,
) -> AnswersOfRow:
    said = {purpose: row.said[purpose] for purpose in purposes if purpose in row.said}
    if isinstance(person, Untold):
        return AnswersOfRow(row, None, (), dict.fromkeys(said, person))
    forms: list[Form] = []
    untold: dict[str, Untold] = {}
    for purpose, cell in said.items():
        why = _why_not(row, person, purpose, cell, known, today)
        if why is None:
            forms.append(_form(row, person, purpose, cell, today))
            if tidy(row.guardian):
                known.guardians[person.id].named(row.guardian)
        else:
            untold[purpose] = why
    return AnswersOfRow(row, person, tuple(forms), untold)


def _form(row: AnswerRow, person: Person, purpose: str, cell: Said, today: date) -> Form:
    """The form of an answer; a no without a usable date counts as said today."""
    signed_on = row.signed_on if row.signed_on and row.signed_on <= today else today
    return Form(
        person.id,
        purpose,
        Answer.GRANTED if cell is Said.YES else Answer.REFUSED,
        signed_on,
        paper=row.evidence or None,
        guardian=row.guardian or None,
    )


def _why_not(
    row: AnswerRow, person: Person, purpose: str, cell: Said, known: Known, today: date
) -> Untold | None:
    if cell is Said.BLANK:
        return Untold.BLANK
    if cell is Said.NOT_UNDERSTOOD:
        return Untold.NOT_UNDERSTOOD
    flaw = _flaw(row, person, known, today) if cell is Said.YES else None
    if flaw is None and _is_recorded(row, _form(row, person, purpose, cell, today), known, today):
        return Untold.ALREADY_RECORDED
    return flaw


def _flaw(row: AnswerRow, person: Person, known: Known, today: date) -> Untold | None:
    """What a yes lacks."""
    if not row.evidence:
        return Untold.NO_EVIDENCE
    if row.signed_on is None:
        return Untold.BAD_SIGNED_DATE if row.bad_signed_on else Untold.NO_SIGNED_DATE
    if row.signed_on > today:
        return Untold.SIGNED_IN_FUTURE
    if not known.year.signable_from <= row.signed_on <= known.year.last_day:
        return Untold.SIGNED_OUTSIDE_YEAR
    return _signer_flaw(row, person, row.signed_on, known)


def _signer_flaw(row: AnswerRow, person: Person, day: date, known: Known) -> Untold | None:
    by_parent = may_grant(person, SignerKind.GUARDIAN, day, known.age_of_consent)
    if not by_parent:
        return Untold.NOT_ENTITLED if is_said(row.guardian) else None
    guardians = known.guardians[person.id]
    try:
        if tidy(row.guardian):
            guardians.check_may_grant(row.guardian)
        else:
            guardians.check_anybody_may_grant()
    except GuardianMayNotSign:
        return Untold.GUARDIAN_MAY_NOT_SIGN
    except GuardianNotKnown:
        return Untold.GUARDIAN_NOT_KNOWN
    return None


def _is_recorded(row: AnswerRow, form: Form, known: Known, today: date) -> bool:
    """Whether this very answer is in the ledger: the same table twice records nothing twice.

    What was said for another school year, or was corrected since, is another answer. A no without a
    date is said today, every time that the table comes in: it is there if it still stands.
    """
    year = year_answered(form.answer, form.signed_on, known.year, today)
    entries = standing(known.recorded.get((form.person, form.purpose), ()))
    is_dated = row.signed_on == form.signed_on
    return any(
        decision.answer is form.answer
        and decision.year == year
        and (decision.signed_on == form.signed_on or not is_dated)
        and (known.papers.get(decision.evidence_id or "") or "") == row.evidence
        and _is_signer(row, decision, known.guardians[form.person])
        for decision in (entries if is_dated else noes_standing(entries, today))
    )


def _is_signer(row: AnswerRow, decision: Decision, guardians: Guardians) -> bool:
    """Whether a line names the guardian who signed, or as little as that form did."""
    guardian = guardians.called(decision.signer.guardian_id)
    return bool(like(row.guardian, [guardian])) if guardian else not tidy(row.guardian)
