"""The face engine."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from consent_desk.domain.photo import Descriptor, Detection, Face

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Looked up only where somebody asks: the window is to start without numpy.
type Pixels = NDArray[np.uint8]
"""An upright picture: height × width × 3, RGB, 8 bits, sRGB."""


class Detector(Protocol):
    """Finds faces."""

    def detect(self, pixels: Pixels) -> list[Face]:
        """All faces in an upright RGB picture, boxes and five landmarks in its pixels."""
        ...


class FaceEngine(Detector, Protocol):
    """Finds faces and describes them; the `distance` of a descriptor to itself is 0."""

    @property
    def model(self) -> str:
        """The network that descriptors come from; only descriptors of one network compare."""
        ...

    def describe(self, pixels: Pixels, faces: Sequence[Face]) -> list[Descriptor]:
        """One descriptor a face, in the same order; stored only for a person who is enrolled."""
        ...

    def distance(self, one: Descriptor, other: Descriptor) -> float:
        """How different two descriptors are (0: the same)."""
        ...


class ChosenEngine(FaceEngine, Protocol):
    """The engine of a vault."""

    def searching(self, how: Detection) -> "ChosenEngine":
        """The same one, set to search pictures in this way."""
        ...
