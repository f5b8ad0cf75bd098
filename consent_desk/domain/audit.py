"""The audit log: an append-only chain of hashes that anybody can verify (R19)."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

GENESIS = "0" * 64


@dataclass(frozen=True)
class Entry:
    """One line of the log: ids, codes and dates only, never a name.

    `at` is UTC in ISO 8601; `details` holds codes and ids; `hash` covers everything else and the
    hash before it, so that no entry can be changed, taken out or moved unseen.
    """

    position: int
    at: str
    actor_id: str
    action: str
    subject_id: str
    details: Mapping[str, str]
    previous: str
    hash: str


def entry_hash(
    position: int,
    at: str,
    actor_id: str,
    action: str,
    subject_id: str,
    details: Mapping[str, str],
    previous: str,
) -> str:
    """SHA-256 (hex) over the canonical JSON of an entry, the previous hash included."""
    fields = [position, at, actor_id, action, subject_id, dict(details), previous]
    canonical = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def next_entry(
    last: Entry | None,
    at: str,
    actor_id: str,
    action: str,
    subject_id: str,
    details: Mapping[str, str],
) -> Entry:
    """The entry that follows the last one."""
    position = last.position + 1 if last else 1
    previous = last.hash if last else GENESIS
    digest = entry_hash(position, at, actor_id, action, subject_id, details, previous)
    return Entry(position, at, actor_id, action, subject_id, dict(details), previous, digest)


class Break(StrEnum):
    """What is wrong with the chain at one place."""

    CHANGED = "changed"
    MISSING = "missing"
    OUT_OF_ORDER = "out-of-order"
    CUT_OFF = "cut-off"
    LEDGER_CHANGED = "ledger-changed"
    LEDGER_UNKNOWN = "ledger-unknown"


@dataclass(frozen=True)
class Finding:
    """A break in the chain, at a position."""

    position: int
    what: Break


def verify_chain(entries: Iterable[Entry], head: Entry | None = None) -> list[Finding]:
    """Check the log in the order in which it is stored; no findings: it is whole.

    Args:
        entries: as stored.
        head: the last entry as it was noted elsewhere; shows an end that was cut off.
    """
    findings: list[Finding] = []
    expected, previous, highest = 1, GENESIS, 0
    for entry in entries:
        if _hash_of(entry) != entry.hash:
            findings.append(Finding(entry.position, Break.CHANGED))
        if entry.position < highest:
            findings.append(Finding(entry.position, Break.OUT_OF_ORDER))
        elif entry.position != expected:
            findings.append(Finding(expected, Break.MISSING))
        elif entry.previous != previous:
            findings.append(Finding(entry.position, Break.OUT_OF_ORDER))
        highest = max(highest, entry.position)
        expected, previous = entry.position + 1, entry.hash
    if head is not None and highest < head.position:
        findings.append(Finding(highest + 1, Break.CUT_OFF))
    return findings


def _hash_of(entry: Entry) -> str:
    return entry_hash(
        entry.position,
        entry.at,
        entry.actor_id,
        entry.action,
        entry.subject_id,
        entry.details,
        entry.previous,
    )
