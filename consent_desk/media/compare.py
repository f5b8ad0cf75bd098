"""Comparing a decoded JPEG with the pixels it was made of."""

import numpy as np
from numpy.typing import NDArray

from consent_desk.media.opencv import cv2
from consent_desk.ports import Pixels

BLOCK = 8
"""The codec works in blocks of 8 × 8 pixels; so does the comparison."""

_STRIP = 64 * BLOCK  # Rows at a time, so that a large picture needs no large memory.
_SLACK = 2.0
_MOST = 12.0
_DETAIL = 2.0
_SHOWN_THROUGH = 0.05

Floats = NDArray[np.float32]


def wrong_blocks(written: Pixels, expected: Pixels) -> NDArray[np.bool_]:
    """Blocks in which the error is more than the codec can make.

    The codec drops detail and adds none: the root-mean-square error of a block is at most the
    standard deviation of its pixels plus rounding, and it stops growing where the quantisation
    tables do. Measured for `encode.to_jpeg` on photographs, drawings and noise of every kind: at
    most deviation + 0.6, and at most 8.3. Any 16 × 16 pixels hold one whole block, wherever they
    lie.

    Returns:
        One truth value a block, ⌈height / 8⌉ × ⌈width / 8⌉.
    """
    strips = [
        _wrong_in_strip(written[top : top + _STRIP], expected[top : top + _STRIP])
        for top in range(0, len(expected), _STRIP)
    ]
    return np.concatenate(strips)


def _wrong_in_strip(written: Pixels, expected: Pixels) -> NDArray[np.bool_]:
    values = expected.astype(np.float32)
    squared_error = _means((written.astype(np.float32) - values) ** 2).mean(axis=2)
    variance = (_means(values**2) - _means(values) ** 2).mean(axis=2)
    limit = np.minimum(np.sqrt(np.maximum(variance, 0)) + _SLACK, _MOST)
    # A narrow block shows only some of the pixels that its error is spread over.
    limit[-1, :] *= 2 if len(expected) % BLOCK else 1
    limit[:, -1] *= 2 if expected.shape[1] % BLOCK else 1
    return np.sqrt(squared_error) > limit


def _means(values: Floats) -> Floats:
    """The mean of each block, also of the narrow ones at the right and at the bottom."""
    height, width, _ = values.shape
    bottom, right = -height % BLOCK, -width % BLOCK
    padded = cv2.copyMakeBorder(values, 0, bottom, 0, right, cv2.BORDER_REPLICATE)
    size = (padded.shape[1] // BLOCK, padded.shape[0] // BLOCK)
    return np.asarray(cv2.resize(padded, size, interpolation=cv2.INTER_AREA), dtype=np.float32)


def shows_through(written: Pixels, source: Pixels, under: NDArray[np.bool_]) -> bool:
    """Whether fine detail of the source can be found again in the written pixels of a cover.

    Fits the one by the other: a slope of 1 is the source itself, 0.1 a cover that lets a tenth
    through, 0 a cover. The slope that chance alone gives is allowed for.

    Args:
        written: the pixels of a face's box, height × width × RGB.
        source: what was there before covering.
        under: the pixels that nothing but the one cover lies on, height × width.
    """
    window = max(min(under.shape) // 16, 1) * 2 + 1
    # Next to another cover its edge would be taken for detail.
    clear = _blurred(under.astype(np.float32), window) > 1 - 1e-3
    below = (_fine_detail(source, window) * clear).ravel()
    above = (_fine_detail(written, window) * clear).ravel()
    energy = float(below @ below)
    if energy < _DETAIL**2 * max(int(clear.sum()), 1):
        return False
    chance = float(np.sqrt((above @ above) / clear.sum() / energy))
    return abs(float(below @ above)) / energy > _SHOWN_THROUGH + 8 * chance


def _fine_detail(pixels: Pixels, window: int) -> Floats:
    grey = pixels.astype(np.float32).mean(axis=2)
    return grey - _blurred(grey, window)


def _blurred(values: Floats, window: int) -> Floats:
    return np.asarray(cv2.blur(values, (window, window)), dtype=np.float32)
