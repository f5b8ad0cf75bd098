"""Persons, groups, years and purposes cannot be kept as asked."""

from dataclasses import dataclass
from datetime import date

from consent_desk.errors.known import KnownError


class RegisterError(KnownError):
    """The register cannot be changed as asked."""


@dataclass(eq=False)
class PersonKnown(RegisterError):
    """Somebody of this name and birth date is in the register."""

    person: str


@dataclass(eq=False)
class BadBirthDate(RegisterError):
    """A birth date that has not come yet, or cannot be anybody's."""

    day: date


@dataclass(eq=False)
class LastDayPast(RegisterError):
    """The last day in a group is over already."""

    day: date


class SheetNotMade(RegisterError):
    """The recovery sheet was neither saved nor printed yet."""


class NameNeeded(RegisterError):
    """A person, guardian, group, channel or purpose without a name."""


@dataclass(eq=False)
class AlreadyLeft(RegisterError):
    """Somebody who left on `day` is to leave on a day that has not come yet (R7)."""

    person: str
    day: date


@dataclass(eq=False)
class NotLeft(RegisterError):
    """Somebody who did not leave cannot come back."""

    person: str


@dataclass(eq=False)
class UnknownGuardian(RegisterError):
    """No guardian of this pupil has this name."""

    asked: str
    choices: str


@dataclass(eq=False)
class GuardianKnown(RegisterError):
    """A guardian of this pupil has this name already."""

    asked: str


@dataclass(eq=False)
class GuardianHasSigned(RegisterError):
    """A guardian whose word is in the ledger stays: only they can lift their no (R4)."""

    asked: str


@dataclass(eq=False)
class NoPupil(RegisterError):
    """Only pupils have guardians and siblings here."""

    person: str


@dataclass(eq=False)
class GroupKnown(RegisterError):
    """A group of this name is there this school year."""

    asked: str


@dataclass(eq=False)
class NotInGroup(RegisterError):
    """The person is not in the group to be left."""

    person: str
    group: str


@dataclass(eq=False)
class YearNotNext(RegisterError):
    """A school year is started in its turn: not backwards, none passed over."""

    asked: str
    next: str


@dataclass(eq=False)
class YearTooEarly(RegisterError):
    """Nobody can sign for that year yet (R3)."""

    asked: str
    first: date


class YearNotStarted(RegisterError):
    """There is no start of a school year to undo."""


@dataclass(eq=False)
class YearInUse(RegisterError):
    """Something was recorded since the year was started."""

    year: str


@dataclass(eq=False)
class BadCode(RegisterError):
    """A code has small letters and underscores only."""

    asked: str


@dataclass(eq=False)
class ChannelKnown(RegisterError):
    """There is a channel with this code; what it is, it stays."""

    asked: str


@dataclass(eq=False)
class PurposeKnown(RegisterError):
    """There is a purpose for this channel and subject."""

    asked: str


@dataclass(eq=False)
class WordingKnown(RegisterError):
    """The sentence of a purpose is that one already: nobody has to be asked again."""

    asked: str


@dataclass(eq=False)
class StillHere(RegisterError):
    """Somebody who is at the school is not erased by the way."""

    person: str


@dataclass(eq=False)
class WithdrawFirst(RegisterError):
    """Somebody with a yes is not erased: withdrawing lists what was placed."""

    person: str


@dataclass(eq=False)
class TakedownOpen(RegisterError):
    """Something placed with this person must come off first."""

    person: str


class ErasureNeedsYes(RegisterError):
    """Erasing asks for a confirmation, and nobody is there to give it."""
