"""When a photo was taken, as far as the photo says so."""

import io
from datetime import datetime

from PIL import Image

from consent_desk.media.formats import plugins

_EXIF = 0x8769
_TAKEN = 0x9003
_FORM = "%Y:%m:%d %H:%M:%S"


def taken_at(data: bytes) -> datetime | None:
    """The local time of taking by the camera's clock (EXIF), without time zone; None: unknown.

    For telling photos of one moment from those of another only: cameras' clocks are often wrong.
    """
    try:
        with Image.open(io.BytesIO(data), formats=plugins(data)) as image:
            return datetime.strptime(str(image.getexif().get_ifd(_EXIF)[_TAKEN]), _FORM)
    except Exception:  # EXIF breaks in as many ways as files do; without a time all works too.
        return None
