"""Describing faces by a network that the school's IT person added: any ArcFace-style ONNX model.

Input 1 × 3 × 112 × 112, RGB, (value − 127.5) / 127.5, aligned by five points; output one vector a
face, compared by its angle. After J. Deng et al., "ArcFace: Additive Angular Margin Loss for Deep
Face Recognition", CVPR 2019; the five points are the ones that its authors align to.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from consent_desk.domain.photo import Box, Descriptor, Face
from consent_desk.errors import ModelUnfit
from consent_desk.ports import Pixels

SIDE = 112
LENGTHS = range(64, 4097)
POINTS = np.array(
    [[38.29, 51.70], [73.53, 51.50], [56.03, 71.74], [41.55, 92.37], [70.73, 92.20]],
    dtype=np.float32,
)
"""Right eye, left eye, nose, right and left mouth corner in the aligned picture, in pixels."""


class ArcFaceDescriber:
    """Describes faces by an ONNX file, which is read and checked at first use.

    Args:
        file: the model.
        sha256: what the file must be, in hex; also the name of the network for its templates.
    """

    def __init__(self, file: Path, sha256: str) -> None:
        self._file = file
        self._sha256 = sha256
        self._net: Any = None
        self._lock = Lock()

    @property
    def model(self) -> str:
        """The network that descriptors come from."""
        return f"onnx-{self._sha256}"

    def describe(self, pixels: Pixels, faces: Sequence[Face]) -> list[Descriptor]:
        """One descriptor of length 1 a face, in the same order.

        Args:
            pixels: an upright picture, height × width × 3, RGB.
            faces: boxes and landmarks in its pixels; without landmarks the box is taken as it is.

        Raises:
            ModelUnfit: the file is not the one that was added, or does not describe a face.
        """
        with self._lock:
            return [self._describe(aligned(pixels, face)) for face in faces]

    def distance(self, one: Descriptor, other: Descriptor) -> float:
        """One minus the cosine of the angle: 0 the same, 1 unrelated."""
        return 1.0 - float(np.dot(one, other))

    def _describe(self, face: Pixels) -> Descriptor:
        from consent_desk.media.opencv import cv2

        blob = cv2.dnn.blobFromImage(face, 1 / 127.5, (SIDE, SIDE), (127.5, 127.5, 127.5))
        try:
            net = self._loaded()
            net.setInput(blob)
            vector = np.asarray(net.forward(), dtype=np.float64).ravel()
        except cv2.error as error:
            raise ModelUnfit(file=self._file.name) from error
        length = float(np.linalg.norm(vector))
        if vector.size not in LENGTHS or not np.isfinite(length) or length == 0:
            raise ModelUnfit(file=self._file.name)
        return tuple(float(number) for number in vector / length)

    def _loaded(self) -> Any:
        from consent_desk.media.opencv import cv2

        if self._net is None:
            data = self._file.read_bytes() if self._file.is_file() else b""
            if hashlib.sha256(data).hexdigest() != self._sha256:
                raise ModelUnfit(file=self._file.name)
            self._net = cv2.dnn.readNetFromONNX(np.frombuffer(data, np.uint8))
        return self._net


def aligned(pixels: Pixels, face: Face) -> Pixels:
    """The face turned upright and sized, 112 × 112 × 3, RGB."""
    from consent_desk.media.opencv import cv2

    if len(face.landmarks) == len(POINTS):
        points = np.asarray(face.landmarks, dtype=np.float32)
        turn = cast("NDArray[np.float64] | None", cv2.estimateAffinePartial2D(points, POINTS)[0])
        if turn is not None:
            return cast(Pixels, cv2.warpAffine(pixels, turn, (SIDE, SIDE)))
    box: Box = face.box.within(pixels.shape[1], pixels.shape[0])
    cut = np.ascontiguousarray(pixels[box.y : box.y + box.h, box.x : box.x + box.w])
    return cast(Pixels, cv2.resize(cut, (SIDE, SIDE), interpolation=cv2.INTER_AREA))
