"""CSV and XLSX: the same words, and never a formula."""

import csv
import re
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from openpyxl import load_workbook

from consent_desk.ports import Format
from consent_desk.services.prints.about import About
from consent_desk.services.prints.kinds import REPORT_KINDS, Kind
from reports.sheet import neutral
from tests.reports.filled import Filled
from tests.reports.reading import printed
from tests.reports.test_prints import about

TABLES = [kind for kind, each in REPORT_KINDS.items() if Format.XLSX in each.forms]


@settings(max_examples=30)
@given(st.text(max_size=20))
def test_no_cell_begins_like_a_formula(text: str) -> None:
    cell = str(neutral(text))
    assert not cell.strip("\ufeff\u200b \n\t\r").startswith(
        ("=", "+", "-", "@", "＝", "＋", "－", "＠")
    )
    assert not cell.startswith(("\t", "\r", "\n"))


@pytest.mark.parametrize("text", ["=1+2", "+31 6", "-5A", "@SUM(A1)", " =1", "\t=1", "＝1"])
def test_what_could_be_a_formula_gets_a_quote(text: str) -> None:
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", ["5A", "Zoë-Şahin", "a=b", "–", ""])
def test_other_words_stay_as_they_are(text: str) -> None:
    assert neutral(text) == text
    assert neutral(-3) == -3


@pytest.mark.parametrize("kind", TABLES)
def test_both_forms_hold_the_same_rows(filled: Filled, out: Path, kind: Kind) -> None:
    what = about(filled, kind, out)
    text = printed(filled, kind, out, what, Format.CSV, "en").read_text("utf-8-sig")
    rows = list(csv.reader(StringIO(text)))
    book = load_workbook(printed(filled, kind, out, what, Format.XLSX, "en"))
    table, told = book.worksheets
    cells = [["" if cell is None else str(cell) for cell in row]
             for row in table.iter_rows(values_only=True)]  # fmt: skip
    assert [_same(row) for row in cells] == [_same(row) for row in rows]
    assert len(rows) > 1
    assert all(cell.data_type != "f" for row in table.iter_rows() for cell in row)
    assert told["B2"].value == "Basisschool De Klimop"


def _same(row: list[str]) -> list[str | float]:
    """Cells as they are meant: a workbook tells 0.0 as 0."""
    return [float(cell) if re.fullmatch(r"\d+\.?\d*", cell) else cell for cell in row]


def test_a_channel_called_like_a_formula_is_a_word(filled: Filled, out: Path) -> None:
    file = printed(filled, Kind.POCKET, out, About(group="5A"), Format.XLSX)
    assert "niet in: @Stichting" in [cell.value for cell in load_workbook(file).worksheets[0][1]]
    school = printed(filled, Kind.SCHOOL, out, form=Format.CSV).read_text("utf-8-sig")
    assert ";'@Stichting;" in school


def test_counts_are_numbers_with_a_decimal_comma_in_dutch(filled: Filled, out: Path) -> None:
    rows = printed(filled, Kind.SCHOOL, out, form=Format.CSV).read_text("utf-8-sig").splitlines()
    (row,) = [each for each in rows if each.startswith("2026-2027;5A;40;") and ";31;7;2;" in each
              and "website" in each]  # fmt: skip
    assert row.endswith("31;7;2;0,775;0,175;0,05")
