"""Recording one answer of one person, with its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

from consent_desk.domain.account import Action, require
from consent_desk.domain.consent import Answer, Decision, Signer, SignerKind, Verdict, may_grant
from consent_desk.domain.person import Guardian, Person
from consent_desk.domain.purpose import Purpose
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import (
    BadEvidence,
    EvidenceNeeded,
    FileMissing,
    SignedInFuture,
    SignedOutsideYear,
    SignerNotEntitled,
)
from consent_desk.ports import Evidence, UnitOfWork, Vault
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
    which quality, and follows from age and kind when it is None. `same_signer` says that an unnamed
    guardian is the one who said no before; without it, nobody's no is lifted (R4).
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


@dataclass(frozen=True)
class Recorded:
    """What was recorded, the verdict that holds now, and what followed at once."""

    decision: Decision
    verdict: Verdict
    consequences: Consequences


def record_consent(vault: Vault, form: Form) -> Recorded:
    """Add one decision to the ledger; see `record_answers`."""
    return record_answers(vault, [form])[0]


def record_answers(vault: Vault, forms: Sequence[Form]) -> list[Recorded]:
    """Add decisions to the ledger, all or none; a no takes effect in the same transaction (R5).

    Raises:
        UnknownPerson, AmbiguousPerson, UnknownPurpose: not in the register.
        EvidenceNeeded: a grant without a scan or a paper reference (R3).
        SignedOutsideYear, SignedInFuture: the date does not fit (R3).
        SignerNotEntitled: somebody else has to sign (R6).
        FileMissing, BadEvidence: the scan cannot be used.
    """
    require(vault.actor, Action.RECORD_CONSENT)
    scans = [_read_scan(form.scan) if form.scan else None for form in forms]
    with vault.register.write() as uow:
        directory = Directory.of(uow)
        recorded = [
            _record(uow, vault, directory.find(form.person), form, scan)
            for form, scan in zip(forms, scans, strict=True)
        ]
        uow.commit()
    for file_id in (i for each in recorded for i in each.consequences.kept_ids):
        vault.kept.delete(file_id)
    return recorded


def _record(
    uow: UnitOfWork, vault: Vault, person: Person, form: Form, scan: bytes | None
) -> Recorded:
    today = vault.clock.now().date()
    purpose = purpose_called(uow, form.purpose)
    decision = uow.ledger.append(
        Decision(
            id=uuid4().hex,
            position=0,
            person_id=person.id,
            purpose=purpose.code,
            answer=form.answer,
            year=_year(uow.school.year, form, today),
            signed_on=form.signed_on,
            recorded_on=today,
            signer=_signer(uow, person, form),
            evidence_id=_keep_evidence(uow, person, form, scan),
            wording_version=purpose.wording_version,
            recorded_by=vault.actor.id,
        )
    )
    note(uow, vault, f"consent.{form.answer}", person.id, decision=decision_digest(decision))
    return _effect(uow, vault, person, purpose, decision, today)


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
    """The school year an answer is for; a no can always be said, for the year that is running."""
    if form.signed_on > today:
        raise SignedInFuture(signed=form.signed_on.isoformat())
    fits = working_year.signable_from <= form.signed_on <= working_year.last_day
    if form.answer is Answer.WITHDRAWN or (form.answer is Answer.REFUSED and not fits):
        return SchoolYear.of(today)
    if not fits:
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
        return Signer(kind, _unnamed(uow, person, kind, form))
    for guardian in uow.people.guardians_of(person.id):
        if guardian.name.casefold() == form.guardian.casefold():
            if form.answer is Answer.GRANTED and not guardian.may_sign:
                raise SignerNotEntitled
            return Signer(kind, guardian.id)
    guardian = Guardian(uuid4().hex, person.id, form.guardian)
    uow.people.add_guardian(guardian)
    return Signer(kind, guardian.id)


def _unnamed(uow: UnitOfWork, person: Person, kind: SignerKind, form: Form) -> str | None:
    """The id of a guardian without a name: another one, where an unnamed one said no before."""
    if kind is SignerKind.SELF or form.answer is not Answer.GRANTED or form.same_signer:
        return None
    noes = (
        d
        for d in uow.ledger.of_persons([person.id])
        if d.purpose == form.purpose and d.answer is not Answer.GRANTED
    )
    return uuid4().hex if any(d.signer == Signer(kind) for d in noes) else None


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
