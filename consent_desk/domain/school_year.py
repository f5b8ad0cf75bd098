"""The school year, 1 August to 31 July."""

import re
from dataclasses import dataclass
from datetime import date

from consent_desk.errors import SchoolYearInvalid


@dataclass(frozen=True, order=True)
class SchoolYear:
    """One school year, named by the calendar year that it starts in."""

    start: int

    @classmethod
    def parse(cls, text: str) -> "SchoolYear":
        """Read `2026-2027`.

        Raises:
            SchoolYearInvalid: another form, or years that do not follow each other.
        """
        match = re.fullmatch(r"([12]\d{3})-([12]\d{3})", text.strip())
        if match is None or int(match[2]) != int(match[1]) + 1:
            raise SchoolYearInvalid(asked=text)
        return cls(int(match[1]))

    @classmethod
    def of(cls, day: date) -> "SchoolYear":
        """The school year that a day falls in."""
        return cls(day.year if day.month >= 8 else day.year - 1)

    @property
    def first_day(self) -> date:
        """1 August."""
        return date(self.start, 8, 1)

    @property
    def last_day(self) -> date:
        """31 July."""
        return date(self.start + 1, 7, 31)

    @property
    def signable_from(self) -> date:
        """1 April before: the first day on which a form for this year may be signed (R3)."""
        return date(self.start, 4, 1)

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def __str__(self) -> str:
        return f"{self.start}-{self.start + 1}"
