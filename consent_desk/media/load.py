"""Opening a picture: any common format to upright sRGB pixels, or a refusal that says why."""

import io
import threading
import warnings
from collections.abc import Generator
from contextlib import contextmanager

import numpy as np
import pillow_heif
from PIL import Image, ImageFile

from consent_desk.errors import FormatNotSupported, PictureDamaged, PictureError, PictureTooLarge
from consent_desk.media import jpeg
from consent_desk.media.colour import to_srgb
from consent_desk.media.files import MAX_BYTES
from consent_desk.media.formats import is_raw, plugins
from consent_desk.ports import Pixels

MAX_PIXELS = 150_000_000
PICTURE_SUFFIXES: frozenset[str] = frozenset(
    (".jpg", ".jpeg", ".jpe", ".jfif", ".mpo", ".png", ".gif", ".webp", ".bmp")
) | frozenset((".tif", ".tiff", ".heic", ".heif", ".hif", ".avif"))
"""What pictures are called, in lower case; only for picking them out of a folder."""

_MAX_SCANS = 100  # Real progressive files have about ten; thousands keep a decoder busy for hours.
_ORIENTATION = 0x0112
_one_at_a_time = threading.Lock()

pillow_heif.register_heif_opener(  # pyright: ignore[reportUnknownMemberType]
    thumbnails=False, depth_images=False, aux_images=False
)


def load(data: bytes, file: str) -> Pixels:
    """Decode a picture, turn it upright and convert it to sRGB; of several frames the first.

    Args:
        data: the bytes of the file.
        file: its name, for the refusal only; the format is decided by the content.

    Raises:
        FormatNotSupported: not a picture, or of a kind that is not opened here (camera raw too).
        PictureTooLarge: more than `MAX_PIXELS` pixels, or more bytes than a photo has.
        PictureDamaged: cut off or corrupt, however little is missing.
    """
    if len(data) > MAX_BYTES:
        raise PictureTooLarge(file)
    kinds = plugins(data)
    if not kinds:
        raise FormatNotSupported(file) if data else PictureDamaged(file)
    with _strict_pillow():
        try:
            return _decode(data, file, kinds)
        except PictureError:
            raise
        except (Image.DecompressionBombError, MemoryError) as error:
            raise PictureTooLarge(file) from error
        except Exception as error:
            # Decoders fed with damaged bytes raise nearly anything: OSError, SyntaxError,
            # struct.error, KeyError, … All of it means the same to the person.
            raise PictureDamaged(file) from error


@contextmanager
def _strict_pillow() -> Generator[None]:
    """Pillow as strict as it can be, for one picture at a time.

    Its settings and Python's warnings belong to the whole process. `face_recognition` lets cut-off
    files pass for everybody; nobody here wants that back, so it stays off afterwards.
    """
    with _one_at_a_time, warnings.catch_warnings(action="ignore"):
        Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2  # Pillow raises at twice this, also for frames.
        ImageFile.LOAD_TRUNCATED_IMAGES = False
        yield


def _decode(data: bytes, file: str, kinds: list[str]) -> Pixels:
    if kinds == ["JPEG"]:
        _refuse_odd_jpeg(data, file)
    with Image.open(io.BytesIO(data), formats=kinds) as image:
        if image.width * image.height > MAX_PIXELS:
            raise PictureTooLarge(file)
        if is_raw(image):
            raise FormatNotSupported(file)
        image.load()
        if ImageFile.LOAD_TRUNCATED_IMAGES:  # An import in another thread turned it on meanwhile.
            ImageFile.LOAD_TRUNCATED_IMAGES = False
            return _decode(data, file, kinds)
        if kinds == ["JPEG"] and jpeg.ends_early(data, image):
            raise PictureDamaged(file)
        return upright(to_srgb(image), _orientation(image))


def _refuse_odd_jpeg(data: bytes, file: str) -> None:
    """Refuse a JPEG without an end, which Pillow lets pass when other bytes follow, or a bomb."""
    markers = [segment.marker for segment in jpeg.segments(data)]
    if markers.count(jpeg.SOS) > _MAX_SCANS or markers[-1] != jpeg.EOI:
        raise PictureDamaged(file)


def _orientation(image: Image.Image) -> int:
    """EXIF's orientation, 1 to 8; 1 where EXIF is broken.

    The decoders of TIFF and HEIF turn the picture themselves and set it to 1.
    """
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # EXIF is a TIFF inside a picture, and breaks in as many ways (see `load`).
        return 1


def upright(pixels: Pixels, orientation: int) -> Pixels:
    """Undo an EXIF orientation (1 to 8; anything else counts as 1); contiguous."""
    if orientation in (5, 6, 7, 8):
        pixels = pixels.transpose(1, 0, 2)
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    if orientation in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    return np.ascontiguousarray(pixels)
