"""Judging whether a photo is fit to enrol somebody from, and if not, why.

The limits lie where the descriptor of a good picture starts to move (by more than about 0.3) when
the picture is blurred, shrunk or darkened on purpose.
"""

import math
from collections.abc import Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray

from consent_desk.domain.photo import Box, Face, Flaw, Landmarks
from consent_desk.ports import Pixels

CLEAR_SCORE = 0.5
RIVAL_SIZE = 1 / 3
"""Another clear face of this share of the largest one's side makes it unsure who is meant."""
SMALLEST_SIDE = 50
"""In pixels, √(w·h): below half of what the descriptor's network sees of a face."""
LEAST_DETAIL = 0.085
"""A good picture has 0.15 to 0.4; blurred by 2 % of the face's side, 0.08."""
DARKEST_LIGHTS = 45
"""The lightest tenth of the face must reach this (of 255); the least of 366 portraits has 113."""
BURNT, MOST_BURNT = 250, 0.4
NOSE_BETWEEN_EYES = (0.12, 0.88)
NOSE_DOWN_TO_MOUTH = (0.3, 0.85)
NARROWEST_EYES = 0.6
STEEPEST_TILT = 30
"""In degrees; the five-point alignment is lost beyond."""
DETAIL_SIDE = 96


def flaw_of(pixels: Pixels, faces: Sequence[Face]) -> Flaw | None:
    """What is wrong with a photo of one person, worst first; None: it is fit.

    Small faces in the background do no harm; a second clear face of a third of the size or more is
    refused, because nobody could tell which one is enrolled.

    Args:
        pixels: an upright picture, height × width × 3, RGB.
        faces: all that were found in it.
    """
    clear = sorted((f for f in faces if f.score >= CLEAR_SCORE), key=lambda f: -f.box.area)
    if not clear:
        return Flaw.NO_FACE
    face, *others = clear
    if others and _side(others[0].box) >= RIVAL_SIZE * _side(face.box):
        return Flaw.SEVERAL_FACES
    if _side(face.box) < SMALLEST_SIDE:
        return Flaw.TOO_SMALL
    return _flaw_of_light(pixels, face.box) or _flaw_of_pose(face.landmarks)


def _side(box: Box) -> float:
    return math.sqrt(box.area)


def _flaw_of_light(pixels: Pixels, box: Box) -> Flaw | None:
    grey = _grey(pixels, box)
    if np.percentile(grey, 90) < DARKEST_LIGHTS:
        return Flaw.TOO_DARK
    if np.mean(grey >= BURNT) > MOST_BURNT:
        return Flaw.TOO_BRIGHT
    return Flaw.TOO_BLURRED if _detail(grey) < LEAST_DETAIL else None


def _grey(pixels: Pixels, box: Box) -> NDArray[np.uint8]:
    """The face without hair and background, in grey."""
    from consent_desk.media.opencv import cv2

    box = box.within(pixels.shape[1], pixels.shape[0])
    top, bottom = box.y + box.h // 5, box.y + box.h - box.h // 10
    left, right = box.x + box.w // 8, box.x + box.w - box.w // 8
    inner = np.ascontiguousarray(pixels[top : max(bottom, top + 1), left : max(right, left + 1)])
    return cast(NDArray[np.uint8], cv2.cvtColor(inner, cv2.COLOR_RGB2GRAY))


def _detail(grey: NDArray[np.uint8]) -> float:
    """How much of the contrast is fine detail: spread of the Laplacian over spread of the tones.

    After Pech-Pacheco et al., "Diatom autofocusing in brightfield microscopy", 2000; at one size
    and relative to the contrast, so that big, small, bright and dim faces compare.
    """
    from consent_desk.media.opencv import cv2

    how = cv2.INTER_AREA if grey.shape[0] > DETAIL_SIDE else cv2.INTER_LINEAR
    face = cv2.resize(grey.astype(np.float32), (DETAIL_SIDE, DETAIL_SIDE), interpolation=how)
    return float(np.std(cv2.Laplacian(face, cv2.CV_32F)) / max(float(np.std(face)), 1.0))


def _flaw_of_pose(landmarks: Landmarks) -> Flaw | None:
    """Turned, tilted or nodding too far, from where the nose lies between eyes and mouth."""
    if len(landmarks) != 5:
        return None
    right_eye, left_eye, nose, right_mouth, left_mouth = np.asarray(landmarks)
    across = left_eye - right_eye
    eyes, mouth = (right_eye + left_eye) / 2, (right_mouth + left_mouth) / 2
    down = mouth - eyes
    wide, long = float(np.hypot(*across)), float(np.hypot(*down))
    if wide < NARROWEST_EYES * long or long == 0:
        return Flaw.TURNED_AWAY
    turn = float((nose - right_eye) @ across) / wide**2
    nod = float((nose - eyes) @ down) / long**2
    tilt = abs(math.degrees(math.atan2(across[1], across[0])))
    fits = (
        NOSE_BETWEEN_EYES[0] <= turn <= NOSE_BETWEEN_EYES[1]
        and NOSE_DOWN_TO_MOUTH[0] <= nod <= NOSE_DOWN_TO_MOUTH[1]
        and tilt <= STEEPEST_TILT
    )
    return None if fits else Flaw.TURNED_AWAY
