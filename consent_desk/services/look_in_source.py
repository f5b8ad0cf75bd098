"""What photos a source has, and what of it cannot be had."""

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from consent_desk.media.encode import sized
from consent_desk.media.files import read
from consent_desk.media.load import load
from consent_desk.ports import Pixels
from consent_desk.services.find_sources import Place, SourceKind

_PHOTOS = {
    ".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp", ".tif", ".tiff", ".bmp", ".gif", ".avif",
}  # fmt: skip
_VIDEOS = {".mp4", ".mov", ".m4v", ".avi", ".3gp", ".mkv", ".webm"}
_DEEPEST = 6
_MOST = 20_000
_RECALLED = 0x0040_0000 | 0x0004_0000 | 0x0000_1000
"""Windows: recall on data access, recall on open, offline."""
_DATALESS = 0x4000_0000
"""macOS: the file has a name and a size here, and its content elsewhere."""
_ICLOUD_STUB = ".icloud"
_SMALL = 4096
"""A file system may keep the content of a smaller file beside its name, in no block."""


class Trouble(StrEnum):
    """Why a source cannot be looked into."""

    GONE = "gone"
    LOCKED = "locked"
    BROKEN = "broken"


@dataclass(frozen=True)
class PhotoFile:
    """A photo by its name; `at` is when it was made or came here, in local time.

    `is_here`: its content is on this computer or on a cable, not only in the cloud.
    """

    path: Path
    at: datetime
    is_here: bool = True


@dataclass(frozen=True)
class Found:
    """What a source has: photos, newest first; `trouble`: it, or a part of it, cannot be opened.

    `videos` counts what was left out for being no photo, `unreadable` folders and files that could
    not be read, `is_cut`: there was too much to look at all of it.
    """

    place: Place
    photos: tuple[PhotoFile, ...] = ()
    trouble: Trouble | None = None
    videos: int = 0
    unreadable: int = 0
    is_cut: bool = False


@dataclass
class _Search:
    place: Place
    stop: Callable[[], object]
    photos: list[PhotoFile] = field(default_factory=list[PhotoFile])
    videos: int = 0
    unreadable: int = 0
    left: int = _MOST


def look_in(place: Place, stop: Callable[[], object] = lambda: None) -> Found:
    """Look for photos in a source.

    Args:
        place: the source.
        stop: called before every folder; raises to stop looking.
    """
    search = _Search(place, stop)
    trouble: Trouble | None = None
    for folder in place.folders:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            trouble = trouble or _trouble(error)
            continue
        _take(search, entries, _DEEPEST)
    photos = tuple(sorted(search.photos, key=lambda p: (p.at, p.path), reverse=True))
    return Found(
        place,
        photos,
        trouble,
        videos=search.videos,
        unreadable=search.unreadable,
        is_cut=search.left <= 0,
    )


def _trouble(error: OSError) -> Trouble:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Trouble.GONE
    return Trouble.LOCKED if isinstance(error, PermissionError) else Trouble.BROKEN


def _take(search: _Search, entries: list[os.DirEntry[str]], depth: int) -> None:
    search.stop()
    for entry in entries:
        if search.left <= 0:
            return
        search.left -= 1
        try:
            if not entry.is_dir(follow_symlinks=False):
                _take_file(search, entry)
            elif depth > 0 and _is_searched(search.place, entry):
                below = sorted(os.scandir(entry), key=lambda each: each.name)
                _take(search, below, depth - 1)
        except OSError:  # counted, and told
            search.unreadable += 1


def _is_searched(place: Place, folder: os.DirEntry[str]) -> bool:
    """Names of messengers are looked for in the downloads themselves, not in folders below."""
    is_own = Path(folder.path) not in place.apart
    return is_own and not place.only and not folder.name.startswith(".")


def _is_wanted(place: Place, name: str) -> bool:
    if place.only and not name.startswith(place.only):
        return False
    return not (place.never and name.startswith(place.never))


def _take_file(search: _Search, entry: os.DirEntry[str]) -> None:
    name = entry.name.casefold()
    is_stub = name.startswith(".") and name.endswith(_ICLOUD_STUB)
    if is_stub:
        name = name[1 : -len(_ICLOUD_STUB)]
    elif name.startswith("."):
        return
    if not _is_wanted(search.place, name):
        return
    ending = Path(name).suffix
    search.videos += ending in _VIDEOS
    if ending not in _PHOTOS:
        return
    about = entry.stat()
    is_cloud = search.place.kind is SourceKind.CLOUD
    is_here = not (is_stub or about.st_size == 0 or any(_signs(about, is_cloud=is_cloud)))
    search.photos.append(
        PhotoFile(Path(entry.path), datetime.fromtimestamp(about.st_mtime), is_here)
    )


def _signs(about: os.stat_result, *, is_cloud: bool) -> Iterator[bool]:
    """The signs that the content of a file is not here."""
    yield bool(getattr(about, "st_file_attributes", 0) & _RECALLED)
    yield bool(getattr(about, "st_flags", 0) & _DATALESS)
    # Elsewhere a file system on a cable may count no blocks at all.
    no_blocks = getattr(about, "st_blocks", 1) == 0 and about.st_size > _SMALL
    yield is_cloud and stat.S_ISREG(about.st_mode) and no_blocks


def small_picture(file: Path, side: int) -> Pixels:
    """A photo of a source, upright RGB, its long side at most `side`: in memory only.

    Raises:
        PictureError: it is not there, or cannot be opened.
    """
    return sized(load(read(file), file.name), side)[0]
