"""Recording one answer of one person, with its evidence."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

from consent_desk.domain.account import Action, require
from consent_desk.domain.consent import Answer, Decision, Signer, SignerKind, Verdict, may_grant
from consent_desk.domain.person import Person
from consent_desk.domain.purpose import Purpose
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import (
    BadEvidence,
    EvidenceNeeded,
    FileMissing,
    SignedInFuture,
    SignedOutsideYear,
    SignerNotEntitled,
    SignerUnknown,
)
from consent_desk.ports import Evidence, NewDecision, UnitOfWork, Vault
from consent_desk.services.find_person import Directory
from consent_desk.services.journal import decision_digest, note
from consent_desk.services.verdicts import purpose_called, verdicts_for
from consent_desk.services.withdraw import Consequences, take_effect
from consent_desk.settings import read_settings

SCAN_LIMIT = 20_000_000


@dataclass(frozen=True)
class Form:
    """One answer as it stands on a form, or was told.

    `guardian` is the name of the guardian who signed, where the form tells them apart; `by` says in
    which quality, and follows from age and kind when it is None.
    """

    person: str
    purpose: str
    answer: Answer
    signed_on: date
    scan: Path | None = None
    paper: str | None = None
    by: SignerKind | None = None
    guardian: str | None = None


@dataclass(frozen=True)
class Recorded:
    """What was recorded, the verdict that holds now, and what followed at once."""

    decision: Decision
    verdict: Verdict
    consequences: Consequences


def record_consent(vault: Vault, form: Form) -> Recorded:
    """Add one decision to the ledger; a no takes effect in the same transaction (R5).

    Raises:
        UnknownPerson, AmbiguousPerson, UnknownPurpose: not in the register.
        EvidenceNeeded: a grant without a scan or a paper reference (R3).
        SignedOutsideYear, SignedInFuture: the date does not fit (R3).
        SignerNotEntitled, SignerUnknown: somebody else has to sign (R6).
        FileMissing, BadEvidence: the scan cannot be used.
    """
    require(vault.actor, Action.RECORD_CONSENT)
    today = vault.clock.now().date()
    scan = _read_scan(form.scan) if form.scan else None
    with vault.register.write() as uow:
        person = Directory.of(uow).find(form.person)
        purpose = purpose_called(uow, form.purpose)
        year = _year(uow.school.year, form, today)
        signer = _signer(uow, person, form)
        evidence = _keep_evidence(uow, person, form, scan)
        decision = uow.ledger.append(
            NewDecision(
                Decision(
                    id=uuid4().hex,
                    position=0,
                    person_id=person.id,
                    purpose=purpose.code,
                    answer=form.answer,
                    year=year,
                    signed_on=form.signed_on,
                    recorded_on=today,
                    signer=signer,
                    evidence_id=evidence,
                    wording_version=purpose.wording_version,
                ),
                recorded_by=vault.actor.id,
            )
        )
        note(uow, vault, f"consent.{form.answer}", person.id, decision=decision_digest(decision))
        recorded = _effect(uow, vault, person, purpose, decision, today)
        uow.commit()
    for file_id in recorded.consequences.kept_ids:
        vault.kept.delete(file_id)
    return recorded


def _effect(
    uow: UnitOfWork,
    vault: Vault,
    person: Person,
    purpose: Purpose,
    decision: Decision,
    today: date,
) -> Recorded:
    now = verdicts_for(uow, [person], [purpose], today)[person.id, purpose.code]
    consequences = Consequences() if now.yes else take_effect(uow, vault, person, purpose)
    return Recorded(decision, now, consequences)


def _year(working_year: SchoolYear, form: Form, today: date) -> SchoolYear:
    """The school year an answer is for; a withdrawal is for the year that is running."""
    if form.signed_on > today:
        raise SignedInFuture(signed=form.signed_on.isoformat())
    if form.answer is Answer.WITHDRAWN:
        return SchoolYear.of(today)
    if not working_year.signable_from <= form.signed_on <= working_year.last_day:
        raise SignedOutsideYear(
            signed=form.signed_on.isoformat(),
            year=str(working_year),
            first=working_year.signable_from.isoformat(),
            last=working_year.last_day.isoformat(),
        )
    return working_year


def _signer(uow: UnitOfWork, person: Person, form: Form) -> Signer:
    age_of_consent = read_settings(uow.settings.get()).age_of_consent
    entitled = next(k for k in SignerKind if may_grant(person, k, form.signed_on, age_of_consent))
    kind = form.by or (SignerKind.GUARDIAN if form.guardian else entitled)
    if form.answer is Answer.GRANTED and kind is not entitled:
        raise SignerNotEntitled
    if form.guardian is None:
        return Signer(kind)
    for guardian in uow.people.guardians_of(person.id):
        if guardian.name.casefold() == form.guardian.casefold():
            if form.answer is Answer.GRANTED and not guardian.may_sign:
                raise SignerNotEntitled
            return Signer(kind, guardian.id)
    raise SignerUnknown(asked=form.guardian)


def _read_scan(file: Path) -> bytes:
    if not file.is_file():
        raise FileMissing(file=str(file))
    if not 0 < file.stat().st_size <= SCAN_LIMIT:
        raise BadEvidence(file=str(file))
    return file.read_bytes()


def _keep_evidence(uow: UnitOfWork, person: Person, form: Form, scan: bytes | None) -> str | None:
    paper = form.paper.strip() if form.paper else None
    if scan is None and not paper:
        if form.answer is Answer.GRANTED:
            raise EvidenceNeeded
        return None
    evidence = Evidence(uuid4().hex, person.id, paper, scan)
    uow.ledger.add_evidence(evidence)
    return evidence.id
