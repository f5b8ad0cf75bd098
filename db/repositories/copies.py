"""Local copies on people's devices."""

from collections.abc import Iterable

from sqlalchemy import delete, select

from consent_desk.domain.local_copy import CopyKind, CopyState, LocalCopy
from db.repositories.base import Repository, in_portions
from db.tables import LocalCopyRow


class SqlCopies(Repository):
    """Implements `ports.Copies`; what is due first comes first."""

    def add(self, copy: LocalCopy) -> None:
        self._insert(
            LocalCopyRow(
                id=copy.id,
                school_id=self._school_id,
                owner_id=copy.owner_id,
                path=copy.path,
                sha256=copy.sha256,
                size=copy.size,
                kind=copy.kind,
                state=copy.state,
                due_on=copy.due_on,
            )
        )

    def all(self) -> list[LocalCopy]:
        query = (
            select(LocalCopyRow)
            .where(LocalCopyRow.school_id == self._school_id)
            .order_by(LocalCopyRow.due_on, LocalCopyRow.path, LocalCopyRow.id)
        )
        return [_copy(row) for row in self._session.scalars(query)]

    def is_noted(self, path: str, sha256: str) -> bool:
        query = select(LocalCopyRow.id).where(
            LocalCopyRow.school_id == self._school_id,
            LocalCopyRow.path == path,
            LocalCopyRow.sha256 == sha256,
            LocalCopyRow.state.in_([CopyState.PRESENT, CopyState.CHANGED]),
        )
        return self._session.scalars(query.limit(1)).first() is not None

    def set_state(self, copy_id: str, state: CopyState) -> None:
        query = select(LocalCopyRow).where(
            LocalCopyRow.school_id == self._school_id, LocalCopyRow.id == copy_id
        )
        self._session.scalars(query).one().state = state
        self._session.flush()

    def delete(self, copy_ids: Iterable[str]) -> None:
        for portion in in_portions(copy_ids):
            self._session.execute(
                delete(LocalCopyRow).where(
                    LocalCopyRow.school_id == self._school_id, LocalCopyRow.id.in_(portion)
                )
            )


def _copy(row: LocalCopyRow) -> LocalCopy:
    return LocalCopy(
        id=row.id,
        owner_id=row.owner_id,
        path=row.path,
        sha256=row.sha256,
        size=row.size,
        kind=CopyKind(row.kind),
        state=CopyState(row.state),
        due_on=row.due_on,
    )
