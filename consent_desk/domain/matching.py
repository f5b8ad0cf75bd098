"""From distances to suggestions, and to names that are sure (R10, R12)."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from consent_desk.domain.person import Person

Distances = Mapping[str, float]
SUGGESTIONS = 3


@dataclass(frozen=True)
class Suggestion:
    """A person whom a face may be, with the distance of the descriptors (0: the same)."""

    person_id: str
    distance: float


@dataclass(frozen=True)
class Match:
    """What matching makes of one face: `named` is set only when it is sure."""

    named: str | None
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True)
class Threshold:
    """When a match is sure enough to name somebody without a teacher.

    `margin` is the least by which the next person, and the next face, must be farther away.
    """

    distance: float
    margin: float


SUGGEST_BELOW = 0.60
ADULT_THRESHOLD = Threshold(distance=0.40, margin=0.15)
ADULT_AGE = 16


def threshold_for(person: Person, day: date) -> Threshold | None:
    """The threshold for unattended naming at this person's age; None: never (R10)."""
    age = person.age_on(day)
    return ADULT_THRESHOLD if age is not None and age >= ADULT_AGE else None


def assign(faces: Sequence[Distances], thresholds: Mapping[str, Threshold | None]) -> list[Match]:
    """Match the faces of one photo with the persons of a gallery.

    Args:
        faces: for each face, the distance to every person of the gallery (the nearest template).
        thresholds: for each person of the gallery, when a match is sure; None: never.

    A face is named when its nearest person lies within that person's threshold, the runner-up
    person is farther by the margin, and so is every other face of the photo from that person. So a
    person is named for one face at most (R12), and in doubt for none.
    """
    return [
        Match(_sure_name(index, faces, thresholds), _suggestions(distances))
        for index, distances in enumerate(faces)
    ]


def _suggestions(distances: Distances) -> tuple[Suggestion, ...]:
    near = (Suggestion(p, d) for p, d in distances.items() if d < SUGGEST_BELOW)
    return tuple(sorted(near, key=lambda s: (s.distance, s.person_id))[:SUGGESTIONS])


def _sure_name(
    index: int, faces: Sequence[Distances], thresholds: Mapping[str, Threshold | None]
) -> str | None:
    distances = faces[index]
    if not distances:
        return None
    nearest = min(distances, key=lambda person: (distances[person], person))
    threshold = thresholds.get(nearest)
    if threshold is None or not distances[nearest] < threshold.distance:
        return None
    limit = distances[nearest] + threshold.margin
    other_persons = (d for person, d in distances.items() if person != nearest)
    other_faces = (f.get(nearest, math.inf) for i, f in enumerate(faces) if i != index)
    clear = all(d >= limit for d in (*other_persons, *other_faces))
    return nearest if clear else None
