"""Recording answers with their evidence; a no works in the same transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from consent_desk.domain.account import Action, require
from consent_desk.domain.consent import Decision, Verdict
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.intake import Draft, Form, Intake, read_scan
from consent_desk.services.journal import decision_digest, note_all
from consent_desk.services.take_effect import Consequences, Reach, take_effect
from consent_desk.services.verdicts import verdicts_of

__all__ = [
    "Form",
    "Recorded",
    "enter",
    "forget_kept",
    "record_answers",
    "record_consent",
    "record_in",
]


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
        SignedOutsideYear, SignedInFuture, EffectiveDateUnfit: the date does not fit (R3).
        SignerNotEntitled: somebody else has to sign (R6).
        GuardianMayNotSign, GuardianNotKnown: a grant by a guardian who is not on record as one that
            may sign.
        BlankNotRecorded: a blank is no answer (R1).
        FileMissing, BadEvidence: the scan cannot be used.
    """
    require(vault.actor, Action.RECORD_CONSENT)
    scans = {form.scan: read_scan(form.scan) for form in forms if form.scan}
    with vault.register.write() as uow:
        recorded = record_in(uow, vault, forms, scans)
        uow.commit()
    forget_kept(vault, recorded)
    return recorded


def record_in(
    uow: UnitOfWork, vault: Vault, forms: Sequence[Form], scans: Mapping[Path, bytes]
) -> list[Recorded]:
    """The same within a transaction; `forget_kept` has to follow the commit."""
    intake = Intake(uow, vault, (form.person for form in forms))
    drafts = [intake.draft(f, scans[f.scan] if f.scan else None) for f in forms]
    return enter(uow, vault, drafts)


def enter(uow: UnitOfWork, vault: Vault, drafts: Sequence[Draft], **details: str) -> list[Recorded]:
    """Put decisions and their evidence in the register, and let them take effect.

    The log says so, and `forget_kept` has to follow the commit.

    Args:
        uow: the transaction.
        vault: the opened vault.
        drafts: the decisions, in the order in which they are to be recorded.
        details: what else the log says of each.
    """
    uow.ledger.add_evidence(*{d.evidence.id: d.evidence for d in drafts if d.evidence}.values())
    decisions = uow.ledger.append_all([draft.decision for draft in drafts])
    note_all(uow, vault, [_line(decision, details) for decision in decisions])
    pairs = {(d.person.id, d.purpose.code): (d.person, d.purpose) for d in drafts}
    verdicts = verdicts_of(uow, list(pairs.values()), vault.clock.now().date())
    said_no = {
        (d.person_id, d.purpose): d.id
        for d in decisions
        if d.answer.is_no or d.corrects is not None
    }
    reach = Reach(uow, (person_id for (person_id, _), v in verdicts.items() if not v.yes))
    effects = {
        key: take_effect(uow, vault, person, purpose, reach, said_in=said_no.get(key))
        for key, (person, purpose) in pairs.items()
        if not verdicts[key].yes
    }
    keys = [(decision.person_id, decision.purpose) for decision in decisions]
    return [
        Recorded(decision, verdicts[key], effects.pop(key, Consequences()))
        for decision, key in zip(decisions, keys, strict=True)
    ]


def forget_kept(vault: Vault, recorded: Sequence[Recorded]) -> None:
    """Delete the vault's own copies of files that are gone, once that is committed."""
    for file_id in (i for each in recorded for i in each.consequences.kept_ids):
        vault.kept.delete(file_id)


def _line(decision: Decision, details: Mapping[str, str]) -> tuple[str, str, dict[str, str]]:
    told = {"decision": decision_digest(decision), **details}
    if decision.corrects is None:
        return f"consent.{decision.answer}", decision.person_id, told
    told |= {"corrects": decision.corrects, "answer": decision.answer}
    return "consent.corrected", decision.person_id, told
