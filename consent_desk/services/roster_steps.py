"""What an import of a roster does, in steps that somebody can look at first."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from consent_desk.domain.person import Group, Person
from consent_desk.rosters.roster import RosterGroup, RosterRow
from consent_desk.services.match_roster import Doubt, Match


@dataclass(frozen=True)
class Words:
    """What somebody said about doubtful rows, by line.

    `same`: it is somebody of the register, by id or label where there is more than one candidate;
    `new`: it is somebody else.
    """

    same: Mapping[int, str | None] = field(default_factory=dict[int, str | None])
    new: frozenset[int] = frozenset()


NO_WORDS = Words()


@dataclass(frozen=True)
class Change:
    """One field of a person that becomes something else, as texts."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Step:
    """What an import would do with one row.

    `before` is the person as the register has it (None: nobody yet), `after` as it will be (None:
    nothing is done; a new person has no id yet). `joins` and `leaves` are names of groups.
    `is_back`: whoever had left is here again, be it until a day to come.
    """

    row: RosterRow
    before: Person | None = None
    after: Person | None = None
    changes: tuple[Change, ...] = ()
    joins: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    guardians: tuple[str, ...] = ()
    doubt: Doubt | None = None
    candidates: tuple[Person, ...] = ()
    is_back: bool = False

    @property
    def is_new(self) -> bool:
        return self.before is None and self.after is not None

    @property
    def is_changed(self) -> bool:
        told = [change for change in self.changes if change.field != "left_on"]
        return self.before is not None and bool(told or self.guardians)

    @property
    def is_moved(self) -> bool:
        return self.before is not None and bool(self.joins or self.leaves)

    @property
    def leaves_on(self) -> date | None:
        """The first day of absence, where the file tells of one that the register lacks."""
        if self.before is None or self.after is None or self.after.left_on is None:
            return None
        return self.after.left_on if self.after.left_on != self.before.left_on else None

    @property
    def can_be_new(self) -> bool:
        """Whether a doubtful row can be somebody else than its candidates."""
        return Match(self.row, None, self.doubt, self.candidates).can_be_new

    @property
    def is_unchanged(self) -> bool:
        same = not (self.changes or self.joins or self.leaves or self.guardians)
        return self.before is not None and same

    @property
    def is_left_out(self) -> bool:
        """Somebody who left before ever being in the register is not brought in (R20)."""
        return self.after is None and self.doubt is None


@dataclass(frozen=True)
class Preview:
    """What an import would do.

    `gone` are persons that the file lacks: nothing happens to them. `labels` tells persons of the
    register apart, by id. `unlikely` are pupils with a birth date that no pupil has; they are
    imported, and never named by the machine.
    """

    steps: tuple[Step, ...]
    gone: tuple[Person, ...]
    new_groups: tuple[RosterGroup, ...]
    changed_groups: tuple[Group, ...]
    labels: Mapping[str, str]
    unlikely: tuple[Step, ...] = ()

    @cached_property
    def new(self) -> list[Step]:
        return [step for step in self.steps if step.is_new]

    @cached_property
    def changed(self) -> list[Step]:
        return [step for step in self.steps if step.is_changed]

    @cached_property
    def moved(self) -> list[Step]:
        return [step for step in self.steps if step.is_moved]

    @cached_property
    def left(self) -> list[Step]:
        return [step for step in self.steps if step.leaves_on is not None]

    @cached_property
    def back(self) -> list[Step]:
        return [step for step in self.steps if step.is_back]

    @cached_property
    def doubtful(self) -> list[Step]:
        return [step for step in self.steps if step.doubt is not None]

    @cached_property
    def unchanged(self) -> list[Step]:
        return [step for step in self.steps if step.is_unchanged]

    @cached_property
    def left_out(self) -> list[Step]:
        return [step for step in self.steps if step.is_left_out]
