import cv2
import numpy as np
import pytest

from consent_desk.domain.photo import Box, Face, Flaw
from consent_desk.ports import Pixels
from consent_desk.vision.detect import CenterFaceDetector
from consent_desk.vision.quality import flaw_of
from tests.benchmarks.portraits import composed


@pytest.fixture(params=["astronaut", "hopper"])
def portrait(request: pytest.FixtureRequest) -> Pixels:
    return request.getfixturevalue(request.param)


def judged(detector: CenterFaceDetector, pixels: Pixels) -> Flaw | None:
    return flaw_of(pixels, detector.detect(pixels))


def toned(pixels: Pixels, factor: float) -> Pixels:
    return np.clip(pixels * factor, 0, 255).astype(np.uint8)


def resized(pixels: Pixels, factor: float) -> Pixels:
    how = cv2.INTER_AREA
    return np.asarray(cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=how), np.uint8)


def test_a_good_portrait_is_fit(detector: CenterFaceDetector, portrait: Pixels):
    assert judged(detector, portrait) is None


@pytest.mark.parametrize("factor", [0.6, 0.45, 1.2])
def test_ordinary_light_is_fit(detector: CenterFaceDetector, portrait: Pixels, factor: float):
    assert judged(detector, toned(portrait, factor)) is None


def test_a_landscape_has_no_face(detector: CenterFaceDetector):
    assert judged(detector, composed(640, 480, [])) is Flaw.NO_FACE


def test_a_faint_guess_is_no_face(portrait: Pixels):
    assert flaw_of(portrait, [Face(Box(200, 100, 90, 120), score=0.3)]) is Flaw.NO_FACE


def test_two_people_are_refused(detector: CenterFaceDetector):
    both = composed(1100, 512, [(0, 0, 512), (560, 0, 512)])
    assert judged(detector, both) is Flaw.SEVERAL_FACES


def test_somebody_half_as_large_is_still_two_people(detector: CenterFaceDetector):
    assert judged(detector, composed(900, 512, [(0, 0, 512), (560, 0, 256)])) is (
        Flaw.SEVERAL_FACES
    )


def test_somebody_far_in_the_background_does_no_harm(detector: CenterFaceDetector):
    photo = composed(700, 512, [(0, 0, 512), (560, 0, 70)])
    assert len(detector.detect(photo)) == 2
    assert judged(detector, photo) is None


def test_a_small_face_is_refused(detector: CenterFaceDetector, portrait: Pixels):
    assert judged(detector, resized(portrait, 0.2)) is Flaw.TOO_SMALL


def test_a_blurred_face_is_refused(detector: CenterFaceDetector, portrait: Pixels):
    (face,) = detector.detect(portrait)
    blurred = np.asarray(cv2.GaussianBlur(portrait, (0, 0), 0.035 * face.box.w), np.uint8)
    assert judged(detector, blurred) is Flaw.TOO_BLURRED


def test_a_moved_face_is_refused(detector: CenterFaceDetector, portrait: Pixels):
    (face,) = detector.detect(portrait)
    moved = np.asarray(cv2.blur(portrait, (face.box.w // 6, face.box.w // 8)), np.uint8)
    assert judged(detector, moved) is Flaw.TOO_BLURRED


def test_a_dark_face_is_refused(detector: CenterFaceDetector, portrait: Pixels):
    assert judged(detector, toned(portrait, 0.15)) is Flaw.TOO_DARK


def test_a_burnt_out_face_is_refused(detector: CenterFaceDetector, portrait: Pixels):
    assert judged(detector, toned(portrait, 2.2)) is Flaw.TOO_BRIGHT


@pytest.mark.parametrize("degrees", [45, 90, 180])
def test_a_tilted_head_is_refused(portrait: Pixels, hopper_face: Face, degrees: int):
    turn = np.deg2rad(degrees)
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    centre = np.mean(hopper_face.landmarks, axis=0)
    points = (np.asarray(hopper_face.landmarks) - centre) @ rotation.T + centre
    face = Face(hopper_face.box, 0.9, tuple((float(x), float(y)) for x, y in points))
    assert flaw_of(portrait, [face]) in {Flaw.TURNED_AWAY, Flaw.TOO_BLURRED}


PROFILE = ((0.45, 0.4), (0.6, 0.4), (0.85, 0.6), (0.5, 0.8), (0.62, 0.8))
HALF = ((0.4, 0.4), (0.75, 0.4), (0.85, 0.58), (0.45, 0.8), (0.72, 0.8))
DOWNWARD = ((0.3, 0.5), (0.7, 0.5), (0.5, 0.8), (0.35, 0.81), (0.65, 0.81))


@pytest.mark.parametrize("points", [PROFILE, HALF, DOWNWARD])
def test_a_face_turned_away_is_refused(
    hopper: Pixels, hopper_face: Face, points: tuple[tuple[float, float], ...]
):
    box = hopper_face.box
    landmarks = tuple((box.x + box.w * x, box.y + box.h * y) for x, y in points)
    assert flaw_of(hopper, [Face(box, 0.9, landmarks)]) is Flaw.TURNED_AWAY


def test_a_drawn_face_has_no_landmarks_and_is_judged_by_its_light(
    hopper: Pixels, hopper_face: Face
):
    assert flaw_of(hopper, [Face(hopper_face.box)]) is None
