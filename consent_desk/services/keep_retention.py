"""Erasing what has been kept long enough: once a day by itself, or when somebody asks (R20)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import batched

from consent_desk.domain.account import Action, require
from consent_desk.domain.retention import clock_is_credible
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.find_due import Due, find_due
from consent_desk.services.forget_person import Forgotten, finish_forgetting, forget
from consent_desk.services.journal import note
from consent_desk.services.names_theirs import SchoolNames
from consent_desk.services.take_away import delete_kept, take_away
from consent_desk.services.take_effect import Consequences
from consent_desk.settings import OWN_NOTE

_LAST_RUN = f"{OWN_NOTE}retention"
_IDS_AN_ENTRY = 100


@dataclass(frozen=True)
class Kept:
    """What a round did; `held_back`: the clock is not to be believed, and nothing was erased."""

    counts: dict[str, int]
    out_of_reach: tuple[str, ...] = ()
    held_back: bool = False


def see_due(vault: Vault) -> dict[str, int]:
    """How much of each kind would be erased now; nothing is."""
    require(vault.actor, Action.SEE_RETENTION)
    with vault.register.read() as uow:
        return find_due(uow, vault).counts


def keep_retention(vault: Vault) -> Kept:
    """Erase what has been kept long enough, whatever the clock was before."""
    require(vault.actor, Action.KEEP_RETENTION)
    return _round(vault)


def keep_retention_daily(vault: Vault) -> Kept | None:
    """The same by itself, whoever is at work; None where it was done today already.

    A clock that jumped over more than a holiday, or back, erases nothing until somebody who may
    has looked and asked for it.
    """
    today = vault.clock.now().date()
    with vault.register.read() as uow:
        last, noted = _last_run(uow)
    if noted and last == today:
        return None
    if clock_is_credible(last, today):
        return _round(vault)
    if not noted:
        with vault.register.write() as uow:
            _remember(uow, last)
            uow.commit()
    return Kept({}, held_back=True)


def _round(vault: Vault) -> Kept:
    with vault.register.write() as uow:
        due = find_due(uow, vault)
        forgotten, followed = _carry_out(uow, vault, due)
        _remember(uow, vault.clock.now().date())
        uow.commit()
    for cleared_id in due.kept:
        vault.kept.delete(cleared_id)
    delete_kept(vault, followed)
    finish_forgetting(vault, forgotten)
    if due.upgrade_copy:
        vault.register.delete_copy()
    files = [*followed.out_of_reach, *(f for each in forgotten for f in each.out_of_reach)]
    return Kept(due.counts, tuple(map(str, files)))


def _carry_out(uow: UnitOfWork, vault: Vault, due: Due) -> tuple[list[Forgotten], Consequences]:
    followed = take_away(uow, vault, due.files, "no-yes")
    uow.templates.delete(t.id for t in due.templates)
    _note(uow, vault, "templates", (t.id for t in due.templates))
    uow.ledger.delete_evidence(due.evidence)
    _note(uow, vault, "evidence", due.evidence)
    _note(uow, vault, "kept", due.kept)
    for post in due.texts:
        uow.posts.update(replace(post, text=""))
    _note(uow, vault, "texts", (post.id for post in due.texts))
    uow.photos.delete_batches(due.batches)
    _note(uow, vault, "batches", due.batches)
    uow.copies.delete(due.copies)
    _note(uow, vault, "copies", due.copies)
    if due.upgrade_copy:
        note(uow, vault, "retention.upgrade-copy")
    names = SchoolNames.of(uow)
    return [forget(uow, vault, person, names) for person in due.leavers], followed


def _note(uow: UnitOfWork, vault: Vault, kind: str, ids: Iterable[str]) -> None:
    for some in batched(ids, _IDS_AN_ENTRY):
        note(uow, vault, f"retention.{kind}", count=str(len(some)), ids=",".join(some))


def _last_run(uow: UnitOfWork) -> tuple[date, bool]:
    """The day of the last round; a register that had none yet: the day of its last entry."""
    stored = uow.settings.get().get(_LAST_RUN)
    if stored is not None:
        return date.fromisoformat(json.loads(stored)), True
    head = uow.audit.head()
    return (datetime.fromisoformat(head.at).date() if head else date.min), False


def _remember(uow: UnitOfWork, day: date) -> None:
    uow.settings.set(_LAST_RUN, json.dumps(day.isoformat()))
