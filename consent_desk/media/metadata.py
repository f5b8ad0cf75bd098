"""Whether a JPEG carries anything but pixels (R14): an allow-list, marker by marker."""

import io

from PIL import Image, UnidentifiedImageError

from consent_desk.media.jpeg import EOI, SOI, SOS, segments

_JFIF = 0xE0
_PLAIN_JFIF = bytes.fromhex("ffe0 0010 4a46494600 0101 00 0001 0001 00 00")
_PICTURE = frozenset((0xC0, 0xC1, 0xC2))
_TABLES = frozenset((0xC4, 0xDB, 0xDD))
_ALLOWED = frozenset((SOI, EOI, SOS)) | _PICTURE | _TABLES
_PLAIN_INFO = frozenset(
    ("jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression")
)


def carries_metadata(data: bytes) -> bool:
    """Whether there is anything in a file beyond a plain JFIF head, tables and coded pixels.

    Not a comment, no application segment, no thumbnail, not a byte between the segments or after
    the end; and nothing that Pillow could read out. True also for what is no whole JPEG.
    """
    return not _only_pixels(data) or _tells_more(data)


def _only_pixels(data: bytes) -> bool:
    at, markers = 0, list[int]()
    for segment in segments(data):
        plain = segment.marker in _ALLOWED or data[segment.start : segment.end] == _PLAIN_JFIF
        if segment.start != at or not plain:
            return False
        at = segment.end
        markers.append(segment.marker)
    once = (SOI, _JFIF, EOI)
    return (
        at == len(data)
        and markers[:1] == [SOI]
        and markers[-1:] == [EOI]
        and all(markers.count(marker) <= 1 for marker in once)
        and sum(marker in _PICTURE for marker in markers) == 1
    )


def _tells_more(data: bytes) -> bool:
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG"]) as image:
            return not _PLAIN_INFO.issuperset(map(str, image.info)) or bool(image.getexif())
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return True
