"""An engine that is made when somebody first asks it for a face: a register is open long before."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from consent_desk.domain.photo import Descriptor, Detection, Face
from consent_desk.ports import ChosenEngine, Pixels
from consent_desk.vision.weights import OWN_MODEL, model_file

if TYPE_CHECKING:
    from consent_desk.vision.engine import LocalFaceEngine


class PromisedEngine:
    """Implements `ports.ChosenEngine`; which network it is can be asked without loading any.

    Args:
        model: the network that descriptors come from.
        make: loads what finds and describes; called once.
    """

    def __init__(self, model: str, make: Callable[[], "LocalFaceEngine"]) -> None:
        self.model = model
        self._make = make
        self._engine: LocalFaceEngine | None = None
        self._lock = Lock()

    def searching(self, how: Detection) -> ChosenEngine:
        """The same one, set to search pictures in this way."""
        return self._made().searching(how)

    def detect(self, pixels: Pixels) -> list[Face]:
        """All faces in an upright RGB picture, boxes and five landmarks in its pixels."""
        return self._made().detect(pixels)

    def describe(self, pixels: Pixels, faces: Sequence[Face]) -> list[Descriptor]:
        """One descriptor a face, in the same order; keep none of a face that was not matched."""
        return self._made().describe(pixels, faces)

    def distance(self, one: Descriptor, other: Descriptor) -> float:
        """How different two descriptors of this network are (0: the same)."""
        return self._made().distance(one, other)

    def _made(self) -> "LocalFaceEngine":
        with self._lock:
            if self._engine is None:
                self._engine = self._make()
            return self._engine


def own(*, apart: bool) -> PromisedEngine:
    """The engine with the network that comes with the program.

    Args:
        apart: it describes in a process of its own, so that a window goes on answering.
    """

    def make() -> "LocalFaceEngine":
        from consent_desk.vision.apart import DescriberApart
        from consent_desk.vision.engine import LocalFaceEngine

        return LocalFaceEngine(DescriberApart() if apart else None)

    return PromisedEngine(OWN_MODEL, make)


def added(vault_folder: Path, digest: str) -> PromisedEngine:
    """The engine with a network that the school has added; `digest` is its SHA-256 in hex."""

    def make() -> "LocalFaceEngine":
        from consent_desk.vision.arcface import ArcFaceDescriber
        from consent_desk.vision.engine import LocalFaceEngine

        return LocalFaceEngine(ArcFaceDescriber(model_file(vault_folder, digest), digest))

    return PromisedEngine(f"onnx-{digest}", make)
