"""Children do cartwheels, wear hats and masks, sit in the dark and stand in the back row."""

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from consent_desk.domain.photo import Box, Face
from consent_desk.ports import Pixels
from consent_desk.vision.centerface import NOTHING
from consent_desk.vision.detect import CenterFaceDetector
from consent_desk.vision.schedule import QUICK
from consent_desk.vision.turn import turned_back, with_turned
from tests.benchmarks import portraits

Portrait = tuple[Pixels, Box]


@pytest.fixture(params=["astronaut", "hopper"])
def portrait(request: pytest.FixtureRequest) -> Portrait:
    if request.param == "astronaut":
        return portraits.astronaut(), Box(175, 60, 90, 120)
    return portraits.grace_hopper(), Box(173, 115, 183, 215)


def nearest(faces: list[Face], box: Box) -> Face:
    assert faces
    return max(faces, key=lambda face: face.box.overlap(box))


def turned(pixels: Pixels, box: Box, quarters: int) -> Portrait:
    """Counterclockwise by quarter turns, with the box of the face."""
    for _ in range(quarters):
        box = Box(box.y, pixels.shape[1] - box.x - box.w, box.h, box.w)
        pixels = np.rot90(pixels)
    return np.ascontiguousarray(pixels), box


def far_away(portrait: Portrait, side: int) -> Portrait:
    """The portrait on a large photo, with a face of so many pixels."""
    pixels, box = portrait
    factor = side / (box.w * box.h) ** 0.5
    small = cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    photo = portraits.composed(1700, 1000, [])
    photo[400 : 400 + small.shape[0], 1100 : 1100 + small.shape[1]] = small
    box = box.scaled(factor)
    return photo, Box(box.x + 1100, box.y + 400, box.w, box.h)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_turned_heads_are_found_with_the_landmarks_in_order(
    portrait: Portrait, detector: CenterFaceDetector, quarters: int
):
    pixels, box = turned(*portrait, quarters)
    face = nearest(detector.detect(pixels), box)
    assert face.box.overlap(box) > 0.6
    assert face.score > 0.6
    back = np.array([[face.box.x, face.box.y, face.box.x, face.box.y, 1, *sum(face.landmarks, ())]])
    height, width = portrait[0].shape[:2]
    upright = turned_back(back.astype(np.float32), quarters, width, height)
    (right_eye, left_eye, nose, right_mouth, left_mouth) = upright[0, 5:].reshape(5, 2)
    assert right_eye[0] < nose[0] < left_eye[0]
    assert right_mouth[0] < left_mouth[0]
    assert max(right_eye[1], left_eye[1]) < nose[1] < min(right_mouth[1], left_mouth[1])


@pytest.mark.parametrize("degrees", [45, 135, 225])
def test_tilted_heads_are_found(portrait: Portrait, detector: CenterFaceDetector, degrees: int):
    pixels, box = portrait
    height, width = pixels.shape[:2]
    around = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    around[:, 2] += (640 - width) / 2, (640 - height) / 2
    tilted = cv2.warpAffine(pixels, around, (640, 640), borderMode=cv2.BORDER_REPLICATE)
    x, y = around @ (box.x + box.w / 2, box.y + box.h / 2, 1)
    side = (box.w * box.h) ** 0.5
    where = Box(round(x - side / 2), round(y - side / 2), round(side), round(side))
    face = nearest(detector.detect(np.asarray(tilted, np.uint8)), where)
    assert face.box.overlap(where) > 0.5
    assert face.score > 0.6


def test_a_small_head_upside_down_on_a_photo_is_found(
    portrait: Portrait, detector: CenterFaceDetector
):
    photo, box = turned(*far_away(portrait, 60), 2)
    face = nearest(detector.detect(photo), box)
    assert face.box.overlap(box) > 0.5
    assert face.score > 0.5


@pytest.mark.parametrize("side", [14])
def test_faces_in_the_back_row_are_found(
    portrait: Portrait, detector: CenterFaceDetector, side: int
):
    photo, box = far_away(portrait, side)
    assert nearest(detector.detect(photo), box).box.overlap(box) > 0.5


def test_a_face_beyond_the_frame_is_found_once(portrait: Portrait, detector: CenterFaceDetector):
    pixels, box = portrait
    face = pixels[box.y : box.y + box.h, box.x : box.x + box.w]
    large = np.asarray(cv2.resize(face, (1300, 1700), interpolation=cv2.INTER_CUBIC), np.uint8)
    (found,) = detector.detect(large)
    assert found.box.overlap(Box(0, 0, 1300, 1700)) > 0.6


def dimmed(pixels: Pixels, box: Box) -> Pixels:
    return (pixels * 0.08).astype(np.uint8)


def darkened(pixels: Pixels, box: Box) -> Pixels:
    return (255 * (pixels / 255.0) ** 4).astype(np.uint8)


def noisy(pixels: Pixels, box: Box) -> Pixels:
    noise = np.random.default_rng(1).normal(0, 4, pixels.shape)
    return (pixels * 0.1 + noise).clip(0, 255).astype(np.uint8)


def backlit(pixels: Pixels, box: Box) -> Pixels:
    y, x = np.mgrid[: pixels.shape[0], : pixels.shape[1]]
    head = np.hypot(x - box.x - box.w / 2, y - box.y - box.h / 2) < 1.1 * box.h
    lit = np.where(head[..., None], pixels * 0.18, 255 - (255 - pixels.astype(float)) * 0.1)
    return lit.astype(np.uint8)


def with_hat(pixels: Pixels, box: Box) -> Pixels:
    worn, (x, y, w, h) = pixels.copy(), (box.x, box.y, box.w, box.h)
    worn[max(y - h // 2, 0) : y + h // 3, x - w // 3 : x + w + w // 3] = (30, 60, 160)
    return worn


def with_mask(pixels: Pixels, box: Box) -> Pixels:
    worn, (x, y, w, h) = pixels.copy(), (box.x, box.y, box.w, box.h)
    worn[y + h * 6 // 10 : y + h, x : x + w] = (200, 220, 240)
    return worn


def painted(pixels: Pixels, box: Box) -> Pixels:
    """A tiger: half-transparent stripes over the face."""
    y, x = np.mgrid[: pixels.shape[0], : pixels.shape[1]]
    across, down = (x - box.x - box.w / 2) / (box.w / 2), (y - box.y - box.h / 2) / (box.h / 2)
    stripes = np.where((x // (box.w // 9) % 2 == 0)[..., None], (230, 120, 0), (20, 20, 20))
    mixed = np.where(
        (np.hypot(across, down) < 1)[..., None], pixels * 0.45 + stripes * 0.55, pixels
    )
    return mixed.astype(np.uint8)


@pytest.mark.parametrize(
    "trouble", [dimmed, darkened, noisy, backlit, with_hat, with_mask, painted]
)
def test_bad_light_hats_masks_and_paint_hide_no_face(
    portrait: Portrait, detector: CenterFaceDetector, trouble: Callable[[Pixels, Box], Pixels]
):
    pixels, box = portrait
    face = nearest(detector.detect(trouble(pixels, box)), box)
    assert face.box.overlap(box) > 0.5
    assert face.score > 0.6


def test_the_quick_setting_finds_what_is_not_small(portrait: Portrait):
    photo, box = far_away(portrait, 60)
    faces = CenterFaceDetector(QUICK).detect(photo)
    assert nearest(faces, box).box.overlap(box) > 0.5


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_turning_back_gives_the_place_in_the_upright_picture(quarters: int):
    pixels = np.zeros((30, 50, 3), np.uint8)
    pixels[4:10, 7:20] = 1
    y, x = np.nonzero(np.rot90(pixels, quarters)[..., 0])
    row = [x.min(), y.min(), x.max() + 1, y.max() + 1, 0.5, *[x.min(), y.min()] * 5]
    back = turned_back(np.array([row], np.float32), quarters, 50, 30)
    assert back[0, :4].tolist() == [7, 4, 20, 10]


def test_the_turned_picture_is_believed_only_where_it_is_clearly_surer():
    row = np.zeros((1, 15), np.float32)
    row[0, :5] = 10, 10, 50, 50, 0.6
    surer, weaker, askew = row.copy(), row.copy(), row.copy()
    surer[0, 4], weaker[0, 4] = 0.8, 0.65
    askew[0, :5] = 40, 10, 80, 50, 0.65
    assert with_turned(NOTHING, row)[:, 4].tolist() == row[:, 4].tolist()
    assert with_turned(row, surer)[:, 4].tolist() == surer[:, 4].tolist()
    assert with_turned(row, weaker)[:, 4].tolist() == row[:, 4].tolist()
    assert with_turned(row, askew)[:, 4].tolist() == row[:, 4].tolist()
