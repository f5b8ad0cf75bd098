"""Storage of decisions, the log and the settings."""

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from consent_desk.domain.audit import Entry
from consent_desk.domain.consent import Decision
from consent_desk.domain.school_year import SchoolYear
from consent_desk.ports.records import Evidence


class Ledger(Protocol):
    """All decisions, append-only, and their evidence."""

    def append(self, decision: Decision) -> Decision:
        """Give the decision the next position and keep it."""
        ...

    def add_evidence(self, evidence: Evidence) -> None: ...
    def evidence(self, evidence_id: str) -> Evidence | None: ...
    def evidence_of(self, person_id: str) -> list[Evidence]: ...
    def evidence_from_before(self, year: SchoolYear) -> list[str]:
        """The ids of evidence that decisions of earlier school years rest on, and no other."""
        ...

    def delete_evidence(self, evidence_ids: Iterable[str]) -> None:
        """Erase proofs; the decisions keep ids that point nowhere."""
        ...

    def of_persons(
        self, person_ids: Iterable[str], years: Iterable[SchoolYear] | None = None
    ) -> list[Decision]:
        """The decisions of these persons (for these years; None: all), in order of position."""
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

    def head(self) -> Entry | None:
        """The last entry, as it was noted apart from the log."""
        ...


class Settings(Protocol):
    """The school's settings, by name, as JSON texts."""

    def get(self) -> dict[str, str]: ...
    def set(self, name: str, value: str) -> None: ...
