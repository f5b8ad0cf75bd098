"""The text of a post that is not placed yet: kept while it is written, for after a restart."""

from dataclasses import replace

from consent_desk.domain.account import Action, require
from consent_desk.domain.post import Post
from consent_desk.ports import Batch, UnitOfWork, Vault


def keep_draft(vault: Vault, batch: Batch, text: str) -> None:
    """Keep the text of a batch's post as it stands; no release, and in no log."""
    require(vault.actor, Action.PREPARE_POST)
    with vault.register.write() as uow:
        earlier = uow.posts.get(batch.id)
        if earlier is not None:
            uow.posts.update(replace(earlier, text=text))
        elif text:
            draft = Post(batch.id, batch.channel, text, batch.group_ids, (), vault.actor.id)
            uow.posts.add(draft)
        uow.commit()


def draft_of(vault: Vault, batch: Batch) -> str:
    """The text that was kept of a batch's post; empty: none."""
    require(vault.actor, Action.PREPARE_POST)
    with vault.register.read() as uow:
        return draft_text(uow, batch.id)


def draft_text(uow: UnitOfWork, batch_id: str) -> str:
    """The same within a transaction."""
    draft = uow.posts.get(batch_id) if batch_id else None
    return draft.text if draft is not None and draft.placed_at is None else ""


def empty_draft(uow: UnitOfWork, batch_id: str) -> None:
    """The text is placed, or will not be: nothing of it is kept as a draft."""
    draft = uow.posts.get(batch_id) if batch_id else None
    if draft is not None and draft.placed_at is None:
        uow.posts.update(replace(draft, text=""))
