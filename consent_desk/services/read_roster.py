"""Reading a roster file, whatever it is, with what is known of this school's tables."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from consent_desk.domain.account import Action, require
from consent_desk.errors import BadRosterFile, FileMissing
from consent_desk.ports import Vault
from consent_desk.rosters.columns import FIELDS, guess, parse_mapping, with_said
from consent_desk.rosters.edexml import read_edexml
from consent_desk.rosters.oneroster import read_oneroster
from consent_desk.rosters.recognise import SIZE_LIMIT, recognise
from consent_desk.rosters.roster import Format, Roster
from consent_desk.rosters.sheet import Sheet
from consent_desk.rosters.social_schools import COLUMNS, is_social_schools
from consent_desk.rosters.table import read_sheet, roster_rows
from consent_desk.services.remember_columns import TableColumns, remembered_columns

ROSTER = "roster"


def read_roster(vault: Vault, file: Path, said: Sequence[str] = ()) -> Roster:
    """Read EDEXML, UWLR, OneRoster, a Social Schools workbook or any other table.

    Args:
        vault: whose register remembers what columns mean.
        file: what it is follows from its content, not from its name.
        said: columns of a table, as `Roepnaam=first_name`.

    Raises:
        FileMissing: there is no such file.
        BadRoster, BadRosterFile, BadRosterPerson: it cannot be read; says where and why.
        ColumnsUnclear, UnknownColumn, UnknownField: what its columns mean is not clear.
    """
    require(vault.actor, Action.IMPORT_ROSTER)
    data = read_bytes(file)
    sort = recognise(data, file.name)
    if sort is Format.EDEXML:
        return _of_year(vault, read_edexml(data, file.name))
    if sort is Format.ONEROSTER:
        return read_oneroster(data, file.name, vault.clock.now().date())
    sheet = read_sheet(data, file.name)
    columns = _columns(vault, sheet, said)
    rows = tuple(roster_rows(sheet, columns))
    return Roster(rows, sort, None, sheet.header, columns, sheet.left_out)


def read_bytes(file: Path) -> bytes:
    """The content of a file that is not too large to be a roster.

    Raises:
        FileMissing: there is no such file.
        BadRosterFile: it is too large.
    """
    if not file.is_file():
        raise FileMissing(file=str(file))
    if file.stat().st_size > SIZE_LIMIT:
        raise BadRosterFile(file=file.name, problem="roster-too-large")
    return file.read_bytes()


def columns_of(roster: Roster) -> TableColumns | None:
    """What to remember of a table; nothing of the other formats."""
    return TableColumns(ROSTER, roster.header, roster.columns) if roster.header else None


def _of_year(vault: Vault, roster: Roster) -> Roster:
    """Which is told and no reason to refuse: a school may prepare the next year."""
    with vault.register.read() as uow:
        other = roster.year is not None and roster.year != uow.school.year
    return replace(roster, is_of_other_year=other)


def _columns(vault: Vault, sheet: Sheet, said: Sequence[str]) -> dict[str, str]:
    told = parse_mapping(said, sheet.header, FIELDS)
    with vault.register.read() as uow:
        remembered = remembered_columns(uow, ROSTER, sheet.header)
    if remembered is None:
        known = is_social_schools(sheet.header)
        remembered = COLUMNS if known else guess(sheet.header)
    return with_said(remembered, told)
