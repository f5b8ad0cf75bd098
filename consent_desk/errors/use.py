"""What was asked for cannot be done as it was asked."""

from dataclasses import dataclass

from consent_desk.errors.known import KnownError


class WrongUse(KnownError):
    """What was asked for cannot be done as it was asked."""


@dataclass(eq=False)
class UnknownPerson(WrongUse):
    """Nobody in the register answers to this."""

    asked: str


@dataclass(eq=False)
class AmbiguousPerson(WrongUse):
    """Several persons answer to this; `choices` tells them apart."""

    asked: str
    choices: str


@dataclass(eq=False)
class UnknownGroup(WrongUse):
    """No group of this name in the current school year."""

    asked: str
    choices: str


@dataclass(eq=False)
class UnknownPurpose(WrongUse):
    """No purpose with this code."""

    asked: str
    choices: str


@dataclass(eq=False)
class NotInStack(WrongUse):
    """Somebody is not in the group whose forms are recorded, or handed in none."""

    asked: str
    group: str


class StackNeedsNumber(WrongUse):
    """The reference of a stack of forms does not tell its sheets apart."""


@dataclass(eq=False)
class UnknownDecision(WrongUse):
    """No entry of the register with this id or number."""

    asked: str


@dataclass(eq=False)
class UnknownChannel(WrongUse):
    """No channel with this code."""

    asked: str
    choices: str


@dataclass(eq=False)
class UnknownSetting(WrongUse):
    """No setting of this name."""

    asked: str
    choices: str


@dataclass(eq=False)
class BadSetting(WrongUse):
    """The value does not fit the setting, or would make a rule looser."""

    setting: str
    value: str


@dataclass(eq=False)
class BadConfirmFile(WrongUse):
    """The file with the teacher's word cannot be read as such; `entry` counts from 1."""

    file: str
    entry: int
    problem: str


@dataclass(eq=False)
class BadRoster(WrongUse):
    """A roster cannot be read; nothing was imported."""

    file: str
    line: int
    problem: str


@dataclass(eq=False)
class BadEvidence(WrongUse):
    """A scan of a form is empty, too large, or no scan."""

    file: str


@dataclass(eq=False)
class OutAmongPhotos(WrongUse):
    """Cleared files would lie among the photos that they are made from."""

    folder: str


@dataclass(eq=False)
class FileInTheWay(WrongUse):
    """There is a file already that is not ours to write over."""

    file: str


@dataclass(eq=False)
class DiskTrouble(WrongUse):
    """The system refused to read or write something."""

    file: str


class NeedsYes(WrongUse):
    """Deleting asks for a confirmation, and nobody is there to give it."""


@dataclass(eq=False)
class FileMissing(WrongUse):
    """A file that was named is not there."""

    file: str


@dataclass(eq=False)
class FolderUnusable(WrongUse):
    """A folder cannot be made or written."""

    folder: str


class NothingToClear(WrongUse):
    """No picture among the paths given."""


@dataclass(eq=False)
class SchoolYearInvalid(WrongUse):
    """Not a school year such as 2026-2027."""

    asked: str


@dataclass(eq=False)
class HoursInvalid(WrongUse):
    """Not hours of the week such as mo-fr 08:30-14:30."""

    asked: str


@dataclass(eq=False)
class FreeDaysInvalid(WrongUse):
    """Not days such as 2027-04-27 or 2026-12-21/2027-01-03."""

    asked: str


@dataclass(eq=False)
class TextUnreadable(WrongUse):
    """A file that was given as text is none."""

    file: str
