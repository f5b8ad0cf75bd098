"""Bringing photos in: a sealed working copy, a row, and a note of the copy on the device."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from consent_desk.domain.local_copy import CopyKind, CopyState, LocalCopy, due_on
from consent_desk.domain.photo import PhotoState
from consent_desk.errors import KnownError, NothingToClear
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


def collect(paths: Sequence[Path], out: Path) -> list[Path]:
    """Every file named, and every file in the folders named, each once, in a stable order.

    Files of any kind are taken, also one that is not there, so that what cannot be cleared is told
    and not passed over; only hidden files, and what lies in the output folder, are left out of a
    folder.

    Raises:
        NothingToClear: there was nothing in it.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(sorted(_in_folder(path, out.resolve()))))
        else:
            found[path] = None
    if not found:
        raise NothingToClear
    return list(found)


def _in_folder(folder: Path, out: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        ours = path.resolve().is_relative_to(out) and not folder.resolve().is_relative_to(out)
        if not (hidden or ours or path.is_dir() or path.name.casefold() in _NOT_FOR_PEOPLE):
            yield path


def bring_in(vault: Vault, batch: Batch, files: Sequence[Path]) -> list[BroughtIn]:
    """Take files into the vault's work area, and note each original as a local copy (R17)."""
    with vault.register.write() as uow:
        uow.photos.open_batch(batch)
        note(uow, vault, "batch.opened", batch.id, channel=batch.channel, files=str(len(files)))
        known = {(c.path, c.sha256) for c in uow.copies.all() if c.state is CopyState.PRESENT}
        uow.commit()
    return [_bring_in_one(vault, batch, file, known) for file in files]


def _bring_in_one(vault: Vault, batch: Batch, file: Path, known: set[tuple[str, str]]) -> BroughtIn:
    try:
        data = read(file)
        photo = Photo(
            uuid4().hex, batch.id, str(file.absolute()), sha256(data), PhotoState.BROUGHT_IN
        )
        vault.work.put(photo.id, data)
    except KnownError as error:
        return BroughtIn(file, None, error)
    with vault.register.write() as uow:
        uow.photos.add(photo)
        if (photo.path, photo.sha256) not in known:
            uow.copies.add(_original(vault, photo, len(data)))
        uow.commit()
    return BroughtIn(file, photo)


def _original(vault: Vault, photo: Photo, size: int) -> LocalCopy:
    return LocalCopy(
        id=uuid4().hex,
        owner_id=vault.actor.id,
        path=photo.path,
        sha256=photo.sha256,
        size=size,
        kind=CopyKind.ORIGINAL,
        state=CopyState.PRESENT,
        due_on=due_on(vault.clock.now().date()),
    )
