"""Persons, with their guardians and groups, which have files of their own."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Select, delete, select

from consent_desk.domain.person import FormerName, Person, PersonKind, by_surname, plain
from db.repositories.base import in_portions
from db.repositories.groups import SqlGroups
from db.repositories.guardians import SqlGuardians
from db.repositories.other_names import OtherNames
from db.tables import MembershipRow, PersonRow


class SqlPeople(SqlGuardians, SqlGroups):
    """Implements `ports.People`; persons come by surname, groups by name."""

    @property
    def _other_names(self) -> OtherNames:
        return OtherNames(self._session, self._school_id)

    def add(self, person: Person) -> None:
        self.add_all([person])

    def add_all(self, persons: Sequence[Person]) -> None:
        rows = [PersonRow(id=person.id, school_id=self._school_id) for person in persons]
        for row, person in zip(rows, persons, strict=True):
            _fill(row, person)
        self._insert(*rows)
        self._other_names.add(persons)

    def update(self, person: Person) -> None:
        self.update_all([person])

    def update_all(self, persons: Sequence[Person]) -> None:
        wanted = {person.id: person for person in persons}
        for portion in in_portions(wanted):
            found = self._session.scalars(self._persons().where(PersonRow.id.in_(portion)))
            rows = {row.id: row for row in found}
            for person_id in portion:
                _fill(rows[person_id], wanted[person_id])
            self._session.flush()
            self._other_names.delete(portion)
        self._other_names.add(persons)

    def delete(self, person_id: str) -> None:
        self._session.execute(
            delete(PersonRow).where(
                PersonRow.school_id == self._school_id, PersonRow.id == person_id
            )
        )

    def get(self, person_id: str) -> Person | None:
        found = self._read(self._persons().where(PersonRow.id == person_id))
        return found[0] if found else None

    def all(self) -> list[Person]:
        # Sorted here: to fetch everybody in the order of an index takes ten times as long.
        everybody = self._read(self._persons().order_by(None))
        return sorted(everybody, key=by_surname)

    def these(self, person_ids: Iterable[str]) -> list[Person]:
        return [
            person
            for portion in in_portions(person_ids)
            for person in self._read(self._persons().where(PersonRow.id.in_(portion)))
        ]

    def named(self, names: Iterable[str]) -> set[str]:
        query = select(PersonRow.id).where(PersonRow.school_id == self._school_id)
        found: set[str] = set()
        for portion in in_portions(map(plain, names)):
            found.update(self._session.scalars(query.where(PersonRow.plain_name.in_(portion))))
        return found

    def in_groups(self, group_ids: Iterable[str]) -> list[Person]:
        found: dict[str, Person] = {}
        for portion in in_portions(group_ids):
            members = select(MembershipRow.person_id).where(MembershipRow.group_id.in_(portion))
            for person in self._read(self._persons().where(PersonRow.id.in_(members))):
                found[person.id] = person
        return sorted(found.values(), key=by_surname)

    def _read(self, query: Select[PersonRow]) -> list[Person]:
        # Plain columns: objects that a session follows take five times as long for a large school.
        rows = self._session.execute(query.with_only_columns(*_FIELDS)).all()
        ids = [row.id for row in rows]
        called, former = self._other_names.nicknames(ids), self._other_names.former(ids)
        return [_person(row, called.get(row.id, ()), former.get(row.id, ())) for row in rows]

    def _persons(self) -> Select[PersonRow]:
        return (
            select(PersonRow)
            .where(PersonRow.school_id == self._school_id)
            .order_by(PersonRow.last_name, PersonRow.first_name, PersonRow.id)
        )


def _fill(row: PersonRow, person: Person) -> None:
    row.kind = person.kind
    row.first_name, row.last_name = person.first_name, person.last_name
    row.birth_date, row.left_on = person.birth_date, person.left_on
    row.prefix, row.household = person.prefix, person.household
    row.roster_key = person.roster_key
    row.plain_name = plain(person.full_name)


_FIELDS = (
    PersonRow.id,
    PersonRow.kind,
    PersonRow.first_name,
    PersonRow.last_name,
    PersonRow.birth_date,
    PersonRow.left_on,
    PersonRow.prefix,
    PersonRow.household,
    PersonRow.roster_key,
)


def _person(row: Any, nicknames: tuple[str, ...], former_names: tuple[FormerName, ...]) -> Person:
    return Person(
        id=row.id,
        kind=PersonKind(row.kind),
        first_name=row.first_name,
        last_name=row.last_name,
        birth_date=row.birth_date,
        left_on=row.left_on,
        prefix=row.prefix,
        nicknames=nicknames,
        household=row.household,
        roster_key=row.roster_key,
        former_names=former_names,
    )
