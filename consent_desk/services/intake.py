"""Forms as they come in: what each one says, for whom, by whom and with which proof."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

from consent_desk.domain.consent import (
    Answer,
    Decision,
    Signer,
    SignerKind,
    may_grant,
    noes_standing,
    year_answered,
)
from consent_desk.domain.decision import standing
from consent_desk.domain.person import Guardian, Person
from consent_desk.domain.purpose import Purpose
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import (
    BadEvidence,
    BlankNotRecorded,
    EffectiveDateUnfit,
    EvidenceNeeded,
    FileMissing,
    SignedInFuture,
    SignedOutsideYear,
    SignerNotEntitled,
    UnknownPurpose,
)
from consent_desk.ports import Evidence, UnitOfWork, Vault
from consent_desk.rosters.paper import points_to_paper
from consent_desk.services.find_person import Directory
from consent_desk.services.signing_guardian import Guardians, is_said, tidy
from consent_desk.services.wordings import FIRST, days_reworded, version_signed
from consent_desk.settings import read_settings

SCAN_LIMIT = 20_000_000


@dataclass(frozen=True)
class Form:
    """One answer as it stands on a form, or was told.

    `guardian` is the name of the guardian who signed, where the form tells them apart; a yes is
    only taken from a name on record, where there is any. `by` says in which quality, and follows
    from age and kind when it is None. `same_signer` says that an unnamed guardian is the one who
    said no before; without it, nobody's no is lifted (R4). `effective_on` is the day from which a
    grant counts, where that is later.
    """

    person: str
    purpose: str
    answer: Answer
    signed_on: date
    scan: Path | None = None
    paper: str | None = None
    by: SignerKind | None = None
    guardian: str | None = None
    same_signer: bool = False
    effective_on: date | None = None


@dataclass(frozen=True)
class Draft:
    """A decision that has no place in the ledger yet, and the proof that goes with it."""

    person: Person
    purpose: Purpose
    decision: Decision
    evidence: Evidence | None


class Intake:
    """Understands forms within one transaction; what they share is read and kept once."""

    def __init__(self, uow: UnitOfWork, vault: Vault, persons: Iterable[str]) -> None:
        """Take the transaction, and the persons that forms are going to be about, as written."""
        self._uow = uow
        self.actor = vault.actor.id
        now = vault.clock.now()
        self.today = now.date()
        self._zone = now.tzinfo
        asked = set(persons)
        self._by_id = {person.id: person for person in uow.people.these(asked)}
        self._directory = Directory.meaning(uow, asked - self._by_id.keys())
        self._purposes = {purpose.code: purpose for purpose in uow.purposes.all()}
        self._age_of_consent = read_settings(uow.settings.get()).age_of_consent
        self._guardians: dict[str, Guardians] = {}
        self._reworded: Mapping[str, Sequence[date]] | None = None
        self._noes: dict[tuple[str, str], int] = {}
        self._somebodies: dict[tuple[str, int], Signer] = {}
        self._evidence: dict[tuple[str, str | None, Path | None], Evidence] = {}

    def draft(self, form: Form, scan: bytes | None) -> Draft:
        """What a form says, as a decision; a guardian who was not known is kept at once.

        Raises:
            UnknownPerson, AmbiguousPerson, UnknownPurpose, EvidenceNeeded, SignedOutsideYear,
            SignedInFuture, EffectiveDateUnfit, SignerNotEntitled, GuardianMayNotSign,
            GuardianNotKnown, BlankNotRecorded: see there.
        """
        if form.answer is Answer.NOT_ANSWERED:
            raise BlankNotRecorded
        person = self._by_id.get(form.person) or self._directory.find(form.person)
        purpose = self.purpose(form.purpose)
        evidence = self.evidence(person, form, scan)
        decision = Decision(
            id=uuid4().hex,
            position=0,
            person_id=person.id,
            purpose=purpose.code,
            answer=form.answer,
            year=self._year(form),
            signed_on=form.signed_on,
            recorded_on=self.today,
            signer=self.signer(person, form),
            evidence_id=evidence.id if evidence else None,
            wording_version=self.wording(purpose, form.signed_on),
            recorded_by=self.actor,
            effective_on=form.effective_on,
        )
        check_effective(decision)
        return Draft(person, purpose, decision, evidence)

    def purpose(self, code: str) -> Purpose:
        """The purpose with a code."""
        if code not in self._purposes:
            raise UnknownPurpose(asked=code, choices=", ".join(self._purposes))
        return self._purposes[code]

    def _year(self, form: Form) -> SchoolYear:
        """The school year an answer is for; only a grant is bound to the year of the school."""
        working_year = self._uow.school.year
        check_not_to_come(form.signed_on, self.today)
        if form.answer is Answer.GRANTED:
            check_signed_in(working_year, form.signed_on)
        return year_answered(form.answer, form.signed_on, working_year, self.today)

    def wording(self, purpose: Purpose, signed_on: date) -> int:
        """The version that was asked on the day on which a form was signed, not today's."""
        if purpose.wording_version == FIRST:
            return FIRST
        if self._reworded is None:
            self._reworded = days_reworded(self._uow, self._zone)
        return version_signed(self._reworded.get(purpose.code, ()), signed_on)

    def signer(self, person: Person, form: Form) -> Signer:
        """Who signed; a guardian who was not known before becomes one of the person's."""
        entitled = self.entitled(person, form.signed_on)
        name = tidy(form.guardian or "")
        kind = form.by or (SignerKind.GUARDIAN if is_said(form.guardian) else entitled)
        grants = form.answer is Answer.GRANTED
        if grants and kind is not entitled:
            raise SignerNotEntitled
        if not name:
            return self._unnamed(person, kind, form)
        if grants:
            self.guardians_of(person).check_may_grant(name)
        return Signer(kind, self._guardian(person, name).id)

    def entitled(self, person: Person, day: date) -> SignerKind:
        """Who has to sign for a person on a day (R6)."""
        return next(k for k in SignerKind if may_grant(person, k, day, self._age_of_consent))

    def guardians_of(self, person: Person) -> Guardians:
        """The guardians of a person, with those whom these forms made known."""
        if person.id not in self._guardians:
            known = self._uow.people.guardians_of(person.id)
            self._guardians[person.id] = Guardians(person.id, known)
        return self._guardians[person.id]

    def _guardian(self, person: Person, name: str) -> Guardian:
        guardian, is_new = self.guardians_of(person).named(name)
        if is_new:
            self._uow.people.add_guardian(guardian)
        return guardian

    def _unnamed(self, person: Person, kind: SignerKind, form: Form) -> Signer:
        """A signer without a name: nobody of whom another form is known, unless it is said.

        Whether there is a no to lift cannot be asked here: one may come in by a correction, at a
        place before this form. Two noes without a name can be of two parents, and each is lifted
        by a form of its own.
        """
        if kind is SignerKind.SELF:
            return Signer(kind)
        if form.answer is Answer.GRANTED:
            self.guardians_of(person).check_anybody_may_grant()
            return self._who_said_no(person, form) if form.same_signer else somebody()
        key = (person.id, form.purpose)
        self._noes[key] = self._noes.get(key, -1) + 1
        # Noes to several purposes at once are one person's, as on one form.
        return self._somebodies.setdefault((person.id, self._noes[key]), somebody())

    def _who_said_no(self, person: Person, form: Form) -> Signer:
        """The unnamed guardian whose no stands, the last one where there are more."""
        ledger = self._uow.ledger.of_persons([person.id])
        entries = standing(d for d in ledger if d.purpose == form.purpose)
        guardians = self.guardians_of(person)
        signers = [
            no.signer
            for no in noes_standing(entries, max(self.today, self._year(form).first_day))
            if no.signer.kind is SignerKind.GUARDIAN
            and guardians.called(no.signer.guardian_id) is None
        ]
        return signers[-1] if signers else Signer(SignerKind.GUARDIAN)

    def evidence(self, person: Person, form: Form, scan: bytes | None) -> Evidence | None:
        """A form's proof, one however many answers stand on it.

        Raises:
            EvidenceNeeded: a grant without any; "none" or "yes" is not one.
        """
        paper = (form.paper or "").strip()
        paper = paper if points_to_paper(paper) else None
        if scan is None and not paper:
            if form.answer is Answer.GRANTED:
                raise EvidenceNeeded
            return None
        key = (person.id, paper, form.scan)
        if key not in self._evidence:
            self._evidence[key] = Evidence(uuid4().hex, person.id, paper, scan)
        return self._evidence[key]


def somebody() -> Signer:
    """A guardian without a name, who is nobody that signed anything else (R4)."""
    return Signer(SignerKind.GUARDIAN, uuid4().hex)


def check_not_to_come(signed_on: date, today: date) -> None:
    """Refuse a date that has not come yet."""
    if signed_on > today:
        raise SignedInFuture(signed=signed_on)


def check_signed_in(year: SchoolYear, signed_on: date) -> None:
    """Refuse a date on which no form for a school year is signed (R3)."""
    if not year.signable_from <= signed_on <= year.last_day:
        raise SignedOutsideYear(
            signed=signed_on,
            year=str(year),
            first=year.signable_from,
            last=year.last_day,
        )


def check_effective(decision: Decision) -> None:
    """Refuse a day to count from that says nothing, or that somebody might take for a no's."""
    day = decision.effective_on
    if day is None:
        return
    if decision.answer is not Answer.GRANTED or not (
        decision.signed_on <= day <= decision.year.last_day
    ):
        raise EffectiveDateUnfit(first=decision.signed_on, last=decision.year.last_day)


def read_scan(file: Path) -> bytes:
    """The scanned form.

    Raises:
        FileMissing, BadEvidence: it cannot be used.
    """
    if not file.is_file():
        raise FileMissing(file=str(file))
    if not 0 < file.stat().st_size <= SCAN_LIMIT:
        raise BadEvidence(file=str(file))
    return file.read_bytes()
