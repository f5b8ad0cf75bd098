"""Telling what a file is by its content; its name says nothing."""

import codecs

from consent_desk.errors import BadRosterFile
from consent_desk.rosters.archive import open_archive
from consent_desk.rosters.oneroster import USERS
from consent_desk.rosters.roster import Format

SIZE_LIMIT = 50_000_000
_ZIP = b"PK"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPENINGS = tuple(
    bom + "<".encode(encoding)
    for bom, encoding in (
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    )
)


def recognise(data: bytes, file: str) -> Format:
    """What a roster is.

    Raises:
        BadRosterFile: nothing that can be read here; says what it looks like, if that is known.
    """
    if len(data) > SIZE_LIMIT:
        raise BadRosterFile(file=file, problem="roster-too-large")
    if data.startswith(_OLD_OFFICE):
        raise BadRosterFile(file=file, problem="roster-old-office")
    if data.startswith(_ZIP):
        return _in_zip(data, file)
    if data[:200].lstrip().startswith(_OPENINGS):
        return Format.EDEXML
    return Format.TEXT


def _in_zip(data: bytes, file: str) -> Format:
    with open_archive(data, file) as archive:
        names = set(archive.namelist())
    if USERS in names:
        return Format.ONEROSTER
    if "[Content_Types].xml" in names or any(name.startswith("xl/") for name in names):
        return Format.WORKBOOK
    raise BadRosterFile(file=file, problem="roster-strange-zip")
