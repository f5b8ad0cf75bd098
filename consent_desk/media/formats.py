"""Which pictures are opened, decided by their first bytes and never by their name."""

from PIL import Image, TiffImagePlugin

_ISO_BRANDS = frozenset(b"heic heix heim heis hevc hevx hevm hevs mif1 mif2 msf1 avif avis".split())
_BMP_HEADER_SIZES = frozenset((12, 16, 40, 52, 56, 64, 108, 124))
_TIFF_STARTS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")

_NEW_SUBFILE_TYPE = 254
_REDUCED_RESOLUTION = 1
_DNG_VERSION = 50706


def plugins(data: bytes) -> list[str]:
    """Pillow's plugins for these bytes, in the order to try; none when it is not for us."""
    if data.startswith(b"\xff\xd8\xff"):
        return ["JPEG"]
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return ["PNG"]
    if data.startswith((b"GIF87a", b"GIF89a")):
        return ["GIF"]
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return ["WEBP"]
    if data.startswith(_TIFF_STARTS) and data[8:10] != b"CR":  # CR: a Canon raw file
        return ["TIFF"]
    if data.startswith(b"BM") and int.from_bytes(data[14:18], "little") in _BMP_HEADER_SIZES:
        return ["BMP"]
    if data[4:8] == b"ftyp" and data[8:12] in _ISO_BRANDS:
        return ["AVIF", "HEIF"]
    return []


def is_raw(image: Image.Image) -> bool:
    """Whether a TIFF is a camera's raw file.

    Its first picture is a thumbnail then: opening it would clear a stamp instead of the photo.
    """
    if not isinstance(image, TiffImagePlugin.TiffImageFile):
        return False
    tags = image.tag_v2
    reduced = tags.get(_NEW_SUBFILE_TYPE, 0)
    return _DNG_VERSION in tags or bool(isinstance(reduced, int) and reduced & _REDUCED_RESOLUTION)
