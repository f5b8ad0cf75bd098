"""The face engine of this machine: CenterFace finds, a network describes; nothing leaves it."""

from collections.abc import Sequence
from copy import copy
from typing import Protocol, Self

from consent_desk.domain.photo import Descriptor, Detection, Face
from consent_desk.ports import Pixels
from consent_desk.vision.describe import DlibDescriber
from consent_desk.vision.detect import CenterFaceDetector
from consent_desk.vision.schedule import CAREFUL, QUICK

SCHEDULES = {Detection.CAREFUL: CAREFUL, Detection.QUICK: QUICK}


class Describer(Protocol):
    """A network that describes faces; descriptors of one model compare with each other only."""

    @property
    def model(self) -> str: ...
    def describe(self, pixels: Pixels, faces: Sequence[Face]) -> list[Descriptor]: ...
    def distance(self, one: Descriptor, other: Descriptor) -> float: ...


class LocalFaceEngine:
    """Finds and describes faces; a `ports.ChosenEngine`, careful until told otherwise.

    Cheap to make: networks are loaded at first use.
    """

    def __init__(self, describer: Describer | None = None) -> None:
        self._detectors = {how: CenterFaceDetector(plan) for how, plan in SCHEDULES.items()}
        self._detector = self._detectors[Detection.CAREFUL]
        self._describer = describer or DlibDescriber()

    def searching(self, how: Detection) -> Self:
        """This engine, searching pictures in this way; both share their networks."""
        engine = copy(self)
        engine._detector = self._detectors[how]
        return engine

    @property
    def model(self) -> str:
        """The network that descriptors come from; only descriptors of one network compare."""
        return self._describer.model

    def detect(self, pixels: Pixels) -> list[Face]:
        """All faces in an upright RGB picture, boxes and five landmarks in its pixels."""
        return self._detector.detect(pixels)

    def describe(self, pixels: Pixels, faces: Sequence[Face]) -> list[Descriptor]:
        """One descriptor a face, in the same order; keep none of a face that was not matched."""
        return self._describer.describe(pixels, faces)

    def distance(self, one: Descriptor, other: Descriptor) -> float:
        """How different two descriptors of this network are (0: the same)."""
        return self._describer.distance(one, other)
