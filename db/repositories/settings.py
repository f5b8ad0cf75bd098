"""The school's settings, by name, as JSON texts."""

from sqlalchemy import select

from db.repositories.base import Repository
from db.tables import SettingRow


class SqlSettings(Repository):
    """Implements `ports.Settings`."""

    def get(self) -> dict[str, str]:
        query = (
            select(SettingRow)
            .where(SettingRow.school_id == self._school_id)
            .order_by(SettingRow.name)
        )
        return {row.name: row.value for row in self._session.scalars(query)}

    def set(self, name: str, value: str) -> None:
        self._session.merge(SettingRow(school_id=self._school_id, name=name, value=value))
        self._session.flush()
