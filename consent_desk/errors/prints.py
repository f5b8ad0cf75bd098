"""What keeps something from being printed."""

from dataclasses import dataclass

from consent_desk.errors.known import KnownError


class PrintError(KnownError):
    """Nothing was printed."""


@dataclass(eq=False)
class ReportNeeds(PrintError):
    """An overview was asked for without what it is about; `needs` are options."""

    needs: str


@dataclass(eq=False)
class FormatUnfit(PrintError):
    """An overview has no such form."""

    asked: str
    choices: str


@dataclass(eq=False)
class NothingWithdrawn(PrintError):
    """There is no withdrawal to confirm."""

    person: str


@dataclass(eq=False)
class BadCounts(PrintError):
    """A file holds no counts of a school, or impossible ones."""

    file: str


class PrinterRefused(PrintError):
    """The printer took nothing, or stopped on the way."""


class PrintOutdated(PrintError):
    """Something was recorded after it was made, so that it may tell what is not true any more."""
