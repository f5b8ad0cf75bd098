"""Picture files on disk: read without surprises, written whole or not at all."""

import errno
import hashlib
import os
import re
import secrets
import stat
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from consent_desk.errors import (
    DiskFull,
    FolderUnusable,
    PictureMissing,
    PictureTooLarge,
    PictureUnreadable,
)

MAX_BYTES = 300_000_000

_NO_ROOM = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
_NO_LINKS = frozenset((errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK))
_LEFTOVER = re.compile(r"\.consent-desk-[0-9a-f]{16}\.part")
# Windows' text mode would change bytes; a pipe without a writer would wait for ever.
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


def read(path: Path) -> bytes:
    """The bytes of a picture file.

    Raises:
        PictureMissing: there is no such file.
        PictureUnreadable: it may not be read, its disk fails, or it is no regular file.
        PictureTooLarge: it has more than `MAX_BYTES` bytes.
    """
    try:
        with os.fdopen(os.open(path, _READ), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise PictureUnreadable(str(path))
            data = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise PictureMissing(str(path)) from error
    except (OSError, ValueError) as error:
        raise PictureUnreadable(str(path)) from error
    if len(data) > MAX_BYTES:
        raise PictureTooLarge(str(path))
    return data


def sha256(data: bytes) -> str:
    """The SHA-256 of the bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def write_beside(final: Path, data: bytes) -> Path:
    """Write to a hidden file in the folder of `final`, down to the disk; returns its path.

    Raises:
        DiskFull: no room; nothing is left behind.
        FolderUnusable: the folder cannot be written; nothing is left behind.
    """
    part = final.parent / f".consent-desk-{secrets.token_hex(8)}.part"
    with _told(final.parent):
        try:
            with part.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            with suppress(OSError):
                part.unlink()
            raise
    return part


class NameTaken(Exception):
    """There is a file of that name that is not ours to replace; take another name."""


def put_in_place(part: Path, final: Path, *, replacing: bool = False) -> None:
    """Rename in one step, and see to it that the new name survives a power cut.

    Raises:
        NameTaken: there is a file already, and it is not to be replaced.
        DiskFull: no room for the name.
        FolderUnusable: the folder cannot be written, or `part` is gone.
    """
    with _told(final.parent):
        if replacing:
            part.replace(final)
        else:
            _rename_to_new(part, final)
        _sync_folder(final.parent)


def _rename_to_new(part: Path, final: Path) -> None:
    try:
        final.hardlink_to(part)
    except FileExistsError as error:
        raise NameTaken from error
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # A memory stick knows no links: there, looking first is the best that can be had.
        if final.exists():
            raise NameTaken from error
        part.replace(final)
        return
    part.unlink()


def is_leftover(path: Path) -> bool:
    """Whether this is a file that `write_beside` made and nobody put in place."""
    return _LEFTOVER.fullmatch(path.name) is not None


def remove_leftovers(folder: Path) -> list[Path]:
    """Remove what earlier runs left when they were killed; returns what was removed.

    Nothing happens when the folder is not there. Nobody else may be writing in it.

    Raises:
        FolderUnusable: something cannot be removed.
    """
    if not folder.is_dir():
        return []
    removed: list[Path] = []
    with _told(folder):
        for path in sorted(filter(is_leftover, folder.iterdir())):
            with suppress(FileNotFoundError):
                path.unlink()
                removed.append(path)
    return removed


@contextmanager
def _told(folder: Path) -> Generator[None]:
    """Turn what the system reports into what a person can act on."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise DiskFull(str(folder)) from error
        raise FolderUnusable(str(folder)) from error


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows keeps the order by itself and opens no folders.
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # Some network folders cannot.
            raise
    finally:
        os.close(handle)
