"""What is printed: plain values of what each print says, and how one is drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import BinaryIO, Protocol

from consent_desk.domain.consent import Verdict
from consent_desk.domain.purpose import Channel, Purpose
from consent_desk.domain.school_year import SchoolYear
from consent_desk.domain.tally import Tally
from consent_desk.messages import Language
from consent_desk.ports.accountability import Accountability, RecoverySheet
from consent_desk.ports.papers import Dossier, Letter


class Format(StrEnum):
    """The form of a file; tables come in all of them, papers as PDF only."""

    PDF = "pdf"
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


@dataclass(frozen=True)
class Stamp:
    """What every print says of itself: of which school, by whom, when, and the log's last hash."""

    school: str
    year: SchoolYear
    printed_by: str
    printed_at: datetime
    audit_hash: str


@dataclass(frozen=True)
class Named:
    """A person on a list, by a label that is not shared with anybody."""

    id: str
    label: str


@dataclass(frozen=True)
class GroupOverview:
    """Who of a group may be shown where; verdicts by `(person id, purpose code)`."""

    group: str
    persons: Sequence[Named]
    channels: Sequence[Channel]
    purposes: Sequence[Purpose]
    verdicts: Mapping[tuple[str, str], Verdict]
    age_of_consent: int


@dataclass(frozen=True)
class PocketList:
    """Who of a group may not be shown or named, and in which purposes; no reasons (R18).

    `not_for` holds the codes of purposes by person id; whoever has none is not in `persons`.
    """

    group: str
    members: int
    channels: Sequence[Channel]
    purposes: Sequence[Purpose]
    persons: Sequence[Named]
    not_for: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class GroupTally:
    """The counts of one group by purpose code."""

    group: str
    persons: int
    tallies: Mapping[str, Tally]


@dataclass(frozen=True)
class YearTally:
    """The counts of a whole school in one school year, on the day that is compared."""

    year: SchoolYear
    day: date
    persons: int
    tallies: Mapping[str, Tally]


@dataclass(frozen=True)
class SchoolOverview:
    """The counts of a school: by group today, and the whole on the same day of earlier years.

    `whole` counts everybody who is here once; `groupless` those who are in no group, under no name.
    `years`, the present one first, hold whoever was in a group, which is all that is known of years
    before. A purpose that a year did not ask is not in its tallies.
    """

    day: date
    channels: Sequence[Channel]
    purposes: Sequence[Purpose]
    groups: Sequence[GroupTally]
    groupless: GroupTally
    whole: GroupTally
    years: Sequence[YearTally]


@dataclass(frozen=True)
class SchoolCounts:
    """What a school hands to its foundation: counts, and the names of purposes by language."""

    school: str
    year: SchoolYear
    day: date
    persons: int
    audit_hash: str
    purposes: Mapping[str, Mapping[str, str]]
    tallies: Mapping[str, Tally]


@dataclass(frozen=True)
class FoundationOverview:
    """The counts of several schools, side by side."""

    schools: Sequence[SchoolCounts]


@dataclass(frozen=True)
class PlacedPost:
    """A release; `taken_down` is how many of its files and texts came off again."""

    day: date
    channel: str
    groups: Sequence[str]
    files: int
    placed_by: str | None
    taken_down: int


@dataclass(frozen=True)
class Removal:
    """A file or text that had to come off; `cause` is a code; `done_at` None: still to be done."""

    channel: str
    cause: str
    asked_at: datetime
    done_at: datetime | None
    assigned_to: str | None
    is_overdue: bool


@dataclass(frozen=True)
class PlacedOverview:
    """What was placed and taken down between two days, both included."""

    first: date
    last: date
    channels: Sequence[Channel]
    placed: Sequence[PlacedPost]
    removals: Sequence[Removal]


@dataclass(frozen=True)
class OverdueCopy:
    """A copy that should have been gone; `place` is its folder and `file` its name."""

    place: str
    file: str
    kind: str
    due_on: date


@dataclass(frozen=True)
class TeacherCopies:
    """The copies of one account: how many there still are, and those overdue, oldest first."""

    teacher: str | None
    present: int
    overdue: Sequence[OverdueCopy]


@dataclass(frozen=True)
class CopiesOverview:
    """Copies on people's own devices, by teacher."""

    day: date
    teachers: Sequence[TeacherCopies]


type Content = (
    GroupOverview
    | PocketList
    | SchoolOverview
    | FoundationOverview
    | PlacedOverview
    | CopiesOverview
    | Dossier
    | Letter
    | Accountability
    | RecoverySheet
)
"""What one print says."""


class Draw(Protocol):
    """Draws prints."""

    def __call__(
        self, out: BinaryIO, content: Content, stamp: Stamp, form: Format, lang: Language
    ) -> None:
        """Write the bytes of one file; nothing touches the disk on the way.

        Raises:
            ValueError: this print has no such form.
        """
        ...
