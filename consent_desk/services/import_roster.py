"""Bringing a list of pupils into the register; all of it or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import uuid4

from consent_desk.domain.account import Action, require
from consent_desk.domain.person import Group, Person
from consent_desk.errors import BadRoster
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.rosters.table import RosterRow
from consent_desk.services.journal import note

_Key = tuple[str, str, date | None]


@dataclass
class Imported:
    """What an import did; `not_in_file` counts persons that the file lacks: nobody is deleted."""

    new: int = 0
    moved: int = 0
    unchanged: int = 0
    not_in_file: int = 0
    groups: list[str] = field(default_factory=list[str])


def import_roster(vault: Vault, rows: Sequence[RosterRow]) -> Imported:
    """Add new persons and groups, and move whoever is in another group now.

    A person is known again by name and birth date; importing the same file twice changes nothing.

    Raises:
        BadRoster: a birth date to come, or a name without one that may be two pupils.
    """
    require(vault.actor, Action.IMPORT_ROSTER)
    today = vault.clock.now().date()
    for row in rows:
        if row.birth_date is not None and row.birth_date > today:
            raise BadRoster(file=row.file, line=row.line, problem="roster-date")
    with vault.register.write() as uow:
        imported = _apply(uow, rows)
        note(uow, vault, "roster.imported", new=str(imported.new), moved=str(imported.moved))
        uow.commit()
    return imported


def _apply(uow: UnitOfWork, rows: Sequence[RosterRow]) -> Imported:
    imported = Imported()
    known = {_key(p.first_name, p.last_name, p.birth_date): p for p in uow.people.all()}
    groups = {g.name.casefold(): g for g in uow.people.groups(uow.school.year)}
    wanted: dict[_Key, list[RosterRow]] = {}
    for row in rows:
        wanted.setdefault(_key(row.first_name, row.last_name, row.birth_date), []).append(row)
    for key, same in wanted.items():
        _refuse_twins(uow, known.get(key), same)
        names = {row.group for row in same if row.group}
        targets = {_group(uow, groups, name, imported).id for name in names}
        person = known.get(key)
        is_new = person is None
        moved = _move(uow, person or _new_person(uow, same[0]), targets)
        imported.new += is_new
        imported.moved += moved and not is_new
        imported.unchanged += not moved and not is_new
    imported.not_in_file = len(known.keys() - wanted.keys())
    return imported


def _refuse_twins(uow: UnitOfWork, known: Person | None, same: Sequence[RosterRow]) -> None:
    """Without a birth date, one name in two groups may be two pupils, who share no consent."""
    row = same[0]
    if row.birth_date is not None:
        return
    groups = {each.group.casefold() for each in same if each.group}
    if known is not None:
        now = uow.people.groups_of(known.id, uow.school.year)
        groups |= {group.name.casefold() for group in now}
    if len(groups) > 1:
        raise BadRoster(file=row.file, line=same[-1].line, problem="roster-twins")


def _key(first_name: str, last_name: str, birth_date: date | None) -> _Key:
    return first_name.casefold(), last_name.casefold(), birth_date


def _group(uow: UnitOfWork, groups: dict[str, Group], name: str, imported: Imported) -> Group:
    if name.casefold() not in groups:
        group = Group(uuid4().hex, name, uow.school.year)
        uow.people.add_group(group)
        groups[name.casefold()] = group
        imported.groups.append(name)
    return groups[name.casefold()]


def _new_person(uow: UnitOfWork, row: RosterRow) -> Person:
    person = Person(uuid4().hex, row.kind, row.first_name, row.last_name, row.birth_date)
    uow.people.add(person)
    return person


def _move(uow: UnitOfWork, person: Person, targets: set[str]) -> bool:
    now = {group.id for group in uow.people.groups_of(person.id, uow.school.year)}
    for group_id in sorted(now - targets):
        uow.people.leave(person.id, group_id)
    for group_id in sorted(targets - now):
        uow.people.join(person.id, group_id)
    return now != targets
