"""What a no sets off at once: files not placed yet go, what was placed is to come off (R5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from consent_desk.domain.person import Person
from consent_desk.domain.post import Takedown
from consent_desk.domain.purpose import FACE_MATCHING, Purpose, Subject
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.ask_takedown import ask_takedowns
from consent_desk.services.delete_cleared import delete_all_cleared
from consent_desk.services.journal import note


@dataclass(frozen=True)
class Consequences:
    """What followed from a no.

    `out_of_reach` are cleared files that are not at their place, changed, or cannot be deleted;
    `kept_ids` are the vault's own copies, to be deleted once this is committed; `takedowns` are
    the releases that have to come off their channel, `dropped` those that no longer have to.
    """

    deleted: tuple[Path, ...] = ()
    out_of_reach: tuple[Path, ...] = ()
    templates: int = 0
    kept_ids: tuple[str, ...] = ()
    takedowns: tuple[Takedown, ...] = ()
    dropped: tuple[Takedown, ...] = ()


class Reach:
    """Where there is anything at all to look after, read once for all that a no is about."""

    def __init__(self, uow: UnitOfWork, person_ids: Iterable[str]) -> None:
        """Take the persons whom a no may be about."""
        self._shown = uow.photos.channels_showing(person_ids)

    def holds(self, person: Person, purpose: Purpose) -> bool:
        """Whether a person may be shown, or named, in something made for a purpose."""
        if purpose.subject is Subject.PHOTO:
            return (person.id, purpose.channel) in self._shown
        return purpose.subject is Subject.NAME


def take_effect(
    uow: UnitOfWork,
    vault: Vault,
    person: Person,
    purpose: Purpose,
    reach: Reach,
    *,
    said_in: str | None,
) -> Consequences:
    """Carry out that a person has no yes for a purpose.

    Args:
        uow: the transaction that the decision is in.
        vault: the opened vault.
        person: who may not be shown.
        purpose: for what.
        reach: of the same transaction.
        said_in: the id of the decision in which somebody said no, so that what was placed has to
            come off too.
    """
    if purpose.code == FACE_MATCHING:
        return Consequences(templates=erase_templates(uow, vault, person.id))
    if purpose.channel is None or not reach.holds(person, purpose):
        return Consequences()
    takedowns = ask_takedowns(uow, vault, person, purpose, said_in) if said_in else []
    if purpose.subject is not Subject.PHOTO:
        return Consequences(takedowns=tuple(takedowns))
    cleared = uow.photos.cleared_showing(person.id, purpose.channel)
    gone = delete_all_cleared(uow, vault, cleared, "withdrawn")
    gone_ids = {each.id for each in gone}
    return Consequences(
        deleted=tuple(each.path for each in gone),
        out_of_reach=tuple(each.path for each in cleared if each.id not in gone_ids),
        kept_ids=tuple(sorted(gone_ids - uow.posts.still_out(gone_ids))),
        takedowns=tuple(takedowns),
    )


def erase_templates(uow: UnitOfWork, vault: Vault, person_id: str) -> int:
    """Erase a person's face templates; says how many there were."""
    gone = uow.templates.delete_of(person_id)
    if gone:
        note(uow, vault, "templates.deleted", person_id, count=str(gone))
    return gone
