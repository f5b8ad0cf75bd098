"""Correcting an entry of the ledger: a new entry, which says so, takes its place."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import uuid4

from consent_desk.domain.account import Action, require
from consent_desk.domain.consent import Answer, Decision, Signer, SignerKind
from consent_desk.domain.decision import versions
from consent_desk.domain.person import Person
from consent_desk.errors import (
    AlreadyCorrected,
    NoMayHaveBeenSaid,
    SignerNotEntitled,
    UnknownDecision,
    UnknownPerson,
)
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.drop_takedowns import drop_takedowns
from consent_desk.services.intake import (
    Draft,
    Form,
    Intake,
    check_effective,
    check_not_to_come,
    check_signed_in,
    read_scan,
    somebody,
)
from consent_desk.services.record_consent import Recorded, enter, forget_kept
from consent_desk.services.signing_guardian import is_said, tidy


@dataclass(frozen=True)
class Correction:
    """What an entry should have said; what is None was right.

    `decision` is the entry's id, or its number in the register. `answer` is what the form really
    says; *not answered*: it was blank there, or is not this person's. `nobody_said_no` asserts that
    a no was recorded by mistake; without it, a no is not corrected (R4, R5).
    """

    decision: str
    answer: Answer
    signed_on: date | None = None
    scan: Path | None = None
    paper: str | None = None
    by: SignerKind | None = None
    guardian: str | None = None
    effective_on: date | None = None
    nobody_said_no: bool = False


def correct_decision(vault: Vault, correction: Correction) -> Recorded:
    """Add the entry that takes the other one's place; the log says what it corrects.

    It is for the same person, purpose and school year, for it is the same form. A grant needs its
    evidence once more, and is for the sentence of the day on which the form was signed. A
    correction can be corrected in turn. What a no asked back that nobody said need not come off any
    more.

    Raises:
        UnknownDecision, UnknownPerson: no such entry, or its person was erased.
        AlreadyCorrected: another entry took its place; that one can be corrected.
        NoMayHaveBeenSaid: it would take away a no, and nobody asserted that it was a mistake.
        EvidenceNeeded, SignedOutsideYear, SignedInFuture, EffectiveDateUnfit, SignerNotEntitled,
        GuardianMayNotSign, GuardianNotKnown, FileMissing, BadEvidence: see `record_answers`.
    """
    require(vault.actor, Action.RECORD_CONSENT)
    scan = read_scan(correction.scan) if correction.scan else None
    with vault.register.write() as uow:
        wrong = uow.ledger.called(correction.decision)
        if wrong is None:
            raise UnknownDecision(asked=correction.decision)
        person = uow.people.get(wrong.person_id)
        if person is None:
            raise UnknownPerson(asked=wrong.person_id)
        _check(uow, wrong, correction)
        draft = _draft(Intake(uow, vault, [person.id]), person, wrong, correction, scan)
        mistake = {"nobody_said_no": "yes"} if correction.nobody_said_no else {}
        (recorded,) = enter(uow, vault, [draft], **mistake)
        dropped = drop_takedowns(uow, vault, recorded.decision)
        uow.commit()
    forget_kept(vault, [recorded])
    followed = replace(recorded.consequences, dropped=tuple(dropped))
    return replace(recorded, consequences=followed)


def _check(uow: UnitOfWork, wrong: Decision, correction: Correction) -> None:
    ledger = uow.ledger.of_persons([wrong.person_id])
    later = [d for d in ledger if d.corrects == wrong.id]
    if later:
        raise AlreadyCorrected(position=later[-1].position)
    was_no = any(version.answer.is_no for version in versions(wrong, ledger))
    if was_no and not correction.nobody_said_no:
        raise NoMayHaveBeenSaid


def _draft(
    intake: Intake, person: Person, wrong: Decision, correction: Correction, scan: bytes | None
) -> Draft:
    form = Form(
        person=person.id,
        purpose=wrong.purpose,
        answer=correction.answer,
        signed_on=correction.signed_on or wrong.signed_on,
        scan=correction.scan,
        paper=correction.paper,
        by=correction.by,
        guardian=correction.guardian,
    )
    check_not_to_come(form.signed_on, intake.today)
    grants = form.answer is Answer.GRANTED
    if grants:
        check_signed_in(wrong.year, form.signed_on)
    evidence = intake.evidence(person, form, scan)
    purpose = intake.purpose(wrong.purpose)
    right = replace(
        wrong,
        id=uuid4().hex,
        position=0,
        answer=form.answer,
        signed_on=form.signed_on,
        recorded_on=intake.today,
        signer=_signer(intake, person, wrong, form),
        evidence_id=evidence.id if evidence else None,
        wording_version=intake.wording(purpose, form.signed_on),
        recorded_by=intake.actor,
        effective_on=(correction.effective_on or wrong.effective_on) if grants else None,
        corrects=wrong.id,
    )
    if correction.effective_on is not None:
        check_effective(replace(right, effective_on=correction.effective_on))
    return Draft(person, purpose, right, evidence)


def _signer(intake: Intake, person: Person, wrong: Decision, form: Form) -> Signer:
    """Whoever is said to have signed; else the signer stays who it was.

    A guardian without a name is nobody else's, where a no becomes a yes or a yes a no: this form
    stands before others, and what lifts another parent's no or is lifted by their yes is not it.
    """
    unnamed = not tidy(form.guardian or "")
    if is_said(form.guardian) or form.by is not None:
        signer = intake.signer(person, form)
        return somebody() if unnamed and signer.kind is SignerKind.GUARDIAN else signer
    entitled = intake.entitled(person, form.signed_on)
    if form.answer is Answer.GRANTED and wrong.signer.kind is not entitled:
        raise SignerNotEntitled
    guardian = intake.guardians_of(person).called(wrong.signer.guardian_id)
    if guardian is not None and form.answer is Answer.GRANTED:
        intake.guardians_of(person).check_may_grant(guardian.name)
    if guardian is not None or wrong.signer.kind is SignerKind.SELF:
        return wrong.signer
    same = form.answer is wrong.answer or (form.answer.is_no and wrong.answer.is_no)
    return wrong.signer if same else somebody()
