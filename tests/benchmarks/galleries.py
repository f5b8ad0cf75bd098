"""Random galleries of enrolled people, and what a rule makes of everybody's other pictures."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from consent_desk.domain.matching import Distances, Threshold, assign
from consent_desk.domain.photo import Descriptor
from tests.benchmarks.intervals import rate


@dataclass(frozen=True)
class Picture:
    """One picture of a known person; no descriptor: the contender found no face in it.

    `fit` says whether the contender would enrol somebody from it.
    """

    descriptor: Descriptor | None
    fit: bool = True


People = Mapping[str, Sequence[Picture]]


@dataclass(frozen=True)
class Gallery:
    """Who is enrolled, their templates, and the pictures that are left to be recognised."""

    templates: dict[str, list[Descriptor]]
    probes: dict[str, list[Picture]]


def draw(people: People, size: int, enrolled: int, seed: int) -> Gallery:
    """Enrol random people from random fit pictures; their other pictures are the probes."""
    chance = random.Random(seed)
    templates: dict[str, list[Descriptor]] = {}
    probes: dict[str, list[Picture]] = {}
    for person in chance.sample(sorted(people), len(people)):
        pictures = chance.sample(list(people[person]), len(people[person]))
        fit = [p for p in pictures if p.fit and p.descriptor is not None][:enrolled]
        rest = [p for p in pictures if p not in fit]
        if len(fit) == enrolled and rest and len(templates) < size:
            templates[person] = [p.descriptor for p in fit if p.descriptor is not None]
            probes[person] = rest
    return Gallery(templates, probes)


@dataclass
class Tally:
    """Per person: how often something happened, how often it could have."""

    counts: dict[str, list[int]] = field(default_factory=dict)

    def add(self, person: str, happened: bool) -> None:
        """Count one picture of a person."""
        count = self.counts.setdefault(person, [0, 0])
        count[0] += happened
        count[1] += 1

    def rate(self) -> dict[str, object]:
        """The share with its interval."""
        return rate({person: (hits, n) for person, (hits, n) in self.counts.items()})


def measure(
    people: People,
    strangers: People,
    threshold: Threshold,
    *,
    size: int,
    enrolled: int,
    rounds: int,
    seed: int,
) -> dict[str, object]:
    """Rates over `rounds` galleries; strangers are also the identities left outside of each.

    A picture in which the contender found no face is named nobody, for better and worse.
    """
    tallies = {name: Tally() for name in NAMES}
    for number in range(rounds):
        gallery = draw(people, size, enrolled, seed * 1000 + number)
        outside = {p: pictures for p, pictures in people.items() if p not in gallery.templates}
        for person, named, _ in _recognised(gallery, strangers | outside, threshold):
            tallies["stranger_rate"].add(person, named is not None)
        for person, named, suggested in _recognised(gallery, gallery.probes, threshold):
            tallies["wrong_name_rate"].add(person, named not in {None, person})
            tallies["named_share"].add(person, named == person)
            tallies["right_in_suggestions"].add(person, person in suggested)
            tallies["right_first"].add(person, suggested[:1] == [person])
    return {name: tally.rate() for name, tally in tallies.items()}


NAMES = ("stranger_rate", "wrong_name_rate", "named_share", "right_in_suggestions", "right_first")


def _recognised(
    gallery: Gallery, people: People, threshold: Threshold
) -> list[tuple[str, str | None, list[str]]]:
    """For each picture: who it is, who it was named, and who was suggested, nearest first."""
    thresholds = dict.fromkeys(gallery.templates, threshold)
    lines: list[tuple[str, str | None, list[str]]] = []
    for person, pictures in people.items():
        for distances in _distances(pictures, gallery):
            match = assign([distances], thresholds)[0] if distances else None
            suggested = [s.person_id for s in match.suggestions] if match else []
            lines.append((person, match.named if match else None, suggested))
    return lines


def _distances(pictures: Sequence[Picture], gallery: Gallery) -> list[Distances]:
    """To every person's nearest template; empty for a picture without a face."""
    owners = [person for person, own in gallery.templates.items() for _ in own]
    templates = np.array([one for own in gallery.templates.values() for one in own])
    found: list[Distances] = []
    for picture in pictures:
        nearest: dict[str, float] = {}
        if picture.descriptor is not None:
            to_all: NDArray[np.float64] = np.linalg.norm(templates - picture.descriptor, axis=1)
            for person, distance in zip(owners, to_all.tolist(), strict=True):
                nearest[person] = min(distance, nearest.get(person, distance))
        found.append(nearest)
    return found
