"""A drawn face that the detector takes for one: nobody's picture has to be in the program."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from consent_desk.domain.photo import Box
from consent_desk.ports import Pixels

BOX = Box(104, 76, 114, 146)
"""Where the face is drawn."""

_SKIN, _SHADE, _HAIR, _LIPS = (214, 172, 146), (176, 128, 104), (72, 50, 38), (168, 80, 78)
_WALL, _SHIRT, _WHITE, _DARK = (196, 206, 204), (60, 90, 120), (245, 245, 245), (40, 28, 22)


def drawn_face() -> Pixels:
    """A picture of 320 × 320 with one face."""
    picture = Image.new("RGB", (320, 320), _WALL)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((90, 40, 230, 190), fill=_HAIR)
    draw.rectangle((135, 200, 185, 290), fill=_SHADE)
    draw.ellipse((60, 255, 260, 420), fill=_SHIRT)
    draw.ellipse((104, 62, 216, 222), fill=_SKIN)
    draw.chord((98, 50, 222, 150), 185, 355, fill=_HAIR)
    for x in (136, 184):
        draw.ellipse((x - 13, 124, x + 13, 139), fill=_WHITE)
        draw.ellipse((x - 6, 125, x + 6, 138), fill=_DARK)
        draw.arc((x - 18, 108, x + 18, 128), 200, 340, fill=_HAIR, width=4)
    draw.line((160, 130, 154, 164), fill=_SHADE, width=4)
    draw.arc((148, 152, 172, 172), 20, 160, fill=_SHADE, width=4)
    draw.ellipse((138, 182, 182, 198), fill=_LIPS)
    draw.line((138, 190, 182, 190), fill=_DARK, width=2)
    return np.asarray(picture.filter(ImageFilter.GaussianBlur(1.5)))
