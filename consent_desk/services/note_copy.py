"""Noting files with faces on somebody's own device, which have to go one day (R17)."""

from uuid import uuid4

from consent_desk.domain.local_copy import CopyKind, CopyState, LocalCopy, due_on
from consent_desk.ports import Photo, UnitOfWork, Vault


def note_original(vault: Vault, photo: Photo, size: int) -> None:
    """Note a file that turned out to be a picture; once, however often it is brought in."""
    with vault.register.write() as uow:
        if note_copy(uow, vault, photo.path, photo.sha256, size, CopyKind.ORIGINAL):
            uow.commit()


def note_copy(
    uow: UnitOfWork, vault: Vault, path: str, sha256: str, size: int, kind: CopyKind
) -> bool:
    """Note a file by its place and content, unless it is noted already; says whether it was not."""
    if uow.copies.is_noted(path, sha256):
        return False
    copy = LocalCopy(
        id=uuid4().hex,
        owner_id=vault.actor.id,
        path=path,
        sha256=sha256,
        size=size,
        kind=kind,
        state=CopyState.PRESENT,
        due_on=due_on(vault.clock.now().date()),
    )
    uow.copies.add(copy)
    return True
