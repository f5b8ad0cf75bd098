"""Storage of decisions, the log and the settings."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from consent_desk.domain.audit import Entry
from consent_desk.domain.consent import Answer, Decision, SignerKind
from consent_desk.domain.school_year import SchoolYear
from consent_desk.ports.records import Evidence


@dataclass(frozen=True, eq=False)
class EntrySort:
    """What of an entry a verdict depends on, when it is the only one.

    Many entries share one object, which is told apart by itself: that is quicker than its content.
    """

    answer: Answer
    signed_on: date
    signer_kind: SignerKind
    has_evidence: bool
    wording_version: int
    effective_on: date | None
    is_correction: bool


class Ledger(Protocol):
    """All decisions, append-only, and their evidence."""

    def append(self, decision: Decision) -> Decision:
        """Give the decision the next position and keep it."""
        ...

    def append_all(self, decisions: Sequence[Decision]) -> list[Decision]:
        """The same for many, which get their positions in this order."""
        ...

    def add_evidence(self, *evidence: Evidence) -> None: ...
    def add_scan(self, evidence_id: str, scan: bytes) -> None:
        """Keep the scan of a form beside where the paper is."""
        ...

    def evidence(self, evidence_id: str) -> Evidence | None: ...
    def evidence_of(self, person_id: str) -> list[Evidence]: ...
    def evidence_from_before(self, year: SchoolYear) -> list[str]:
        """The ids of evidence that decisions of earlier school years rest on, and no other."""
        ...

    def delete_evidence(self, evidence_ids: Iterable[str]) -> None:
        """Erase proofs; the decisions keep ids that point nowhere."""
        ...

    def papers_of(self, person_id: str) -> dict[str, str | None]:
        """Where the papers of a person are, by the id of the evidence; None: it is a scan."""
        ...

    def called(self, asked: str) -> Decision | None:
        """The decision with an id, or with a position written as a number."""
        ...

    def wording_seen(self, purpose: str, position: int) -> int:
        """The highest wording version of a purpose in the entries up to a position; 0: none."""
        ...

    def of_persons(
        self, person_ids: Iterable[str], years: Iterable[SchoolYear] | None = None
    ) -> list[Decision]:
        """The decisions of these persons (for these years; None: all), in order of position."""
        ...

    def in_short(self, year: SchoolYear) -> Iterable[tuple[str, str, EntrySort]]:
        """Every entry of a school year: person id, purpose and what else counts.

        Entries of one sort share one object; much faster than decisions, for a whole school.
        """
        ...

    def answered_in(self, year: SchoolYear, answers: Collection[Answer]) -> set[tuple[str, str]]:
        """The person ids and purposes to which one of these was answered in a school year."""
        ...

    def all(self) -> list[Decision]: ...
    def position(self) -> int:
        """The position of the last decision; 0 where there is none."""
        ...


class AuditLog(Protocol):
    """The append-only log."""

    def append(
        self,
        at: str,
        actor_id: str,
        action: str,
        subject_id: str,
        details: Mapping[str, str],
    ) -> Entry:
        """Chain one entry to the last."""
        ...

    def entries(self, actions: Collection[str] | None = None) -> list[Entry]:
        """All entries, as stored; or those of some actions."""
        ...

    def append_all(
        self, at: str, actor_id: str, lines: Sequence[tuple[str, str, Mapping[str, str]]]
    ) -> None:
        """Chain many, each an action, a subject id and details, in this order."""
        ...

    def head(self) -> Entry | None:
        """The last entry, as it was noted apart from the log."""
        ...


class Settings(Protocol):
    """The school's settings, by name, as JSON texts."""

    def get(self) -> dict[str, str]: ...
    def set(self, name: str, value: str) -> None: ...
