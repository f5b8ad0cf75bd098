import cv2
import numpy as np
import pytest

from consent_desk.domain.photo import Box, Face
from consent_desk.ports import Pixels
from consent_desk.vision.centerface import Found
from consent_desk.vision.detect import CenterFaceDetector
from consent_desk.vision.schedule import Pass, Schedule
from tests.benchmarks.portraits import composed

ASTRONAUT = Box(175, 60, 90, 120)
HOPPER = Box(173, 115, 183, 215)


def covers(faces: list[Face], box: Box) -> bool:
    return any(face.box.overlap(box) > 0.5 for face in faces)


def test_a_portrait_has_one_face_where_it_is(astronaut_face: Face, hopper_face: Face):
    assert astronaut_face.box.overlap(ASTRONAUT) > 0.6
    assert hopper_face.box.overlap(HOPPER) > 0.6
    assert astronaut_face.score > 0.8


@pytest.mark.parametrize("portrait", ["astronaut_face", "hopper_face"])
def test_landmarks_are_right_eye_left_eye_nose_and_mouth_corners(
    portrait: str, request: pytest.FixtureRequest
):
    face: Face = request.getfixturevalue(portrait)
    right_eye, left_eye, nose, right_mouth, left_mouth = face.landmarks
    assert right_eye[0] < nose[0] < left_eye[0]  # The person's right is on our left.
    assert right_mouth[0] < left_mouth[0]
    assert max(right_eye[1], left_eye[1]) < nose[1] < min(right_mouth[1], left_mouth[1])
    assert all(
        face.box.x < x < face.box.x + face.box.w and face.box.y < y < face.box.y + face.box.h
        for x, y in face.landmarks
    )


def test_landmarks_lie_on_the_eyes(astronaut: Pixels, astronaut_face: Face):
    (right_x, right_y), (left_x, left_y) = astronaut_face.landmarks[:2]
    assert (right_x, right_y) == pytest.approx((204, 107), abs=8)
    assert (left_x, left_y) == pytest.approx((248, 107), abs=8)


def test_boxes_are_whole_numbers_inside_the_picture(detector: CenterFaceDetector, hopper: Pixels):
    cut = np.ascontiguousarray(hopper[100:240, 150:260])  # Through the middle of the face.
    faces = detector.detect(cut)
    assert faces
    for face in faces:
        box = face.box
        assert all(type(side) is int for side in (box.x, box.y, box.w, box.h))
        assert box == box.within(110, 140)


@pytest.mark.parametrize("size", [(1, 1), (3, 2000), (2000, 3), (31, 33), (641, 479)])
def test_odd_sizes_do_no_harm(detector: CenterFaceDetector, size: tuple[int, int]):
    assert detector.detect(np.full((size[1], size[0], 3), 127, np.uint8)) == []


@pytest.mark.parametrize("tone", [0, 127, 255])
def test_a_blank_picture_has_no_face(detector: CenterFaceDetector, tone: int):
    assert detector.detect(np.full((900, 1200, 3), tone, np.uint8)) == []


@pytest.mark.parametrize("side", [16, 24, 48, 120, 600, 1400])
def test_small_and_frame_filling_faces_are_found(
    detector: CenterFaceDetector, astronaut: Pixels, side: int
):
    factor = side / 105  # The face is about 105 pixels in size.
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    head = astronaut[0:300, 60:380]
    resized = np.asarray(cv2.resize(head, None, fx=factor, fy=factor, interpolation=how), np.uint8)
    where = Box(ASTRONAUT.x - 60, ASTRONAUT.y, ASTRONAUT.w, ASTRONAUT.h).scaled(factor)
    assert covers(detector.detect(resized), where)


def test_an_upside_down_face_is_found(detector: CenterFaceDetector, astronaut: Pixels):
    where = Box(512 - 175 - 90, 512 - 60 - 120, 90, 120)
    assert covers(detector.detect(np.ascontiguousarray(astronaut[::-1, ::-1])), where)


def test_red_and_blue_are_not_taken_for_each_other(astronaut: Pixels):
    once = CenterFaceDetector(Schedule(passes=(Pass(),), looks=False))
    (face,) = once.detect(astronaut)
    swapped = once.detect(np.ascontiguousarray(astronaut[:, :, ::-1]))
    assert max((f.score for f in swapped), default=0) < face.score


def test_the_same_picture_gives_the_same_faces(hopper: Pixels, detector: CenterFaceDetector):
    first = detector.detect(hopper)
    detector.detect(np.ascontiguousarray(hopper[:333, :401]))  # Another shape in between.
    assert detector.detect(hopper) == first == CenterFaceDetector().detect(hopper)


def test_the_picture_is_left_alone(hopper: Pixels, detector: CenterFaceDetector):
    before = hopper.copy()
    detector.detect(hopper)
    assert np.array_equal(before, hopper)


def test_faces_are_listed_from_top_to_bottom(detector: CenterFaceDetector):
    photo = composed(1100, 1100, [(0, 0, 500), (550, 40, 500), (0, 560, 500), (550, 590, 500)])
    faces = detector.detect(photo)
    assert len(faces) == 4
    assert [f.box.y for f in faces] == sorted(f.box.y for f in faces)


class Made(CenterFaceDetector):
    """A detector whose network sees what the test says: left edge and score of each face."""

    def __init__(self, *seen: tuple[int, float]) -> None:
        super().__init__(Schedule(passes=(Pass(),), looks=False))
        self._seen = np.zeros((len(seen), 15), np.float32)
        for row, (left, score) in zip(self._seen, seen, strict=True):
            row[:5] = left, 10, left + 20, 30, score

    def _pass(self, pixels: Pixels, one: Pass, threshold: float) -> Found:
        return self._seen.copy()


def test_a_doubtful_face_counts_among_others_and_not_where_nobody_is_seen():
    picture = np.zeros((40, 200, 3), np.uint8)
    doubtful, sure, nothing = (10, 0.30), (60, 0.90), (110, 0.24)  # One pass alone counts half.
    assert Made(doubtful, nothing).detect(picture) == []
    assert [face.box.x for face in Made(doubtful, sure, nothing).detect(picture)] == [10, 60]
