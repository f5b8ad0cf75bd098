"""A table in an .xlsx workbook; formulas are never worked out."""

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook

from consent_desk.errors import BadRoster, BadRosterFile, KnownError
from consent_desk.rosters.archive import open_archive
from consent_desk.rosters.sheet import Sheet

LINE_LIMIT = 50_000
COLUMN_LIMIT = 200
_Line = tuple[int, tuple[str, ...]]


def read_workbook(data: bytes, file: str) -> Sheet:
    """Read the first sheet that holds something, as the values that were last saved.

    Raises:
        BadRosterFile: damaged, locked or too large.
        BadRoster: nothing in it.
    """
    open_archive(data, file).close()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions, which do not matter here
            sheets = _sheets(data, file)
    except KnownError:
        raise
    except Exception as error:
        # The library raises whatever a damaged part leads it to.
        raise BadRosterFile(file=file, problem="roster-workbook") from error
    filled = [(title, lines) for title, lines in sheets if lines]
    if not filled:
        raise BadRoster(file=file, line=1, problem="roster-empty")
    (_, lines), *others = filled
    return _sheet(lines, file, tuple(title for title, _ in others))


def _sheets(data: bytes, file: str) -> list[tuple[str, list[_Line]]]:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        return [(sheet.title, list(_lines(sheet, file))) for sheet in book.worksheets]
    finally:
        book.close()


def _lines(sheet: Any, file: str) -> Iterator[_Line]:
    # A sheet may claim any size: only what is there counts, within limits.
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=LINE_LIMIT + 1, max_col=COLUMN_LIMIT, values_only=True)
    for number, row in enumerate(rows, start=1):
        cells = tuple(map(_text, row))
        if any(cells):
            if number > LINE_LIMIT:
                raise BadRosterFile(file=file, problem="roster-too-large")
            yield number, cells


def _sheet(lines: list[_Line], file: str, left_out: tuple[str, ...]) -> Sheet:
    width = max(i for _, cells in lines for i, cell in enumerate(cells, start=1) if cell)
    header = tuple((lines[0][1] + ("",) * width)[:width])
    body = tuple((number, (cells + ("",) * width)[:width]) for number, cells in lines[1:])
    return Sheet(file, header, body, left_out)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())
