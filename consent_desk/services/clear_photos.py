"""Clearing photos for a channel: the only way to a file that may be published."""

import os
import tempfile
from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout

from consent_desk.crash import write_crash
from consent_desk.domain.account import Action, require
from consent_desk.domain.photo import Detection, PhotoState
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
from consent_desk.ports import Batch, Photo, UnitOfWork, Vault
from consent_desk.services.bring_in import BroughtIn, bring_in, collect, place_of
from consent_desk.services.clear_one import clear_one, drop_earlier
from consent_desk.services.clearing_terms import Terms
from consent_desk.services.find_person import group_ids
from consent_desk.services.journal import note
from consent_desk.services.open_batch import close_batch
from consent_desk.services.settle import settle
from consent_desk.services.verdicts import channel_called
from consent_desk.services.whose_device import devices_for, say_device
from consent_desk.settings import read_settings


@dataclass(frozen=True)
class ClearingOrder:
    """What is to be cleared, for whom and where to; no groups: the whole school.

    `words` is what a teacher said of faces, by file; `contents` the SHA-256 of the photos that they
    were said of, where that was given. `own_device` says whether the photos are from
    somebody's own device, and is remembered; None: as was said of their source before (R21).
    `detection` is how photos are searched; None: as the school has set it, and unattended always
    with care.
    """

    paths: Sequence[Path]
    channel: str
    groups: Sequence[str]
    out: Path
    words: Mapping[Path, Sequence[Word]]
    on_unconsented: OnUnconsented | None = None
    unattended: bool = False
    own_device: bool | None = None
    detection: Detection | None = None
    contents: Mapping[Path, Collection[str]] = field(default_factory=dict[Path, Collection[str]])


@dataclass(frozen=True)
class PhotoReport:
    """What became of one file; `out` is there when it was cleared, `error` when it failed.

    `sha256` is of the photo itself, where it could be brought in. `left` are files of an earlier
    run that hold no more and could not be deleted.
    """

    file: Path
    state: PhotoState
    out: Path | None = None
    error: KnownError | None = None
    treatments: Sequence[Treatment] = ()
    left: Sequence[Path] = ()
    sha256: str | None = None


def clear_photos(vault: Vault, order: ClearingOrder) -> Iterator[PhotoReport]:
    """Clear one file after the other, and report on each when it is done.

    Stopping halfway leaves finished files only; the same order again does the rest.

    Raises:
        UnattendedOff: unattended was asked for and is not allowed (R9).
        UnknownGroup, UnknownChannel, NothingToClear, FolderUnusable: see there.
        ClearingElsewhere: another program is at it.
    """
    require(vault.actor, Action.CLEAR_PHOTOS)
    with alone(vault, order.out):
        settle(vault)
        files = collect(order.paths, order.out, vault.folder)
        make_folder(order.out)
        terms, batch = _begin(vault, order)
        searching = replace(vault, engine=vault.engine.searching(terms.settings.detection))
        try:
            for brought in bring_in(vault, batch, files):
                yield _report(searching, terms, brought)
        finally:
            close_batch(vault, batch)


def stopped(files: Sequence[Path], reported: Sequence[PhotoReport]) -> list[PhotoReport]:
    """Reports on the files that were not reached."""
    done = {report.file for report in reported}
    return [
        PhotoReport(file, PhotoState.FAILED, error=Stopped(file=file.name))
        for file in files
        if file not in done
    ]


@contextmanager
def alone(vault: Vault, out: Path) -> Generator[None]:
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


def make_folder(folder: Path) -> None:
    """Make the folder for cleared files, without what a stopped run left in it.

    Raises:
        FolderUnusable: it cannot be made or written.
    """
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
        # Where nobody looks afterwards, small faces count as much as large ones.
        how = Detection.CAREFUL if order.unattended else order.detection
        if how is not None:
            settings = settings.model_copy(update={"detection": how})
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
        contents={place_of(file): given for file, given in order.contents.items()},
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
    return replace(report_on(vault, terms, brought.photo), file=brought.file)


def report_on(vault: Vault, terms: Terms, photo: Photo) -> PhotoReport:
    """Clear one photo that was brought in; whatever goes wrong with it is in the report."""
    file = Path(photo.path)
    try:
        terms.devices.check(photo.path)
        terms.check_content(photo)
        outcome = clear_one(vault, terms, photo, file.name)
        return PhotoReport(
            file,
            outcome.state,
            outcome.out,
            treatments=outcome.treatments,
            left=outcome.left,
            sha256=photo.sha256,
        )
    except KnownError as error:
        failure = error
    except Exception as error:  # a bug in one photo must not let the others wait, nor let it leave
        write_crash(error, crash_folder())
        failure = Unexpected(file=file.name)
    with vault.register.write() as uow:
        uow.photos.set_state(photo.id, PhotoState.FAILED, failure.code)
        note(uow, vault, "photo.failed", photo.id, why=failure.code)
        uow.commit()
    left = drop_earlier(vault, terms, photo)
    return PhotoReport(file, PhotoState.FAILED, error=failure, left=left, sha256=photo.sha256)
