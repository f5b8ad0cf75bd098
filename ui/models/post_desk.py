"""The services that a post needs, bound to one vault."""

from collections.abc import Sequence
from pathlib import Path

from consent_desk.domain.advice import Warned
from consent_desk.domain.clearing import Cleared
from consent_desk.domain.post import Cause, Post
from consent_desk.ports import Batch, Vault
from consent_desk.services.advise_post import advise_post
from consent_desk.services.check_text import TextCheck, open_text_check
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

    def advise(self, batch: Batch, files: Sequence[Path]) -> list[Warned]:
        """What to think twice about."""
        with self._vault.register.read() as uow:
            paths = set(files)
            photos: list[Cleared] = [c for c in uow.photos.cleared_live() if c.path in paths]
        return advise_post(self._vault, batch.channel, self.groups(batch), photos)

    def place(
        self, batch: Batch, files: Sequence[Path], text: str, no_names: Sequence[str]
    ) -> Post:
        """Mark it as placed."""
        placing = Placing(files, batch.channel, self.groups(batch), text, no_names=no_names)
        return place_post(self._vault, placing)

    def wrong_one(self, post: Post) -> list[TakedownReport]:
        """The wrong one was placed: it has to come off, and its files here go."""
        return start_takedown(self._vault, post.id, Cause.WRONG_ONE)
