"""Reading a day as people here type it; no widgets."""

import re
from datetime import date

_TYPED = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})|(\d\d)(\d\d)(\d{4})")


def read_day(text: str, latest: date | None = None) -> date | None:
    """The day of 4-9-2026, 04/09/26 or 04092026; None: it is none.

    Args:
        text: what is typed: day, month, year.
        latest: a year of two digits is of the century before, where it would be after this day.
    """
    found = _TYPED.fullmatch(text.strip())
    if found is None:
        return None
    day, month, year = (int(part) for part in found.groups() if part is not None)
    is_short = year < 100
    try:
        read = date(year + 2000 if is_short else year, month, day)
        is_before = is_short and latest is not None and read > latest
        return read.replace(year=read.year - 100) if is_before else read
    except ValueError:
        return None


def written(day: date) -> str:
    """As it is typed."""
    return f"{day.day}-{day.month}-{day.year}"
