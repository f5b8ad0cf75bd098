"""Siblings: pupils of one household."""

from dataclasses import replace
from uuid import uuid4

from consent_desk.domain.account import Action, require
from consent_desk.domain.person import Person, PersonKind
from consent_desk.errors import NoPupil
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.find_person import Directory
from consent_desk.services.journal import note


def join_siblings(vault: Vault, one: str, other: str) -> list[Person]:
    """Say that two pupils are siblings; the siblings of both are one household then.

    Returns:
        Everybody of the household.

    Raises:
        UnknownPerson, AmbiguousPerson: not the name of one person.
        NoPupil: one of them is not a pupil.
    """
    require(vault.actor, Action.KEEP_PEOPLE)
    with vault.register.write() as uow:
        directory = Directory.of(uow)
        pair = [directory.find(asked) for asked in (one, other)]
        for person in pair:
            if person.kind is not PersonKind.PUPIL:
                raise NoPupil(person=directory.label(person.id))
        household = pair[0].household or pair[1].household or uuid4().hex
        old = {p.household for p in pair if p.household}
        ids = {p.id for p in pair}
        members = [p for p in directory.by_id.values() if p.id in ids or p.household in old]
        for person in members:
            uow.people.update(replace(person, household=household))
            note(uow, vault, "sibling.joined", person.id, household=household)
        uow.commit()
    return members


def part_sibling(vault: Vault, asked: str) -> Person:
    """Say that somebody is of nobody's household here.

    Raises:
        UnknownPerson, AmbiguousPerson: not the name of one person.
    """
    require(vault.actor, Action.KEEP_PEOPLE)
    with vault.register.write() as uow:
        person = Directory.of(uow).find(asked)
        rest = siblings_of(uow, person)
        for each in (person, *(rest if len(rest) == 1 else ())):
            uow.people.update(replace(each, household=None))
            note(uow, vault, "sibling.parted", each.id)
        uow.commit()
    return replace(person, household=None)


def siblings_of(uow: UnitOfWork, person: Person) -> list[Person]:
    """The others of the household."""
    if person.household is None:
        return []
    return [p for p in uow.people.all() if p.household == person.household and p.id != person.id]
