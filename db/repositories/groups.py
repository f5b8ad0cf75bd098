"""Groups, and who is in them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import Select, delete, select

from consent_desk.domain.person import Group
from consent_desk.domain.school_year import SchoolYear
from db.repositories.base import Repository, in_portions
from db.tables import GroupRow, MembershipRow


class SqlGroups(Repository):
    """Implements what `ports.People` says of groups; they come by name."""

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

    def _groups(self, year: SchoolYear) -> Select[GroupRow]:
        return (
            select(GroupRow)
            .where(GroupRow.school_id == self._school_id, GroupRow.year == year.start)
            .order_by(GroupRow.name, GroupRow.id)
        )


def _group(row: GroupRow) -> Group:
    return Group(row.id, row.name, SchoolYear(row.year), row.level, row.combined)
