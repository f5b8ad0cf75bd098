"""Batches of photos composed of portraits, in which everybody's name is known."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from consent_desk.domain.photo import Box, Descriptor, Face
from consent_desk.ports import Pixels
from consent_desk.vision.engine import LocalFaceEngine
from consent_desk.vision.quality import flaw_of
from tests.benchmarks.describing import in_the_middle
from tests.benchmarks.pictures import files_in, opened, say

PHOTOS = 20
PEOPLE_A_PHOTO = (4, 10)
LEAST_LEFT = 4
"""Pictures that a person has besides the enrolled ones: in a lesson a child is in many photos."""
CLOTHES = [
    (178, 34, 34), (220, 80, 60), (235, 150, 40), (240, 205, 60), (70, 140, 60), (30, 90, 70),
    (70, 160, 190), (40, 80, 170), (25, 35, 80), (110, 60, 140), (225, 140, 170), (240, 240, 235),
    (130, 130, 130), (30, 30, 32), (120, 80, 50),
]  # fmt: skip


@dataclass(frozen=True)
class Portrait:
    """The part of a picture round one face, the face in it, and whether it may be enrolled."""

    pixels: Pixels
    face: Face
    descriptor: Descriptor
    fit: bool


@dataclass(frozen=True)
class Composed:
    """One photo: pixels, and for each face its place, its person and its descriptor."""

    pixels: Pixels
    faces: list[Face]
    persons: list[str]
    descriptors: list[Descriptor]


@dataclass(frozen=True)
class Composition:
    """The photos of a batch, and the enrolled descriptors of everybody in it.

    `enrolled` are the first of the pictures that those come from.
    """

    photos: list[Composed]
    templates: dict[str, list[Descriptor]]
    enrolled: dict[str, Portrait]


def portraits(folder: Path, limit: int | None = None) -> dict[str, list[Portrait]]:
    """The face in the middle of every picture, with what is round it.

    `limit`: of so many people only, those with most pictures.
    """
    engine = LocalFaceEngine()
    people: dict[str, list[Portrait]] = {}
    folders = sorted(p for p in folder.iterdir() if p.is_dir())
    if limit is not None:
        folders = sorted(folders, key=lambda p: (-len(files_in(p)), p.name))[:limit]
    for number, one in enumerate(folders, 1):
        made = (_portrait(engine, pixels) for _, pixels in opened(files_in(one)))
        people[one.name] = [portrait for portrait in made if portrait is not None]
        if number % 25 == 0:
            say(f"described {number} people")
    return people


def _portrait(engine: LocalFaceEngine, pixels: Pixels) -> Portrait | None:
    faces = engine.detect(pixels)
    index = in_the_middle([(f.box.x, f.box.y, f.box.w, f.box.h) for f in faces], pixels)
    if index is None:
        return None
    face = faces[index]
    descriptor = engine.describe(pixels, [face])[0]
    return _cropped(pixels, face, descriptor, flaw_of(pixels, [face]) is None)


def _cropped(pixels: Pixels, face: Face, descriptor: Descriptor, fit: bool) -> Portrait:
    box = face.box
    around = Box(box.x - box.w, box.y - box.h, 3 * box.w, 4 * box.h)
    part = around.within(pixels.shape[1], pixels.shape[0])
    points = tuple((x - part.x, y - part.y) for x, y in face.landmarks)
    moved = Face(Box(box.x - part.x, box.y - part.y, box.w, box.h), face.score, points)
    crop = pixels[part.y : part.y + part.h, part.x : part.x + part.w].copy()
    return Portrait(crop, moved, descriptor, fit)


def compose(
    people: Mapping[str, Sequence[Portrait]],
    enrolled: int,
    painted: bool,
    seed: int,
    people_a_photo: tuple[int, int] = PEOPLE_A_PHOTO,
) -> Composition:
    """20 photos of 4 to 10 people; no picture is used twice, nor is an enrolled one.

    `painted`: below each face lies a plain colour, one a person a batch, in changing light. That
    shows how clothes are used, not how well real clothes tell people apart.
    """
    chance = random.Random(seed)
    wanted = [chance.randint(*people_a_photo) for _ in range(PHOTOS)]
    left: dict[str, list[Portrait]] = {}
    templates: dict[str, list[Descriptor]] = {}
    first: dict[str, Portrait] = {}
    for person in chance.sample(sorted(people), len(people)):
        own = chance.sample(list(people[person]), len(people[person]))
        fit = [p for p in own if p.fit][:enrolled]
        if len(fit) < enrolled or len(own) - enrolled < LEAST_LEFT:
            continue
        if sum(map(len, left.values())) >= sum(wanted) and len(left) >= people_a_photo[1]:
            break
        left[person] = [p for p in own if not any(p is q for q in fit)]
        templates[person] = [p.descriptor for p in fit]
        first[person] = fit[0]
    shirts = {person: _shirt(chance) for person in left} if painted else {}
    photos: list[Composed] = []
    for number in wanted:
        # Whoever has most pictures left comes first, or the last photos would be short of people.
        queue = sorted((p for p in left if left[p]), key=lambda p: (-len(left[p]), chance.random()))
        here = {person: left[person].pop() for person in queue[:number]}
        photos.append(_photo(here, shirts, chance.randrange(2**32)))
    return Composition(photos, templates, first)


def _shirt(chance: random.Random) -> NDArray[np.float64]:
    """A colour of fifteen, a little off: with twenty people some are dressed alike."""
    return np.array([c + chance.gauss(0, 8) for c in chance.choice(CLOTHES)])


def _photo(
    here: Mapping[str, Portrait], shirts: Mapping[str, NDArray[np.float64]], seed: int
) -> Composed:
    chance = np.random.default_rng(seed)
    light = chance.uniform(0.85, 1.15) * chance.uniform(0.95, 1.05, 3)
    tiles = [_tile(one, shirts.get(person), light, chance) for person, one in here.items()]
    height = max(tile.shape[0] for tile in tiles)
    width = sum(tile.shape[1] for tile in tiles)
    pixels = np.full((height, width, 3), 150, dtype=np.uint8)
    faces: list[Face] = []
    x = 0
    for tile, one in zip(tiles, here.values(), strict=True):
        pixels[: tile.shape[0], x : x + tile.shape[1]] = tile
        faces.append(_moved(one.face, x))
        x += tile.shape[1]
    return Composed(pixels, faces, list(here), [one.descriptor for one in here.values()])


def _tile(
    one: Portrait,
    shirt: NDArray[np.float64] | None,
    light: NDArray[np.float64],
    chance: np.random.Generator,
) -> Pixels:
    """A portrait; with a shirt, the picture from the neck down is a plain colour with noise."""
    if shirt is None:
        return one.pixels
    box, width = one.face.box, one.pixels.shape[1]
    neck = min(box.y + round(1.3 * box.h), one.pixels.shape[0])
    cloth = shirt * light + chance.normal(0, 10, (round(1.3 * box.h), width, 3))
    return np.vstack([one.pixels[:neck], np.clip(cloth, 0, 255).astype(np.uint8)])


def _moved(face: Face, x: int) -> Face:
    box = Box(face.box.x + x, face.box.y, face.box.w, face.box.h)
    return Face(box, face.score, tuple((px + x, py) for px, py in face.landmarks))
