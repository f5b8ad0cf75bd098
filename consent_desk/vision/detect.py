"""Finding faces: CenterFace at several scales, with a second look where they leave a doubt."""

import numpy as np
from numpy.typing import NDArray

from consent_desk.domain.photo import Box, Face
from consent_desk.ports import Pixels
from consent_desk.vision.centerface import NOTHING, CenterFace, Found
from consent_desk.vision.fuse import Scores, gather, merge, sides
from consent_desk.vision.schedule import CAREFUL, WHOLE, Pass, Schedule
from consent_desk.vision.second_look import second_look
from consent_desk.vision.turn import XS, YS, turned_back, with_turned
from consent_desk.vision.windows import Window, windows


class CenterFaceDetector:
    """Finds faces by a schedule (`CAREFUL` or `QUICK`); a `ports.Detector`.

    Cheap to make: the network is loaded at first use. Work grows linearly with the pixels (about
    0.25 s a megapixel on two cores for large pictures), memory only with the picture itself (0.7 GB
    at 50 megapixels). The same picture gives the same faces. May be shared by
    threads, which then take turns.
    """

    def __init__(self, schedule: Schedule = CAREFUL) -> None:
        self._schedule = schedule
        self._net = CenterFace()
        self._closer = CenterFace()  # Of its own: a network that changes shape starts slowly.

    def detect(self, pixels: Pixels) -> list[Face]:
        """All faces in an upright RGB picture (height × width × 3), from top left.

        Returns:
            Boxes in whole pixels, clipped to the picture, around forehead, ears and chin; scores 0
            to 1 (the mean of the evidence for faces that were in doubt); five landmarks in upright
            pixels, which may lie outside the picture.
        """
        height, width = pixels.shape[:2]
        found = with_turned(self._upright(pixels), self._turned(pixels))
        faces = [_face(row, width, height) for row in found]
        return sorted(faces, key=lambda face: (face.box.y, face.box.x, face.box, -face.score))

    def _upright(self, pixels: Pixels) -> Found:
        """What several passes agree on, and what a second look confirms."""
        plan = self._schedule
        suited = [one for one in plan.passes if one.suits(max(pixels.shape[:2]))]
        found, evidence = gather([self._pass(pixels, one, plan.doubtful) for one in suited])
        found[:, 4] = np.where(found[:, 4] < plan.sure, _two_best(evidence), found[:, 4])
        sure = evidence.max(axis=1, initial=0) >= plan.sure
        for index in np.flatnonzero(~sure)[
            : plan.most_looks(pixels.shape[0] * pixels.shape[1] / 1e6)
        ]:
            looks = second_look(self._closer, pixels, found[index])
            found[index, 4] = (2 * found[index, 4] + sum(looks)) / 4
        return found[found[:, 4] >= (plan.among if sure.any() else plan.accepted)]

    def _turned(self, pixels: Pixels) -> Found:
        """What is seen in the turned picture: heads that hang or lie."""
        height, width = pixels.shape[:2]
        small = _resized(pixels, min(WHOLE.factor(max(height, width)), 1.0))
        rows = [NOTHING]
        for quarters in self._schedule.turns:
            around = np.ascontiguousarray(np.rot90(small, quarters))
            found = merge(self._net.find(around, self._schedule.turned))
            found = turned_back(found, quarters, small.shape[1], small.shape[0])
            rows.append(_scaled(found, width / small.shape[1], height / small.shape[0]))
        return merge(np.concatenate(rows))

    def _pass(self, pixels: Pixels, one: Pass, threshold: float) -> Found:
        """Faces of one pass, in pixels of the whole picture."""
        height, width = pixels.shape[:2]
        resized = _resized(pixels, one.factor(max(height, width)))
        rows = [self._through(resized, part, threshold) for part in _parts(resized)]
        found = merge(np.concatenate([NOTHING, *rows]))
        found = found[sides(found) <= one.largest]
        return _scaled(found, width / resized.shape[1], height / resized.shape[0])

    def _through(self, pixels: Pixels, part: Window, threshold: float) -> Found:
        """Faces seen through one window and taken from it, in pixels of the picture."""
        window = pixels[part.top : part.bottom, part.left : part.right]
        found = self._net.find(window, threshold)
        found[:, XS] += part.left
        found[:, YS] += part.top
        return found[_belongs(found, part, pixels.shape[1], pixels.shape[0])]


def _two_best(evidence: Scores) -> NDArray[np.float32]:
    """Mean of the two highest scores of each face: one pass alone counts half."""
    padded = np.pad(evidence, ((0, 0), (0, 2)))
    return np.sort(padded, axis=1)[:, -2:].mean(axis=1)


def _scaled(found: Found, across: float, down: float) -> Found:
    found = found.copy()
    found[:, XS] *= across
    found[:, YS] *= down
    return found


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
