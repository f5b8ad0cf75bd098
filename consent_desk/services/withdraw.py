"""What a no sets off at once: files that were not placed go, and so does the face template (R5)."""

from dataclasses import dataclass
from pathlib import Path

from consent_desk.domain.person import Person
from consent_desk.domain.purpose import FACE_MATCHING, Purpose, Subject
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.delete_cleared import delete_cleared
from consent_desk.services.journal import note


@dataclass(frozen=True)
class Consequences:
    """What followed from a no.

    `out_of_reach` are cleared files that are not at their place, changed, or cannot be deleted;
    `kept_ids` are the vault's own copies, to be deleted once this is committed.
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
        deleted=tuple(c.path for c in gone),
        out_of_reach=tuple(c.path for c in left),
        kept_ids=tuple(c.id for c in gone),
    )
