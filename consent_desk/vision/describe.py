"""Describing faces: 128 numbers each, by dlib's network, aligned by five points.

The ResNet-29 of D. King, "High Quality Face Recognition with Deep Metric Learning", dlib.net, 2017,
as the package `face-recognition-models` ships it (public domain). The five-point alignment is free
too; the 68-point one is not licensed for commercial use and is never loaded.

A face and its mirror image are described together: the network sees each half of a face a little
differently, and the mean of both is nearer to the same person's other pictures (decision 0009).
"""

import math
from collections.abc import Sequence
from threading import Lock
from typing import Protocol, cast

import numpy as np

from consent_desk.domain.photo import Box, Descriptor, Face
from consent_desk.ports import Pixels
from consent_desk.vision.weights import OWN_MODEL, weights_file

PACKAGE = "face_recognition_models"
NETWORK = "models/dlib_face_recognition_resnet_model_v1.dat"
FIVE_POINTS = "models/shape_predictor_5_face_landmarks.dat"

# From a box of CenterFace to the squarer one of dlib's own detector: side as a share of √(w·h),
# centre as a share of width and height. Medians over 364 faces that both had found; descriptors
# from either box tell people apart equally well.
SIDE, ACROSS, DOWN = 0.946, 0.46, 0.534

CHIP = 150
"""Side of the aligned square that the network looks at, in pixels."""
PADDING = 0.25
LENGTH = 1.4
"""Of every descriptor: about the mean of the network's own, so that distances keep their scale."""


class _Rectangle(Protocol): ...


class _Shape(Protocol): ...


class _Predictor(Protocol):
    def __call__(self, image: Pixels, box: _Rectangle) -> _Shape: ...


class _Network(Protocol):
    def compute_face_descriptor(self, chips: list[Pixels]) -> Sequence[Sequence[float]]: ...


class _Dlib(Protocol):
    def rectangle(self, left: int, top: int, right: int, bottom: int) -> _Rectangle: ...
    def shape_predictor(self, file: str) -> _Predictor: ...
    def face_recognition_model_v1(self, file: str) -> _Network: ...
    def get_face_chip(
        self, image: Pixels, face: _Shape, *, size: int, padding: float
    ) -> Pixels: ...


class DlibDescriber:
    """Describes faces; loaded at first use, about 0.16 s a face on one core.

    May be shared by threads, which then wait for each other.
    """

    def __init__(self) -> None:
        self._loaded: tuple[_Dlib, _Predictor, _Network] | None = None
        self._lock = Lock()

    @property
    def model(self) -> str:
        """The network that descriptors come from."""
        return OWN_MODEL

    def distance(self, one: Descriptor, other: Descriptor) -> float:
        """Euclidean, 0 to 2.8; under about 0.4 for the same adult."""
        return math.dist(one, other)

    def describe(self, pixels: Pixels, faces: Sequence[Face]) -> list[Descriptor]:
        """One descriptor a face, in the same order.

        Args:
            pixels: an upright picture, height × width × 3, RGB.
            faces: boxes in its pixels; landmarks are not needed.

        Returns:
            128 numbers each, of length `LENGTH`; at a Euclidean distance of 0 the same face.
        """
        if not faces:
            return []
        image = np.ascontiguousarray(pixels)
        with self._lock:
            dlib, predictor, network = self._load()
            found: list[Descriptor] = []
            for face in faces:
                points = predictor(image, dlib.rectangle(*dlib_corners(face.box)))
                chip = dlib.get_face_chip(image, points, size=CHIP, padding=PADDING)
                mirrored = np.ascontiguousarray(chip[:, ::-1])
                found.append(_mean(network.compute_face_descriptor([chip, mirrored])))
            return found

    def _load(self) -> tuple[_Dlib, _Predictor, _Network]:
        if self._loaded is None:
            import dlib as module

            dlib = cast(_Dlib, module)
            predictor = dlib.shape_predictor(str(weights_file(PACKAGE, FIVE_POINTS)))
            network = dlib.face_recognition_model_v1(str(weights_file(PACKAGE, NETWORK)))
            self._loaded = (dlib, predictor, network)
        return self._loaded


def dlib_corners(box: Box) -> tuple[int, int, int, int]:
    """The square that dlib's own detector would have drawn: left, top, right, bottom."""
    side = round(SIDE * math.sqrt(box.area))
    left = round(box.x + ACROSS * box.w - side / 2)
    top = round(box.y + DOWN * box.h - side / 2)
    return left, top, left + side, top + side


def _mean(views: Sequence[Sequence[float]]) -> Descriptor:
    """The direction that several views of one face share, at the length of a descriptor."""
    mean = np.mean(np.asarray(views, np.float64), axis=0)
    scaled = mean * (LENGTH / float(np.linalg.norm(mean)))
    return tuple(float(number) for number in scaled)
