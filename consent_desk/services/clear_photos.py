"""Clearing photos for a channel: the only way to a file that may be published."""

import os
import tempfile
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout

from consent_desk.crash import write_crash
from consent_desk.domain.account import Action, require
from consent_desk.domain.photo import PhotoState
from consent_desk.domain.purpose import OnUnconsented
from consent_desk.domain.treatment import Treatment, Word
from consent_desk.errors import (
    ClearingElsewhere,
    FolderUnusable,
    KnownError,
    Stopped,
    UnattendedOff,
    Unexpected,
)
from consent_desk.media.files import remove_leftovers, sha256
from consent_desk.paths import crash_folder
from consent_desk.ports import Batch, UnitOfWork, Vault
from consent_desk.services.bring_in import BroughtIn, bring_in, collect, place_of
from consent_desk.services.clear_one import Terms, clear_one, drop_earlier
from consent_desk.services.find_person import group_ids
from consent_desk.services.journal import note
from consent_desk.services.settle import settle
from consent_desk.services.verdicts import channel_called
from consent_desk.services.whose_device import devices_for, say_device
from consent_desk.settings import read_settings


@dataclass(frozen=True)
class ClearingOrder:
    """What is to be cleared, for whom and where to; no groups: the whole school.

    `words` is what a teacher said of faces, by file. `own_device` says whether the photos are from
    somebody's own device, and is remembered; None: as was said of their source before (R21).
    """

    paths: Sequence[Path]
    channel: str
    groups: Sequence[str]
    out: Path
    words: Mapping[Path, Sequence[Word]]
    on_unconsented: OnUnconsented | None = None
    unattended: bool = False
    own_device: bool | None = None


@dataclass(frozen=True)
class PhotoReport:
    """What became of one file; `out` is there when it was cleared, `error` when it failed.

    `left` are files of an earlier run that hold no more and could not be deleted.
    """

    file: Path
    state: PhotoState
    out: Path | None = None
    error: KnownError | None = None
    treatments: Sequence[Treatment] = ()
    left: Sequence[Path] = ()


def clear_photos(vault: Vault, order: ClearingOrder) -> Iterator[PhotoReport]:
    """Clear one file after the other, and report on each when it is done.

    Stopping halfway leaves finished files only; the same order again does the rest.

    Raises:
        UnattendedOff: unattended was asked for and is not allowed (R9).
        UnknownGroup, UnknownChannel, NothingToClear, FolderUnusable: see there.
        ClearingElsewhere: another program is at it.
    """
    require(vault.actor, Action.CLEAR_PHOTOS)
    with _alone(vault, order.out):
        settle(vault)
        files = collect(order.paths, order.out, vault.folder)
        _make_folder(order.out)
        terms, batch = _begin(vault, order)
        try:
            for brought in bring_in(vault, batch, files):
                yield _report(vault, terms, brought)
        finally:
            _end(vault, batch)


def stopped(files: Sequence[Path], reported: Sequence[PhotoReport]) -> list[PhotoReport]:
    """Reports on the files that were not reached."""
    done = {report.file for report in reported}
    return [
        PhotoReport(file, PhotoState.FAILED, error=Stopped(file=file.name))
        for file in files
        if file not in done
    ]


@contextmanager
def _alone(vault: Vault, out: Path) -> Generator[None]:
    """Nobody else clears with this vault, nor into this folder on this machine."""
    name = sha256(os.fsencode(out.resolve()))[:16]
    for_folder = Path(tempfile.gettempdir()) / f"consent-desk-{name}.lock"
    try:
        with (
            FileLock(vault.folder / "clearing.lock", blocking=False),
            FileLock(for_folder, blocking=False),
        ):
            yield
    except Timeout as error:
        raise ClearingElsewhere from error


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        remove_leftovers(folder)
    except OSError as error:
        raise FolderUnusable(folder=str(folder)) from error


def _begin(vault: Vault, order: ClearingOrder) -> tuple[Terms, Batch]:
    if order.own_device is not None:
        with vault.register.write() as uow:
            say_device(uow, vault, order.paths, own=order.own_device)
            uow.commit()
    with vault.register.read() as uow:
        settings = read_settings(uow.settings.get())
        if order.unattended and not settings.unattended:
            raise UnattendedOff
        channel = channel_called(uow, order.channel)
        groups = _groups(uow, order)
        devices = devices_for(uow, channel)
    strict = OnUnconsented.BLOCK in (channel.on_unconsented, order.on_unconsented)
    terms = Terms(
        channel=channel.code,
        groups=groups,
        group_names=tuple(order.groups),
        out=order.out.absolute(),
        words={place_of(file): words for file, words in order.words.items()},
        rule=OnUnconsented.BLOCK if strict else OnUnconsented.COVER,
        unattended=order.unattended,
        settings=settings,
        devices=devices,
    )
    today = vault.clock.now().date()
    return terms, Batch(uuid4().hex, channel.code, groups, vault.actor.id, today)


def _groups(uow: UnitOfWork, order: ClearingOrder) -> tuple[str, ...]:
    if order.groups:
        return tuple(group_ids(uow, order.groups))
    return tuple(group.id for group in uow.people.groups(uow.school.year))


def _report(vault: Vault, terms: Terms, brought: BroughtIn) -> PhotoReport:
    if brought.photo is None:
        return PhotoReport(brought.file, PhotoState.FAILED, error=brought.refused)
    try:
        terms.devices.check(brought.photo.path)
        outcome = clear_one(vault, terms, brought.photo, brought.file.name)
        return PhotoReport(
            brought.file,
            outcome.state,
            outcome.out,
            treatments=outcome.treatments,
            left=outcome.left,
        )
    except KnownError as error:
        failure = error
    except Exception as error:  # a bug in one photo must not let the others wait, nor let it leave
        write_crash(error, crash_folder())
        failure = Unexpected(file=brought.file.name)
    with vault.register.write() as uow:
        uow.photos.set_state(brought.photo.id, PhotoState.FAILED, failure.code)
        note(uow, vault, "photo.failed", brought.photo.id, why=failure.code)
        uow.commit()
    left = drop_earlier(vault, terms, brought.photo)
    return PhotoReport(brought.file, PhotoState.FAILED, error=failure, left=left)


def _end(vault: Vault, batch: Batch) -> None:
    """Close the batch; its working copies go with it."""
    with vault.register.write() as uow:
        uow.photos.close_batch(batch.id)
        note(uow, vault, "batch.closed", batch.id)
        photos = uow.photos.of_batch(batch.id)
        uow.commit()
    for photo in photos:
        vault.work.delete(photo.id)
