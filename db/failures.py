"""What SQLite says of a failure, as one of the failures that a person can act on."""

import errno
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher_untyped

from consent_desk.errors import DiskFull, FolderUnusable, KnownError, VaultBusy, VaultDamaged

sqlcipher: Any = sqlcipher_untyped


def known_failure(error: BaseException | None, file: Path) -> KnownError | None:
    """The known error for a failure, mostly by SQLite's result code; None: a bug of ours."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(folder=str(file.parent))
    code: Any = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    folder = str(file.parent)
    primary = code & 0xFF
    if primary in (sqlcipher.SQLITE_BUSY, sqlcipher.SQLITE_LOCKED):
        return VaultBusy()
    if primary in (sqlcipher.SQLITE_CORRUPT, sqlcipher.SQLITE_NOTADB):
        return VaultDamaged()
    if primary == sqlcipher.SQLITE_FULL:
        return DiskFull(folder=folder)
    # A used-up quota is an I/O error for SQLite, unlike a full disk.
    if primary in (sqlcipher.SQLITE_READONLY, sqlcipher.SQLITE_IOERR, sqlcipher.SQLITE_CANTOPEN):
        return FolderUnusable(folder=folder)
    return None
