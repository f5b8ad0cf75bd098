"""Leaving the school, and coming back (R7)."""

from dataclasses import replace
from datetime import date

from consent_desk.domain.account import Action, require
from consent_desk.domain.person import Person
from consent_desk.errors import AlreadyLeft, NotLeft
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.find_person import Directory
from consent_desk.services.journal import note
from consent_desk.services.take_away import delete_kept, take_away
from consent_desk.services.take_effect import Consequences, erase_templates


def leave_school(uow: UnitOfWork, vault: Vault, person: Person, day: date) -> Consequences:
    """Let a person leave on a day, within a transaction.

    From that day on the person is not shown in anything new. If it has come, the face templates go
    now, and so do cleared files that show the person and were not placed; else the daily round does
    it on the day. After the commit, `take_away.delete_kept` takes the vault's own copies.
    """
    uow.people.update(replace(person, left_on=day))
    note(uow, vault, "person.left", person.id, day=day.isoformat())
    if day > vault.clock.now().date():
        return Consequences()
    files = [
        cleared
        for cleared in uow.photos.cleared_naming(person.id)
        if any(face.show and face.person_id == person.id for face in cleared.faces)
    ]
    followed = take_away(uow, vault, files, "left")
    return replace(followed, templates=erase_templates(uow, vault, person.id))


def let_leave(vault: Vault, asked: str, day: date | None = None) -> tuple[Person, Consequences]:
    """Record that somebody leaves on a day (today, when none is given).

    Raises:
        UnknownPerson, AmbiguousPerson: not the name of one person.
        AlreadyLeft: a day to come, for somebody who has left: that would bring them back unsaid.
    """
    require(vault.actor, Action.KEEP_PEOPLE)
    today = vault.clock.now().date()
    with vault.register.write() as uow:
        directory = Directory.of(uow)
        person = directory.find(asked)
        if person.left_on is not None and person.has_left_by(today) and (day or today) > today:
            raise AlreadyLeft(person=directory.label(person.id), day=person.left_on)
        followed = leave_school(uow, vault, person, day or today)
        person = uow.people.get(person.id) or person
        uow.commit()
    delete_kept(vault, followed)
    return person, followed


def come_back(vault: Vault, asked: str) -> Person:
    """Take somebody back who had left, or was said to leave by mistake; see decision 14.

    Raises:
        UnknownPerson, AmbiguousPerson: not the name of one person.
        NotLeft: this person did not leave.
    """
    require(vault.actor, Action.KEEP_PEOPLE)
    with vault.register.write() as uow:
        directory = Directory.of(uow)
        person = directory.find(asked)
        if person.left_on is None:
            raise NotLeft(person=directory.label(person.id))
        person = replace(person, left_on=None)
        uow.people.update(person)
        note(uow, vault, "person.returned", person.id)
        uow.commit()
    return person
