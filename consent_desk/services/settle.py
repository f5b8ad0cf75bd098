"""Ending what a crash or a stop left half done: after it, file and register say the same."""

from consent_desk.domain.clearing import Cleared, ClearedState
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.delete_cleared import delete_cleared, holds
from consent_desk.services.journal import note
from consent_desk.services.still_right import shown_without_yes


def settle(vault: Vault) -> None:
    """Decide on announced files, delete what may not be shown any more, empty the work area.

    To be called by the one program that clears, before it begins.
    """
    with vault.register.write() as uow:
        for cleared in uow.photos.cleared_announced():
            _decide(uow, vault, cleared)
        live = uow.photos.cleared_live()
        for cleared in shown_without_yes(uow, vault, live):
            delete_cleared(uow, vault, cleared, "no-yes")
        for batch in uow.photos.open_batches():
            uow.photos.close_batch(batch.id)
        kept = {c.id for c in uow.photos.cleared_live()} | uow.posts.still_out()
        uow.commit()
    for file_id in vault.work.ids():
        vault.work.delete(file_id)
    for file_id in set(vault.kept.ids()) - kept:
        vault.kept.delete(file_id)


def _decide(uow: UnitOfWork, vault: Vault, cleared: Cleared) -> None:
    """An announced file that reached its place is cleared; what is not there never will be."""
    state = ClearedState.CLEARED if _in_place(cleared) else ClearedState.DELETED
    if state is ClearedState.CLEARED:
        for other in uow.photos.cleared_in_slot(cleared.folder, cleared.slot):
            if other.id != cleared.id and other.name == cleared.name:
                uow.photos.set_cleared_state(other.id, ClearedState.DELETED)
    uow.photos.set_cleared_state(cleared.id, state)
    note(uow, vault, f"file.{state}", cleared.id, why="settled")


def _in_place(cleared: Cleared) -> bool:
    try:
        return holds(cleared.path, cleared.sha256)
    except OSError:
        return False
