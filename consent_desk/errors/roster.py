"""A roster, or a table of answers, cannot be brought in as it is."""

from dataclasses import dataclass

from consent_desk.errors.use import WrongUse


@dataclass(eq=False)
class BadRosterFile(WrongUse):
    """A whole file cannot be read as a roster; nothing was imported."""

    file: str
    problem: str


@dataclass(eq=False)
class BadRosterPerson(WrongUse):
    """One person of a file cannot be read; `number` counts persons from 1."""

    file: str
    number: int
    problem: str


@dataclass(eq=False)
class ColumnsUnclear(WrongUse):
    """A table does not tell which of its columns hold what is needed."""

    file: str
    missing: str
    choices: str


@dataclass(eq=False)
class NoAnswerColumn(WrongUse):
    """No column of a table of answers is known to answer a purpose; `example` is one that may."""

    file: str
    choices: str
    example: str


@dataclass(eq=False)
class UnknownColumn(WrongUse):
    """A table has no column of this name."""

    asked: str
    choices: str


@dataclass(eq=False)
class UnknownField(WrongUse):
    """A column cannot be taken for this."""

    asked: str
    choices: str


class PreviewOutdated(WrongUse):
    """The register is not as it was when somebody looked at what an import would do."""


@dataclass(eq=False)
class RowNotDoubtful(WrongUse):
    """A word was given about a row that asks for none."""

    row: int


@dataclass(eq=False)
class SamePersonUnclear(WrongUse):
    """A row can be several persons of the register, and the word does not say which."""

    row: int
    choices: str


@dataclass(eq=False)
class NotSomebodyNew(WrongUse):
    """A row would be somebody new with name and birth date of somebody who left."""

    row: int
    person: str


@dataclass(eq=False)
class SamePersonTwice(WrongUse):
    """Two rows would be one person of the register."""

    row: int
    person: str
