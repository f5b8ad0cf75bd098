"""Batches under review: opening one, finding it again after a restart, and closing it."""

from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from consent_desk.domain.account import Action, require
from consent_desk.domain.clearing import ClearedState
from consent_desk.ports import Batch, Photo, Vault
from consent_desk.services.find_person import group_ids
from consent_desk.services.journal import note
from consent_desk.services.keep_draft import empty_draft
from consent_desk.services.verdicts import channel_called
from consent_desk.services.whose_device import say_device


def open_batch(
    vault: Vault,
    channel: str,
    groups: Sequence[str],
    paths: Sequence[Path] = (),
    *,
    own_device: bool | None = None,
) -> Batch:
    """Open a batch for photos that a teacher will look at one by one.

    Args:
        vault: the opened vault.
        channel: the code of the channel that they are for.
        groups: names of groups of this school year; none: the whole school.
        paths: the photos and folders that will be brought in.
        own_device: whether they are from somebody's own device, which is remembered; None: as was
            said of their source before (R21).

    Raises:
        UnknownChannel, UnknownGroup: not in the register.
    """
    require(vault.actor, Action.CLEAR_PHOTOS)
    with vault.register.write() as uow:
        known = uow.people.groups(uow.school.year)
        ids = group_ids(uow, groups) if groups else [group.id for group in known]
        batch = Batch(
            uuid4().hex,
            channel_called(uow, channel).code,
            tuple(ids),
            vault.actor.id,
            vault.clock.now().date(),
            under_review=True,
        )
        uow.photos.open_batch(batch)
        if own_device is not None:
            say_device(uow, vault, paths, own=own_device)
        note(uow, vault, "batch.opened", batch.id, channel=batch.channel)
        uow.commit()
    return batch


def waiting_batches(vault: Vault) -> list[tuple[Batch, list[Photo]]]:
    """The batches that are under review, oldest first, with their photos."""
    require(vault.actor, Action.CLEAR_PHOTOS)
    with vault.register.read() as uow:
        batches = [batch for batch in uow.photos.open_batches() if batch.under_review]
        return [(batch, uow.photos.of_batch(batch.id)) for batch in batches]


def cleared_files_of(vault: Vault, batch: Batch) -> dict[str, Path]:
    """The cleared files of a batch that are in their place, by the id of the photo."""
    require(vault.actor, Action.CLEAR_PHOTOS)
    with vault.register.read() as uow:
        photos = {photo.id for photo in uow.photos.of_batch(batch.id)}
        files = [c for c in uow.photos.cleared_live() if c.photo_id in photos]
    there = (c for c in files if c.state is ClearedState.CLEARED and c.path.is_file())
    return {c.photo_id: c.path for c in there}


def close_batch(vault: Vault, batch: Batch) -> None:
    """End a batch: its working copies go; what was not cleared has to be brought in again.

    A text without a single cleared photo goes too.
    """
    with vault.register.write() as uow:
        uow.photos.close_batch(batch.id)
        note(uow, vault, "batch.closed", batch.id)
        photos = uow.photos.of_batch(batch.id)
        if not {photo.id for photo in photos} & {c.photo_id for c in uow.photos.cleared_live()}:
            empty_draft(uow, batch.id)
        uow.commit()
    for photo in photos:
        vault.work.delete(photo.id)
