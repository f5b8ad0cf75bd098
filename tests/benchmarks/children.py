"""Children of whom there is one picture each: by age band, who of them are taken for another.

A file name starts with the age in years. A child may be there twice under two names; pictures that
are the same but for small changes are counted as one child, and their number is told. Pictures of
one child that look different stay two children: the rates are rather too high than too low.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from consent_desk.media.opencv import cv2
from consent_desk.ports import Pixels
from tests.benchmarks.describing import Describe
from tests.benchmarks.galleries import Picture
from tests.benchmarks.pictures import files_in, opened, say

SIDE = 24
THE_SAME = 0.95
"""Correlation of the shrunken grey pictures."""


@dataclass(frozen=True)
class Child:
    """One picture of one child; the key is its file name, or that of its first likeness."""

    key: str
    age: int
    picture: Picture


def children_of(folder: Path, describe: Describe) -> list[Child]:
    """The children of a folder, described; likenesses share a key."""
    found: list[Child] = []
    seen: list[NDArray[np.float64]] = []
    files = [f for f in files_in(folder) if f.name.split("_")[0].isdigit()]
    for number, (file, pixels) in enumerate(opened(files), 1):
        small = _shrunken(pixels)
        likeness = int(np.argmax(np.array(seen) @ small)) if seen else 0
        same = bool(seen) and float(seen[likeness] @ small) >= THE_SAME
        key = found[likeness].key if same else file.name
        found.append(Child(key, int(file.name.split("_")[0]), describe(pixels)))
        seen.append(small)
        if number % 100 == 0:
            say(f"described {number} of {len(files)} children")
    return found


def aged(children: Sequence[Child], from_age: int, before: int) -> dict[str, list[Picture]]:
    """The children of an age band, likenesses together."""
    people: dict[str, list[Picture]] = {}
    for child in children:
        if from_age <= child.age < before:
            people.setdefault(child.key, []).append(child.picture)
    return people


def _shrunken(pixels: Pixels) -> NDArray[np.float64]:
    """Grey, `SIDE` × `SIDE`, mean 0 and length 1."""
    grey = cv2.cvtColor(np.ascontiguousarray(pixels), cv2.COLOR_RGB2GRAY)
    small = cv2.resize(grey, (SIDE, SIDE), interpolation=cv2.INTER_AREA).astype(np.float64).ravel()
    small -= small.mean()
    return small / max(float(np.linalg.norm(small)), 1e-9)
