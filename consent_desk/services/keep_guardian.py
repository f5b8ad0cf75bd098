"""The guardians of a pupil, and whether they may sign."""

from dataclasses import replace
from uuid import uuid4

from consent_desk.domain.account import Action, require
from consent_desk.domain.person import Guardian, Person, PersonKind
from consent_desk.errors import (
    GuardianHasSigned,
    GuardianKnown,
    NameNeeded,
    NoPupil,
    UnknownGuardian,
)
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.find_person import Directory
from consent_desk.services.journal import note
from consent_desk.services.signing_guardian import like, tidy


def add_guardian(vault: Vault, pupil: str, name: str, *, may_sign: bool = True) -> Guardian:
    """Add a guardian to a pupil.

    Raises:
        UnknownPerson, AmbiguousPerson: not the name of one person.
        NoPupil, NameNeeded, GuardianKnown: not a guardian to add.
    """
    require(vault.actor, Action.KEEP_PEOPLE)
    with vault.register.write() as uow:
        person = _pupil(uow, pupil)
        guardian = Guardian(uuid4().hex, person.id, _fit_name(uow, person, name), may_sign)
        uow.people.add_guardian(guardian)
        note(uow, vault, "guardian.added", person.id, guardian=guardian.id)
        uow.commit()
    return guardian


def change_guardian(
    vault: Vault, pupil: str, asked: str, *, name: str | None = None, may_sign: bool | None = None
) -> Guardian:
    """Change a guardian's name or whether they may sign; what they signed before stays.

    Raises:
        UnknownPerson, AmbiguousPerson, UnknownGuardian: not in the register.
        NameNeeded, GuardianKnown: not a name to take.
    """
    require(vault.actor, Action.KEEP_PEOPLE)
    with vault.register.write() as uow:
        person = _pupil(uow, pupil)
        guardian = _called(uow, person, asked)
        if name is not None:
            guardian = replace(guardian, name=_fit_name(uow, person, name, guardian.id))
        if may_sign is not None:
            guardian = replace(guardian, may_sign=may_sign)
        uow.people.update_guardian(guardian)
        note(uow, vault, "guardian.changed", person.id, guardian=guardian.id)
        uow.commit()
    return guardian


def remove_guardian(vault: Vault, pupil: str, asked: str) -> Guardian:
    """Remove a guardian who never decided anything.

    Raises:
        UnknownPerson, AmbiguousPerson, UnknownGuardian: not in the register.
        GuardianHasSigned: their word is in the ledger, and only they can take back a no (R4).
    """
    require(vault.actor, Action.KEEP_PEOPLE)
    with vault.register.write() as uow:
        person = _pupil(uow, pupil)
        guardian = _called(uow, person, asked)
        decisions = uow.ledger.of_persons([person.id])
        if any(d.signer.guardian_id == guardian.id for d in decisions):
            raise GuardianHasSigned(asked=guardian.name)
        uow.people.delete_guardian(guardian.id)
        note(uow, vault, "guardian.removed", person.id, guardian=guardian.id)
        uow.commit()
    return guardian


def _pupil(uow: UnitOfWork, asked: str) -> Person:
    directory = Directory.of(uow)
    person = directory.find(asked)
    if person.kind is not PersonKind.PUPIL:
        raise NoPupil(person=directory.label(person.id))
    return person


def _called(uow: UnitOfWork, person: Person, asked: str) -> Guardian:
    guardians = uow.people.guardians_of(person.id)
    found = [g for g in guardians if g.id == asked] or like(asked, guardians)
    if not found:
        raise UnknownGuardian(asked=asked, choices="; ".join(g.name for g in guardians) or "–")
    return found[0]


def _fit_name(uow: UnitOfWork, person: Person, name: str, own_id: str | None = None) -> str:
    """A name that no other guardian of the person has, however it is written."""
    if not tidy(name):
        raise NameNeeded
    others = [g for g in uow.people.guardians_of(person.id) if g.id != own_id]
    if like(name, others):
        raise GuardianKnown(asked=tidy(name))
    return tidy(name)
