"""Telling which person of the register each row of a roster is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import chain

from consent_desk.domain.person import Group, Guardian, Person, PersonKind
from consent_desk.ports import UnitOfWork
from consent_desk.rosters.likeness import alike, folded, near_dates
from consent_desk.rosters.roster import RosterRow

_Name = tuple[PersonKind, str]
_Identity = tuple[PersonKind, str, date | None]


class Doubt(StrEnum):
    """Why a row is not taken for a person, nor for somebody new, before somebody says which."""

    OTHER_NAME = "other-name"
    NEAR_BIRTH_DATE = "near-birth-date"
    NO_BIRTH_DATE = "no-birth-date"
    SIMILAR_NAME = "similar-name"
    OTHER_SURNAME = "other-surname"
    NAMESAKES = "namesakes"
    HAS_LEFT = "has-left"


@dataclass(frozen=True)
class Match:
    """Who a row is: a person of the register, or nobody yet, or doubt about some candidates."""

    row: RosterRow
    person: Person | None = None
    doubt: Doubt | None = None
    candidates: tuple[Person, ...] = ()

    @property
    def can_be_new(self) -> bool:
        """Whether a doubtful row can be somebody else than its candidates.

        A leaver known by name and birth date is that child: in a second record no no would stand.
        """
        born = self.row.birth_date
        known = any(person.birth_date == born for person in self.candidates)
        return not (self.doubt is Doubt.HAS_LEFT and born is not None and known)


@dataclass(frozen=True)
class Snapshot:
    """The register as an import finds it: persons, this year's groups by id, who is in them."""

    persons: Sequence[Person]
    groups: Mapping[str, Group]
    memberships: Mapping[str, frozenset[str]]
    guardians: Mapping[str, Sequence[Guardian]]
    for_a_time: frozenset[tuple[str, str]]
    """Who is where until a day, by person and group id: a list says nothing of that."""

    @classmethod
    def of(cls, uow: UnitOfWork) -> "Snapshot":
        """The register as it is now."""
        guardians: defaultdict[str, list[Guardian]] = defaultdict(list)
        for guardian in uow.people.guardians():
            guardians[guardian.person_id].append(guardian)
        year = uow.school.year
        groups = {group.id: group for group in uow.people.groups(year)}
        for_a_time = frozenset(uow.people.last_days(year))
        return cls(uow.people.all(), groups, uow.people.memberships(year), guardians, for_a_time)

    def group_names(self, person_id: str) -> set[str]:
        """The names of a person's groups, without case."""
        ids = self.memberships.get(person_id, frozenset())
        return {self.groups[group_id].name.casefold() for group_id in ids}


def match_roster(rows: Iterable[RosterRow], register: Snapshot) -> list[Match]:
    """One match a person of the file, in the file's order; lines of one person become one row.

    A person is known again by the key of the other system, else by name and birth date.

    Raises:
        BadRoster, BadRosterPerson: two persons with one key, or a name without a birth date that
            may be two pupils.
    """
    return _Matching(merged(rows), register).run()


def merged(rows: Iterable[RosterRow]) -> list[RosterRow]:
    """The rows with those of one person put together.

    Raises:
        BadRoster, BadRosterPerson: see `match_roster`.
    """
    keyed: dict[tuple[PersonKind, str], RosterRow] = {}
    loose: dict[_Identity, RosterRow] = {}
    for row in rows:
        if row.roster_key:
            first = keyed.get((row.kind, row.roster_key))
            keyed[row.kind, row.roster_key] = row if first is None else _together(first, row)
        else:
            first = loose.get(_identity(row))
            loose[_identity(row)] = row if first is None else _together(first, row)
    for key, row in keyed.items():
        # A line without a key beside one of the same person with it.
        twin = loose.pop(_identity(row), None)
        if twin is not None:
            keyed[key] = _together(row, twin)
    return sorted((*keyed.values(), *loose.values()), key=lambda row: row.line)


def _together(first: RosterRow, row: RosterRow) -> RosterRow:
    if _identity(first) != _identity(row):
        raise row.problem("roster-key-twice")
    names = {group.name.casefold() for group in (*first.groups, *row.groups)}
    keyless = first.roster_key is None or row.roster_key is None
    if row.birth_date is None and keyless and len(names) > 1:
        # One name in two groups may be two pupils, who share no consent.
        raise row.problem("roster-twins")
    days = [day for day in (first.left_on, row.left_on) if day is not None]
    return replace(
        first,
        groups=tuple(dict.fromkeys((*first.groups, *row.groups))),
        guardians=tuple(dict.fromkeys((*first.guardians, *row.guardians))),
        nicknames=tuple(dict.fromkeys((*first.nicknames, *row.nicknames))),
        left_on=min(days, default=None),
        left=first.left or row.left,
    )


def _identity(one: RosterRow | Person) -> _Identity:
    return (one.kind, folded(one.full_name), one.birth_date)


class _Matching:
    """One matching of a file; whoever is taken by a row is no candidate for another."""

    def __init__(self, rows: Sequence[RosterRow], register: Snapshot) -> None:
        self._rows = rows
        self._register = register
        self._found: dict[int, Match] = {}
        self._taken: set[str] = set()
        self._file_keys = {row.roster_key for row in rows if row.roster_key}
        self._by_key: defaultdict[tuple[PersonKind, str], list[Person]] = defaultdict(list)
        self._by_name: defaultdict[_Name, list[Person]] = defaultdict(list)
        self._by_birth: defaultdict[tuple[PersonKind, date], list[Person]] = defaultdict(list)
        for person in register.persons:
            if person.roster_key:
                self._by_key[person.kind, person.roster_key].append(person)
            if person.birth_date:
                self._by_birth[person.kind, person.birth_date].append(person)
            self._by_name[person.kind, folded(person.full_name)].append(person)

    def run(self) -> list[Match]:
        for row in self._rows:
            self._by_its_key(row)
        for same in self._open().values():
            self._by_name_and_birth(same)
        for same in self._open().values():
            for row in same:
                self._by_likeness(row, alone=len(same) == 1)
        return [self._found[row.line] for row in self._rows]

    def _open(self) -> dict[_Identity, list[RosterRow]]:
        """The rows that nothing was found for yet, by name and birth date."""
        still: defaultdict[_Identity, list[RosterRow]] = defaultdict(list)
        for row in self._rows:
            if row.line not in self._found:
                still[_identity(row)].append(row)
        return still

    def _by_its_key(self, row: RosterRow) -> None:
        hits = self._by_key.get((row.kind, row.roster_key), []) if row.roster_key else []
        if len(hits) > 1:
            self._doubt(row, Doubt.NAMESAKES, hits)
        elif hits and folded(hits[0].full_name) == folded(row.full_name):
            self._take(row, hits[0])
        elif hits:
            self._doubt(row, Doubt.OTHER_NAME, hits)

    def _by_name_and_birth(self, same: Sequence[RosterRow]) -> None:
        row = same[0]
        exact = [p for p in self._called_as(row) if p.birth_date == row.birth_date]
        if len(same) == 1 and len(exact) == 1 and self._is_sure(row, exact[0]):
            self._take(row, exact[0])
        elif exact:
            no_date = row.birth_date is None and len(exact) == 1
            for each in same:
                self._doubt(each, Doubt.NO_BIRTH_DATE if no_date else Doubt.NAMESAKES, exact)

    def _is_sure(self, row: RosterRow, person: Person) -> bool:
        """Whether name and birth date say enough; a key of another person never does."""
        if person.roster_key in self._file_keys:
            return False
        if row.birth_date is not None:
            return True
        if row.roster_key and _system(row.roster_key) == _system(person.roster_key):
            return False
        if self._share_a_group(row, person):
            return True
        if row.roster_key is None:
            raise row.problem("roster-twins")
        return False

    def _by_likeness(self, row: RosterRow, *, alone: bool) -> None:
        undated = [
            p for p in self._called_as(row) if p.birth_date is None or row.birth_date is None
        ]
        if alone and len(undated) == 1 and self._in_one_group(row, undated[0]):
            self._take(row, undated[0])
            return
        for doubt, persons in self._like(row, undated):
            if persons:
                self._doubt(row, doubt, persons)
                return
        self._found[row.line] = Match(row)

    def _like(
        self, row: RosterRow, undated: Sequence[Person]
    ) -> Iterable[tuple[Doubt, list[Person]]]:
        born = row.birth_date
        yield Doubt.NO_BIRTH_DATE, list(undated)
        if born is None:
            return
        called = self._called_as(row)
        yield (
            Doubt.NEAR_BIRTH_DATE,
            [p for p in called if p.birth_date is not None and near_dates(p.birth_date, born)],
        )
        peers = self._free(self._by_birth.get((row.kind, born), ()))
        first, last = folded(row.first_name), folded(row.surname)
        near = [p for p in peers if alike(folded(p.first_name), first)]
        yield Doubt.SIMILAR_NAME, [p for p in near if alike(folded(surname_of(p)), last)]
        yield Doubt.OTHER_SURNAME, [p for p in peers if folded(p.first_name) == first]

    def _called_as(self, row: RosterRow) -> list[Person]:
        return self._free(self._by_name.get((row.kind, folded(row.full_name)), ()))

    def _free(self, persons: Iterable[Person]) -> list[Person]:
        return [person for person in persons if person.id not in self._taken]

    def _share_a_group(self, row: RosterRow, person: Person) -> bool:
        """Whether nothing speaks against it: one of them is in no group, or they share one."""
        names = {group.name.casefold() for group in row.groups}
        now = self._register.group_names(person.id)
        return not names or not now or bool(names & now)

    def _in_one_group(self, row: RosterRow, person: Person) -> bool:
        names = {group.name.casefold() for group in row.groups}
        keys = (row.roster_key, person.roster_key)
        claimed = person.roster_key in self._file_keys
        other_key = None not in keys and _system(keys[0]) == _system(keys[1])
        shared = names & self._register.group_names(person.id)
        return bool(shared) and not claimed and not other_key

    def _take(self, row: RosterRow, person: Person) -> None:
        self._found[row.line] = Match(row, person)
        self._taken.add(person.id)

    def _doubt(self, row: RosterRow, doubt: Doubt, candidates: Iterable[Person]) -> None:
        ordered = sorted(candidates, key=lambda p: p.id)
        self._found[row.line] = Match(row, doubt=doubt, candidates=tuple(ordered))


def surname_of(person: Person) -> str:
    """The surname as it is written."""
    return " ".join(part for part in (person.prefix, person.last_name) if part)


def _system(roster_key: str | None) -> str | None:
    return roster_key.partition(":")[0] if roster_key else None


def persons_in(matches: Iterable[Match]) -> set[str]:
    """The ids of everybody that a row is, or may be."""
    return {
        person.id
        for match in matches
        for person in chain(match.candidates, [match.person] if match.person else [])
    }
