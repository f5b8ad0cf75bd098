"""A second look at one doubtful place, at the scale at which the network sees best."""

import numpy as np

from consent_desk.ports import Pixels
from consent_desk.vision.centerface import CenterFace, Found
from consent_desk.vision.fuse import SAME_FACE, overlaps

WINDOW = 192
"""Side of what is seen, in pixels; a multiple of the network's 32."""

FACE = 64
"""Size of the face in it: a third, so that hair and shoulders are seen too."""


def second_look(net: CenterFace, pixels: Pixels, face: Found) -> tuple[float, float]:
    """The network's scores for one face, as it is and mirrored, each the only thing in view.

    Args:
        net: the network.
        pixels: the whole picture, RGB.
        face: one row of corners, in its pixels.
    """
    view, box = _view(pixels, face)
    mirrored = np.array([WINDOW - box[2], box[1], WINDOW - box[0], box[3]], dtype=np.float32)
    flipped = np.ascontiguousarray(view[:, ::-1])
    return _score(net, view, box), _score(net, flipped, mirrored)


def _view(pixels: Pixels, face: Found) -> tuple[Pixels, Found]:
    """The square around a face, resized to the window (black outside); the face's corners in it."""
    from consent_desk.media.opencv import cv2

    height, width = pixels.shape[:2]
    half = float(np.sqrt((face[2] - face[0]) * (face[3] - face[1]))) * WINDOW / FACE / 2
    x, y = float(face[0] + face[2]) / 2, float(face[1] + face[3]) / 2
    left, top = int(np.floor(x - half)), int(np.floor(y - half))
    side = max(int(np.ceil(2 * half)), 1)
    right, bottom = left + side, top + side
    part = pixels[max(top, 0) : min(bottom, height), max(left, 0) : min(right, width)]
    filled = cv2.copyMakeBorder(
        part,
        *(max(-top, 0), max(bottom - height, 0), max(-left, 0), max(right - width, 0)),
        cv2.BORDER_CONSTANT,
        value=(0, 0, 0),
    )
    how = cv2.INTER_AREA if side > WINDOW else cv2.INTER_LINEAR
    view = cv2.resize(filled, (WINDOW, WINDOW), interpolation=how)
    box = (face[:4] - np.array([left, top, left, top])) * (WINDOW / side)
    return np.asarray(view, dtype=np.uint8), box.astype(np.float32)


def _score(net: CenterFace, view: Pixels, box: Found) -> float:
    found = net.find(view, 0.03)
    same = found[overlaps(box, found) >= SAME_FACE]
    return float(same[:, 4].max(initial=0))
