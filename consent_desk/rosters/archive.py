"""Opening a zip that somebody else made: nothing in it may fill the memory or point outside it."""

import io
import lzma
import zlib
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile

from consent_desk.errors import BadRosterFile

UNPACKED_LIMIT = 200_000_000
ENTRY_LIMIT = 2_000
_DAMAGED = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    zlib.error,
)


def open_archive(data: bytes, file: str) -> ZipFile:
    """Open a zip from memory.

    Its entries say how large they are unpacked, and no more than that is ever read of them.

    Raises:
        BadRosterFile: damaged, locked, too large unpacked, or an entry that points elsewhere.
    """
    try:
        archive = ZipFile(io.BytesIO(data))
    except _DAMAGED as error:
        raise BadRosterFile(file=file, problem="roster-zip-damaged") from error
    entries = archive.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise BadRosterFile(file=file, problem="roster-zip-locked")
    if len(entries) > ENTRY_LIMIT or sum(e.file_size for e in entries) > UNPACKED_LIMIT:
        raise BadRosterFile(file=file, problem="roster-too-large")
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names) or any(map(_points_elsewhere, names)):
        raise BadRosterFile(file=file, problem="roster-zip-paths")
    return archive


def read_entry(archive: ZipFile, name: str, file: str) -> bytes:
    """The content of an entry.

    Raises:
        BadRosterFile: it is damaged.
    """
    try:
        return archive.read(name)
    except _DAMAGED as error:
        raise BadRosterFile(file=file, problem="roster-zip-damaged") from error


def _points_elsewhere(name: str) -> bool:
    return "\\" in name or ":" in name or name.startswith("/") or ".." in PurePosixPath(name).parts
