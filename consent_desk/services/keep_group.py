"""Groups of this school year, and who is in them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import uuid4

from consent_desk.domain.account import Action, require
from consent_desk.domain.moving_up import level_of
from consent_desk.domain.person import Group, Person
from consent_desk.errors import GroupKnown, LastDayPast, NameNeeded, NotInGroup
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.find_person import Directory, group_ids
from consent_desk.services.journal import note


def see_groups(vault: Vault) -> list[tuple[Group, int]]:
    """The groups of this school year, each with how many persons are in it."""
    require(vault.actor, Action.SEE_CONSENT)
    with vault.register.read() as uow:
        groups = uow.people.groups(uow.school.year)
        return [(group, len(uow.people.in_groups([group.id]))) for group in groups]


def add_group(
    vault: Vault, name: str, *, combined: bool = False, level: int | None = None
) -> Group:
    """Add a group to this school year; its number follows from its name.

    Raises:
        NameNeeded, GroupKnown: not a name to take.
    """
    require(vault.actor, Action.KEEP_PEOPLE)
    with vault.register.write() as uow:
        tidy = _free_name(uow, name)
        group = Group(uuid4().hex, tidy, uow.school.year, level or level_of(tidy), combined)
        uow.people.add_group(group)
        note(uow, vault, "group.added", group.id)
        uow.commit()
    return group


def change_group(
    vault: Vault,
    asked: str,
    *,
    name: str | None = None,
    combined: bool | None = None,
    level: int | None = None,
) -> Group:
    """Change a group's name or number, or whether it is a combined one.

    Raises:
        UnknownGroup: there is no such group this school year.
        NameNeeded, GroupKnown: not a name to take.
    """
    require(vault.actor, Action.KEEP_PEOPLE)
    with vault.register.write() as uow:
        group = _group(uow, asked)
        if name is not None:
            tidy = _free_name(uow, name, but=group)
            group = replace(group, name=tidy, level=level or level_of(tidy))
        group = replace(
            group,
            combined=group.combined if combined is None else combined,
            level=level or group.level,
        )
        uow.people.update_group(group)
        note(uow, vault, "group.changed", group.id)
        uow.commit()
    return group


def join_group(vault: Vault, person: str, group: str, last_day: date | None = None) -> Person:
    """Add somebody to a group; the groups they are in stay.

    Args:
        vault: the opened vault.
        person: a name or id.
        group: its name.
        last_day: the last day in it, for a substitute or a guest; None: to stay.

    Raises:
        UnknownPerson, AmbiguousPerson, UnknownGroup: not in the register.
        LastDayPast: that day is over.
    """
    if last_day is not None and last_day < vault.clock.now().date():
        raise LastDayPast(day=last_day)
    return _regroup(vault, person, join=[group], last_day=last_day)


def leave_group(vault: Vault, person: str, group: str) -> Person:
    """Take somebody out of a group.

    Raises:
        UnknownPerson, AmbiguousPerson, UnknownGroup: not in the register.
        NotInGroup: this person is not in it.
    """
    return _regroup(vault, person, leave=[group])


def move_group(vault: Vault, person: str, to: str, out_of: str | None = None) -> Person:
    """Let somebody go to another group, out of one, or out of all that are not combined.

    Where somebody is for a time they stay until their last day.

    Raises:
        UnknownPerson, AmbiguousPerson, UnknownGroup: not in the register.
        NotInGroup: this person is not in the group to be left.
    """
    return _regroup(vault, person, join=[to], leave=None if out_of is None else [out_of])


def _regroup(
    vault: Vault,
    asked: str,
    join: Sequence[str] = (),
    leave: Sequence[str] | None = (),
    last_day: date | None = None,
) -> Person:
    require(vault.actor, Action.KEEP_PEOPLE)
    with vault.register.write() as uow:
        directory = Directory.of(uow)
        person = directory.find(asked)
        joined, now = group_ids(uow, join), uow.people.groups_of(person.id, uow.school.year)
        if leave is None:
            ending = uow.people.last_days(uow.school.year)
            staying = [g for g in now if g.combined or (person.id, g.id) in ending]
            left = [g.id for g in now if g not in staying and g.id not in joined]
        else:
            left = group_ids(uow, leave)
        for group_id, name in zip(left, leave or (), strict=False):
            if group_id not in {g.id for g in now}:
                raise NotInGroup(person=directory.label(person.id), group=name)
        for group_id in left:
            uow.people.leave(person.id, group_id)
            note(uow, vault, "group.left", person.id, group=group_id)
        for group_id in joined:
            uow.people.join(person.id, group_id, last_day)
            until = {} if last_day is None else {"until": last_day.isoformat()}
            note(uow, vault, "group.joined", person.id, group=group_id, **until)
        uow.commit()
    return person


def _group(uow: UnitOfWork, asked: str) -> Group:
    (group_id,) = group_ids(uow, [asked])
    return next(g for g in uow.people.groups(uow.school.year) if g.id == group_id)


def _free_name(uow: UnitOfWork, name: str, but: Group | None = None) -> str:
    tidy = " ".join(name.split())
    if not tidy:
        raise NameNeeded
    others = [g for g in uow.people.groups(uow.school.year) if but is None or g.id != but.id]
    if any(g.name.casefold() == tidy.casefold() for g in others):
        raise GroupKnown(asked=tidy)
    return tidy
