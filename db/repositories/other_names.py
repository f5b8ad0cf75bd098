"""What persons are called besides their names, and were called before."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from consent_desk.domain.person import FormerName, Person
from db.repositories.base import in_portions
from db.tables import FormerNameRow, NicknameRow, PersonRow

_MANY = 500


class OtherNames:
    """Nicknames and former names, in rows that go with the person."""

    def __init__(self, session: Session, school_id: str) -> None:
        self._session = session
        self._school_id = school_id

    def nicknames(self, person_ids: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """Those of each person, sorted."""
        query = select(NicknameRow.person_id, NicknameRow.name)
        called: defaultdict[str, list[str]] = defaultdict(list)
        for row in self._rows(query, NicknameRow, person_ids):
            called[row.person_id].append(row.name)
        return {person_id: tuple(sorted(names)) for person_id, names in called.items()}

    def former(self, person_ids: Sequence[str]) -> Mapping[str, tuple[FormerName, ...]]:
        """Those of each person, sorted."""
        names = FormerNameRow.first_name, FormerNameRow.prefix, FormerNameRow.last_name
        query = select(FormerNameRow.person_id, *names)
        called: defaultdict[str, list[FormerName]] = defaultdict(list)
        for row in self._rows(query, FormerNameRow, person_ids):
            called[row.person_id].append(FormerName(row.first_name, row.prefix, row.last_name))
        return {person_id: tuple(sorted(names)) for person_id, names in called.items()}

    def add(self, persons: Sequence[Person]) -> None:
        """Enter those of persons who have none yet."""
        for p in persons:
            names = dict.fromkeys(p.nicknames)
            self._session.add_all(NicknameRow(person_id=p.id, name=name) for name in names)
            self._session.add_all(
                FormerNameRow(
                    person_id=p.id,
                    first_name=name.first_name,
                    prefix=name.prefix,
                    last_name=name.last_name,
                )
                for name in dict.fromkeys(p.former_names)
            )
        self._session.flush()

    def delete(self, person_ids: Sequence[str]) -> None:
        """Delete all of these persons, who fit one query."""
        for table in (NicknameRow, FormerNameRow):
            self._session.execute(delete(table).where(table.person_id.in_(person_ids)))

    def _rows(
        self,
        query: Select[*tuple[Any, ...]],
        table: type[NicknameRow] | type[FormerNameRow],
        person_ids: Sequence[str],
    ) -> Iterator[Any]:
        if len(person_ids) > _MANY:
            mine = PersonRow.school_id == self._school_id
            queries = [query.join(PersonRow, PersonRow.id == table.person_id).where(mine)]
        else:
            portions = in_portions(person_ids)
            queries = [query.where(table.person_id.in_(ids)) for ids in portions]
        for each in queries:
            yield from self._session.execute(each)
