"""Pictures with bytes changed at random: opened, or refused by name; never a crash."""

import io
import os
import random

import numpy as np
import pytest
from PIL import Image

from consent_desk.errors import PictureError
from consent_desk.media.load import load

ROUNDS = 4000 if os.environ.get("CONSENT_DESK_SOAK") else 40


def picture(kind: str) -> bytes:
    pixels = np.random.default_rng(1).integers(0, 255, (60, 80, 3), dtype=np.uint8)
    stream = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    options = {"exif": exif} if kind in {"JPEG", "PNG", "WEBP", "TIFF"} else {}
    Image.fromarray(pixels).save(stream, kind, **options)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "GIF", "HEIF", "AVIF", "BMP"])
def test_a_damaged_picture_is_opened_or_refused_by_name(kind: str) -> None:
    whole = picture(kind)
    for seed in range(ROUNDS):
        chance = random.Random(seed)
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        try:
            pixels = load(bytes(data), "IMG_7.jpg")
        except PictureError as error:
            assert error.file == "IMG_7.jpg"
        else:
            assert pixels.ndim == 3
            assert pixels.shape[2] == 3
            assert pixels.dtype == np.uint8
