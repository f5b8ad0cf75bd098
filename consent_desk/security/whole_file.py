"""Writes a file that is whole, or not there at all, also after a power cut."""

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from consent_desk.errors import DiskFull

UNFINISHED = ".unfinished"


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the place, sync, then move into it; only the owner may read it.

    Raises:
        DiskFull: no room; nothing is left behind, and an earlier file stays as it was.
    """
    part = path.with_name(f"{path.name}.{secrets.token_hex(8)}{UNFINISHED}")
    try:
        _write_synced(part, content)
        part.replace(path)
    except BaseException as error:
        part.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(folder=str(path.parent)) from error
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a new or removed name last; Windows does so by itself and opens no folders."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some file systems do not sync folders
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_synced(part: Path, content: bytes) -> None:
    descriptor = os.open(
        part, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600
    )
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
