"""What a no sets off at once: files that were not placed go, and so does the face template (R5)."""

from dataclasses import dataclass
from pathlib import Path

from consent_desk.domain.clearing import Cleared, ClearedState
from consent_desk.domain.person import Person
from consent_desk.domain.purpose import FACE_MATCHING, Purpose, Subject
from consent_desk.media.files import sha256
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.journal import note


@dataclass(frozen=True)
class Consequences:
    """What followed from a no.

    `out_of_reach` are cleared files that could not be deleted because they changed or their place
    is not there; `kept_ids` are the vault's own copies, to be deleted once this is committed.
    """

    deleted: tuple[Path, ...] = ()
    out_of_reach: tuple[Path, ...] = ()
    templates: int = 0
    kept_ids: tuple[str, ...] = ()


def take_effect(uow: UnitOfWork, vault: Vault, person: Person, purpose: Purpose) -> Consequences:
    """Carry out a no for one person and purpose."""
    if purpose.code == FACE_MATCHING:
        gone = uow.templates.delete_of(person.id)
        if gone:
            note(uow, vault, "templates.deleted", person.id, count=str(gone))
        return Consequences(templates=gone)
    if purpose.channel is None or purpose.subject is not Subject.PHOTO:
        return Consequences()
    cleared = uow.photos.cleared_showing(person.id, purpose.channel)
    gone = [c for c in cleared if delete_cleared(uow, vault, c, "withdrawn")]
    left = [c for c in cleared if c not in gone]
    return Consequences(
        deleted=tuple(Path(c.folder) / c.name for c in gone),
        out_of_reach=tuple(Path(c.folder) / c.name for c in left),
        kept_ids=tuple(c.id for c in cleared),
    )


def delete_cleared(uow: UnitOfWork, vault: Vault, cleared: Cleared, why: str) -> bool:
    """Delete a cleared file that may not be there any more; say whether it is gone.

    The register lets go of it in any case: it is not cleared any longer. A file that somebody
    changed since is not ours to delete, and stays.
    """
    file = Path(cleared.folder) / cleared.name
    uow.photos.set_cleared_state(cleared.id, ClearedState.DELETED)
    note(uow, vault, "file.deleted", cleared.id, why=why)
    if not Path(cleared.folder).is_dir():
        return False
    if not file.is_file():
        return True
    if sha256(file.read_bytes()) != cleared.sha256:
        return False
    file.unlink()
    return True
