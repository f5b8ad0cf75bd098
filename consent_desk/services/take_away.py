"""Taking away cleared files that may not be shown any more and were not placed yet."""

from collections.abc import Sequence

from consent_desk.domain.clearing import Cleared, ClearedState
from consent_desk.domain.purpose import FACE_MATCHING
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.delete_cleared import delete_cleared
from consent_desk.services.still_right import shown_without_yes
from consent_desk.services.take_effect import Consequences, erase_templates


def not_placed(uow: UnitOfWork, files: Sequence[Cleared]) -> list[Cleared]:
    """The files that are in no release: nobody outside the school has seen them."""
    releases = uow.posts.releases_of(c.id for c in files)
    placed = {cleared_id for post in releases for cleared_id in post.cleared_ids}
    return [c for c in files if c.id not in placed]


def take_away(uow: UnitOfWork, vault: Vault, files: Sequence[Cleared], why: str) -> Consequences:
    """Delete what was not placed; `kept_ids` go once this is committed."""
    wanted = not_placed(uow, files)
    gone = {c.id for c in wanted if delete_cleared(uow, vault, c, why)}
    return Consequences(
        deleted=tuple(c.path for c in wanted if c.id in gone),
        out_of_reach=tuple(c.path for c in wanted if c.id not in gone),
        kept_ids=tuple(sorted(gone)),
    )


def finished(uow: UnitOfWork) -> list[Cleared]:
    """The cleared files that are in their place; what is just being cleared is looked at there."""
    return [c for c in uow.photos.cleared_live() if c.state is ClearedState.CLEARED]


def take_away_without_yes(uow: UnitOfWork, vault: Vault, why: str) -> Consequences:
    """Delete what shows, today, somebody who has no yes, and was not placed."""
    return take_away(uow, vault, shown_without_yes(uow, vault, finished(uow)), why)


def purpose_ends(uow: UnitOfWork, vault: Vault, code: str, why: str) -> Consequences:
    """What follows when nobody has a yes for a purpose any more."""
    if code != FACE_MATCHING:
        return take_away_without_yes(uow, vault, why)
    everybody = {t.person_id for t in uow.templates.of_persons(p.id for p in uow.people.all())}
    return Consequences(templates=sum(erase_templates(uow, vault, p) for p in sorted(everybody)))


def delete_kept(vault: Vault, *followed: Consequences) -> None:
    """Delete the vault's own copies of what is gone; to be called after the commit."""
    for cleared_id in (i for each in followed for i in each.kept_ids):
        vault.kept.delete(cleared_id)
