"""Who has to sign the forms of a school year (R6)."""

from dataclasses import dataclass
from datetime import date

from consent_desk.domain.consent import SignerKind, may_grant
from consent_desk.domain.person import Person
from consent_desk.domain.school_year import SchoolYear


@dataclass(frozen=True)
class Asked:
    """Somebody who gets a form.

    `signers` has two entries for a pupil who comes of the age of consent during the year, on `on`:
    a parent signs until that day, the pupil from it.
    """

    person: Person
    signers: tuple[SignerKind, ...]
    on: date | None = None


def asked_in(person: Person, year: SchoolYear, age_of_consent: int) -> Asked:
    """Who signs for a person in a school year."""
    first, last = (_signer(person, day, age_of_consent) for day in (year.first_day, year.last_day))
    if first is last or person.birth_date is None:
        return Asked(person, (first,))
    return Asked(person, (first, last), _birthday(person.birth_date, age_of_consent))


def _signer(person: Person, day: date, age_of_consent: int) -> SignerKind:
    return next(kind for kind in SignerKind if may_grant(person, kind, day, age_of_consent))


def _birthday(born: date, age: int) -> date:
    try:
        return born.replace(year=born.year + age)
    except ValueError:  # 29 February, in a year that has none
        return date(born.year + age, 3, 1)
