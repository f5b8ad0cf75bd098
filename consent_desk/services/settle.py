"""Ending what a crash or a stop left half done: after it, file and register say the same."""

from pathlib import Path

from consent_desk.domain.clearing import Cleared, ClearedState
from consent_desk.errors import KnownError
from consent_desk.media.files import read, sha256
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.journal import note
from consent_desk.services.still_right import still_right


def settle(vault: Vault) -> None:
    """Decide on announced files, close batches that were left open, empty the work area.

    To be called by the one program that clears, before it begins.
    """
    with vault.register.write() as uow:
        for cleared in uow.photos.cleared_announced():
            _decide(uow, vault, cleared)
        for batch in uow.photos.open_batches():
            uow.photos.close_batch(batch.id)
        kept = {c.id for c in uow.photos.cleared_live()}
        uow.commit()
    for file_id in vault.work.ids():
        vault.work.delete(file_id)
    for file_id in set(vault.kept.ids()) - kept:
        vault.kept.delete(file_id)


def _decide(uow: UnitOfWork, vault: Vault, cleared: Cleared) -> None:
    """An announced file that reached its place is cleared, if consent still holds; else it goes."""
    file = Path(cleared.folder) / cleared.name
    in_place = _holds(file, cleared.sha256)
    right = in_place and still_right(uow, vault, cleared)
    state = ClearedState.CLEARED if right else ClearedState.DELETED
    if in_place and not right:
        file.unlink()
    if right:
        for other in uow.photos.cleared_in(cleared.folder):
            if other.id != cleared.id and other.name == cleared.name:
                uow.photos.set_cleared_state(other.id, ClearedState.DELETED)
    uow.photos.set_cleared_state(cleared.id, state)
    note(uow, vault, f"file.{state}", cleared.id, why="settled")


def _holds(file: Path, digest: str) -> bool:
    try:
        return sha256(read(file)) == digest
    except KnownError:
        return False
