"""Bringing photos in: a sealed working copy and a row for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from consent_desk.domain.photo import PhotoState
from consent_desk.errors import KnownError, NothingToClear, OutAmongPhotos, PictureUnreadable
from consent_desk.media.files import read, sha256
from consent_desk.ports import Batch, Photo, Vault
from consent_desk.services.journal import note

_NOT_FOR_PEOPLE = {"thumbs.db", "desktop.ini"}


@dataclass(frozen=True)
class BroughtIn:
    """A file that was named, and its photo; or why it could not be brought in."""

    file: Path
    photo: Photo | None
    refused: KnownError | None = None


def collect(paths: Sequence[Path], out: Path, vault_folder: Path) -> list[Path]:
    """Every file named, and every file in the folders named, each once, in a stable order.

    Files of any kind are taken, also one that is not there, so that what cannot be cleared is told
    and not passed over; only hidden files, the output folder and the vault are left out of a
    folder.

    Raises:
        NothingToClear: there was nothing in it.
        OutAmongPhotos: cleared files would lie among the photos they are made from.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if _is_folder(path):
            if path.resolve().is_relative_to(out.resolve()):
                raise OutAmongPhotos(folder=str(out))
            found.update(dict.fromkeys(sorted(_in_folder(path, [out, vault_folder]))))
        else:
            found[path] = None
    if not found:
        raise NothingToClear
    return list(found)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a path that cannot be one: reading it tells what is wrong
        return False


def _in_folder(folder: Path, ours: Sequence[Path]) -> Iterator[Path]:
    left_out = [each.resolve() for each in ours]
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        inside = any(path.resolve().is_relative_to(each) for each in left_out)
        if not (hidden or inside or path.is_dir() or path.name.casefold() in _NOT_FOR_PEOPLE):
            yield path


def bring_in(vault: Vault, batch: Batch, files: Sequence[Path]) -> list[BroughtIn]:
    """Take files into the vault's work area, one row each."""
    with vault.register.write() as uow:
        uow.photos.open_batch(batch)
        note(uow, vault, "batch.opened", batch.id, channel=batch.channel, files=str(len(files)))
        uow.commit()
    return [bring_in_one(vault, batch, file) for file in files]


def bring_in_one(vault: Vault, batch: Batch, file: Path) -> BroughtIn:
    """Take one file into the work area of an open batch."""
    try:
        place = place_of(file)
        data = read(file)
        photo = Photo(uuid4().hex, batch.id, place, sha256(data), PhotoState.BROUGHT_IN)
        vault.work.put(photo.id, data)
    except KnownError as error:
        return BroughtIn(file, None, error)
    with vault.register.write() as uow:
        uow.photos.add(photo)
        uow.commit()
    return BroughtIn(file, photo)


def place_of(file: Path) -> str:
    """Where a file is, the same however it was named; a link stays a link.

    Raises:
        PictureUnreadable: its name is no text.
    """
    place = str(file.parent.resolve() / file.name)
    try:
        place.encode()
    except UnicodeEncodeError as error:
        raise PictureUnreadable(file=file.name) from error
    return place
