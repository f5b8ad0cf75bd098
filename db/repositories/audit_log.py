"""The audit log as it is stored, and its head."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import insert, select

from consent_desk.domain.audit import Entry, next_entry
from db.repositories.base import Repository
from db.tables import AuditHeadRow, AuditRow, EntryFields


class SqlAuditLog(Repository):
    """Implements `ports.AuditLog`."""

    def append(
        self,
        at: str,
        actor_id: str,
        action: str,
        subject_id: str,
        details: Mapping[str, str],
    ) -> Entry:
        """Chain one entry to the last; see `append_all`."""
        return self._append_all(at, actor_id, [(action, subject_id, details)])

    def append_all(
        self, at: str, actor_id: str, lines: Sequence[tuple[str, str, Mapping[str, str]]]
    ) -> None:
        """Chain entries to the last, and note the last one as the head in the same transaction.

        They follow the head even when the log ends earlier: an end that was cut off stays a gap.
        """
        if lines:
            self._append_all(at, actor_id, lines)

    def _append_all(
        self, at: str, actor_id: str, lines: Sequence[tuple[str, str, Mapping[str, str]]]
    ) -> Entry:
        ends = [entry for entry in (self._last(), self.head()) if entry is not None]
        last = max(ends, key=lambda entry: entry.position, default=None)
        entries: list[Entry] = []
        for action, subject_id, details in lines:
            last = next_entry(last, at, actor_id, action, subject_id, details)
            entries.append(last)
        values = [{"school_id": self._school_id, **_values(entry)} for entry in entries]
        self._session.execute(insert(AuditRow), values)
        self._note(entries[-1])
        return entries[-1]

    def entries(self, actions: Collection[str] | None = None) -> list[Entry]:
        query = (
            select(AuditRow).where(AuditRow.school_id == self._school_id).order_by(AuditRow.stored)
        )
        if actions is not None:
            query = query.where(AuditRow.action.in_(actions))
        return [_entry(row) for row in self._session.scalars(query)]

    def head(self) -> Entry | None:
        row = self._session.get(AuditHeadRow, self._school_id)
        return None if row is None else _entry(row)

    def _last(self) -> Entry | None:
        query = (
            select(AuditRow)
            .where(AuditRow.school_id == self._school_id)
            .order_by(AuditRow.position.desc())
            .limit(1)
        )
        row = self._session.scalars(query).one_or_none()
        return None if row is None else _entry(row)

    def _note(self, entry: Entry) -> None:
        row = self._session.get(AuditHeadRow, self._school_id)
        if row is None:
            row = AuditHeadRow(school_id=self._school_id)
            self._session.add(row)
        for name, value in _values(entry).items():
            setattr(row, name, value)
        self._session.flush()


def _values(entry: Entry) -> dict[str, Any]:
    return {
        "position": entry.position,
        "at": entry.at,
        "actor_id": entry.actor_id,
        "action": entry.action,
        "subject_id": entry.subject_id,
        "details": json.dumps(dict(entry.details), sort_keys=True, ensure_ascii=True),
        "previous": entry.previous,
        "hash": entry.hash,
    }


def _entry(row: EntryFields) -> Entry:
    """An entry as stored; what was tampered with until it has no meaning keeps none.

    SQLite keeps a text in an integer column, and anything in a text column: such a line has to
    come out as a changed one, and not stop whoever reads the log.
    """
    return Entry(
        position=_whole(row.position),
        at=str(row.at),
        actor_id=str(row.actor_id),
        action=str(row.action),
        subject_id=str(row.subject_id),
        details=_details(row.details),
        previous=str(row.previous),
        hash=str(row.hash),
    )


def _whole(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _details(text: Any) -> dict[str, str]:
    try:
        details: Any = json.loads(text)
        return dict(details)
    except (TypeError, ValueError):
        return {"unreadable": str(text)}
