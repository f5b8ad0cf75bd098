"""Whose devices photos come from, and which columns of a table mean what."""

from sqlalchemy import select

from consent_desk.ports import Source
from db.repositories.base import Repository
from db.tables import ColumnMappingRow, SourceRow


class SqlSources(Repository):
    """Implements `ports.Sources`."""

    def say(self, source: Source) -> None:
        row = SourceRow(
            school_id=self._school_id,
            place=source.place,
            own_device=source.own_device,
            said_on=source.said_on,
        )
        self._session.merge(row)
        self._session.flush()

    def all(self) -> list[Source]:
        query = (
            select(SourceRow)
            .where(SourceRow.school_id == self._school_id)
            .order_by(SourceRow.place)
        )
        return [
            Source(row.place, row.own_device, row.said_on) for row in self._session.scalars(query)
        ]


class SqlColumnMappings(Repository):
    """Implements `ports.ColumnMappings`."""

    def get(self, header: str) -> str | None:
        row = self._session.get(ColumnMappingRow, (self._school_id, header))
        return None if row is None else row.mapping

    def set(self, header: str, mapping: str) -> None:
        row = ColumnMappingRow(school_id=self._school_id, header=header, mapping=mapping)
        self._session.merge(row)
        self._session.flush()
