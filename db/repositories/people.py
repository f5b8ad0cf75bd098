"""Persons, guardians, groups and who is in them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, delete, select

from consent_desk.domain.person import (
    FormerName,
    Group,
    Guardian,
    Person,
    PersonKind,
    by_surname,
    plain,
)
from consent_desk.domain.school_year import SchoolYear
from db.repositories.base import Repository, in_portions
from db.repositories.other_names import OtherNames
from db.tables import GroupRow, GuardianRow, MembershipRow, PersonRow


class SqlPeople(Repository):
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

    def add_guardian(self, guardian: Guardian) -> None:
        self.add_guardians([guardian])

    def add_guardians(self, guardians: Sequence[Guardian]) -> None:
        self._insert(
            *(
                GuardianRow(id=g.id, person_id=g.person_id, name=g.name, may_sign=g.may_sign)
                for g in guardians
            )
        )

    def guardians(self) -> list[Guardian]:
        query = (
            select(GuardianRow)
            .join(PersonRow, PersonRow.id == GuardianRow.person_id)
            .where(PersonRow.school_id == self._school_id)
            .order_by(GuardianRow.name, GuardianRow.id)
        )
        rows = self._session.scalars(query)
        return [Guardian(row.id, row.person_id, row.name, row.may_sign) for row in rows]

    def signers(self) -> dict[str, list[str]]:
        query = (
            select(GuardianRow.person_id, GuardianRow.name)
            .join(PersonRow, PersonRow.id == GuardianRow.person_id)
            .where(PersonRow.school_id == self._school_id, GuardianRow.may_sign)
            .order_by(GuardianRow.name, GuardianRow.id)
        )
        names: defaultdict[str, list[str]] = defaultdict(list)
        for person_id, name in self._session.execute(query):
            names[person_id].append(name)
        return dict(names)

    def update_guardian(self, guardian: Guardian) -> None:
        row = self._guardian(guardian.id)
        row.name, row.may_sign = guardian.name, guardian.may_sign
        self._session.flush()

    def delete_guardian(self, guardian_id: str) -> None:
        self._session.delete(self._guardian(guardian_id))
        self._session.flush()

    def _guardian(self, guardian_id: str) -> GuardianRow:
        query = (
            select(GuardianRow)
            .join(PersonRow, PersonRow.id == GuardianRow.person_id)
            .where(PersonRow.school_id == self._school_id, GuardianRow.id == guardian_id)
        )
        return self._session.scalars(query).one()

    def guardians_of(self, person_id: str) -> list[Guardian]:
        query = (
            select(GuardianRow)
            .join(PersonRow, PersonRow.id == GuardianRow.person_id)
            .where(PersonRow.school_id == self._school_id, PersonRow.id == person_id)
            .order_by(GuardianRow.name, GuardianRow.id)
        )
        rows = self._session.scalars(query)
        return [Guardian(row.id, row.person_id, row.name, row.may_sign) for row in rows]

    def add_group(self, group: Group) -> None:
        self._insert(
            GroupRow(
                id=group.id,
                school_id=self._school_id,
                name=group.name,
                year=group.year.start,
                level=group.level,
                combined=group.combined,
            )
        )

    def update_group(self, group: Group) -> None:
        query = self._groups(group.year).where(GroupRow.id == group.id)
        row = self._session.scalars(query).one()
        row.name, row.level, row.combined = group.name, group.level, group.combined
        self._session.flush()

    def delete_group(self, group_id: str) -> None:
        self._session.execute(
            delete(GroupRow).where(GroupRow.school_id == self._school_id, GroupRow.id == group_id)
        )

    def groups(self, year: SchoolYear) -> list[Group]:
        return [_group(row) for row in self._session.scalars(self._groups(year))]

    def join(self, person_id: str, group_id: str) -> None:
        if self._session.get(MembershipRow, (person_id, group_id)) is None:
            self._insert(MembershipRow(person_id=person_id, group_id=group_id))

    def join_all(self, members: Iterable[tuple[str, str]]) -> None:
        rows = [
            MembershipRow(person_id=person_id, group_id=group_id) for person_id, group_id in members
        ]
        self._insert(*rows)

    def memberships(self, year: SchoolYear) -> Mapping[str, frozenset[str]]:
        query = (
            select(MembershipRow.person_id, MembershipRow.group_id)
            .join(GroupRow, GroupRow.id == MembershipRow.group_id)
            .where(GroupRow.school_id == self._school_id, GroupRow.year == year.start)
        )
        groups: defaultdict[str, set[str]] = defaultdict(set)
        for person_id, group_id in self._session.execute(query):
            groups[person_id].add(group_id)
        return {person_id: frozenset(ids) for person_id, ids in groups.items()}

    def leave(self, person_id: str, group_id: str) -> None:
        self.leave_all([(person_id, group_id)])

    def leave_all(self, members: Iterable[tuple[str, str]]) -> None:
        leavers: defaultdict[str, list[str]] = defaultdict(list)
        for person_id, group_id in members:
            leavers[group_id].append(person_id)
        for group_id, person_ids in leavers.items():
            in_group = delete(MembershipRow).where(MembershipRow.group_id == group_id)
            for portion in in_portions(person_ids):
                self._session.execute(in_group.where(MembershipRow.person_id.in_(portion)))

    def in_groups(self, group_ids: Iterable[str]) -> list[Person]:
        found: dict[str, Person] = {}
        for portion in in_portions(group_ids):
            members = select(MembershipRow.person_id).where(MembershipRow.group_id.in_(portion))
            for person in self._read(self._persons().where(PersonRow.id.in_(members))):
                found[person.id] = person
        return sorted(found.values(), key=by_surname)

    def groups_of(self, person_id: str, year: SchoolYear) -> list[Group]:
        query = (
            self._groups(year)
            .join(MembershipRow, MembershipRow.group_id == GroupRow.id)
            .where(MembershipRow.person_id == person_id)
        )
        return [_group(row) for row in self._session.scalars(query)]

    def all_groups_of(self, person_id: str) -> list[Group]:
        query = (
            select(GroupRow)
            .join(MembershipRow, MembershipRow.group_id == GroupRow.id)
            .where(GroupRow.school_id == self._school_id, MembershipRow.person_id == person_id)
            .order_by(GroupRow.year, GroupRow.name, GroupRow.id)
        )
        return [_group(row) for row in self._session.scalars(query)]

    def group_names(
        self, year: SchoolYear, person_ids: Iterable[str] | None = None
    ) -> dict[str, list[str]]:
        query = (
            select(MembershipRow.person_id, GroupRow.name)
            .join(GroupRow, GroupRow.id == MembershipRow.group_id)
            .where(GroupRow.school_id == self._school_id, GroupRow.year == year.start)
            .order_by(GroupRow.name, GroupRow.id)
        )
        queries = [query]
        if person_ids is not None:
            portions = in_portions(person_ids)
            queries = [query.where(MembershipRow.person_id.in_(ids)) for ids in portions]
        names: defaultdict[str, list[str]] = defaultdict(list)
        for each in queries:
            for person_id, name in self._session.execute(each):
                names[person_id].append(name)
        return dict(names)

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

    def _groups(self, year: SchoolYear) -> Select[GroupRow]:
        return (
            select(GroupRow)
            .where(GroupRow.school_id == self._school_id, GroupRow.year == year.start)
            .order_by(GroupRow.name, GroupRow.id)
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


def _group(row: GroupRow) -> Group:
    return Group(row.id, row.name, SchoolYear(row.year), row.level, row.combined)
