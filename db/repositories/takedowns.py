"""Takedowns: what must come off its channel, and what did."""

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Exists, exists, select
from sqlalchemy.orm import InstrumentedAttribute

from consent_desk.domain.post import Cause, Takedown
from db.repositories.base import Repository
from db.tables import PostRow, TakedownRow


class SqlTakedowns(Repository):
    """The part of `ports.Posts` that is about takedowns."""

    def add_takedown(self, takedown: Takedown) -> None:
        self.add_takedowns([takedown])

    def add_takedowns(self, takedowns: Iterable[Takedown]) -> None:
        self._insert(*(_row(each, self._school_id) for each in takedowns))

    def update_takedown(self, takedown: Takedown) -> None:
        query = select(TakedownRow).where(
            TakedownRow.school_id == self._school_id, TakedownRow.id == takedown.id
        )
        row = self._session.scalars(query).one()
        row.assigned_to, row.done_by = takedown.assigned_to, takedown.done_by
        row.done_at = as_text(takedown.done_at) if takedown.done_at else None
        row.dropped_at = as_text(takedown.dropped_at) if takedown.dropped_at else None
        self._session.flush()

    def takedowns_called(self, asked: str) -> list[Takedown]:
        is_it = TakedownRow.id.startswith(asked, autoescape=True)
        return self._takedowns(is_it) if asked else []

    def takedowns_of(self, post_id: str) -> list[Takedown]:
        return self._takedowns(TakedownRow.post_id == post_id)

    def takedowns_about(self, person_id: str) -> list[Takedown]:
        return self._takedowns(TakedownRow.person_id == person_id)

    def takedowns(self, *, open_only: bool = False) -> list[Takedown]:
        is_open = (TakedownRow.done_at.is_(None), TakedownRow.dropped_at.is_(None))
        return self._takedowns(*(is_open if open_only else ()))

    def _takedowns(self, *conditions: ColumnElement[bool]) -> list[Takedown]:
        query = (
            select(TakedownRow)
            .where(TakedownRow.school_id == self._school_id, *conditions)
            .order_by(TakedownRow.asked_at, TakedownRow.id)
        )
        return [_takedown(row) for row in self._session.scalars(query)]


def taken_down(cleared_id: ColumnElement[str] | InstrumentedAttribute[str] | str) -> Exists:
    """Whether a file of a post, or its text, was taken off the channel."""
    return exists().where(
        TakedownRow.post_id == PostRow.id,
        TakedownRow.cleared_id == cleared_id,
        TakedownRow.done_at.is_not(None),
    )


def as_text(moment: datetime) -> str:
    """UTC, always of one form, so that texts are in the order of time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _row(takedown: Takedown, school_id: str) -> TakedownRow:
    return TakedownRow(
        id=takedown.id,
        school_id=school_id,
        post_id=takedown.post_id,
        cleared_id=takedown.cleared_id,
        person_id=takedown.person_id,
        cause=takedown.cause,
        asked_at=as_text(takedown.asked_at),
        asked_by=takedown.asked_by,
        assigned_to=takedown.assigned_to,
        done_at=as_text(takedown.done_at) if takedown.done_at else None,
        done_by=takedown.done_by,
        decision_id=takedown.decision_id,
        dropped_at=as_text(takedown.dropped_at) if takedown.dropped_at else None,
    )


def _takedown(row: TakedownRow) -> Takedown:
    return Takedown(
        id=row.id,
        post_id=row.post_id,
        cleared_id=row.cleared_id,
        person_id=row.person_id,
        cause=Cause(row.cause),
        asked_at=datetime.fromisoformat(row.asked_at),
        asked_by=row.asked_by,
        assigned_to=row.assigned_to,
        done_at=datetime.fromisoformat(row.done_at) if row.done_at else None,
        done_by=row.done_by,
        decision_id=row.decision_id,
        dropped_at=datetime.fromisoformat(row.dropped_at) if row.dropped_at else None,
    )
