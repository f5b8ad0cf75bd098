"""When a match is sure, by age, by the size of the gallery and by what the school wishes (R10)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from consent_desk.domain.matching import Threshold
from consent_desk.domain.person import Person, PersonKind

OLDEST = 100
"""Beyond this a birth date is a slip of the pen."""
PUPIL_AGES = range(3, 26)
"""What pupils are; somebody entered as a pupil who is older, or younger, was entered wrongly."""


@dataclass(frozen=True)
class AgeBand:
    """Persons from `from_age` up to the next band's, and when one of them may be named unattended.

    `threshold` is None where that was not shown to be safe. It was measured with galleries of
    `gallery` persons; every doubling beyond makes the distance stricter by `per_doubling`, which
    keeps the share of strangers who find somebody near enough by chance.
    """

    from_age: int
    threshold: Threshold | None = None
    gallery: int = 25
    per_doubling: float = 0.0

    def threshold_among(self, persons: int, strictness: float = 1.0) -> Threshold | None:
        """The threshold for a gallery of so many persons.

        Args:
            persons: how many have a template in the gallery.
            strictness: 0.5 to 1, multiplies the distance; more than 1 counts as 1.
        """
        if self.threshold is None:
            return None
        doublings = math.log2(max(persons / self.gallery, 1.0))
        distance = max(self.threshold.distance - doublings * self.per_doubling, 0.0)
        return Threshold(distance * min(strictness, 1.0), self.threshold.margin)


def threshold_for(
    person: Person,
    day: date,
    bands: Sequence[AgeBand],
    persons: int,
    strictness: float = 1.0,
) -> Threshold | None:
    """The threshold for unattended naming at this person's age; None: never (R10).

    A pupil is held to the strictest word on pupils' ages: while one band of those is off, a birth
    date, which may be mistyped, lets no pupil be named.

    Args:
        person: nobody whose birth date is not known, or cannot be right, is named.
        day: on which the age counts.
        bands: in order of age.
        persons: how many have a template in the gallery.
        strictness: see `AgeBand.threshold_among`.
    """
    age = person.age_on(day)
    if age is None or not 0 <= age <= OLDEST or not bands:
        return None
    if person.kind is PersonKind.PUPIL and not _pupils_may_be_named(age, bands):
        return None
    within = [band for band in bands if band.from_age <= age]
    return within[-1].threshold_among(persons, strictness) if within else None


def _pupils_may_be_named(age: int, bands: Sequence[AgeBand]) -> bool:
    """Whether this is a pupil's age, and every band that a pupil can be in is on."""
    ends = [*(band.from_age for band in bands[1:]), math.inf]
    of_pupils = [
        band
        for band, end in zip(bands, ends, strict=True)
        if band.from_age < PUPIL_AGES.stop and end > PUPIL_AGES.start
    ]
    return age in PUPIL_AGES and all(band.threshold is not None for band in of_pupils)


def is_doubtful_pupil(person: Person, day: date) -> bool:
    """Whether this is a pupil of an age that no pupil has: a birth date to look at again."""
    age = person.age_on(day)
    return person.kind is PersonKind.PUPIL and age is not None and age not in PUPIL_AGES
