"""Pictures and files that the media tests are made of."""

import io
import struct
from collections.abc import Sequence
from pathlib import Path

import matplotlib
import numpy as np
import pytest
import skimage.data
from PIL import Image

from consent_desk.domain.photo import Box, Face
from consent_desk.ports import Pixels

FACE = Box(178, 68, 92, 122)
"""The astronaut's face in `astronaut`."""


class Finds:
    """A detector that finds what it is told to."""

    def __init__(self, *boxes: Box) -> None:
        self._boxes = boxes

    def detect(self, pixels: Pixels) -> list[Face]:
        return [Face(box) for box in self._boxes]


class FindsAstronaut:
    """A detector that knows one face: it is left when its pixels are still there."""

    def __init__(self, picture: Pixels) -> None:
        self._face = _part(picture, FACE).astype(int)

    def detect(self, pixels: Pixels) -> list[Face]:
        difference = np.abs(_part(pixels, FACE) - self._face).mean()
        return [Face(FACE)] if difference < 10 else []


def _part(pixels: Pixels, box: Box) -> Pixels:
    return pixels[box.y : box.y + box.h, box.x : box.x + box.w]


@pytest.fixture(scope="session")
def astronaut() -> Pixels:
    """512 × 512, in the public domain."""
    return np.ascontiguousarray(skimage.data.astronaut())


@pytest.fixture(scope="session")
def hopper() -> Pixels:
    """512 × 600, in the public domain."""
    folder = Path(matplotlib.get_data_path()) / "sample_data"
    with Image.open(folder / "grace_hopper.jpg") as image:
        return np.asarray(image.convert("RGB")).copy()


def saved(image: Image.Image | Pixels, kind: str, **options: object) -> bytes:
    """The bytes of a file of that kind."""
    file = io.BytesIO()
    picture = image if isinstance(image, Image.Image) else Image.fromarray(image)
    picture.save(file, kind, **options)
    return file.getvalue()


def difference(one: Pixels, other: Pixels) -> float:
    """The mean absolute difference."""
    assert one.shape == other.shape
    return float(np.abs(one.astype(int) - other.astype(int)).mean())


def profile(red: Sequence[float], green: Sequence[float], blue: Sequence[float]) -> bytes:
    """An RGB colour profile with these colorants (XYZ for D50) and a gamma of 2.2."""

    def xyz(values: Sequence[float]) -> bytes:
        return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(v * 65536)) for v in values)

    name = b"a camera that has a name"
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256)) + b"\0\0"
    description = b"desc\0\0\0\0" + struct.pack(">I", len(name) + 1) + name + bytes(79 + 1)
    tags = {
        b"desc": description + bytes(-len(description) % 4),
        b"cprt": b"text\0\0\0\0none\0\0\0\0",
        b"wtpt": xyz((0.9642, 1.0, 0.8249)),
        b"rXYZ": xyz(red),
        b"gXYZ": xyz(green),
        b"bXYZ": xyz(blue),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    at, table, body = 128 + 4 + 12 * len(tags), b"", b""
    for tag, value in tags.items():
        table += tag + struct.pack(">II", at + len(body), len(value))
        body += value
    head = struct.pack(
        ">I4sI4s4s4s", at + len(body), b"\0\0\0\0", 0x02400000, b"mntr", b"RGB ", b"XYZ "
    )
    head += struct.pack(">6H4s", 2026, 1, 1, 0, 0, 0, b"acsp") + bytes(28)
    head += b"".join(struct.pack(">i", round(v * 65536)) for v in (0.9642, 1.0, 0.8249))
    head += bytes(128 - len(head))
    return head + struct.pack(">I", len(tags)) + table + body


SRGB_COLORANTS = ((0.4361, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141))
