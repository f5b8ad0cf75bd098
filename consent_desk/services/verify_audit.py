"""Checking that nothing was changed, taken out or moved in the log, nor in the ledger (R19)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consent_desk.domain.account import Action, require
from consent_desk.domain.audit import Break, Entry, Finding, verify_chain
from consent_desk.domain.consent import Decision
from consent_desk.ports import Vault
from consent_desk.services.journal import decision_digest


@dataclass(frozen=True)
class AuditReport:
    """The state of the log; `known_hash` is None when no earlier hash was asked about."""

    entries: int
    latest: str
    findings: Sequence[Finding]
    known_hash: bool | None = None

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings and self.known_hash is not False


def verify_audit(vault: Vault, earlier_hash: str | None = None) -> AuditReport:
    """Check the chain, and that each decision is the one that the log tells of.

    Args:
        vault: the opened vault.
        earlier_hash: the hash on an earlier print, or its beginning; it must be in the chain still.
    """
    require(vault.actor, Action.VERIFY_AUDIT)
    with vault.register.read() as uow:
        entries, head, decisions = uow.audit.entries(), uow.audit.head(), uow.ledger.all()
    findings = check_log(entries, head, decisions)
    known = None
    if earlier_hash is not None:
        known = any(entry.hash.startswith(earlier_hash.casefold()) for entry in entries)
    return AuditReport(len(entries), head.hash if head else "", findings, known)


def check_log(
    entries: Sequence[Entry], head: Entry | None, decisions: Sequence[Decision]
) -> list[Finding]:
    """What is wrong with log and ledger together; nothing: both are whole."""
    return [*verify_chain(entries, head), *_ledger_breaks(entries, decisions)]


def _ledger_breaks(entries: Sequence[Entry], decisions: Sequence[Decision]) -> Iterator[Finding]:
    """A decision that the log does not tell of was slipped in or changed; or one is gone."""
    told = {e.details["decision"]: e for e in entries if "decision" in e.details}
    found: set[str] = set()
    for decision in decisions:
        digest = decision_digest(decision)
        found.add(digest)
        if digest not in told:
            yield Finding(decision.position, Break.LEDGER_CHANGED)
    for digest, entry in told.items():
        if digest not in found:
            yield Finding(entry.position, Break.LEDGER_UNKNOWN)
