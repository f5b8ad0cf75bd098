"""Deleting one's own copies, by content and never by name alone (R17)."""

from dataclasses import dataclass, replace
from pathlib import Path

from consent_desk.domain.account import Action, require
from consent_desk.domain.clearing import ClearedState
from consent_desk.domain.local_copy import CopyKind, CopyState, LocalCopy
from consent_desk.media.files import sha256
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.journal import note


@dataclass(frozen=True)
class CopyReport:
    """One copy, and whether it is overdue.

    `to_delete`: an original that was never cleared is left until it is overdue, for it is the only
    one.
    """

    copy: LocalCopy
    overdue: bool
    to_delete: bool = True


def list_copies(vault: Vault) -> list[CopyReport]:
    """The copies that may still be there, overdue first."""
    require(vault.actor, Action.DELETE_COPIES)
    today = vault.clock.now().date()
    with vault.register.read() as uow:
        here = [c for c in uow.copies.all() if c.state in (CopyState.PRESENT, CopyState.CHANGED)]
        done = {c.id for c in here if _served(uow, c)}
    reports = [
        CopyReport(c, c.is_overdue(today), c.id in done or c.is_overdue(today)) for c in here
    ]
    return sorted(reports, key=lambda r: (not r.overdue, r.copy.due_on, r.copy.path))


def _served(uow: UnitOfWork, copy: LocalCopy) -> bool:
    """Whether nothing is lost with it: a file that was placed, or an original that was cleared."""
    return copy.kind is CopyKind.CLEARED or uow.photos.was_cleared(copy.path, copy.sha256)


def delete_copies(vault: Vault, *, only_overdue: bool = False) -> list[CopyReport]:
    """Delete the copies that are still what was brought in; a changed file is left alone.

    Returns:
        Every copy that was looked at, with its new state.
    """
    require(vault.actor, Action.DELETE_COPIES)
    wanted = [r for r in list_copies(vault) if r.overdue or not only_overdue]
    return [replace(r, copy=_delete(vault, r.copy)) if r.to_delete else r for r in wanted]


def _delete(vault: Vault, copy: LocalCopy) -> LocalCopy:
    state = _delete_file(copy)
    with vault.register.write() as uow:
        uow.copies.set_state(copy.id, state)
        if copy.kind is CopyKind.CLEARED and state in (CopyState.DELETED, CopyState.VERIFIED_GONE):
            _forget_file(uow, copy)
        note(uow, vault, f"copy.{state}", copy.id)
        uow.commit()
    return replace(copy, state=state)


def _forget_file(uow: UnitOfWork, copy: LocalCopy) -> None:
    """A cleared file that is gone is not looked for any more, whatever is withdrawn later."""
    file = Path(copy.path)
    for cleared in uow.photos.cleared_called(str(file.parent), file.name):
        if cleared.sha256 == copy.sha256:
            uow.photos.set_cleared_state(cleared.id, ClearedState.DELETED)


def _delete_file(copy: LocalCopy) -> CopyState:
    file = Path(copy.path)
    try:
        if not file.is_file():
            # An unplugged phone takes its folder with it: then nothing is known of the file.
            return CopyState.VERIFIED_GONE if file.parent.is_dir() else CopyState.PRESENT
        if file.is_symlink() or sha256(file.read_bytes()) != copy.sha256:
            return CopyState.CHANGED
        file.unlink()
    except OSError:
        return CopyState.PRESENT
    return CopyState.DELETED
