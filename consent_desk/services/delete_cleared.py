"""Deleting a cleared file that may not be there any more."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from consent_desk.domain.clearing import Cleared, ClearedState
from consent_desk.media.files import sha256
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.journal import note_all


def delete_cleared(uow: UnitOfWork, vault: Vault, cleared: Cleared, why: str) -> bool:
    """Delete a cleared file, also one that was renamed in its folder; say whether it is gone.

    What somebody changed is not ours to delete, and what cannot be deleted or is not there is not
    gone for all we know: then the register goes on knowing of it.
    """
    return bool(delete_all_cleared(uow, vault, [cleared], why))


def delete_all_cleared(
    uow: UnitOfWork, vault: Vault, cleared: Sequence[Cleared], why: str
) -> list[Cleared]:
    """The same for many; those that are gone."""
    gone = [each for each in cleared if _delete_file(each)]
    uow.photos.set_cleared_states([each.id for each in gone], ClearedState.DELETED)
    note_all(uow, vault, [("file.deleted", each.id, {"why": why}) for each in gone])
    return gone


def _delete_file(cleared: Cleared) -> bool:
    try:
        copies = list(_copies(cleared))
        for file in copies:
            file.unlink()
    except OSError:
        return False
    return bool(copies) or cleared.state is ClearedState.ANNOUNCED


def holds(file: Path, digest: str) -> bool:
    """Whether a file is there with this content (SHA-256, hex)."""
    return file.is_file() and sha256(file.read_bytes()) == digest


def _copies(cleared: Cleared) -> Iterator[Path]:
    """The file at its place; where it is not, files of its folder with the same content."""
    if holds(cleared.path, cleared.sha256):
        yield cleared.path
    elif not cleared.path.exists():
        pictures = Path(cleared.folder).glob("*.jp*g", case_sensitive=False)
        yield from (file for file in pictures if holds(file, cleared.sha256))
