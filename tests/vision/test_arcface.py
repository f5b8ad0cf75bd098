"""An added network: any ONNX file that turns 112 × 112 pixels into one vector."""

import hashlib
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from consent_desk.domain.photo import Face
from consent_desk.errors import ModelUnfit
from consent_desk.ports import Pixels
from consent_desk.vision.arcface import ArcFaceDescriber, aligned


def small_model(file: Path, *, pool: int = 14) -> str:
    """Write a network that averages squares of the aligned face; its SHA-256."""
    side = 112 // pool
    graph = helper.make_graph(
        [
            helper.make_node(
                "AveragePool", ["input"], ["squares"], kernel_shape=[pool] * 2, strides=[pool] * 2
            ),
            helper.make_node("Flatten", ["squares"], ["output"]),
        ],
        "squares",
        [helper.make_tensor_value_info("input", TensorProto.FLOAT, [1, 3, 112, 112])],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, 3 * side * side])],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    file.write_bytes(onnx.ModelProto.SerializeToString(model))
    return hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.fixture
def describer(tmp_path: Path) -> ArcFaceDescriber:
    file = tmp_path / "small.onnx"
    return ArcFaceDescriber(file, small_model(file))


def test_a_face_is_turned_upright_and_sized_by_its_five_points(
    astronaut: Pixels, astronaut_face: Face
) -> None:
    face = aligned(astronaut, astronaut_face)
    turned = np.ascontiguousarray(np.rot90(astronaut))
    points = tuple((y, 511 - x) for x, y in astronaut_face.landmarks)
    assert face.shape == (112, 112, 3)
    again = aligned(turned, Face(astronaut_face.box, 1.0, points))
    assert np.abs(face.astype(int) - again.astype(int)).mean() < 6


def test_descriptors_have_length_one_and_the_same_face_is_near(
    describer: ArcFaceDescriber,
    astronaut: Pixels,
    astronaut_face: Face,
    hopper: Pixels,
    hopper_face: Face,
) -> None:
    (one,) = describer.describe(astronaut, [astronaut_face])
    (darker,) = describer.describe((astronaut * 0.8).astype(np.uint8), [astronaut_face])
    (other,) = describer.describe(hopper, [hopper_face])
    assert np.linalg.norm(one) == pytest.approx(1)
    assert describer.distance(one, one) == pytest.approx(0, abs=1e-9)
    assert describer.distance(one, darker) < describer.distance(one, other)


def test_a_drawn_face_without_points_is_described_from_its_box(
    describer: ArcFaceDescriber, astronaut: Pixels, astronaut_face: Face
) -> None:
    (one,) = describer.describe(astronaut, [Face(astronaut_face.box)])
    assert len(one) == 192


def test_a_file_that_was_changed_or_has_gone_is_not_used(
    describer: ArcFaceDescriber, tmp_path: Path, astronaut: Pixels, astronaut_face: Face
) -> None:
    file = tmp_path / "small.onnx"
    file.write_bytes(file.read_bytes() + b"\0")
    with pytest.raises(ModelUnfit):
        describer.describe(astronaut, [astronaut_face])
    file.unlink()
    with pytest.raises(ModelUnfit):
        describer.describe(astronaut, [astronaut_face])


def test_a_network_with_too_short_a_vector_is_unfit(
    tmp_path: Path, astronaut: Pixels, astronaut_face: Face
) -> None:
    file = tmp_path / "short.onnx"
    digest = small_model(file, pool=56)
    with pytest.raises(ModelUnfit):
        ArcFaceDescriber(file, digest).describe(astronaut, [astronaut_face])
