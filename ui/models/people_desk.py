"""The services of the people page, bound to one vault."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from consent_desk.domain.person import PersonKind
from consent_desk.domain.school_year import SchoolYear
from consent_desk.ports import Vault
from consent_desk.rosters.roster import Roster
from consent_desk.rosters.table import read_sheet
from consent_desk.services.import_roster import Imported, import_roster
from consent_desk.services.keep_group import (
    add_group,
    join_group,
    leave_group,
    move_group,
    see_groups,
)
from consent_desk.services.keep_guardian import add_guardian, change_guardian
from consent_desk.services.keep_household import join_siblings, part_sibling
from consent_desk.services.keep_person import Particulars, add_person
from consent_desk.services.leave_school import come_back, let_leave
from consent_desk.services.plan_year import YearOrder, YearPlan, preview_year
from consent_desk.services.preview_roster import preview_roster
from consent_desk.services.read_roster import columns_of, read_bytes, read_roster
from consent_desk.services.roster_steps import Preview, Words
from consent_desk.services.see_person import Listed, Seen, list_persons, see_person
from consent_desk.services.start_school_year import (
    YearNow,
    see_year,
    start_school_year,
    undo_school_year,
)


@dataclass(frozen=True)
class Everybody:
    """Who is in the register, also who left; the groups by name with their size; the year."""

    persons: Sequence[Listed]
    groups: Mapping[str, int]
    year: YearNow


class PeopleDesk:
    """All of it may take a while: call it from a job, never from the UI thread."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def everybody(self) -> Everybody:
        """Everybody, with the groups of this school year."""
        groups = {group.name: size for group, size in see_groups(self._vault)}
        persons = list_persons(self._vault, with_left=True)
        return Everybody(persons, groups, see_year(self._vault))

    def person(self, person_id: str) -> Seen:
        """One person, with guardians and siblings."""
        return see_person(self._vault, person_id)

    # Lists.

    def header(self, file: Path) -> Sequence[str]:
        """The columns of a table."""
        return read_sheet(read_bytes(file), file.name).header

    def read(self, file: Path, said: Sequence[str] = ()) -> Roster:
        """Read a list of pupils, whatever sort of file it is."""
        return read_roster(self._vault, file, said)

    def preview(self, roster: Roster, words: Words) -> Preview:
        """What bringing it in would do."""
        return preview_roster(self._vault, roster.rows, words)

    def bring_in(self, roster: Roster, words: Words, seen: Preview) -> Imported:
        """Do what was shown."""
        columns = columns_of(roster)
        return import_roster(self._vault, roster.rows, words, seen=seen, columns=columns)

    # Persons and groups.

    def add(self, kind: PersonKind, said: Particulars, groups: Sequence[str]) -> str:
        """Add somebody by hand; gives their id."""
        return add_person(self._vault, kind, said, groups).id

    def add_group(self, name: str) -> None:
        """Add a group to this school year."""
        add_group(self._vault, name)

    def move(self, person_id: str, group: str) -> None:
        """Let somebody go to another group."""
        move_group(self._vault, person_id, group)

    def join(self, person_id: str, group: str, last_day: date) -> None:
        """Let somebody be in a group more, until a day."""
        join_group(self._vault, person_id, group, last_day)

    def leave_group(self, person_id: str, group: str) -> None:
        """Take somebody out of a group before the last day."""
        leave_group(self._vault, person_id, group)

    def leave(self, person_id: str) -> None:
        """Somebody leaves the school today."""
        let_leave(self._vault, person_id)

    def come_back(self, person_id: str) -> None:
        """Somebody is back."""
        come_back(self._vault, person_id)

    def add_guardian(self, person_id: str, name: str) -> None:
        """Somebody more who may sign."""
        add_guardian(self._vault, person_id, name)

    def let_sign(self, person_id: str, guardian_id: str, *, may_sign: bool) -> None:
        """Whether a guardian may sign from now on."""
        change_guardian(self._vault, person_id, guardian_id, may_sign=may_sign)

    def join_siblings(self, person_id: str, other: str) -> None:
        """Two pupils are siblings."""
        join_siblings(self._vault, person_id, other)

    def part_sibling(self, person_id: str) -> None:
        """Somebody is nobody's sibling here."""
        part_sibling(self._vault, person_id)

    # The school year.

    def preview_year(self, order: YearOrder) -> YearPlan:
        """What the start of the next school year would do."""
        return preview_year(self._vault, order)

    def start_year(self, order: YearOrder) -> None:
        """Start it."""
        start_school_year(self._vault, order)

    def undo_year(self) -> SchoolYear:
        """Go back to the year before."""
        return undo_school_year(self._vault)
