"""Marking cleared files as placed: a post on its channel, from then on a release."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from uuid import uuid4

from consent_desk.domain.account import Action, require
from consent_desk.domain.clearing import Cleared, ClearedState
from consent_desk.domain.local_copy import CopyKind
from consent_desk.domain.post import Post
from consent_desk.domain.purpose import Channel
from consent_desk.errors import NoLongerRight, NotCleared, NothingToPlace
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.delete_cleared import holds
from consent_desk.services.find_person import group_ids
from consent_desk.services.journal import note
from consent_desk.services.note_copy import note_copy
from consent_desk.services.still_right import shown_without_yes
from consent_desk.services.verdicts import channel_called


@dataclass(frozen=True)
class Placing:
    """What was placed where: cleared files, a channel, the names of groups, the text beside it."""

    files: Sequence[Path]
    channel: str
    groups: Sequence[str]
    text: str = ""
    link: str | None = None


def place_post(vault: Vault, placing: Placing) -> Post:
    """Note a post as placed now; one file can be in more than one.

    Consent is read again under the lock that a withdrawal needs too: either the withdrawal comes
    first and nothing is placed, or it finds the release and asks for it back.

    Raises:
        NothingToPlace: no file was given.
        UnknownChannel, UnknownGroup: see there.
        NotCleared: a file was not cleared for this channel, or changed since.
        NoLongerRight: a file shows somebody who has no yes any more.
    """
    require(vault.actor, Action.PLACE_POST)
    if not placing.files:
        raise NothingToPlace
    with vault.register.write() as uow:
        channel = channel_called(uow, placing.channel)
        groups = group_ids(uow, placing.groups)
        cleared = [_cleared(uow, channel, file) for file in dict.fromkeys(placing.files)]
        for each in shown_without_yes(uow, vault, cleared):
            raise NoLongerRight(file=each.name)
        # R15: the text is checked here, in this transaction, before anything is written.
        post = Post(
            id=uuid4().hex,
            channel=channel.code,
            text=placing.text,
            group_ids=tuple(groups),
            cleared_ids=tuple(dict.fromkeys(each.id for each in cleared)),
            made_by=vault.actor.id,
            placed_at=vault.clock.now().astimezone(UTC),
            link=placing.link,
        )
        uow.posts.add(post)
        for each in cleared:
            size = each.path.stat().st_size
            note_copy(uow, vault, str(each.path), each.sha256, size, CopyKind.CLEARED)
        note(uow, vault, "post.placed", post.id, channel=channel.code, files=str(len(cleared)))
        uow.commit()
    return post


def _cleared(uow: UnitOfWork, channel: Channel, file: Path) -> Cleared:
    """The file as the register knows it, untouched."""
    folders = dict.fromkeys((str(file.parent.absolute()), str(file.parent.resolve())))
    for each in (c for folder in folders for c in uow.photos.cleared_called(folder, file.name)):
        if each.state is ClearedState.CLEARED and each.channel == channel.code and _untouched(each):
            return each
    raise NotCleared(file=str(file), channel=channel.code)


def _untouched(cleared: Cleared) -> bool:
    try:
        return holds(cleared.path, cleared.sha256)
    except OSError:
        return False
