import io
from datetime import datetime

from PIL import Image

from consent_desk.media.taken import taken_at


def jpeg(taken: str | None) -> bytes:
    image, out = Image.new("RGB", (8, 8)), io.BytesIO()
    exif = Image.Exif()
    if taken is not None:
        exif.get_ifd(0x8769)[0x9003] = taken
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_the_camera_says_when_or_nothing_is_known() -> None:
    assert taken_at(jpeg("2026:11:22 10:30:05")) == datetime(2026, 11, 22, 10, 30, 5)
    assert taken_at(jpeg(None)) is None
    assert taken_at(jpeg("yesterday")) is None
    assert taken_at(b"no picture") is None
    assert taken_at(b"") is None
