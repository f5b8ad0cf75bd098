"""The services that a post needs, bound to one vault."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from consent_desk.domain.account import Action, may
from consent_desk.domain.advice import Warned
from consent_desk.domain.clearing import Cleared
from consent_desk.domain.post import Cause, Post
from consent_desk.errors import NameInText
from consent_desk.ports import Batch, Vault
from consent_desk.services.advise_post import advise_post
from consent_desk.services.ask_placed import Unmarked, ask_placed
from consent_desk.services.check_text import TextCheck, open_text_check
from consent_desk.services.keep_draft import draft_of, keep_draft
from consent_desk.services.let_go import let_go
from consent_desk.services.place_post import Placing, place_post
from consent_desk.services.take_down import TakedownReport, start_takedown


class PostDesk:
    """All of it may take a while: call it from a job."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def open_check(self, batch: Batch) -> TextCheck:
        """What texts for this batch are checked with."""
        return open_text_check(self._vault, batch.channel, self.groups(batch))

    def groups(self, batch: Batch) -> list[str]:
        """The names of the batch's groups."""
        with self._vault.register.read() as uow:
            groups = {group.id: group.name for group in uow.people.groups(uow.school.year)}
        return [groups[group_id] for group_id in batch.group_ids if group_id in groups]

    def draft(self, batch: Batch) -> str:
        """The text that was kept."""
        return draft_of(self._vault, batch)

    def keep_draft(self, batch: Batch, text: str) -> None:
        """Keep the text as it stands."""
        keep_draft(self._vault, batch, text)

    def advise(self, batch: Batch, files: Sequence[Path], *, excursion: bool) -> list[Warned]:
        """What to think twice about; `excursion`: the class is out."""
        with self._vault.register.read() as uow:
            paths = set(files)
            photos: list[Cleared] = [c for c in uow.photos.cleared_live() if c.path in paths]
        groups = self.groups(batch)
        return advise_post(self._vault, batch.channel, groups, photos, excursion=excursion)

    def release_of(self, files: Sequence[Path]) -> Post | None:
        """The release that holds all of these files and is out still; None: there is none."""
        with self._vault.register.read() as uow:
            paths = set(files)
            ids = {c.id for c in uow.photos.cleared_live() if c.path in paths}
            releases = uow.posts.releases_of(ids)
            out = uow.posts.still_out(ids)
        whole = [r for r in releases if ids and ids <= out and ids <= set(r.cleared_ids)]
        return whole[-1] if whole else None

    def place(
        self, batch: Batch, files: Sequence[Path], text: str, no_names: Sequence[str]
    ) -> Post:
        """Mark it as placed."""
        placing = Placing(
            files, batch.channel, self.groups(batch), text, no_names=no_names, batch=batch.id
        )
        return place_post(self._vault, placing)

    def unmarked(self) -> list[Unmarked]:
        """Posts of an earlier day that nobody marked as placed; none for who may not place."""
        if not may(self._vault.actor, Action.PLACE_POST):
            return []
        return ask_placed(self._vault)

    def place_unmarked(self, asked: Unmarked) -> Post:
        """It was placed.

        A kept text that names somebody who may not be named was never given out to be copied, so
        it is not what was placed.
        """
        placing = Placing(
            asked.files, asked.channel, asked.groups, asked.text, batch=asked.batch_id
        )
        try:
            return place_post(self._vault, placing)
        except NameInText:
            return place_post(self._vault, replace(placing, text=""))

    def take_unmarked_down(self, asked: Unmarked) -> int:
        """It was placed, wrongly; says how many files have to come off."""
        return len(self.wrong_one(self.place_unmarked(asked)))

    def let_go(self, asked: Unmarked) -> list[Path]:
        """It will not be placed; gives the files that could not be deleted."""
        return let_go(self._vault, asked)

    def wrong_one(self, post: Post) -> list[TakedownReport]:
        """The wrong one was placed: it has to come off, and its files here go."""
        return start_takedown(self._vault, post.id, Cause.WRONG_ONE)
