"""A roster as a table with a header line, in CSV or in a workbook."""

from collections.abc import Mapping, Sequence

from consent_desk.domain.person import PersonKind
from consent_desk.errors import BadRoster
from consent_desk.rosters.cells import (
    clean,
    is_name,
    read_birth_date,
    read_date,
    read_level,
    surname_parts,
)
from consent_desk.rosters.columns import guess, require_columns
from consent_desk.rosters.recognise import recognise
from consent_desk.rosters.roster import Format, RosterGroup, RosterRow
from consent_desk.rosters.sheet import Sheet
from consent_desk.rosters.text import read_text
from consent_desk.rosters.workbook import read_workbook

_KINDS = {
    "": PersonKind.PUPIL,
    "pupil": PersonKind.PUPIL,
    "student": PersonKind.PUPIL,
    "leerling": PersonKind.PUPIL,
    "staff": PersonKind.STAFF,
    "teacher": PersonKind.STAFF,
    "medewerker": PersonKind.STAFF,
    "leerkracht": PersonKind.STAFF,
}


def read_sheet(data: bytes, file: str) -> Sheet:
    """Read a table, whether it is a workbook or text.

    Raises:
        BadRoster, BadRosterFile: it cannot be read; says where and why.
    """
    is_workbook = recognise(data, file) is Format.WORKBOOK
    return read_workbook(data, file) if is_workbook else read_text(data, file)


def read_table(data: bytes, file: str) -> list[RosterRow]:
    """Read a roster by what its header tells; see `roster_rows`.

    Raises:
        ColumnsUnclear: the header does not tell enough.
        BadRoster, BadRosterFile: a line that cannot be read; says which one and why.
    """
    sheet = read_sheet(data, file)
    return roster_rows(sheet, guess(sheet.header))


def roster_rows(sheet: Sheet, columns: Mapping[str, str]) -> list[RosterRow]:
    """The persons of a table, whose columns are known by field (see `columns.FIELDS`).

    Raises:
        ColumnsUnclear: a field that every roster needs has no column.
        BadRoster: a line that cannot be read; says which one and why.
    """
    require_columns(sheet.file, sheet.header, columns)
    places = {field: sheet.index_of(column) for field, column in columns.items()}
    rows: list[RosterRow] = []
    for line, cells in sheet.lines:
        values = {field: clean(cells[place]) for field, place in places.items()}
        rows.append(_row(values, line, sheet.file))
    _refuse_citizen_numbers(rows)
    return rows


def _row(values: Mapping[str, str], line: int, file: str) -> RosterRow:
    problem = _problem(values)
    if problem is not None:
        raise BadRoster(file=file, line=line, problem=problem)
    prefix, last_name = surname_parts(values["last_name"])
    if "prefix" in values:
        prefix, last_name = values["prefix"], values["last_name"]
    group, key = values["group"], values.get("key")
    return RosterRow(
        file,
        line,
        values["first_name"],
        last_name,
        read_birth_date(values.get("birth_date", "")),
        (RosterGroup(group, read_level(values.get("level", ""))),) if group else (),
        _KINDS[values.get("kind", "").casefold()],
        prefix=prefix,
        prefix_known="prefix" in values,
        roster_key=f"table:{key}" if key else None,
        left_on=read_date(values.get("left_on", "")),
    )


def _problem(values: Mapping[str, str]) -> str | None:
    kind = _KINDS.get(values.get("kind", "").casefold())
    names = [values["first_name"], values["last_name"], values.get("prefix", "")]
    checks = {
        "roster-kind": kind is None,
        "roster-name": not values["first_name"],
        "roster-not-a-name": not all(map(is_name, [*names, values["group"]])),
        "roster-group": not values["group"] and kind is PersonKind.PUPIL,
        "roster-date": bool(values.get("birth_date"))
        and read_birth_date(values["birth_date"]) is None,
        "roster-left-date": bool(values.get("left_on")) and read_date(values["left_on"]) is None,
    }
    return next((code for code, wrong in checks.items() if wrong), None)


def _refuse_citizen_numbers(rows: Sequence[RosterRow]) -> None:
    """A column of keys that all pass the check of citizen numbers holds these (R20)."""
    keys = [(row, row.roster_key.removeprefix("table:")) for row in rows if row.roster_key]
    if keys and all(_is_citizen_number(key) for _, key in keys):
        raise keys[0][0].problem("roster-citizen-number")


def _is_citizen_number(key: str) -> bool:
    """The "elfproef": nine digits whose weighted sum is divisible by eleven."""
    if not (key.isascii() and key.isdecimal() and len(key) == 9):
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(w * int(d) for w, d in zip(weights, key, strict=True)) % 11 == 0
