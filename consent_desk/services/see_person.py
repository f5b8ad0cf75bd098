"""Looking at persons: who they are, their groups, guardians and siblings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from consent_desk.domain.account import Action, require
from consent_desk.domain.person import Group, Guardian, Person, by_surname
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.find_person import Directory, group_ids
from consent_desk.services.keep_household import siblings_of


@dataclass(frozen=True)
class Listed:
    """One person in a list; the label is not shared with anybody."""

    person: Person
    label: str
    groups: Sequence[str]


@dataclass(frozen=True)
class Seen:
    """Everything about one person but decisions; siblings by their labels, groups of all years.

    `last_days` says until when, by the name of a group of this year, where it is not to stay.
    """

    listed: Listed
    guardians: Sequence[Guardian]
    siblings: Sequence[str]
    all_groups: Sequence[Group]
    last_days: Mapping[str, date] = field(default_factory=dict[str, date])


def list_persons(
    vault: Vault, group: str | None = None, *, with_left: bool = False
) -> list[Listed]:
    """Everybody, or everybody of a group; who left is there when asked for.

    Raises:
        UnknownGroup: there is no such group this school year.
    """
    require(vault.actor, Action.SEE_PEOPLE)
    today = vault.clock.now().date()
    with vault.register.read() as uow:
        directory = Directory.of(uow)
        persons = uow.people.in_groups(group_ids(uow, [group])) if group else uow.people.all()
    persons = sorted(persons, key=by_surname)
    return [_listed(directory, p) for p in persons if with_left or not p.has_left_by(today)]


def see_person(vault: Vault, asked: str) -> Seen:
    """One person.

    Raises:
        UnknownPerson, AmbiguousPerson: not the name of one person.
    """
    require(vault.actor, Action.SEE_PEOPLE)
    with vault.register.read() as uow:
        return seen(uow, Directory.of(uow), asked)


def seen(uow: UnitOfWork, directory: Directory, asked: str) -> Seen:
    """The same within a transaction."""
    person = directory.find(asked)
    ending = uow.people.last_days(uow.school.year)
    return Seen(
        _listed(directory, person),
        uow.people.guardians_of(person.id),
        [directory.label(p.id) for p in siblings_of(uow, person)],
        uow.people.all_groups_of(person.id),
        {
            group.name: ending[person.id, group.id]
            for group in uow.people.groups_of(person.id, uow.school.year)
            if (person.id, group.id) in ending
        },
    )


def _listed(directory: Directory, person: Person) -> Listed:
    return Listed(person, directory.label(person.id), directory.groups_of(person.id))
