"""What the program has no need of is nowhere in the vault after an import (R20)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from consent_desk.ports import Vault
from consent_desk.services.import_roster import import_roster
from consent_desk.services.preview_roster import preview_roster
from consent_desk.services.read_roster import columns_of, read_roster
from db.register import SqlRegister
from tests.rosters.samples import BSN, a_csv, edexml, oneroster, uwlr, workbook

NEEDLES = (BSN, "1234AB", "geheim", "noten", "zoe.jpg")
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
TABLE = a_csv(
    {
        "Roepnaam": "Fleur",
        "Achternaam": "Bos",
        "Geboortedatum": "2015-01-02",
        "Groep": "5A",
        "BSN": BSN,
        "Postcode": "1234AB",
        "Allergie": "noten",
    }
)
SHEET = workbook(
    ("Fleur", None, "Bos", "02-01-2015", "5A", 5, int(BSN), "noten"),
    header=(
        "Roepnaam",
        "Tussenvoegsel",
        "Achternaam",
        "Geboortedatum",
        "Klasnaam",
        "Leerjaar",
        "BSN",
        "Allergie",
    ),
)
FILES = {
    "EDEX.XML": edexml(),
    "uwlr.xml": uwlr(),
    "utf16.xml": edexml(prolog="").decode().encode("utf-16"),
    "oneroster.zip": oneroster(),
    "lijst.csv": TABLE.encode(),
    "lijst.xlsx": SHEET,
}


def decrypted(vault: Vault) -> Iterator[bytes]:
    """Every value of every table, and the tables' own text."""
    register = vault.register
    assert isinstance(register, SqlRegister)
    with register._reading.connect() as connection:
        tables = connection.execute(text("SELECT name, sql FROM sqlite_master")).all()
        for name, sql in tables:
            yield repr((name, sql)).encode()
            if sql and sql.startswith("CREATE TABLE"):
                for row in connection.execute(text(f'SELECT * FROM "{name}"')):
                    for value in row:
                        yield value if isinstance(value, bytes) else str(value).encode()


def stored(folder: Path) -> Iterator[bytes]:
    for file in folder.rglob("*"):
        yield str(file).encode()
        if file.is_file():
            yield file.read_bytes()


@pytest.mark.parametrize("name", FILES)
def test_a_citizen_number_in_the_file_is_nowhere_in_the_vault(
    school: Vault, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    file.write_bytes(FILES[name])
    roster = read_roster(school, file)
    preview_roster(school, roster.rows)
    done = import_roster(school, roster.rows, columns=columns_of(roster))
    assert done.new > 0
    assert done.doubtful == ()
    found = b"\0".join((*decrypted(school), *stored(school.folder)))
    assert b"roster.imported" in found, "the dump holds the log"
    assert "Zoë".encode() in found, "the dump holds the pupils"
    for needle in NEEDLES:
        for encoding in ENCODINGS:
            assert needle.encode(encoding) not in found, needle
    file.unlink()
    state = [tmp_path / part for part in ("state", "cache")]
    assert not any(BSN.encode() in data for part in state for data in stored(part))
