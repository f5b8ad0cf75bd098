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
from consent_desk.errors import NameInText, NoLongerRight, NotCleared, NothingToPlace
from consent_desk.messages import Texts
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.check_text import text_check
from consent_desk.services.delete_cleared import holds
from consent_desk.services.find_person import group_ids
from consent_desk.services.journal import note
from consent_desk.services.keep_draft import empty_draft
from consent_desk.services.note_copy import note_copy
from consent_desk.services.still_right import shown_without_yes
from consent_desk.services.verdicts import channel_called


@dataclass(frozen=True)
class Placing:
    """What was placed where: cleared files, a channel, the names of groups, the text beside it.

    `no_names` are passages of the text in which a person sees no name; `batch` is the id of the
    batch that it is the post of, whose draft is not needed any more.
    """

    files: Sequence[Path]
    channel: str
    groups: Sequence[str]
    text: str = ""
    link: str | None = None
    no_names: Sequence[str] = ()
    batch: str = ""


def place_post(vault: Vault, placing: Placing) -> Post:
    """Note a post as placed now; one file can be in more than one.

    Consent is read again under the lock that a withdrawal needs too: either the withdrawal comes
    first and nothing is placed, or it finds the release and asks for it back.

    Raises:
        NothingToPlace: no file was given.
        UnknownChannel, UnknownGroup: see there.
        NotCleared: a file was not cleared for this channel, or changed since.
        NoLongerRight: a file shows somebody who has no yes any more.
        NameInText: the text names somebody who has no yes for names there (R15).
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
        _check(uow, vault, placing)
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
        empty_draft(uow, placing.batch)
        for each in cleared:
            size = each.path.stat().st_size
            note_copy(uow, vault, str(each.path), each.sha256, size, CopyKind.CLEARED)
        said = str(len(placing.no_names))
        files = str(len(cleared))
        note(uow, vault, "post.placed", post.id, channel=channel.code, files=files, no_names=said)
        uow.commit()
    return post


def _check(uow: UnitOfWork, vault: Vault, placing: Placing) -> None:
    check = text_check(uow, vault, placing.channel, placing.groups)
    report = check.of(placing.text, Texts(), placing.no_names)
    stopped = [name.finding for name in report.names if not name.stands]
    if stopped:
        words = dict.fromkeys(placing.text[f.start : f.end] for f in stopped)
        raise NameInText(words=", ".join(words))


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
