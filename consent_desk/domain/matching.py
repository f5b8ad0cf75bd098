"""From distances to suggestions, and to names that are sure (R10, R12)."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from consent_desk.domain.photo import Descriptor

Distances = Mapping[str, float]
SUGGESTIONS = 3


@dataclass(frozen=True)
class Suggestion:
    """A person whom a face may be, with the distance of the descriptors (0: the same)."""

    person_id: str
    distance: float


@dataclass(frozen=True)
class Match:
    """What matching makes of one face.

    Named: `named` is set, it is sure. Suggested: only `suggestions`, nearest first, three at most;
    somebody has to confirm one. Unknown: neither.
    """

    named: str | None
    suggestions: tuple[Suggestion, ...]


UNKNOWN = Match(None, ())


@dataclass(frozen=True)
class Threshold:
    """When a match is sure enough to name somebody without a teacher.

    `margin` is the least by which the next person, and the next face, must be farther away.
    """

    distance: float
    margin: float


@dataclass(frozen=True)
class Look:
    """What a face looks like: its distance to every person of the gallery, and whether to trust it.

    `fit`: large, sharp, lit and frontal enough to be named; any face may be suggested.
    """

    distances: Distances
    fit: bool = True


def centre_of(templates: Sequence[Descriptor]) -> Descriptor:
    """The middle of one person's templates, all of one network."""
    return tuple(math.fsum(numbers) / len(templates) for numbers in zip(*templates, strict=True))


def assign(
    faces: Sequence[Look],
    thresholds: Mapping[str, Threshold | None],
    suggest_below: float = math.inf,
) -> list[Match]:
    """Match the faces of one photo with the persons of a gallery.

    Args:
        faces: how each face of the photo compares.
        thresholds: for each person of the gallery, when a match is sure; None: never.
        suggest_below: the distance from which a person is not even suggested.

    A face is named when it is fit, its nearest person lies within that person's threshold, the
    runner-up person is farther by the margin, and so is every other face of the photo from that
    person, fit or not. So a person is named for one face at most (R12), and in doubt for none.
    """
    return [
        Match(_sure_name(index, faces, thresholds), _suggestions(face.distances, suggest_below))
        for index, face in enumerate(faces)
    ]


def _suggestions(distances: Distances, below: float) -> tuple[Suggestion, ...]:
    near = (Suggestion(p, d) for p, d in distances.items() if d < below)
    return tuple(sorted(near, key=lambda s: (s.distance, s.person_id))[:SUGGESTIONS])


def _sure_name(
    index: int, faces: Sequence[Look], thresholds: Mapping[str, Threshold | None]
) -> str | None:
    face, distances = faces[index], faces[index].distances
    if not face.fit or not distances:
        return None
    nearest = min(distances, key=lambda person: (distances[person], person))
    threshold = thresholds.get(nearest)
    if threshold is None or not distances[nearest] < threshold.distance:
        return None
    limit = distances[nearest] + threshold.margin
    other_persons = (d for person, d in distances.items() if person != nearest)
    others = (other for i, other in enumerate(faces) if i != index)
    other_faces = (other.distances.get(nearest, math.inf) for other in others)
    clear = all(d >= limit for d in (*other_persons, *other_faces))
    return nearest if clear else None
