"""Putting the faces of a batch that are one person together; two of one photo never are.

Agglomerative clustering with cannot-links (after Davidson and Ravi, "Agglomerative hierarchical
clustering with constraints", 2005). Two faces that are both near one person who granted matching
are compared by descriptor; everybody else by look, the clothes and hair of one day.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from consent_desk.domain.cluster import Cluster, FaceRef, largest_first, merged
from consent_desk.domain.matching import Suggestion
from consent_desk.domain.photo import Descriptor
from consent_desk.vision.appearance import Appearance, differences

Costs = NDArray[np.float64]
"""Face × face: 0 the same, up to 1 likely one person, infinite must not be."""
Distance = Callable[[Descriptor, Descriptor], float]


@dataclass(frozen=True)
class Limits:
    """How alike is alike enough; the measurement is in `docs/measured.md`.

    `near` and `room`: distance to the nearest person's templates, and how much farther the next
    suggested person must be. `alike`: the mean distance between faces that are near one person. All
    three are of dlib's network. `look`: between looks that may be one person; `alike_look`:
    between looks that may be mistaken for each other.
    """

    near: float = 0.58
    room: float = 0.06
    alike: float = 0.50
    look: float = 0.25
    alike_look: float = 0.30


LIMITS = Limits()
HOURS_ALIKE = 6.0
"""Looks of photos farther apart in time are not compared: clothes change."""
HOURS_UNKNOWN = 1.5
"""What an unknown time counts as."""


@dataclass(frozen=True)
class Seen:
    """What clustering may know of a face; `taken` is None where the photo does not say when.

    `descriptor` is there only where `person_near` says so.
    """

    ref: FaceRef
    taken: datetime | None = None
    look: Appearance | None = None
    suggestions: tuple[Suggestion, ...] = ()
    descriptor: Descriptor | None = None


def person_near(suggestions: Sequence[Suggestion], limits: Limits = LIMITS) -> str | None:
    """The person, granting matching, whom a face is near with room to the next; None: nobody.

    Only such a face may keep its descriptor, in memory, while the batch is open (R11).
    """
    if not suggestions or suggestions[0].distance >= limits.near:
        return None
    first, *others = suggestions
    clear = not others or others[0].distance - first.distance >= limits.room
    return first.person_id if clear else None


def cluster(faces: Sequence[Seen], distance: Distance, limits: Limits = LIMITS) -> list[Cluster]:
    """Put each face into exactly one cluster, largest cluster first.

    The order of the input does not matter; every face has a `ref` of its own.
    """
    ordered = sorted(faces, key=lambda face: face.ref)
    costs = _costs(ordered, distance, limits)
    return largest_first(_as_cluster(own, ordered, costs) for own in _linked(costs))


def _costs(faces: Sequence[Seen], distance: Distance, limits: Limits) -> Costs:
    costs = _look_costs(faces, limits)
    persons = [person_near(face.suggestions, limits) for face in faces]
    for i, one in enumerate(faces):
        for j, other in enumerate(faces[:i]):
            if one.ref.photo == other.ref.photo or _are_two(one, other, persons[i], persons[j]):
                costs[i, j] = math.inf
            elif persons[i] and persons[i] == persons[j] and one.descriptor and other.descriptor:
                costs[i, j] = distance(one.descriptor, other.descriptor) / limits.alike
            costs[j, i] = costs[i, j]
    np.fill_diagonal(costs, math.inf)
    return costs


def _are_two(one: Seen, other: Seen, person: str | None, other_person: str | None) -> bool:
    """Whether the templates speak against one person, however alike the clothes are."""
    of_one = {person} if person else {s.person_id for s in one.suggestions}
    of_other = {other_person} if other_person else {s.person_id for s in other.suggestions}
    return of_one.isdisjoint(of_other) if of_one or of_other else False


def _look_costs(faces: Sequence[Seen], limits: Limits) -> Costs:
    """By look alone, between faces whose look is somebody's own in this batch."""
    raw = differences([face.look for face in faces])
    np.fill_diagonal(raw, math.inf)
    own = ~_dressed_alike(raw, [face.ref.photo for face in faces], limits.alike_look)
    costs = np.where(own[:, None] & own[None, :], raw, math.inf) / limits.look
    hours = _hours_apart(faces)
    # Clothes change in the course of a day: over the longest time, only half as different counts.
    costs *= 1 + np.minimum(hours / HOURS_ALIKE, 1)
    return np.where((costs <= 1) & (hours <= HOURS_ALIKE), costs, math.inf)


def _dressed_alike(raw: Costs, photos: Sequence[str], alike: float) -> NDArray[np.bool_]:
    """Whether two people of one photo, so different people, both look like this face.

    Then its look says nothing: on a sports day, where all wear one shirt, nobody's does.
    """
    near = raw < alike
    np.fill_diagonal(near, True)
    several = np.zeros(len(photos), dtype=bool)
    for photo in set(photos):
        here = np.array([other == photo for other in photos])
        several |= near[:, here].sum(axis=1) > 1
    return several


def _hours_apart(faces: Sequence[Seen]) -> NDArray[np.float64]:
    hours = np.array([[_hours(one, other) for other in faces] for one in faces])
    return hours.reshape(len(faces), len(faces))


def _hours(one: Seen, other: Seen) -> float:
    if one.taken is None or other.taken is None:
        return HOURS_UNKNOWN
    return abs((one.taken - other.taken).total_seconds()) / 3600


def _linked(costs: Costs) -> list[list[int]]:
    """Join the two nearest clusters, by the mean over their pairs, until none is at 1 or less.

    One pair that must not be one person keeps two clusters apart: the mean is infinite.
    """
    sums, members = costs.copy(), [[i] for i in range(len(costs))]
    while members:
        sizes = np.array([max(len(own), 1) for own in members])
        means = sums / np.outer(sizes, sizes)
        i, j = sorted(divmod(int(means.argmin()), len(means)))
        if not means[i, j] <= 1:
            break
        members[i] += members[j]
        members[j] = []
        sums[i] = sums[:, i] = sums[i] + sums[j]
        sums[j] = sums[:, j] = math.inf
        sums[i, i] = math.inf
    return [own for own in members if own]


def _as_cluster(members: Sequence[int], faces: Sequence[Seen], costs: Costs) -> Cluster:
    """The members by their mean cost to the others: the medoid first, the odd ones last."""

    def oddness(index: int) -> tuple[float, FaceRef]:
        others = [float(costs[index, i]) for i in members if i != index]
        return (sum(others) / max(len(others), 1), faces[index].ref)

    order = sorted(members, key=oddness)
    return Cluster(
        tuple(faces[i].ref for i in order), merged([faces[i].suggestions for i in order])
    )
