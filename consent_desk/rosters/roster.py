"""What every reader of rosters hands over, whatever the file was."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from consent_desk.domain.person import PersonKind
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import BadRoster, BadRosterPerson, KnownError


class Format(StrEnum):
    """What a roster is, told by its content."""

    EDEXML = "edexml"
    ONEROSTER = "oneroster"
    WORKBOOK = "workbook"
    TEXT = "text"


@dataclass(frozen=True)
class RosterGroup:
    """A group as a roster names it; see `domain.person.Group`."""

    name: str
    level: int | None = None
    combined: bool = False


@dataclass(frozen=True)
class RosterRow:
    """One person of a roster; what the job does not need was not read (R20).

    `line` numbers the person within the file: the line where `is_line`, else how many persons come
    before, and one. `prefix_known` says that the file keeps the voorvoegsel apart, `all_groups`
    that it also knows the combined groups, so that a group it does not name has been left.
    `left` without `left_on` says that the person is at the school no more, since some day.
    """

    file: str
    line: int
    first_name: str
    last_name: str
    birth_date: date | None
    groups: tuple[RosterGroup, ...] = ()
    kind: PersonKind = PersonKind.PUPIL
    prefix: str = ""
    prefix_known: bool = False
    nicknames: tuple[str, ...] = ()
    roster_key: str | None = None
    left_on: date | None = None
    left: bool = False
    guardians: tuple[str, ...] = ()
    all_groups: bool = False
    is_line: bool = True

    @property
    def surname(self) -> str:
        """The surname as it is written."""
        return " ".join(part for part in (self.prefix, self.last_name) if part)

    @property
    def full_name(self) -> str:
        """First name and surname."""
        return " ".join(part for part in (self.first_name, self.surname) if part)

    def problem(self, code: str) -> KnownError:
        """The failure to tell of, with the place in the file."""
        return problem_at(self.file, self.line, code, is_line=self.is_line)


def problem_at(file: str, line: int, code: str, *, is_line: bool) -> KnownError:
    """A failure of one person in a file, by its line or by its number."""
    if is_line:
        return BadRoster(file=file, line=line, problem=code)
    return BadRosterPerson(file=file, number=line, problem=code)


@dataclass(frozen=True)
class Roster:
    """A roster that was read.

    `columns` says which column of a table with this `header` was taken for which field; `left_out`
    names the sheets of a workbook that were not read; `is_of_other_year` says that the file tells
    of another school year than the one that the school works in.
    """

    rows: tuple[RosterRow, ...]
    format: Format
    year: SchoolYear | None = None
    header: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    left_out: tuple[str, ...] = ()
    is_of_other_year: bool = False
