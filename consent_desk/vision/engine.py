"""The face engine of this machine: CenterFace finds, dlib describes; nothing leaves the machine."""

import math
from collections.abc import Sequence

from consent_desk.domain.photo import Descriptor, Face
from consent_desk.ports import Pixels
from consent_desk.vision.describe import MODEL, DlibDescriber
from consent_desk.vision.detect import CenterFaceDetector


class LocalFaceEngine:
    """Finds and describes faces; a `ports.FaceEngine`. Cheap to make: loads at first use."""

    def __init__(self) -> None:
        self._detector = CenterFaceDetector()
        self._describer = DlibDescriber()

    @property
    def model(self) -> str:
        """The network that descriptors come from; only descriptors of one network compare."""
        return MODEL

    def detect(self, pixels: Pixels) -> list[Face]:
        """All faces in an upright RGB picture, boxes and five landmarks in its pixels."""
        return self._detector.detect(pixels)

    def describe(self, pixels: Pixels, faces: Sequence[Face]) -> list[Descriptor]:
        """One descriptor a face, in the same order; keep none of a face that was not matched."""
        return self._describer.describe(pixels, faces)

    def distance(self, one: Descriptor, other: Descriptor) -> float:
        """Euclidean, 0 to 2.8; under about 0.4 for the same adult."""
        return math.dist(one, other)
