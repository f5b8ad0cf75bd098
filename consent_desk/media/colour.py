"""From any of Pillow's modes and any colour profile to 8-bit sRGB."""

import io
from functools import cache
from typing import Any, Literal, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms, TiffImagePlugin

from consent_desk.ports import Pixels

_BITS_PER_SAMPLE = 258
_STRIP = 256
"""Rows at a time."""


def to_srgb(image: Image.Image) -> Pixels:
    """A decoded picture as RGB on white, through its own colour profile where that is sound."""
    if image.mode in ("I", "F") or image.mode.startswith("I;"):
        return np.repeat(_grey_of_many_bits(image)[..., np.newaxis], 3, axis=2)
    profile = image.info.get("icc_profile")
    image = _in_plain_mode(image)
    if image.mode != "RGBA":
        return _pixels(_without_profile(image, profile))
    white = Image.new("RGB", image.size, "white")
    white.paste(_without_profile(image.convert("RGB"), profile), mask=image.getchannel("A"))
    return _pixels(white)


def _pixels(image: Image.Image) -> Pixels:
    """The pixels of an RGB picture, strip by strip: Pillow gives a whole one in three copies."""
    pixels = np.empty((image.height, image.width, 3), dtype=np.uint8)
    for top in range(0, image.height, _STRIP):
        bottom = min(top + _STRIP, image.height)
        pixels[top:bottom] = np.asarray(image.crop((0, top, image.width, bottom)))
    return pixels


def _in(mode: str, image: Image.Image) -> Image.Image:
    """The picture in a mode; the very same where it is in it, which Pillow would copy."""
    return image if image.mode == mode else image.convert(mode)


def _in_plain_mode(image: Image.Image) -> Image.Image:
    """One of L, RGB, RGBA, CMYK, LAB."""
    if image.mode in ("CMYK", "LAB"):
        return image
    if image.mode == "La":
        image = image.convert("LA")
    if image.has_transparency_data:
        return _in("RGBA", image)
    return _in("L" if image.mode in ("1", "L") else "RGB", image)


def _without_profile(image: Image.Image, profile: object) -> Image.Image:
    """RGB, through the embedded profile where there is a sound one for this kind of picture.

    A broken profile takes nothing but the right shade of colours. The picture is not refused for
    it: faces are searched in the very pixels that are written, and the profile is not written.
    """
    if image.mode == "LAB":
        return _through(image, _made("LAB"))
    through = _through_own(image, profile) if isinstance(profile, bytes) and profile else None
    return _in("RGB", image) if through is None else through


def _through_own(image: Image.Image, profile: bytes) -> Image.Image | None:
    """The picture through its own profile; None where that is broken or of another kind."""
    try:
        return _through(image, ImageCms.ImageCmsProfile(io.BytesIO(profile)))
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def _through(image: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    if image.mode == "L" and _is_for_rgb(profile):
        image = image.convert("RGB")
    converted = ImageCms.profileToProfile(image, profile, _made("sRGB"), outputMode="RGB")
    return cast(Image.Image, converted)


def _is_for_rgb(profile: ImageCms.ImageCmsProfile) -> bool:
    about = cast(object, profile.profile)  # pyright: ignore[reportUnknownMemberType]
    return str(getattr(about, "xcolor_space", "")).strip() == "RGB"


@cache
def _made(space: Literal["LAB", "sRGB"]) -> ImageCms.ImageCmsProfile:
    made = cast(Any, ImageCms.createProfile(space))  # pyright: ignore[reportUnknownMemberType]
    return ImageCms.ImageCmsProfile(made)


def _grey_of_many_bits(image: Image.Image) -> NDArray[np.uint8]:
    """Grey of 16 bits and more, scaled: Pillow's own conversion would clip at 255."""
    values = np.nan_to_num(np.asarray(image).astype(np.float32), posinf=0.0, neginf=0.0)
    low, high = _range(image, values)
    scaled = (values - low) * (255.0 / max(high - low, 1e-9))
    return np.clip(np.rint(scaled), 0, 255).astype(np.uint8)


def _range(image: Image.Image, values: NDArray[np.float32]) -> tuple[float, float]:
    """The values that stand for black and white."""
    if image.mode.startswith("I;"):
        bits: object = 16
        if isinstance(image, TiffImagePlugin.TiffImageFile):
            bits = image.tag_v2.get(_BITS_PER_SAMPLE, (16,))[0]  # I;16 also holds 12 bits
        return 0.0, 4095.0 if bits == 12 else 65535.0
    low, high = float(values.min()), float(values.max())
    usual = 1.0 if image.mode == "F" else 65535.0
    return (0.0, usual) if low >= 0 and high <= usual else (low, high)
