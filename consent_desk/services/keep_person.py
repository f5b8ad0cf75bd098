"""Adding a person by hand, and changing what is known of one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from consent_desk.domain.account import Action, require
from consent_desk.domain.former_names import with_former_names
from consent_desk.domain.person import Person, PersonKind
from consent_desk.domain.surname import split_surname
from consent_desk.errors import BadBirthDate, NameNeeded, PersonKnown
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.find_person import Directory, group_ids
from consent_desk.services.journal import note

OLDEST = 120


@dataclass(frozen=True)
class Particulars:
    """What is said of a person; None: not said, and left as it is.

    A surname that is given whole ("van der Berg") is parted when no `prefix` comes with it.
    """

    first_name: str | None = None
    last_name: str | None = None
    prefix: str | None = None
    birth_date: date | None = None
    nicknames: Sequence[str] | None = None


def add_person(
    vault: Vault, kind: PersonKind, particulars: Particulars, groups: Sequence[str] = ()
) -> Person:
    """Add a pupil or a member of staff, in groups of this school year; nothing is granted.

    Raises:
        NameNeeded, BadBirthDate: not somebody's particulars.
        PersonKnown: the same name with the same birth date, or without one to tell them apart.
        UnknownGroup: there is no such group this school year.
    """
    require(vault.actor, Action.KEEP_PEOPLE)
    with vault.register.write() as uow:
        person = _filled(vault, Person(uuid4().hex, kind, "", ""), particulars)
        _refuse_twin(uow, person)
        uow.people.add(person)
        for group_id in group_ids(uow, groups):
            uow.people.join(person.id, group_id)
        note(uow, vault, "person.added", person.id, kind=kind)
        uow.commit()
    return person


def change_person(vault: Vault, asked: str, particulars: Particulars) -> Person:
    """Change name, birth date or nicknames; what was decided stays with the person.

    The name of before is remembered, for texts that were placed under it.

    Raises:
        UnknownPerson, AmbiguousPerson: not the name of one person.
        NameNeeded, BadBirthDate, PersonKnown: see `add_person`.
    """
    require(vault.actor, Action.KEEP_PEOPLE)
    with vault.register.write() as uow:
        before = Directory.of(uow).find(asked)
        person = with_former_names(before, _filled(vault, before, particulars))
        _refuse_twin(uow, person)
        uow.people.update(person)
        note(uow, vault, "person.changed", person.id)
        uow.commit()
    return person


def _filled(vault: Vault, person: Person, said: Particulars) -> Person:
    first_name = person.first_name if said.first_name is None else _tidy(said.first_name)
    prefix = person.prefix if said.prefix is None else _tidy(said.prefix)
    last_name = person.last_name if said.last_name is None else _tidy(said.last_name)
    if said.last_name is not None and said.prefix is None:
        prefix, last_name = split_surname(last_name)
    if not first_name:
        raise NameNeeded
    nicknames = person.nicknames if said.nicknames is None else map(_tidy, said.nicknames)
    return replace(
        person,
        first_name=first_name,
        prefix=prefix,
        last_name=last_name,
        birth_date=_birth_date(vault, said.birth_date) or person.birth_date,
        nicknames=tuple(sorted({name for name in nicknames if name})),
    )


def _birth_date(vault: Vault, day: date | None) -> date | None:
    today = vault.clock.now().date()
    if day is not None and not today.year - OLDEST <= day.year <= today.year:
        raise BadBirthDate(day=day)
    if day is not None and day > today:
        raise BadBirthDate(day=day)
    return day


def _refuse_twin(uow: UnitOfWork, person: Person) -> None:
    """One child twice would have two answers; one name for two children needs birth dates."""
    for other in uow.people.all():
        same = other.full_name.casefold() == person.full_name.casefold()
        dates = {other.birth_date, person.birth_date}
        if other.id != person.id and same and (len(dates) == 1 or None in dates):
            raise PersonKnown(person=person.full_name)


def _tidy(text: str) -> str:
    return " ".join(text.split())
