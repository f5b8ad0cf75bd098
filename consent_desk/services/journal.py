"""Writing in the audit log, always in the transaction of what it tells of."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC

from consent_desk.domain.consent import Decision
from consent_desk.ports import UnitOfWork, Vault


def note(uow: UnitOfWork, vault: Vault, action: str, subject_id: str = "", **details: str) -> None:
    """Add an entry: ids, codes, dates and hashes only, never a name or a path."""
    at = vault.clock.now().astimezone(UTC).isoformat(timespec="seconds")
    uow.audit.append(at, vault.actor.id, action, subject_id, details)


def note_all(
    uow: UnitOfWork, vault: Vault, lines: Sequence[tuple[str, str, Mapping[str, str]]]
) -> None:
    """Add many entries, each an action, a subject id and details, of the same kind of content."""
    at = vault.clock.now().astimezone(UTC).isoformat(timespec="seconds")
    uow.audit.append_all(at, vault.actor.id, lines)


def decision_digest(decision: Decision) -> str:
    """SHA-256 (hex) of a ledger entry, which its audit entry carries so that both bear witness."""
    fields = [
        decision.id,
        decision.position,
        decision.person_id,
        decision.purpose,
        decision.answer,
        str(decision.year),
        decision.signed_on.isoformat(),
        decision.recorded_on.isoformat(),
        decision.signer.kind,
        decision.signer.guardian_id,
        decision.evidence_id,
        decision.wording_version,
    ]
    if decision.effective_on or decision.corrects:
        # Entries of before these existed keep the digest that their log carries.
        fields += [str(decision.effective_on or ""), decision.corrects]
    return hashlib.sha256(json.dumps(fields, separators=(",", ":")).encode()).hexdigest()
