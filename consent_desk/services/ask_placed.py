"""Asking whether what was cleared was placed: a day later, by who may place it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from consent_desk.domain.account import Action, require
from consent_desk.domain.clearing import Cleared
from consent_desk.ports import Batch, UnitOfWork, Vault
from consent_desk.services.keep_draft import draft_text
from consent_desk.services.take_away import finished, not_placed


@dataclass(frozen=True)
class Unmarked:
    """Cleared files of one batch that nobody marked as placed, and the text that was kept.

    `brought_in` is None, and `batch_id` empty, where the batch was erased since.
    """

    batch_id: str
    channel: str
    groups: tuple[str, ...]
    brought_in: date | None
    files: tuple[Path, ...]
    text: str


def ask_placed(vault: Vault) -> list[Unmarked]:
    """What to ask about today, oldest first."""
    require(vault.actor, Action.PLACE_POST)
    with vault.register.read() as uow:
        return unmarked(uow, vault.clock.now().date())


def unmarked(uow: UnitOfWork, today: date) -> list[Unmarked]:
    """The same within a transaction.

    Files of a batch of today are left alone, and those that are not in their place any more: these
    are asked about where copies are deleted.
    """
    files = [c for c in not_placed(uow, finished(uow)) if c.path.is_file()]
    batches = uow.photos.batches_with(c.photo_id for c in files)
    together: defaultdict[tuple[str, str], list[Cleared]] = defaultdict(list)
    for each in files:
        batch = batches.get(each.photo_id)
        if batch is None or batch.opened_on < today:
            together[batch.id if batch else "", each.channel].append(each)
    names = {group.id: group.name for group in uow.people.groups(uow.school.year)}
    by_id = {batch.id: batch for batch in batches.values()}
    asked = [
        _asked(uow, by_id.get(batch_id), channel, own, names)
        for (batch_id, channel), own in together.items()
    ]
    return sorted(asked, key=lambda each: (each.brought_in or date.min, each.batch_id))


def _asked(
    uow: UnitOfWork,
    batch: Batch | None,
    channel: str,
    files: list[Cleared],
    names: dict[str, str],
) -> Unmarked:
    groups = batch.group_ids if batch else ()
    return Unmarked(
        batch_id=batch.id if batch else "",
        channel=channel,
        groups=tuple(names[group] for group in groups if group in names),
        brought_in=batch.opened_on if batch else None,
        files=tuple(sorted(c.path for c in files)),
        text=draft_text(uow, batch.id) if batch else "",
    )
