"""Takedowns: what has to come off its channel, by whom, and that it did."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path

from consent_desk.domain.account import Action, require
from consent_desk.domain.clearing import Cleared, ClearedState
from consent_desk.domain.local_copy import CopyKind
from consent_desk.domain.post import Cause, Placed, Post, Takedown
from consent_desk.errors import (
    FileInTheWay,
    FolderUnusable,
    NoPictureOfIt,
    UnknownPost,
    UnknownTakedown,
)
from consent_desk.media.files import sha256
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.ask_takedown import ask_for
from consent_desk.services.delete_cleared import delete_all_cleared
from consent_desk.services.find_person import Directory
from consent_desk.services.journal import note
from consent_desk.services.note_copy import note_copy


@dataclass(frozen=True)
class TakedownReport:
    """A takedown, with its release, the name of the file, and who it is for; None once erased."""

    takedown: Takedown
    post: Post
    file: str | None
    person: str | None
    assigned_to: str | None
    overdue: bool


def list_takedowns(vault: Vault, *, open_only: bool = False) -> list[TakedownReport]:
    """Takedowns: overdue ones first, then the other open ones, then what is done or dropped."""
    require(vault.actor, Action.TAKE_DOWN)
    with vault.register.read() as uow:
        return _reports(uow, vault, uow.posts.takedowns(open_only=open_only))


def start_takedown(
    vault: Vault,
    post: str,
    cause: Cause,
    files: Collection[str] = (),
    person: str | None = None,
) -> list[TakedownReport]:
    """Ask for a release, or some files of it, back; its files on this device go at once.

    Args:
        vault: the opened vault.
        post: the id of the release, or its beginning.
        cause: why.
        files: names of cleared files; none: all of them.
        person: whom it is about, where it is about somebody.

    Raises:
        UnknownPost: no release with this id, or none with these files.
        UnknownPerson, AmbiguousPerson: see there.
    """
    require(vault.actor, Action.TAKE_DOWN)
    with vault.register.write() as uow:
        release = _the_post(uow, post)
        about = Directory.meaning(uow, [person]).find(person).id if person else None
        cleared = _out(uow, release, files)
        placed = [Placed(release.id, each.id, release.made_by) for each in cleared]
        takedowns = ask_for(uow, vault, placed, cause, about)
        live = [each for each in cleared if each.state is not ClearedState.DELETED]
        delete_all_cleared(uow, vault, live, str(cause))
        uow.commit()
        return _reports(uow, vault, takedowns)


def finish_takedown(vault: Vault, takedown: str) -> Takedown:
    """Say that it is off the channel; the vault's copy of the picture goes with it.

    Whatever else was asked of that same file in that release is done with it too.

    Raises:
        UnknownTakedown: none with this id.
    """
    require(vault.actor, Action.TAKE_DOWN)
    now = vault.clock.now().astimezone(UTC)
    with vault.register.write() as uow:
        asked = _the_takedown(uow, takedown)
        for each in uow.posts.takedowns_of(asked.post_id):
            if each.cleared_id == asked.cleared_id and each.done_at is None:
                done = replace(each, done_at=now, done_by=vault.actor.id)
                uow.posts.update_takedown(done)
                note(uow, vault, "takedown.done", each.id)
        asked = _the_takedown(uow, asked.id)
        gone = [
            each.id
            for each in uow.photos.cleared_these([asked.cleared_id])
            if each.state is ClearedState.DELETED
        ]
        gone = set(gone) - uow.posts.still_out(gone)
        uow.commit()
    for file_id in gone:
        vault.kept.delete(file_id)
    return asked


def show_picture(vault: Vault, takedown: str, out: Path) -> Path:
    """Write the picture of a takedown to a file, for a person to look at; the file has to go too.

    Raises:
        UnknownTakedown: none with this id.
        NoPictureOfIt: it is about a text, or need not be done any more.
        FileInTheWay, FolderUnusable: it cannot be written there.
    """
    require(vault.actor, Action.TAKE_DOWN)
    with vault.register.write() as uow:
        asked = _the_takedown(uow, takedown)
        if not asked.cleared_id or not asked.is_open:
            raise NoPictureOfIt
        if out.exists():
            raise FileInTheWay(file=str(out))
        picture = vault.kept.get(asked.cleared_id)
        path = str(out.absolute())
        note_copy(uow, vault, path, sha256(picture), len(picture), CopyKind.CLEARED)
        note(uow, vault, "takedown.shown", asked.id)
        uow.commit()
    try:
        with out.open("xb") as stream:
            stream.write(picture)
    except FileExistsError as error:
        raise FileInTheWay(file=str(out)) from error
    except OSError as error:
        raise FolderUnusable(folder=str(out.parent)) from error
    return out


def _the_post(uow: UnitOfWork, asked: str) -> Post:
    found = uow.posts.called(asked)
    if len(found) != 1 or found[0].placed_at is None:
        raise UnknownPost(asked=asked)
    return found[0]


def _the_takedown(uow: UnitOfWork, asked: str) -> Takedown:
    found = uow.posts.takedowns_called(asked)
    if len(found) != 1:
        raise UnknownTakedown(asked=asked)
    return found[0]


def _out(uow: UnitOfWork, release: Post, names: Collection[str]) -> list[Cleared]:
    """The files of a release that are on the channel still, all or those of these names."""
    off = {t.cleared_id for t in uow.posts.takedowns_of(release.id) if t.done_at is not None}
    files = [c for c in uow.photos.cleared_these(release.cleared_ids) if c.id not in off]
    wanted = [c for c in files if not names or c.name in names]
    if not wanted or {c.name for c in wanted} < set(names):
        raise UnknownPost(asked=", ".join(names) or release.id)
    return wanted


def _reports(uow: UnitOfWork, vault: Vault, takedowns: Sequence[Takedown]) -> list[TakedownReport]:
    now = vault.clock.now()
    posts = {post.id: post for post in uow.posts.these(t.post_id for t in takedowns)}
    names = uow.photos.file_names(t.cleared_id for t in takedowns)
    persons = uow.people.these(t.person_id for t in takedowns if t.person_id)
    directory = Directory.around(uow, persons)
    accounts = {account.id: account.name for account in uow.accounts.all()}
    reports = [
        TakedownReport(
            takedown=t,
            post=posts[t.post_id],
            file=names.get(t.cleared_id),
            person=directory.label(t.person_id) if t.person_id in directory.by_id else None,
            assigned_to=accounts.get(t.assigned_to),
            overdue=t.is_overdue(now),
        )
        for t in takedowns
    ]
    return sorted(reports, key=lambda r: (not r.takedown.is_open, not r.overdue))
