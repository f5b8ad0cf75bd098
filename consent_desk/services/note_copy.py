"""Noting the original of a photo on somebody's own device, which has to go one day (R17)."""

from uuid import uuid4

from consent_desk.domain.local_copy import CopyKind, CopyState, LocalCopy, due_on
from consent_desk.ports import Photo, Vault


def note_original(vault: Vault, photo: Photo, size: int) -> None:
    """Note a file that turned out to be a picture; once, however often it is brought in."""
    with vault.register.write() as uow:
        if uow.copies.is_noted(photo.path, photo.sha256):
            return
        copy = LocalCopy(
            id=uuid4().hex,
            owner_id=vault.actor.id,
            path=photo.path,
            sha256=photo.sha256,
            size=size,
            kind=CopyKind.ORIGINAL,
            state=CopyState.PRESENT,
            due_on=due_on(vault.clock.now().date()),
        )
        uow.copies.add(copy)
        uow.commit()
