"""Tables in text and in workbooks: columns, encodings, and cells that are not what they seem."""

import io
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from consent_desk.domain.person import PersonKind
from consent_desk.errors import (
    BadRoster,
    ColumnsUnclear,
    KnownError,
    UnknownColumn,
    UnknownField,
)
from consent_desk.rosters.columns import FIELDS, guess, parse_mapping
from consent_desk.rosters.roster import RosterGroup
from consent_desk.rosters.social_schools import COLUMNS, is_social_schools
from consent_desk.rosters.table import read_sheet, read_table, roster_rows
from tests.rosters.samples import BSN, SOCIAL_SCHOOLS, social_schools, workbook

DUTCH = "Roepnaam;Voorvoegsel;Achternaam;Geb. datum;Groep\nZoë;van der;Berg;04-03-2016;5A\n"


@pytest.mark.parametrize(
    "data",
    [
        DUTCH.encode(),
        DUTCH.encode("utf-8-sig"),
        DUTCH.encode("utf-16"),
        DUTCH.encode("utf-16-le"),
        DUTCH.encode("utf-16-be"),
        DUTCH.encode("cp1252"),
        DUTCH.replace(";", "\t").encode(),
        DUTCH.replace(";", ",").replace("\n", "\r\n").encode(),
        b"sep=;\r\n" + DUTCH.encode("cp1252"),
    ],
)
def test_one_table_in_every_encoding_and_with_every_separator(data: bytes) -> None:
    (row,) = read_table(data, "r.csv")
    assert (row.full_name, row.prefix, row.prefix_known) == ("Zoë van der Berg", "van der", True)
    assert (row.birth_date, row.groups) == (date(2016, 3, 4), (RosterGroup("5A"),))


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (("Voornamen", "Roepnaam", "Achternaam"), {"first_name": "Roepnaam"}),
        (("Given name", "Surname", "Date of birth", "Class"), {"birth_date": "Date of birth"}),
        (("GEBOORTEDATUM ", "klas"), {"birth_date": "GEBOORTEDATUM ", "group": "klas"}),
        (("Geboortedatm", "Geboorteplaats"), {"birth_date": "Geboortedatm"}),
        (("Leerlingnummer", "BSN"), {"key": "Leerlingnummer"}),
    ],
)
def test_columns_are_guessed_from_dutch_and_english_headers(
    header: tuple[str, ...], found: dict[str, str]
) -> None:
    assert guess(header).items() >= found.items()


@pytest.mark.parametrize(
    "column", ["BSN", "Geboorteplaats", "Naam ouder", "Adres", "Nationaliteit", "Rol", "E-mail", ""]
)
def test_a_column_that_is_not_known_is_not_guessed(column: str) -> None:
    assert guess([column]) == {}


def test_columns_can_be_said_and_what_does_not_exist_is_refused() -> None:
    header = ("Kind heet", "Familie", "Klas")
    said = parse_mapping(["Kind heet=first_name", "familie = achternaam"], header, FIELDS)
    assert said == {"first_name": "Kind heet", "last_name": "Familie"}
    with pytest.raises(UnknownColumn):
        parse_mapping(["Adres=group"], header, FIELDS)
    with pytest.raises(UnknownField):
        parse_mapping(["Klas=bsn"], header, FIELDS)


def test_a_header_that_does_not_tell_enough_is_asked_about() -> None:
    with pytest.raises(ColumnsUnclear) as told:
        read_table(b"Roepnaam,Huisdier\nTim,hond\n", "r.csv")
    assert told.value.missing == "last_name, group, birth_date"
    assert told.value.choices == "Roepnaam, Huisdier"


def test_a_social_schools_workbook_is_known_and_read() -> None:
    sheet = read_sheet(social_schools(), "export.xlsx")
    assert is_social_schools(sheet.header)
    zoe, fleur = roster_rows(sheet, COLUMNS)
    assert (zoe.full_name, zoe.birth_date) == ("Zoë van der Wörter-Şahin", date(2016, 3, 4))
    assert (fleur.full_name, fleur.birth_date) == ("Fleur Vries", date(2015, 1, 2))
    assert zoe.groups == (RosterGroup("5A", 5),)
    assert fleur.groups == (RosterGroup("5A", 6),)


def test_a_key_may_stand_for_the_birth_date_and_a_citizen_number_for_neither() -> None:
    header = "Roepnaam;Achternaam;Groep;Leerlingnummer\n"
    (row,) = read_table(f"{header}Tim;Bos;5A;0042\n".encode(), "r.csv")
    assert row.roster_key == "table:0042"
    with pytest.raises(BadRoster) as told:
        read_table(f"{header}Tim;Bos;5A;{BSN}\n".encode(), "r.csv")
    assert told.value.problem == "roster-citizen-number"


def test_a_spreadsheets_text_is_the_text_and_a_formula_is_no_name() -> None:
    header = "Roepnaam;Achternaam;Groep;Leerlingnummer\n"
    (row,) = read_table(f'{header}Tim;Bos;5A;"=""0042"""\n'.encode(), "r.csv")
    assert row.roster_key == "table:0042"
    for cell in ("=cmd|'/C calc'!A0", "+1", "@SUM(1)", "#REF!"):
        with pytest.raises(BadRoster) as told:
            read_table(f"{header}{cell};Bos;5A;1\n".encode(), "r.csv")
        assert (told.value.line, told.value.problem) == (2, "roster-not-a-name")


def test_formulas_of_a_workbook_are_not_worked_out() -> None:
    data = workbook(('=HYPERLINK("http://example.org")', None, "Bos", "04-03-2016", "5A", 5))
    with pytest.raises(BadRoster) as told:
        read_table(data, "r.xlsx")
    assert told.value.problem == "roster-name", "nobody saved what it comes to"


def test_empty_lines_and_columns_of_a_workbook_do_not_shift_its_rows() -> None:
    lines = [("Tim", None, "Bos", datetime(2016, 1, 2), "5A", 5.0, None), (), ("", " ")]
    rows = read_table(workbook(*lines, ("Noor", None, "Vos", "2016-01-03", "5A", "")), "r.xlsx")
    assert [(row.line, row.first_name) for row in rows] == [(2, "Tim"), (5, "Noor")]


def test_other_sheets_are_named_and_not_read() -> None:
    book = Workbook()
    for title in ("Leerlingen", "Oud"):
        sheet = book.create_sheet(title)
        sheet.append(list(SOCIAL_SCHOOLS))
        sheet.append([title, None, "Bos", "04-03-2016", "5A", 5])
    stream = io.BytesIO()
    book.save(stream)
    sheet = read_sheet(stream.getvalue(), "r.xlsx")
    assert sheet.left_out == ("Oud",)
    assert [cells[0] for _, cells in sheet.lines] == ["Leerlingen"]


def test_staff_is_told_by_its_column() -> None:
    table = "Roepnaam,Achternaam,Geboortedatum,Groep,Soort\nLia,Boer,,,medewerker\n"
    (row,) = read_table(table.encode(), "r.csv")
    assert (row.kind, row.groups) == (PersonKind.STAFF, ())


@pytest.mark.parametrize(
    ("table", "line", "problem"),
    [
        ("Roepnaam,Achternaam,Geboortedatum,Groep,Groep\nTim,B,,5A,5B\n", 1, "roster-column-twice"),
        (f'{DUTCH}Tim;;Bos;;"5A\nNoor;;Vos;;5A\n', 4, "roster-columns"),
        (f"{DUTCH}Tim;;Bos;01-13-2016;5A\n", 3, "roster-date"),
        (f"{DUTCH}Tim;;Bos;3-4-16;5A\n", 3, "roster-date"),
    ],
)
def test_a_table_that_cannot_be_trusted_is_refused(table: str, line: int, problem: str) -> None:
    with pytest.raises(KnownError) as told:
        read_table(table.encode(), "r.csv")
    assert told.value.params == {"file": "r.csv", "line": line, "problem": problem}


def test_the_published_name_of_the_fields_is_the_readme(request: pytest.FixtureRequest) -> None:
    readme = (Path(request.config.rootpath) / "README.md").read_text(encoding="utf-8")
    assert all(f"`{field}`" in readme for field in FIELDS)
