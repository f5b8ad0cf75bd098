"""The tables of prints as CSV and XLSX, in which no cell is ever a formula."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from consent_desk.messages import Texts
from consent_desk.ports import Stamp

type Cell = str | int | float

# Also as full-width letters, and behind white space that a program may drop.
_FORMULA = re.compile(r"^[\s\ufeff\u200b]*[=+\-@＝＋－＠]|^[\t\r\n]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WIDEST = 60


@dataclass(frozen=True)
class Sheet:
    """A table with a title and a header."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def neutral(cell: Cell) -> Cell:
    """A cell that no spreadsheet works out: what could begin a formula gets a quote before it."""
    if not isinstance(cell, str):
        return cell
    text = _CONTROLS.sub("\ufffd", cell)
    return f"'{text}" if _FORMULA.match(text) else text


def write_csv(sheet: Sheet, out: BinaryIO, texts: Texts) -> None:
    """Write UTF-8 with its mark, so that a spreadsheet reads the letters; columns as it expects."""
    stream = TextIOWrapper(out, encoding="utf-8-sig", newline="")
    writer = csv.writer(stream, delimiter=";" if texts.lang == "nl" else ",")
    for row in (sheet.head, *sheet.rows):
        writer.writerow([_number(neutral(cell), texts) for cell in row])
    stream.detach()  # which writes what is left, and does not close


def write_xlsx(sheet: Sheet, out: BinaryIO, stamp: Stamp, texts: Texts) -> None:
    """Write a workbook: the table, and a sheet that says of what, by whom and when."""
    book = Workbook()
    table: Any = book.active
    table.title = _tab(sheet.title)
    _fill(table, (sheet.head, *sheet.rows))
    table.freeze_panes = "A2"
    table.auto_filter.ref = table.dimensions
    table.oddFooter.left.text = texts("Confidential")
    table.print_title_rows = "1:1"
    about: Any = book.create_sheet(_tab(texts("About this print")))
    _fill(about, _about(sheet, stamp, texts))
    book.properties.title, book.properties.creator = sheet.title, stamp.school
    book.properties.language = texts.lang
    book.save(out)


def _about(sheet: Sheet, stamp: Stamp, texts: Texts) -> list[tuple[str, str]]:
    return [
        (texts("Confidential"), sheet.title),
        (texts("School"), stamp.school),
        (texts("School year"), str(stamp.year)),
        (texts("Printed by"), stamp.printed_by),
        (texts("Printed on"), f"{stamp.printed_at:%d-%m-%Y %H:%M}"),
        (texts("Latest entry of the log"), stamp.audit_hash),
    ]


def _fill(table: Any, rows: Sequence[Sequence[Cell]]) -> None:
    widths: dict[int, int] = {}
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = table.cell(number, column, neutral(value))
            if isinstance(value, str):
                cell.data_type = "s"
            widths[column] = max(widths.get(column, 8), len(str(value)) + 2)
            if number == 1:
                cell.font = Font(bold=True)
    for column, width in widths.items():
        table.column_dimensions[get_column_letter(column)].width = min(width, _WIDEST)


def _tab(title: str) -> str:
    return re.sub(r"[\[\]:*?/\\]", " ", title)[:31]


def _number(cell: Cell, texts: Texts) -> Cell:
    """A decimal point is a decimal comma in a Dutch spreadsheet."""
    return str(cell).replace(".", ",") if isinstance(cell, float) and texts.lang == "nl" else cell
