"""Where photos may be on this computer: phones, cards, cloud folders, messengers, own folders."""

import os
import string
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from platformdirs import user_downloads_path, user_pictures_path

_CAMERA = "DCIM"
_CLOUDS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud": "iCloud",
}
_ICLOUD_OF_MACOS = "com~apple~CloudDocs"
_MESSENGERS = {"WhatsApp": ("whatsapp image", "whatsapp-"), "Signal": ("signal-",)}
"""How messengers begin the names of photos that they put among the downloads."""
_TELEGRAM = "Telegram Desktop"
_PHONES = ("mtp:", "gphoto2:", "afc:")
"""How GNOME's file system names a phone on a cable."""


class SourceKind(StrEnum):
    """What photos come from."""

    PHONE = "phone"
    CARD = "card"
    CLOUD = "cloud"
    MESSENGER = "messenger"
    DOWNLOADS = "downloads"
    PICTURES = "pictures"


@dataclass(frozen=True)
class Place:
    """A source and where its photos are.

    `root` is what is remembered of it; `folders` are searched, without those `apart`, which are
    sources of their own. Where there are `only`, only names that begin with one of them are taken;
    never those that begin with one of `never`. Both are in small letters.
    """

    kind: SourceKind
    name: str
    root: Path
    folders: tuple[Path, ...]
    only: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    apart: frozenset[Path] = frozenset()

    @property
    def key(self) -> str:
        """What tells it from other sources, the same next time."""
        return f"{self.root}{'|' + self.name if self.only else ''}"


@dataclass(frozen=True)
class Surroundings:
    """The parts of a computer where sources are; `mounts` hold one folder a card or stick."""

    home: Path
    downloads: Path
    pictures: Path
    mounts: tuple[Path, ...] = ()
    phones: Path | None = None
    drives: tuple[Path, ...] = ()


def surroundings() -> Surroundings:
    """Those of this computer and whoever is at work on it."""
    home = Path.home()
    mounts: tuple[Path, ...] = ()
    phones: Path | None = None
    drives: tuple[Path, ...] = ()
    if sys.platform == "win32":
        system = os.environ.get("SYSTEMDRIVE", "C:").rstrip(":").upper()
        letters = (letter for letter in string.ascii_uppercase if letter != system)
        drives = tuple(Path(f"{letter}:/") for letter in letters)
    elif sys.platform == "darwin":
        mounts = (Path("/Volumes"),)
    else:
        user = home.name
        mounts = (Path("/media") / user, Path("/run/media") / user, Path("/media"))
        phones = Path(f"/run/user/{os.getuid()}/gvfs")
    return Surroundings(home, user_downloads_path(), user_pictures_path(), mounts, phones, drives)


def find_sources(around: Surroundings) -> list[Place]:
    """The sources that are there now, those on a cable first.

    A source that is there and cannot be read is among them: looking in it tells so.
    """
    found = [*_phones(around), *_cards(around), *_messengers(around), *_clouds(around)]
    return [*found, *_own_folders(around, frozenset(place.root for place in found))]


def _phones(around: Surroundings) -> Iterator[Place]:
    if around.phones is None:
        return
    for phone in _inside(around.phones):
        if phone.name.startswith(_PHONES):
            # Photos are under each of its memories; a locked phone shows none, and that is told.
            memories = _inside(phone)
            cameras = [m / _CAMERA for m in memories if _is_there(m / _CAMERA)]
            if _is_there(phone / _CAMERA):
                cameras.append(phone / _CAMERA)
            yield Place(SourceKind.PHONE, _phone_name(phone), phone, tuple(cameras) or (phone,))


def _phone_name(phone: Path) -> str:
    """`mtp:host=Google_Pixel_7_1A2B` is a Google Pixel 7; what comes last is its number."""
    words = phone.name.partition("host=")[2].replace("%20", " ").split("_")
    kept = words[:-1] if len(words) > 1 else []
    return " ".join(word for word in kept if word)


def _cards(around: Surroundings) -> Iterator[Place]:
    roots = [*around.drives, *(root for mount in around.mounts for root in _inside(mount))]
    for root in dict.fromkeys(roots):
        if _is_there(root / _CAMERA):
            yield Place(SourceKind.CARD, root.name, root, (root / _CAMERA,))
        elif root.is_mount() and _is_locked(root):
            yield Place(SourceKind.CARD, root.name, root, (root,))


def _messengers(around: Surroundings) -> Iterator[Place]:
    downloads = around.downloads
    for name, starts in _MESSENGERS.items():
        if any(file.name.casefold().startswith(starts) for file in _inside(downloads)):
            yield Place(SourceKind.MESSENGER, name, downloads, (downloads,), only=starts)
    telegram = downloads / _TELEGRAM
    if _is_there(telegram):
        yield Place(SourceKind.MESSENGER, "Telegram", telegram, (telegram,))


def _clouds(around: Surroundings) -> Iterator[Place]:
    library = around.home / "Library"
    roots = [*_inside(around.home), *_inside(library / "CloudStorage"), *_inside(around.pictures)]
    for root in roots:
        began = root.name.casefold()
        name = next((n for start, n in _CLOUDS.items() if began.startswith(start)), "")
        if name and _is_there(root):
            yield Place(SourceKind.CLOUD, name, root, (root,))
    apple = library / "Mobile Documents" / _ICLOUD_OF_MACOS
    if _is_there(apple):
        yield Place(SourceKind.CLOUD, "iCloud", apple, (apple,))


def _own_folders(around: Surroundings, others: frozenset[Path]) -> Iterator[Place]:
    never = tuple(start for starts in _MESSENGERS.values() for start in starts)
    for kind, folder in (
        (SourceKind.DOWNLOADS, around.downloads),
        (SourceKind.PICTURES, around.pictures),
    ):
        if _is_there(folder):
            own_never = never if kind is SourceKind.DOWNLOADS else ()
            yield Place(kind, "", folder, (folder,), never=own_never, apart=others - {folder})


def _inside(folder: Path) -> list[Path]:
    """What is in a folder; nothing where it is not there or not for us: looking in it tells."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:  # there, but not for us to see
        return True


def _is_locked(folder: Path) -> bool:
    try:
        next(folder.iterdir(), None)
    except PermissionError:
        return True
    except OSError:
        return False
    return False
