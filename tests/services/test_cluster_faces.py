import math
from collections.abc import Sequence

import numpy as np
import pytest

from consent_desk.domain.photo import Box, Descriptor, Face
from consent_desk.domain.treatment import Word
from consent_desk.ports import Pixels
from consent_desk.services.cluster_faces import cluster_faces, see_faces
from consent_desk.services.find_faces import NOBODY, Gallery
from consent_desk.vision.weights import OWN_MODEL

# Faces of 80 pixels: the first number of the descriptor goes by the place in the photo.
TIM, STRANGER = Face(Box(0, 0, 80, 80)), Face(Box(300, 0, 80, 80))
PHOTO: Pixels = np.full((300, 400, 3), 120, dtype=np.uint8)


class Engine:
    def __init__(self, model: str = OWN_MODEL) -> None:
        self.model = model
        self.described: list[Face] = []

    def detect(self, pixels: Pixels) -> list[Face]:
        return [TIM, STRANGER]

    def describe(self, pixels: Pixels, faces: Sequence[Face]) -> list[Descriptor]:
        self.described += faces
        return [(face.box.x / 100, 0.0) for face in faces]

    def distance(self, one: Descriptor, other: Descriptor) -> float:
        return math.dist(one, other)


@pytest.fixture
def engine() -> Engine:
    return Engine()


GALLERY = Gallery({"tim": [(0.1, 0.0)], "noor": []}, {"tim": None})


def test_a_descriptor_is_kept_only_of_a_face_near_somebody_who_granted_matching(
    engine: Engine,
) -> None:
    _, (tim, stranger) = see_faces(engine, "a", None, PHOTO, (), GALLERY)
    assert tim.descriptor == (0.0, 0.0)
    assert stranger.descriptor is None


def test_a_network_that_nobody_measured_only_ranks_suggestions() -> None:
    engine = Engine("onnx-of-somebody")
    photos = [see_faces(engine, name, None, PHOTO, (), GALLERY) for name in "ab"]
    kept = [face for _, faces in photos for face in faces]
    assert [face.descriptor for face in kept] == [None] * 4
    assert all(len(each.faces) == 1 for each in cluster_faces(engine, [own for _, own in photos]))
    matches = [each.match for named, _ in photos for each in named]
    assert [m and [s.person_id for s in m.suggestions] for m in matches] == [["tim"]] * 4
    assert [m and m.named for m in matches] == [None] * 4


def test_with_matching_off_nobody_is_described(engine: Engine) -> None:
    _, faces = see_faces(engine, "a", None, PHOTO, (), NOBODY)
    assert engine.described == []
    assert all(face.descriptor is None and face.suggestions == () for face in faces)


def test_one_confirmation_for_one_person_in_many_photos(engine: Engine) -> None:
    photos = [see_faces(engine, name, None, PHOTO, (), GALLERY)[1] for name in "abc"]
    first, *others = cluster_faces(engine, photos)
    assert [ref.photo for ref in first.faces] == ["a", "b", "c"]
    assert [s.person_id for s in first.suggestions] == ["tim"]
    assert [len(one.faces) for one in others] == [1, 1, 1]


def test_a_face_that_the_teacher_spoke_of_needs_no_cluster(engine: Engine) -> None:
    named, faces = see_faces(engine, "a", None, PHOTO, [Word(TIM.box, "tim")], GALLERY)
    assert len(named) == 2
    assert [face.ref.box for face in faces] == [STRANGER.box]
