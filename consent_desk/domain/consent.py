"""The verdict that follows from the decisions of the ledger (R1 to R8)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from consent_desk.domain.decision import Answer, Decision, Signer, SignerKind, standing
from consent_desk.domain.person import Person, PersonKind
from consent_desk.domain.purpose import Purpose
from consent_desk.domain.school_year import SchoolYear

__all__ = [
    "AGE_OF_CONSENT",
    "RULE_VERSION",
    "Answer",
    "Decision",
    "Reason",
    "Signer",
    "SignerKind",
    "Verdict",
    "may_grant",
    "noes_standing",
    "verdict",
    "year_answered",
    "years_for",
]

RULE_VERSION = 3
"""2: corrections, and grants that count from a later day; 3: a no for the coming school year holds
for the rest of the one that runs. Without these it decides as 1 did.
"""

AGE_OF_CONSENT = 16


class Reason(StrEnum):
    """Why a verdict is what it is."""

    GRANTED = "granted"
    NOT_ANSWERED = "not-answered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    NO_EVIDENCE = "no-evidence"
    SIGNED_OUTSIDE_YEAR = "signed-outside-year"
    NOT_YET = "not-yet"
    NOT_ENTITLED = "not-entitled"
    OLD_WORDING = "old-wording"
    LEFT = "left"
    PURPOSE_OFF = "purpose-off"


@dataclass(frozen=True)
class Verdict:
    """May this person be shown for this purpose on this day, and why.

    `position` is the ledger position it was computed from (0: no decision yet).
    """

    person_id: str
    purpose: str
    day: date
    yes: bool
    reason: Reason
    position: int
    rule_version: int = RULE_VERSION


def verdict(
    person: Person,
    purpose: Purpose,
    day: date,
    decisions: Iterable[Decision],
    age_of_consent: int = AGE_OF_CONSENT,
) -> Verdict:
    """Apply R1 to R8 to the ledger of any set of persons and purposes.

    One no that was not taken back by whoever said it is enough for a no (R4); a yes needs a grant
    that is written, of this school year, signed by someone entitled to, under the present wording,
    and counting from this day or before. Of a corrected entry the last version counts.
    """
    ledger = sorted(
        (d for d in decisions if d.person_id == person.id and d.purpose == purpose.code),
        key=lambda d: d.position,
    )
    reason = _reason(person, purpose, day, ledger, age_of_consent)
    position = ledger[-1].position if ledger else 0
    return Verdict(person.id, purpose.code, day, reason is Reason.GRANTED, reason, position)


def years_for(day: date) -> tuple[SchoolYear, SchoolYear, SchoolYear]:
    """The school years whose decisions a verdict on a day can depend on: this, last, next."""
    year = SchoolYear.of(day)
    return year, SchoolYear(year.start - 1), SchoolYear(year.start + 1)


def year_answered(answer: Answer, signed_on: date, working: SchoolYear, today: date) -> SchoolYear:
    """The school year that an answer is for, when it is recorded today.

    A grant is for the year that the school works in. A no is always for a year that still runs or
    is to come: where its date fits two, for the later one, for it reaches back into the other.
    """
    if answer is Answer.GRANTED:
        return working
    running = SchoolYear.of(today)
    if answer is not Answer.REFUSED:
        return running
    fitting = [y for y in (working, running) if y.signable_from <= signed_on <= y.last_day]
    return max(fitting, default=running)


def _reason(
    person: Person,
    purpose: Purpose,
    day: date,
    ledger: list[Decision],
    age_of_consent: int,
) -> Reason:
    if person.has_left_by(day):
        return Reason.LEFT
    if not purpose.active:
        return Reason.PURPOSE_OFF
    year = SchoolYear.of(day)
    entries = standing(ledger)
    if noes := noes_standing(entries, day):
        return Reason.WITHDRAWN if noes[-1].answer is Answer.WITHDRAWN else Reason.REFUSED
    grants = [d for d in _of_year(entries, year) if d.answer is Answer.GRANTED]
    flaws = [_flaw(person, purpose, day, year, grant, age_of_consent) for grant in grants]
    if not flaws:
        return Reason.NOT_ANSWERED
    return Reason.GRANTED if None in flaws else next(f for f in reversed(flaws) if f is not None)


def noes_standing(entries: Iterable[Decision], day: date) -> list[Decision]:
    """The noes of the day's school year that nobody took back.

    `entries` are what counts of the ledger of one person and purpose; see `decision.standing`.
    """
    year = SchoolYear.of(day)
    counting = list(entries)
    grants = [d for d in counting if d.answer is Answer.GRANTED]
    noes = [d for d in _of_year(counting, year) if d.answer.is_no]
    # What was said for next year is taken back by a form for this year, or by one for next year.
    return [
        no
        for no in noes
        if not _is_lifted(no, [g for g in grants if year <= g.year <= max(year, no.year)], day)
    ]


def _of_year(entries: Iterable[Decision], year: SchoolYear) -> list[Decision]:
    return [d for d in entries if d.year == year or _reaches_into(d, year)]


def _is_lifted(no: Decision, grants: Iterable[Decision], day: date) -> bool:
    """Whether whoever said no took it back in writing, later than it was said (R4).

    A form that was signed before somebody withdrew and is entered afterwards lifts nothing. On the
    day itself a grant entered later corrects a refusal, not a withdrawal. A grant that counts from
    a later day lifts the no on that day, or else somebody else's grant would count until then.
    """
    return any(
        grant.signer == no.signer
        and grant.position > no.position
        and grant.evidence_id is not None
        and grant.counts_from <= day
        and (
            grant.signed_on > no.signed_on
            or (no.answer is Answer.REFUSED and grant.signed_on == no.signed_on)
        )
        for grant in grants
    )


def _reaches_into(no: Decision, year: SchoolYear) -> bool:
    """Whether a no that was said for a school year beside this one is one in this year too.

    From 1 April a withdrawal also takes back what was granted for the coming year (R5). Whoever
    says no on the form for the coming year says it while this one runs, and a no works at once.
    """
    if no.year.start + 1 == year.start:
        return no.answer is Answer.WITHDRAWN and no.signed_on >= year.signable_from
    return no.answer.is_no and no.year.start == year.start + 1 and no.signed_on <= year.last_day


def _flaw(
    person: Person,
    purpose: Purpose,
    day: date,
    year: SchoolYear,
    grant: Decision,
    age_of_consent: int,
) -> Reason | None:
    if grant.evidence_id is None:
        return Reason.NO_EVIDENCE
    if not year.signable_from <= grant.signed_on <= min(day, year.last_day):
        return Reason.SIGNED_OUTSIDE_YEAR
    if grant.counts_from > day:
        return Reason.NOT_YET
    if not may_grant(person, grant.signer.kind, day, age_of_consent):
        return Reason.NOT_ENTITLED
    if grant.wording_version != purpose.wording_version:
        return Reason.OLD_WORDING
    return None


def may_grant(person: Person, signer: SignerKind, day: date, age_of_consent: int) -> bool:
    """Whether a grant by this signer counts for this person on a day (R6).

    Staff sign for themselves; a pupil from the age of consent; before it a guardian. A pupil whose
    birth date is not known counts as younger.
    """
    age = person.age_on(day)
    signs_alone = person.kind is PersonKind.STAFF or (age is not None and age >= age_of_consent)
    return signer is (SignerKind.SELF if signs_alone else SignerKind.GUARDIAN)
