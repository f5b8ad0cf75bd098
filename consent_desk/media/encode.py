"""Pixels to a new JPEG file that carries nothing else (R14)."""

import io

import numpy as np
from PIL import Image

from consent_desk.media.opencv import cv2
from consent_desk.ports import Pixels

MAX_SIDE = 2560
"""The long side of a cleared file by default; portals shrink larger ones anyway."""

_QUALITY = 92


def sized(pixels: Pixels, max_side: int = MAX_SIDE) -> tuple[Pixels, float]:
    """The picture with its long side at most `max_side` pixels, and the factor it was shrunk by."""
    height, width = pixels.shape[:2]
    factor = min(1.0, max_side / max(height, width))
    if factor == 1.0:
        return pixels, factor
    size = (max(round(width * factor), 1), max(round(height * factor), 1))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    return np.ascontiguousarray(small, dtype=np.uint8), factor


def to_jpeg(pixels: Pixels) -> bytes:
    """A JPEG of bare pixels: no metadata, full colour resolution, fit to be checked closely."""
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=_QUALITY, subsampling=0)
    return file.getvalue()
