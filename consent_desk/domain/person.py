"""Persons, their guardians and the groups they are in."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from consent_desk.domain.school_year import SchoolYear


class PersonKind(StrEnum):
    """What somebody is at the school."""

    PUPIL = "pupil"
    STAFF = "staff"


@dataclass(frozen=True, order=True)
class FormerName:
    """A name that somebody bore; a nickname of before has a first name alone."""

    first_name: str
    prefix: str = ""
    last_name: str = ""

    @property
    def full_name(self) -> str:
        """As it was written under a photo."""
        return name_of(self.first_name, self.prefix, self.last_name)


@dataclass(frozen=True)
class Person:
    """Someone who can be in a photo and who can consent.

    `prefix` is the voorvoegsel of the surname ("van der"), `left_on` the first day on which the
    person is no longer at the school. Persons of one `household` are siblings. `roster_key` is what
    another system calls the person, with that system's name in front ("edexml:1234").
    `former_names` are for finding the person in texts, and shown to nobody but the person.
    """

    id: str
    kind: PersonKind
    first_name: str
    last_name: str
    birth_date: date | None = None
    left_on: date | None = None
    prefix: str = ""
    nicknames: tuple[str, ...] = ()
    household: str | None = None
    roster_key: str | None = None
    former_names: tuple[FormerName, ...] = ()

    @property
    def full_name(self) -> str:
        """First name and surname, as they are written under a photo."""
        return name_of(self.first_name, self.prefix, self.last_name)

    def age_on(self, day: date) -> int | None:
        """Whole years on a day; None where the birth date is not known.

        Somebody born on 29 February has a birthday on 1 March in other years.
        """
        if self.birth_date is None:
            return None
        had_birthday = (day.month, day.day) >= (
            self.birth_date.month,
            self.birth_date.day,
        )
        return day.year - self.birth_date.year - (not had_birthday)

    def has_left_by(self, day: date) -> bool:
        """Whether the person is no longer at the school on a day (R7)."""
        return self.left_on is not None and day >= self.left_on


def name_of(first_name: str, prefix: str, last_name: str) -> str:
    """A full name of its parts."""
    return " ".join(part for part in (first_name, prefix, last_name) if part)


def plain(text: str) -> str:
    """A name as names are compared: without case, extra spaces, and ways to write an accent."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def by_surname(person: "Person") -> tuple[str, str, str]:
    """The order of a pile of forms: by surname without prefix, accents and case do not count."""
    return _bare(person.last_name), _bare(person.first_name), person.id


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in apart if not unicodedata.combining(c))


@dataclass(frozen=True)
class Guardian:
    """Someone who may sign for a pupil."""

    id: str
    person_id: str
    name: str
    may_sign: bool = True


@dataclass(frozen=True)
class Group:
    """A class in one school year.

    `level` is the Dutch group number, 1 to 8, where the class has just one; `combined` says that
    its pupils are in a class of their own beside it.
    """

    id: str
    name: str
    year: SchoolYear
    level: int | None = None
    combined: bool = False


def surname_first(person: Person, label: str) -> str:
    """The name as in a folder, with what tells namesakes apart in their label."""
    surname = " ".join(part for part in (person.prefix, person.last_name) if part)
    particulars = label.removeprefix(person.full_name)
    return ", ".join(part for part in (surname, person.first_name) if part) + particulars
