"""Batches and the photos that came in with them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, delete, select

from consent_desk.domain.photo import PhotoState
from consent_desk.ports import Batch, Photo
from db.repositories.base import in_portions
from db.repositories.cleared_files import SqlClearedFiles
from db.tables import BatchGroupRow, BatchRow, PhotoRow


class SqlPhotos(SqlClearedFiles):
    """Implements `ports.Photos`."""

    def open_batch(self, batch: Batch) -> None:
        self._insert(
            BatchRow(
                id=batch.id,
                school_id=self._school_id,
                channel=batch.channel,
                opened_by=batch.opened_by,
                opened_on=batch.opened_on,
                closed=batch.closed,
                under_review=batch.under_review,
            )
        )
        groups = enumerate(batch.group_ids)
        self._insert(
            *(BatchGroupRow(batch_id=batch.id, place=n, group_id=group) for n, group in groups)
        )

    def close_batch(self, batch_id: str) -> None:
        query = select(BatchRow).where(
            BatchRow.school_id == self._school_id, BatchRow.id == batch_id
        )
        self._session.scalars(query).one().closed = True
        self._session.flush()

    def open_batches(self) -> list[Batch]:
        return self._batches(BatchRow.closed.is_(False))

    def batches_with(self, photo_ids: Iterable[str]) -> dict[str, Batch]:
        found: dict[str, Batch] = {}
        for portion in in_portions(photo_ids):
            query = select(PhotoRow.id, PhotoRow.batch_id).where(PhotoRow.id.in_(portion))
            of = {photo_id: batch_id for photo_id, batch_id in self._session.execute(query)}
            these = self._batches(BatchRow.id.in_(sorted(set(of.values()))))
            by_id = {batch.id: batch for batch in these}
            found |= {photo: by_id[batch] for photo, batch in of.items() if batch in by_id}
        return found

    def _batches(self, condition: ColumnElement[bool]) -> list[Batch]:
        mine = (BatchRow.school_id == self._school_id, condition)
        groups: defaultdict[str, list[str]] = defaultdict(list)
        of_these = (
            select(BatchGroupRow)
            .join(BatchRow, BatchRow.id == BatchGroupRow.batch_id)
            .where(*mine)
            .order_by(BatchGroupRow.batch_id, BatchGroupRow.place)
        )
        for each in self._session.scalars(of_these):
            groups[each.batch_id].append(each.group_id)
        query = select(BatchRow).where(*mine).order_by(BatchRow.opened_on, BatchRow.id)
        return [
            Batch(
                row.id,
                row.channel,
                tuple(groups[row.id]),
                row.opened_by,
                row.opened_on,
                closed=row.closed,
                under_review=row.under_review,
            )
            for row in self._session.scalars(query)
        ]

    def closed_before(self, day: date) -> list[str]:
        query = (
            select(BatchRow.id)
            .where(
                BatchRow.school_id == self._school_id,
                BatchRow.closed,
                BatchRow.opened_on < day,
            )
            .order_by(BatchRow.id)
        )
        return list(self._session.scalars(query))

    def delete_batches(self, batch_ids: Iterable[str]) -> None:
        for portion in in_portions(batch_ids):
            self._session.execute(
                delete(BatchRow).where(
                    BatchRow.school_id == self._school_id, BatchRow.id.in_(portion)
                )
            )

    def add(self, photo: Photo) -> None:
        self._insert(
            PhotoRow(
                id=photo.id,
                batch_id=photo.batch_id,
                path=photo.path,
                sha256=photo.sha256,
                state=photo.state,
                reason=photo.reason,
            )
        )

    def of_batch(self, batch_id: str) -> list[Photo]:
        query = (
            select(PhotoRow)
            .join(BatchRow, BatchRow.id == PhotoRow.batch_id)
            .where(BatchRow.school_id == self._school_id, BatchRow.id == batch_id)
            .order_by(PhotoRow.path, PhotoRow.id)
        )
        return [
            Photo(r.id, r.batch_id, r.path, r.sha256, PhotoState(r.state), r.reason)
            for r in self._session.scalars(query)
        ]

    def was_cleared(self, path: str, sha256: str) -> bool:
        query = (
            select(PhotoRow.id)
            .join(BatchRow, BatchRow.id == PhotoRow.batch_id)
            .where(
                BatchRow.school_id == self._school_id,
                PhotoRow.path == path,
                PhotoRow.sha256 == sha256,
                PhotoRow.state == PhotoState.CLEARED,
            )
        )
        return self._session.scalars(query.limit(1)).first() is not None

    def set_state(self, photo_id: str, state: PhotoState, reason: str | None) -> None:
        row = self._session.get_one(PhotoRow, photo_id)
        row.state, row.reason = state, reason
        self._session.flush()
