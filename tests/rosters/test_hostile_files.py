"""Whatever a file holds: it is read, or refused with a sentence."""

import io
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings, strategies as st

from consent_desk.errors import BadRosterFile, KnownError
from consent_desk.rosters.answers import answer_rows
from consent_desk.rosters.edexml import read_edexml
from consent_desk.rosters.oneroster import read_oneroster
from consent_desk.rosters.recognise import recognise
from consent_desk.rosters.roster import Format
from consent_desk.rosters.table import read_sheet, read_table
from tests.rosters.samples import a_zip, edexml, oneroster, social_schools, uwlr

SAMPLES = {
    "edexml": edexml(),
    "uwlr": uwlr(),
    "oneroster": oneroster(),
    "workbook": social_schools(),
    "csv": b"Roepnaam;Achternaam;Geboortedatum;Groep\nTim;Bos;2016-01-02;5A\n",
}


def read(data: bytes) -> int:
    """Read as `roster import` does; how many persons there are."""
    sort = recognise(data, "f")
    if sort is Format.EDEXML:
        return len(read_edexml(data, "f").rows)
    if sort is Format.ONEROSTER:
        return len(read_oneroster(data, "f", date(2026, 11, 22)).rows)
    return len(read_table(data, "f"))


def read_or_refused(data: bytes) -> None:
    try:
        read(data)
    except KnownError:
        return


@pytest.mark.parametrize("name", SAMPLES)
def test_every_format_is_known_by_its_content(name: str) -> None:
    assert read(SAMPLES[name]) > 0


@given(st.binary(max_size=400), st.sampled_from([b"", b"<", b"PK\x03\x04", b"\xff\xfe", b"a;b\n"]))
def test_any_bytes_are_read_or_refused(data: bytes, start: bytes) -> None:
    read_or_refused(start + data)


@settings(max_examples=150)
@given(
    st.sampled_from(list(SAMPLES)),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3), st.binary(max_size=6)), max_size=6),
)
def test_any_change_to_a_file_is_read_or_refused(
    name: str, changes: list[tuple[float, int, bytes]]
) -> None:
    data = SAMPLES[name]
    for where, taken_out, put_in in changes:
        place = int(where * len(data))
        data = data[:place] + put_in + data[place + taken_out :]
    read_or_refused(data)


@given(st.text(max_size=200))
def test_any_text_for_a_name_is_read_or_refused(name: str) -> None:
    shown = "".join(c for c in name if c.isprintable() and c not in "<&")
    read_or_refused(edexml(f'<leerling key="1"><roepnaam>{shown}</roepnaam></leerling>'))
    read_or_refused(f"Roepnaam,Achternaam,Key,Groep\n{name},Bos,1,5A\n".encode("utf-8", "replace"))


def _with_part(part: str, content: bytes) -> bytes:
    """The workbook with one of its parts replaced."""
    with zipfile.ZipFile(io.BytesIO(social_schools())) as book:
        return a_zip({n: content if n == part else book.read(n) for n in book.namelist()})


SHEET = "xl/worksheets/sheet1.xml"
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("part", "content"),
    [
        (SHEET, BOMB),
        ("xl/workbook.xml", BOMB),
        (SHEET, b"<worksheet"),
        ("xl/workbook.xml", b""),
        (SHEET, f'<worksheet {NS}><sheetData><row r="x"/></sheetData></worksheet>'.encode()),
    ],
)
def test_a_workbook_with_a_hostile_part_is_refused(part: str, content: bytes) -> None:
    with pytest.raises(KnownError):
        read(_with_part(part, content))


def test_a_workbook_that_claims_a_thousand_million_rows_is_refused_at_once() -> None:
    cell = '<c r="A999999999" t="inlineStr"><is><t>Tim</t></is></c>'
    rows = f'<sheetData><row r="999999999">{cell}</row></sheetData>'
    dimension = '<dimension ref="A1:XFD999999999"/>'
    with pytest.raises(KnownError):
        read(_with_part(SHEET, f"<worksheet {NS}>{dimension}{rows}</worksheet>".encode()))


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "roster-old-office"),
        (a_zip({"foto.jpg": b"x"}), "roster-strange-zip"),
        (b"a" * 50_000_001, "roster-too-large"),
        (b"PK", "roster-zip-damaged"),
    ],
)
def test_what_is_no_roster_is_told_plainly(data: bytes, problem: str) -> None:
    with pytest.raises(BadRosterFile) as told:
        recognise(data, "f")
    assert told.value.problem == problem


@given(st.binary(max_size=200))
def test_any_table_of_answers_is_read_or_refused(data: bytes) -> None:
    columns = {"name": "naam", "portal.photo": "portaal"}
    try:
        answer_rows(read_sheet(b"naam;portaal\n" + data, "f"), columns)
    except KnownError:
        return
