"""A roster as a CSV table with a header line."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from consent_desk.domain.person import PersonKind
from consent_desk.errors import BadRoster

EARLIEST_BIRTH = 1900
REQUIRED = ("first_name", "last_name", "birth_date", "group")


@dataclass(frozen=True)
class RosterRow:
    """One line of a roster; columns that the job does not need were not read (R20)."""

    file: str
    line: int
    first_name: str
    last_name: str
    birth_date: date | None
    group: str
    kind: PersonKind


def read_table(data: bytes, file: str) -> list[RosterRow]:
    """Read a CSV in UTF-8 or Windows-1252, with commas, semicolons or tabs.

    Raises:
        BadRoster: a line that cannot be read; says which one and why.
    """
    lines = csv.reader(_text_lines(data, file), delimiter=_delimiter(data))
    try:
        header = [name.strip().casefold() for name in next(lines, list[str]())]
        if not header:
            raise BadRoster(file=file, line=1, problem="roster-empty")
        if not set(REQUIRED) <= set(header) or len(set(header)) != len(header):
            raise BadRoster(file=file, line=1, problem="roster-header")
        return list(_rows(lines, header, file))
    except csv.Error as error:
        raise BadRoster(file=file, line=lines.line_num, problem="roster-columns") from error


def _text_lines(data: bytes, file: str) -> Iterator[str]:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return iter(io.StringIO(text, newline=""))
    raise BadRoster(file=file, line=1, problem="roster-encoding")


def _delimiter(data: bytes) -> str:
    first = data.partition(b"\n")[0]
    counts = {mark: first.count(mark.encode()) for mark in ",;\t"}
    return max(counts, key=lambda mark: counts[mark])


def _rows(lines: Iterator[list[str]], header: list[str], file: str) -> Iterator[RosterRow]:
    for number, cells in enumerate(lines, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            raise BadRoster(file=file, line=number, problem="roster-columns")
        values = {name: " ".join(c.split()) for name, c in zip(header, cells, strict=True)}
        yield _row(values, number, file)


def _row(values: dict[str, str], line: int, file: str) -> RosterRow:
    if not values["first_name"]:
        raise BadRoster(file=file, line=line, problem="roster-name")
    if not values["group"] and values.get("kind") != PersonKind.STAFF:
        raise BadRoster(file=file, line=line, problem="roster-group")
    kind = values.get("kind", "") or PersonKind.PUPIL
    if kind not in set(PersonKind):
        raise BadRoster(file=file, line=line, problem="roster-kind")
    return RosterRow(
        file,
        line,
        values["first_name"],
        values["last_name"],
        _birth_date(values["birth_date"], line, file),
        values["group"],
        PersonKind(kind),
    )


def _birth_date(text: str, line: int, file: str) -> date | None:
    if not text:
        return None
    match = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", text)
    problem = BadRoster(file=file, line=line, problem="roster-date")
    if not match:
        raise problem
    year, month, day = match[1] or match[6], match[2] or match[5], match[3] or match[4]
    try:
        born = date(int(year), int(month), int(day))
    except ValueError as error:
        raise problem from error
    if born.year < EARLIEST_BIRTH:
        raise problem
    return born
