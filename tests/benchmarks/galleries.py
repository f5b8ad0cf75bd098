"""Random galleries of enrolled people, and what a rule makes of everybody's other pictures."""

import math
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from consent_desk.domain.matching import Look, Match, Threshold, assign, centre_of
from consent_desk.domain.photo import Descriptor
from tests.benchmarks.intervals import rate


@dataclass(frozen=True)
class Picture:
    """One picture of a known person; no descriptor: the contender found no face in it.

    `fit` says whether the contender would enrol, and name, somebody from it.
    """

    descriptor: Descriptor | None
    fit: bool = True


People = Mapping[str, Sequence[Picture]]


@dataclass(frozen=True)
class Rule:
    """How a contender names.

    `centred`: compares with the centre of a person's templates, else with the nearest.
    """

    name: str
    threshold: Threshold | None
    suggest_below: float = math.inf
    centred: bool = True
    gated: bool = True


@dataclass(frozen=True)
class Gallery:
    """Who is enrolled, their templates, and the pictures that are left to be recognised."""

    templates: dict[str, list[Descriptor]]
    probes: dict[str, list[Picture]]


@dataclass(frozen=True)
class Trial:
    """One picture shown to one gallery; no distances: no face was found."""

    person: str
    stranger: bool
    distances: dict[str, float]
    fit: bool


@dataclass(frozen=True)
class Setting:
    """How many are enrolled from how many pictures, how often, and which chance decides."""

    size: int = 25
    enrolled: int = 1
    rounds: int = 20
    seed: int = 1


def draw(
    people: People, size: int, enrolled: int, seed: int, *, to_be_found: bool = True
) -> Gallery:
    """Enrol random people from random fit pictures; their other pictures are the probes.

    `to_be_found`: only people of whom a picture is left.
    """
    chance = random.Random(seed)
    templates: dict[str, list[Descriptor]] = {}
    probes: dict[str, list[Picture]] = {}
    for person in chance.sample(sorted(people), len(people)):
        pictures = chance.sample(list(people[person]), len(people[person]))
        fit = [p for p in pictures if p.fit and p.descriptor is not None][:enrolled]
        rest = [p for p in pictures if p not in fit]
        if len(fit) == enrolled and (rest or not to_be_found) and len(templates) < size:
            templates[person] = [p.descriptor for p in fit if p.descriptor is not None]
            probes[person] = rest
    return Gallery(templates, probes)


def trials(
    people: People,
    strangers: People,
    setting: Setting,
    *,
    centred: bool = True,
    to_be_found: bool = True,
) -> list[Trial]:
    """Every picture before every gallery; strangers are also the people left outside of each."""
    lines: list[Trial] = []
    for number in range(setting.rounds):
        seed = setting.seed * 1000 + number
        gallery = draw(people, setting.size, setting.enrolled, seed, to_be_found=to_be_found)
        outside = {p: own for p, own in people.items() if p not in gallery.templates}
        templates = _centres(gallery.templates) if centred else gallery.templates
        lines += _shown(templates, strangers | outside, stranger=True)
        lines += _shown(templates, gallery.probes, stranger=False)
    return lines


def _centres(templates: Mapping[str, Sequence[Descriptor]]) -> dict[str, list[Descriptor]]:
    return {person: [centre_of(own)] for person, own in templates.items()}


def _shown(
    templates: Mapping[str, Sequence[Descriptor]], people: People, *, stranger: bool
) -> Iterator[Trial]:
    owners = [person for person, own in templates.items() for _ in own]
    numbers = np.array([one for own in templates.values() for one in own])
    for person, pictures in people.items():
        for picture in pictures:
            nearest: dict[str, float] = {}
            if picture.descriptor is not None:
                to_all = np.linalg.norm(numbers - picture.descriptor, axis=1)
                for owner, distance in zip(owners, to_all.tolist(), strict=True):
                    nearest[owner] = min(distance, nearest.get(owner, math.inf))
            yield Trial(person, stranger, nearest, picture.fit)


@dataclass
class Tally:
    """Per person: how often something happened, how often it could have."""

    counts: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, person: str, happened: bool) -> None:
        """Count one picture of a person."""
        hits, shown = self.counts.get(person, (0, 0))
        self.counts[person] = (hits + happened, shown + 1)


NAMES = ("stranger_rate", "wrong_name_rate", "named_share", "right_in_suggestions", "right_first")


def tallies(shown: Iterable[Trial], rule: Rule) -> dict[str, Tally]:
    """What the rule, with the program's own `assign`, makes of every trial.

    A picture in which the contender found no face is named nobody, for better and worse.
    """
    counted = {name: Tally() for name in NAMES}
    for trial in shown:
        match = _matched(trial, rule)
        if trial.stranger:
            counted["stranger_rate"].add(trial.person, match.named is not None)
            continue
        suggested = [s.person_id for s in match.suggestions]
        counted["wrong_name_rate"].add(trial.person, match.named not in {None, trial.person})
        counted["named_share"].add(trial.person, match.named == trial.person)
        counted["right_in_suggestions"].add(trial.person, trial.person in suggested)
        counted["right_first"].add(trial.person, suggested[:1] == [trial.person])
    return counted


def rates(shown: Iterable[Trial], rule: Rule) -> dict[str, object]:
    """The shares of all trials, with intervals over people."""
    return {name: rate(tally.counts) for name, tally in tallies(shown, rule).items()}


def taken_for(shown: Iterable[Trial], rule: Rule) -> dict[str, object]:
    """Whom strangers are taken for: a mean over galleries hides one who looks like many.

    Of `enrolled` people `some` were a stranger's name at least once, and `most` is the largest
    share of strangers' pictures that were given the name of one of them.
    """
    counted: dict[str, tuple[int, int]] = {}
    for trial in shown:
        if trial.stranger:
            name = _matched(trial, rule).named
            for person in trial.distances:
                hits, times = counted.get(person, (0, 0))
                counted[person] = (hits + (person == name), times + 1)
    shares = [hits / times for hits, times in counted.values()]
    return {
        "enrolled": len(shares),
        "some": sum(share > 0 for share in shares),
        "most": round(max(shares, default=0.0), 5),
    }


def _matched(trial: Trial, rule: Rule) -> Match:
    look = Look(trial.distances, fit=trial.fit or not rule.gated)
    (match,) = assign([look], dict.fromkeys(trial.distances, rule.threshold), rule.suggest_below)
    return match
