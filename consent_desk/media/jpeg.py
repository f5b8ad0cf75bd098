"""The markers of a JPEG file, and whether its pixels end before it does."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PIL import Image

SOI, EOI, SOS = 0xD8, 0xD9, 0xDA
_ALONE = frozenset((0x01, SOI, EOI, *range(0xD0, 0xD8)))
_MARKER = re.compile(rb"\xff+([^\x00\xff])", re.DOTALL)
_AFTER_SCAN = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])", re.DOTALL)
_MISSING = (128, 127)


@dataclass(frozen=True)
class Segment:
    """One marker with what belongs to it: `data[start:end]`; a scan holds its coded pixels too."""

    marker: int
    start: int
    end: int


def segments(data: bytes) -> Iterator[Segment]:
    """The segments up to and with the first end of image.

    Bytes between segments are passed over, as decoders do; who minds them compares `end` with the
    next `start`. Stops where the data stops.
    """
    at = 0
    while found := _MARKER.search(data, at):
        marker, start, at = found[1][0], found.start(), found.end()
        if marker not in _ALONE:
            at += int.from_bytes(data[at : at + 2], "big")
            if marker == SOS:
                after = _AFTER_SCAN.search(data, at)
                at = after.start() if after else len(data)
        yield Segment(marker, start, at)
        if marker == EOI:
            return


def ends_early(data: bytes, image: Image.Image) -> bool:
    """Whether the coded pixels of a JPEG stop before the picture is full.

    libjpeg fills the rest with grey and only warns, and Pillow drops the warning. So: when the
    last pixel has that grey, more coded data is put in before the end of the image and decoded
    again. A full picture does not change by it; one with something missing does. (A progressive
    picture is full after its first scan; without the later ones it is a little coarser.)

    Args:
        data: the file, whose `segments` have an end of image.
        image: what Pillow decoded from it.
    """
    corner = image.getpixel((image.width - 1, image.height - 1))
    bands = corner if isinstance(corner, tuple) else (corner,)
    if any(band not in _MISSING for band in bands):
        return False
    end = next(segment.start for segment in segments(data) if segment.marker == EOI)
    # Any bits will do that are no marker: 0x00 to 0xFE, so never 0xFF.
    more = np.random.default_rng(0).integers(0, 0xFF, 256, dtype=np.uint8).tobytes()
    return _decoded(data[:end] + b"\xff\xd9") != _decoded(data[:end] + more + b"\xff\xd9")


def _decoded(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data), formats=["JPEG"]) as image:
        return image.tobytes()
