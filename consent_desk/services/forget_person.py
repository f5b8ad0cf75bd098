"""Erasing a person: names and pictures go, ledger and log keep ids that point nowhere."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from consent_desk.domain.account import Action, require
from consent_desk.domain.clearing import Cleared
from consent_desk.domain.local_copy import CopyState
from consent_desk.domain.person import Person
from consent_desk.domain.post import Post
from consent_desk.errors import StillHere, TakedownOpen, WithdrawFirst
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.delete_cleared import delete_cleared
from consent_desk.services.find_person import Directory
from consent_desk.services.journal import note
from consent_desk.services.names_theirs import SchoolNames
from consent_desk.services.verdicts import verdicts_for

_GONE = (CopyState.DELETED, CopyState.VERIFIED_GONE)
_FIRST_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Forgotten:
    """What went with a person.

    `out_of_reach` are cleared files that could not be deleted, `copies` originals on somebody's
    device whose place names the person: both are for somebody to look after. `without_trace` says
    that nothing lingers in the register's log either.
    """

    person_id: str
    files: tuple[Path, ...] = ()
    out_of_reach: tuple[Path, ...] = ()
    copies: tuple[Path, ...] = ()
    templates: int = 0
    proofs: int = 0
    texts: int = 0
    kept_ids: tuple[str, ...] = ()
    without_trace: bool = False


def forget_person(vault: Vault, asked: str, *, although_here: bool = False) -> Forgotten:
    """Erase somebody who left; or, when that was asked for, somebody who is still here.

    Also the copy of the register that an upgrade left goes, for the name is in it.

    Raises:
        UnknownPerson, AmbiguousPerson: not the name of one person.
        StillHere, WithdrawFirst: somebody who is still shown is not erased by the way.
        TakedownOpen: something placed with this person must come off first.
    """
    require(vault.actor, Action.ERASE_PERSON)
    with vault.register.write() as uow:
        directory = Directory.of(uow)
        person = directory.find(asked)
        _check(uow, vault, person, directory.label(person.id), although_here=although_here)
        forgotten = forget(uow, vault, person, SchoolNames.of(uow))
        uow.commit()
    return replace(forgotten, without_trace=finish_forgetting(vault, [forgotten]))


def forget(uow: UnitOfWork, vault: Vault, person: Person, names: SchoolNames) -> Forgotten:
    """The same within a transaction; `finish_forgetting` has to follow the commit."""
    theirs = names.theirs(person)
    naming = uow.photos.cleared_naming(person.id)
    files = [c for c in naming if _shows(c, person)]
    gone = {c.id for c in files if delete_cleared(uow, vault, c, "erased")}
    forgotten = Forgotten(
        person_id=person.id,
        files=tuple(c.path for c in files if c.id in gone),
        out_of_reach=tuple(c.path for c in files if c.id not in gone),
        copies=_places(uow, vault, names.in_path(person)),
        templates=uow.templates.delete_of(person.id),
        proofs=len(uow.ledger.evidence_of(person.id)),
        texts=_empty_texts(uow, theirs, {c.id for c in naming}),
        kept_ids=tuple(c.id for c in files),
    )
    uow.people.delete(person.id)
    names.erased(person)
    note(
        uow,
        vault,
        "person.erased",
        person.id,
        files=str(len(gone)),
        out_of_reach=str(len(forgotten.out_of_reach)),
        templates=str(forgotten.templates),
        proofs=str(forgotten.proofs),
        texts=str(forgotten.texts),
    )
    return forgotten


def finish_forgetting(vault: Vault, forgotten: Sequence[Forgotten]) -> bool:
    """After the commit: the vault's own copies, the copy of before an upgrade, and the log.

    Returns:
        Whether the log could be emptied; if not, the next daily round does it.
    """
    for cleared_id in (i for each in forgotten for i in each.kept_ids):
        vault.kept.delete(cleared_id)
    if forgotten:
        vault.register.delete_copy()
    return vault.register.empty_log()


def in_open_takedown(uow: UnitOfWork) -> set[str]:
    """The ids of persons whom something placed must still come off for."""
    return {t.person_id for t in uow.posts.takedowns(open_only=True) if t.person_id is not None}


def _check(
    uow: UnitOfWork, vault: Vault, person: Person, label: str, *, although_here: bool
) -> None:
    today = vault.clock.now().date()
    if not person.has_left_by(today):
        if not although_here:
            raise StillHere(person=label)
        verdicts = verdicts_for(uow, [person], uow.purposes.all(), today)
        if any(verdict.yes for verdict in verdicts.values()):
            raise WithdrawFirst(person=label)
    if person.id in in_open_takedown(uow):
        raise TakedownOpen(person=label)


def _shows(cleared: Cleared, person: Person) -> bool:
    return any(face.show and face.person_id == person.id for face in cleared.faces)


def _empty_texts(
    uow: UnitOfWork, theirs: Callable[[str, bool], bool], files: Collection[str]
) -> int:
    """Texts that name the person go whole: half a sentence could still tell who it was.

    With them goes the link, which may be made of the text; and any other that names the person.
    """
    last_moment = datetime.max.replace(tzinfo=UTC) - timedelta(days=1)
    posts: list[Post] = [
        *uow.posts.placed_between(_FIRST_MOMENT, last_moment),
        *uow.posts.not_placed(),
    ]
    changed = 0
    for post in posts:
        pictured = not set(files).isdisjoint(post.cleared_ids)
        emptied = post
        if theirs(post.text, pictured):
            emptied = replace(post, text="", link=None)
        elif post.link and theirs(post.link, pictured):
            emptied = replace(post, link=None)
        if emptied != post:
            uow.posts.update(emptied)
            changed += 1
    return changed


def _places(uow: UnitOfWork, vault: Vault, names: Callable[[str], bool]) -> tuple[Path, ...]:
    """Forget places of photos that name the person; says which originals are still there."""
    naming = [c for c in uow.copies.all() if names(c.path)]
    uow.copies.delete(c.id for c in naming if c.state in _GONE)
    tomorrow = vault.clock.now().date() + timedelta(days=1)
    closed = uow.photos.closed_before(tomorrow)
    batches = (b for b in closed if any(names(p.path) for p in uow.photos.of_batch(b)))
    uow.photos.delete_batches(list(batches))
    return tuple(Path(c.path) for c in naming if c.state not in _GONE)
