"""What stays the same about a person on one day: the colours of the clothes and of the hair.

No face is measured here: the face itself is left out, and nothing of it can be computed back.
Histograms are compared by the Hellinger distance, as for tracking in Comaniciu, Ramesh and Meer,
"Kernel-based object tracking", 2003.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from consent_desk.domain.photo import Box, Face
from consent_desk.ports import Pixels

Histogram = tuple[float, ...]
BINS = (4, 8, 8)
"""Lightness coarsely, because light changes; green to red and blue to yellow finely."""
TORSO = (-0.5, 1.35, 2.0, 1.2)
"""Left, top, width, height of the chest, in widths and heights of the face's box."""
HAIR = (0.05, -0.3, 0.9, 0.35)
LEAST_SEEN = 0.5
"""Less of the chest in the picture than this says nothing."""
LEAST_COLOUR = 4.0
"""Mean distance from grey (in Lab) below which a photo is taken for black and white."""
TORSO_WEIGHT = 0.8


@dataclass(frozen=True)
class Appearance:
    """Colour histograms of chest and hair, of `BINS` each; each sums to 1."""

    torso: Histogram
    hair: Histogram


def looks(pixels: Pixels, faces: Sequence[Face]) -> list[Appearance | None]:
    """The look of each face, in the same order; None where too little can be seen.

    Args:
        pixels: an upright picture, height × width × 3, RGB. Of a black and white one no look is
            taken: all clothes would be alike.
        faces: boxes in its pixels.
    """
    if not faces or _is_grey(pixels):
        return [None] * len(faces)
    boxes = [face.box for face in faces]
    return [_look(pixels, box, [b for b in boxes if b != box]) for box in boxes]


def differences(seen: Sequence[Appearance | None]) -> NDArray[np.float64]:
    """How different looks are: 0 the same, 1 nothing in common, infinite where one is not known.

    Returns:
        Look × look, symmetrical.
    """
    known = [index for index, one in enumerate(seen) if one is not None]
    torso = _hellinger([one.torso for one in seen if one is not None])
    hair = _hellinger([one.hair for one in seen if one is not None])
    found = np.full((len(seen), len(seen)), math.inf)
    found[np.ix_(known, known)] = TORSO_WEIGHT * torso + (1 - TORSO_WEIGHT) * hair
    return found


def _look(pixels: Pixels, face: Box, others: Sequence[Box]) -> Appearance | None:
    torso, hair = _part(face, TORSO), _part(face, HAIR)
    seen = torso.intersection(Box(0, 0, pixels.shape[1], pixels.shape[0]))
    hidden = sum(torso.intersection(other) for other in others)
    if seen - hidden < LEAST_SEEN * torso.area:
        return None
    return Appearance(_histogram(pixels, torso), _histogram(pixels, hair))


def _part(face: Box, part: tuple[float, float, float, float]) -> Box:
    left, top, width, height = part
    x, y = round(face.x + left * face.w), round(face.y + top * face.h)
    return Box(x, y, max(round(width * face.w), 1), max(round(height * face.h), 1))


def _histogram(pixels: Pixels, box: Box) -> Histogram:
    """Over the Lab colours of a region, blurred over neighbouring bins so that light may shift."""
    from consent_desk.media.opencv import cv2

    lab = _lab(pixels, box.within(pixels.shape[1], pixels.shape[0]))
    # Chroma of clothes seldom leaves the middle half of what Lab can hold.
    ranges = [0, 256, 64, 192, 64, 192]
    counts = cv2.calcHist([lab], [0, 1, 2], None, list(BINS), ranges).astype(np.float64)
    for axis in range(3):
        counts = _blurred(counts, axis)
    total = float(counts.sum())
    return tuple((counts / total if total else counts).ravel().tolist())


def _blurred(counts: NDArray[np.float64], axis: int) -> NDArray[np.float64]:
    padding = [(1, 1) if i == axis else (0, 0) for i in range(counts.ndim)]
    wide = np.pad(counts, padding, mode="edge")
    low, high = (np.take(wide, range(k, k + counts.shape[axis]), axis) for k in (0, 2))
    return 0.5 * counts + 0.25 * (low + high)


def _hellinger(histograms: Sequence[Histogram]) -> NDArray[np.float64]:
    roots = np.sqrt(
        np.array(histograms, dtype=np.float64).reshape(len(histograms), math.prod(BINS))
    )
    return np.sqrt(np.clip(1.0 - roots @ roots.T, 0.0, None))


def _is_grey(pixels: Pixels) -> bool:
    step = max(max(pixels.shape[:2]) // 200, 1)
    lab = _lab(pixels[::step, ::step], None).astype(np.float64)
    return float(np.hypot(lab[..., 1] - 128, lab[..., 2] - 128).mean()) < LEAST_COLOUR


def _lab(pixels: Pixels, box: Box | None) -> Pixels:
    from consent_desk.media.opencv import cv2

    part = pixels if box is None else pixels[box.y : box.y + box.h, box.x : box.x + box.w]
    return cast(Pixels, cv2.cvtColor(np.ascontiguousarray(part), cv2.COLOR_RGB2LAB))
