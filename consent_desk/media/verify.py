"""Reading a written file back, and proving that it may be called cleared (R13, R14)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from consent_desk.domain.photo import Box
from consent_desk.errors import PictureError
from consent_desk.media.compare import BLOCK, shows_through, wrong_blocks
from consent_desk.media.cover import Cover, Mask, covered, paint, reach
from consent_desk.media.explain import unexplained
from consent_desk.media.load import load
from consent_desk.media.metadata import carries_metadata
from consent_desk.ports import Detector, Pixels


class Finding(StrEnum):
    """What is wrong with a written file."""

    METADATA = "metadata"
    UNREADABLE = "unreadable"
    WRONG_SIZE = "wrong-size"
    NOT_COVERED = "not-covered"
    PIXELS_DIFFER = "pixels-differ"
    FACE_LEFT = "face-left"


@dataclass(frozen=True)
class Problem:
    """A finding, and where in the picture."""

    finding: Finding
    box: Box | None = None


def verify(
    written: bytes,
    source: Pixels,
    covers: Sequence[Cover],
    known: Sequence[Box],
    detector: Detector,
) -> list[Problem]:
    """Everything that is wrong with a written file; nothing means that it is cleared.

    Args:
        written: the file, read back from the disk.
        source: the picture before covering, sized, as it was given to `paint`.
        covers: what was painted on it.
        known: faces that are shown, or that a person dismissed as no face, in the same pixels.
        detector: finds the faces that nobody has accounted for.
    """
    problems: list[Problem] = []
    if carries_metadata(written):
        problems.append(Problem(Finding.METADATA))
    try:
        pixels = load(written, "")
    except PictureError:
        return [*problems, Problem(Finding.UNREADABLE)]
    if pixels.shape != source.shape:
        return [*problems, Problem(Finding.WRONG_SIZE)]
    hidden = covered(covers, *source.shape[:2])
    problems += _wrong_pixels(pixels, source, covers, hidden)
    faces = unexplained(detector.detect(pixels), hidden, known)
    return problems + [Problem(Finding.FACE_LEFT, box) for box in faces]


def _wrong_pixels(
    pixels: Pixels, source: Pixels, covers: Sequence[Cover], hidden: Mask
) -> list[Problem]:
    # Outside the covers the source itself is expected, whatever `paint` may have done there.
    expected = np.where(hidden[..., np.newaxis], paint(source, covers), source)
    wrong = wrong_blocks(pixels, expected)
    layers = _layers(covers, hidden)
    problems: list[Problem] = []
    for cover in covers:
        rows, columns, inside = reach(cover, *source.shape[:2])
        blocks = _blocks(rows, columns, inside, wrong.shape)
        if (wrong & blocks).any() or not _is_covered(pixels, source, cover.box, layers):
            problems.append(Problem(Finding.NOT_COVERED, cover.box))
        wrong &= ~blocks
    if wrong.any():
        problems.append(Problem(Finding.PIXELS_DIFFER, _extent(wrong)))
    return problems


def _layers(covers: Sequence[Cover], hidden: Mask) -> NDArray[np.uint16]:
    """How many covers lie on each pixel."""
    layers = np.zeros(hidden.shape, dtype=np.uint16)
    for cover in covers:
        rows, columns, inside = reach(cover, *hidden.shape)
        layers[rows, columns] += inside
    return layers


def _is_covered(pixels: Pixels, source: Pixels, box: Box, layers: NDArray[np.uint16]) -> bool:
    """Whether a face is under a cover, found out without the cover's own paint."""
    height, width = layers.shape
    if box.area > 0 and box.intersection(Box(0, 0, width, height)) == 0:
        return False
    face = box.within(width, height)
    part = slice(face.y, face.y + face.h), slice(face.x, face.x + face.w)
    under = layers[part]
    return bool((under > 0).all()) and not shows_through(pixels[part], source[part], under == 1)


def _blocks(rows: slice, columns: slice, inside: Mask, shape: tuple[int, ...]) -> Mask:
    """The codec's blocks that hold a pixel of a cover."""
    blocks = np.zeros(shape, dtype=np.bool_)
    y, x = np.nonzero(inside)
    blocks[(y + rows.start) // BLOCK, (x + columns.start) // BLOCK] = True
    return blocks


def _extent(blocks: NDArray[np.bool_]) -> Box:
    y, x = np.nonzero(blocks)
    left, top = int(x.min()) * BLOCK, int(y.min()) * BLOCK
    return Box(left, top, (int(x.max()) + 1) * BLOCK - left, (int(y.max()) + 1) * BLOCK - top)
