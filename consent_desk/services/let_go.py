"""Cleared files that will not be placed after all: they go, and the text with them."""

from pathlib import Path

from consent_desk.domain.account import Action, require
from consent_desk.ports import Vault
from consent_desk.services.ask_placed import Unmarked
from consent_desk.services.journal import note
from consent_desk.services.keep_draft import empty_draft
from consent_desk.services.take_away import delete_kept, finished, take_away


def let_go(vault: Vault, asked: Unmarked) -> list[Path]:
    """Delete files that nobody will place; gives those that could not be deleted.

    What was placed in the meantime stays.
    """
    require(vault.actor, Action.PLACE_POST)
    with vault.register.write() as uow:
        wanted = set(asked.files)
        files = [c for c in finished(uow) if c.path in wanted]
        followed = take_away(uow, vault, files, "not-placed")
        empty_draft(uow, asked.batch_id)
        note(uow, vault, "post.let-go", asked.batch_id, files=str(len(followed.deleted)))
        uow.commit()
    delete_kept(vault, followed)
    return list(followed.out_of_reach)
