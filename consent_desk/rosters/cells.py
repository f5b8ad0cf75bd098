"""Reading single values: names, dates, group numbers."""

import re
import unicodedata
from datetime import date

from consent_desk.domain.surname import split_surname

EARLIEST_BIRTH = 1900
_DATE = re.compile(
    r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}))"
    r"(?:[T ]00:00(?::00(?:\.0+)?)?)?(?:Z|[+-]\d{2}:\d{2})?"
)
_TEXT_FORMULA = re.compile(r'="(.*)"')


def clean(text: str) -> str:
    """A value on one line; a spreadsheet's `="0123"` is the text in it."""
    bare = " ".join(text.split())
    wrapped = _TEXT_FORMULA.fullmatch(bare)
    return wrapped[1].strip() if wrapped else bare


def surname_parts(text: str) -> tuple[str, str]:
    """The voorvoegsel and the rest of a surname, written as "de Vries" or as "Vries, de"."""
    last, comma, behind = text.partition(",")
    if comma and split_surname(f"{behind.strip()} X") == (behind.strip(), "X"):
        return behind.strip(), last.strip()
    return split_surname(text)


def is_name(text: str) -> bool:
    """Whether a text can be a name: no formula, no error of a spreadsheet, nothing unprintable."""
    return not text.startswith(("=", "+", "@", "#")) and not any(
        unicodedata.category(c) in {"Cc", "Cs", "Co", "Cn"} for c in text
    )


def read_date(text: str) -> date | None:
    """A day as 2016-03-24 or 24-03-2016 (also with / or dots); None where it is none."""
    match = _DATE.fullmatch(text)
    if not match:
        return None
    year, month, day = match[1] or match[6], match[2] or match[5], match[3] or match[4]
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def read_birth_date(text: str) -> date | None:
    """A birth date; None where it is none that a pupil or a teacher can have."""
    born = read_date(text)
    return born if born is not None and born.year >= EARLIEST_BIRTH else None


def read_level(text: str) -> int | None:
    """A Dutch group number, 1 to 8; None for the codes that stand for something else."""
    match = re.fullmatch(r"(?:groep\s*)?0?([1-8])", text.strip().casefold())
    return int(match[1]) if match else None
