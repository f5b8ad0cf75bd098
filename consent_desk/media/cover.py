"""Covering heads, so that nothing of the pixels below can be had back (R13)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from consent_desk.domain.clearing import CoverStyle
from consent_desk.domain.photo import Box, Face
from consent_desk.domain.treatment import Extent
from consent_desk.ports import Pixels

SLATE = (125, 133, 141)
"""The fill of a solid cover, RGB: the same for everybody (R18)."""

Mask = NDArray[np.bool_]
type Part = slice[int, int, None]

_HALF_WIDTH, _HALF_HEIGHT, _RAISED = 0.86, 0.92, 0.06
_USUAL = 4 / 3
"""A face from forehead to chin, in widths: what is taken for it where the border cuts one off."""
_LEAST_RADIUS = 4.0
_FIGURE_WIDTH, _FIGURE_ABOVE, _FIGURE_HEIGHT = 3.6, 0.6, 9.0
"""Of a figure, in widths and heights of the face: how wide, how far over the face, how high."""
_TONES, _STEP, _NOISE = 3, 8, 4


@dataclass(frozen=True)
class Cover:
    """A face to be covered.

    `box` is the face itself, in pixels of the picture that is painted on; the cover reaches
    further. `seed`, not negative, makes the noise of a soft cover. `up` is where the top of the
    head is, see `Face.up`.
    """

    box: Box
    style: CoverStyle = CoverStyle.SOLID
    seed: int = 0
    extent: Extent = Extent.HEAD
    up: tuple[int, int] = (0, -1)


def over(
    face: Face, factor: float, style: CoverStyle, seed: int = 0, extent: Extent = Extent.HEAD
) -> Cover:
    """The cover of a face in a picture that was resized by `factor`."""
    return Cover(face.box.scaled(factor), style, seed, extent, face.up)


def reach(cover: Cover, height: int, width: int) -> tuple[Part, Part, Mask]:
    """Where a cover lies in a picture: its rows, its columns, and which pixels among those.

    Detectors give forehead to chin and ear to ear; the ellipse reaches over hair, ears and chin
    too, is at least a few pixels wide, and holds the whole box, corners and all. Where the border
    cuts a face off, it is as large as the head that goes on outside. Nothing is left of it when it
    is out of the picture altogether. A figure is a rectangle from over the head down; an area is
    its box.
    """
    if cover.extent is not Extent.HEAD:
        return _rectangle(cover, height, width)
    left, right, top, bottom = _whole(cover, height, width)
    w, h = right - left, bottom - top
    lying = cover.up[0] != 0
    across, along = (_HALF_HEIGHT, _HALF_WIDTH) if lying else (_HALF_WIDTH, _HALF_HEIGHT)
    radius_x, radius_y = max(across * w, _LEAST_RADIUS), max(along * h, _LEAST_RADIUS)
    middle_x = (left + right) / 2 + cover.up[0] * _RAISED * w
    middle_y = (top + bottom) / 2 + cover.up[1] * _RAISED * h
    rows = _part(middle_y - radius_y, middle_y + radius_y, height)
    columns = _part(middle_x - radius_x, middle_x + radius_x, width)
    y, x = _middles(rows)[:, np.newaxis], _middles(columns)[np.newaxis, :]
    inside = ((x - middle_x) / radius_x) ** 2 + ((y - middle_y) / radius_y) ** 2 <= 1
    return rows, columns, inside


def _whole(cover: Cover, height: int, width: int) -> tuple[float, float, float, float]:
    """Left, right, top and bottom of the face, also of what lies outside the picture."""
    x, y, w, h = cover.box.x, cover.box.y, max(cover.box.w, 1), max(cover.box.h, 1)
    usual = 1 / _USUAL if cover.up[0] else _USUAL
    left, right = _beyond(x, x + w, width, h / usual)
    top, bottom = _beyond(y, y + h, height, w * usual)
    return left, right, top, bottom


def _beyond(start: float, stop: float, limit: int, usual: float) -> tuple[float, float]:
    """A side that the border cuts is as long as it usually is; the rest lies outside."""
    missing = max(usual - (stop - start), 0.0)
    before, after = start <= 0 < stop, start < limit <= stop
    share = 2 if before and after else 1
    return start - missing * before / share, stop + missing * after / share


def _rectangle(cover: Cover, height: int, width: int) -> tuple[Part, Part, Mask]:
    x, y, w, h = cover.box.x, cover.box.y, max(cover.box.w, 1), max(cover.box.h, 1)
    left, right, top, bottom = float(x), float(x + w), float(y), float(y + h)
    if cover.extent is Extent.FIGURE:
        left, right = x + w / 2 - _FIGURE_WIDTH * w / 2, x + w / 2 + _FIGURE_WIDTH * w / 2
        top, bottom = y - _FIGURE_ABOVE * h, y - _FIGURE_ABOVE * h + _FIGURE_HEIGHT * h
    rows, columns = _part(top, bottom, height), _part(left, right, width)
    return rows, columns, np.ones((rows.stop - rows.start, columns.stop - columns.start), np.bool_)


def _part(start: float, stop: float, limit: int) -> Part:
    """The whole pixels from start to stop, clipped to the picture."""
    first = min(max(math.floor(start), 0), limit)
    return slice(first, max(min(math.ceil(stop), limit), first))


def _middles(part: Part) -> NDArray[np.float64]:
    """The middles of pixels: pixel i lies from i to i + 1."""
    return np.arange(part.start, part.stop, dtype=np.float64) + 0.5


def covered(covers: Sequence[Cover], height: int, width: int) -> Mask:
    """All pixels of a picture that lie under a cover, height × width."""
    mask = np.zeros((height, width), dtype=np.bool_)
    for cover in covers:
        rows, columns, inside = reach(cover, height, width)
        mask[rows, columns] |= inside
    return mask


def paint(pixels: Pixels, covers: Sequence[Cover]) -> Pixels:
    """The picture with every cover on it, as a new array; where covers overlap the last one wins.

    *Solid* is one opaque tone. *Soft* runs through three tones of what is seen around the cover,
    with noise of its own. Neither looks at a pixel below any cover, so nothing of a face can leak:
    not through one file, not through many of the same child. What a soft cover does tell is only
    what the file shows beside it. The size and the place of a head are told by both.
    """
    painted = pixels.copy()
    hidden = covered(covers, *pixels.shape[:2])
    for cover in covers:
        rows, columns, inside = reach(cover, *pixels.shape[:2])
        if cover.style is CoverStyle.SOLID:
            painted[rows, columns][inside] = SLATE
        elif inside.size:
            painted[rows, columns][inside] = _soft(pixels, hidden, rows, columns, cover.seed)[
                inside
            ]
    return painted


def _soft(pixels: Pixels, hidden: Mask, rows: Part, columns: Part, seed: int) -> Pixels:
    """A soft cover's pixels for these rows and columns."""
    height, width = rows.stop - rows.start, columns.stop - columns.start
    tones = _tones_around(pixels, hidden, rows, columns)
    at = np.linspace(0, _TONES - 1, width)
    across = np.stack([np.interp(at, range(_TONES), tones[:, c]) for c in range(3)], axis=-1)
    noise = np.random.default_rng(seed).integers(-_NOISE, _NOISE, (height, width, 1), endpoint=True)
    return np.clip(np.rint(across + noise), 0, 255).astype(np.uint8)


def _tones_around(pixels: Pixels, hidden: Mask, rows: Part, columns: Part) -> NDArray[np.float64]:
    """The average of what is seen around, left, in the middle and right, in coarse steps; 3 × RGB.

    Slate stands in where nothing is seen.
    """
    margin = max(rows.stop - rows.start, columns.stop - columns.start) // 4 + 8
    near = slice(max(rows.start - margin, 0), rows.stop + margin)
    start, stop = max(columns.start - margin, 0), min(columns.stop + margin, pixels.shape[1])
    edges = [start + (stop - start) * i // _TONES for i in range(_TONES + 1)]
    tones = np.empty((_TONES, 3))
    for i, (left, right) in enumerate(pairwise(edges)):
        seen = pixels[near, left:right][~hidden[near, left:right]]
        tones[i] = seen.mean(axis=0) // _STEP * _STEP + _STEP / 2 if len(seen) else SLATE
    return tones
