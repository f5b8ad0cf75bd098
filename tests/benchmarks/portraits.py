"""Public-domain portraits that come with packages, and photos composed of them."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import skimage.data
from PIL import Image

from consent_desk.ports import Pixels


def astronaut() -> Pixels:
    """Eileen Collins (NASA), 512 × 512, RGB."""
    return np.asarray(skimage.data.astronaut(), dtype=np.uint8)


def grace_hopper() -> Pixels:
    """Grace Hopper (US Navy), 512 × 600, RGB; comes with matplotlib."""
    spec = find_spec("matplotlib")
    assert spec and spec.origin
    file = Path(spec.origin).parent / "mpl-data" / "sample_data" / "grace_hopper.jpg"
    return np.asarray(Image.open(file).convert("RGB"), dtype=np.uint8)


def composed(width: int, height: int, places: list[tuple[int, int, int]]) -> Pixels:
    """A photo with the two portraits in turn at `(left, top, side)` over a soft background."""
    shade = np.linspace(90, 170, width, dtype=np.float32)[None, :, None]
    tint = np.linspace(0.8, 1.1, height, dtype=np.float32)[:, None, None]
    photo = np.broadcast_to(shade * tint, (height, width, 3)).astype(np.uint8)
    portraits = [Image.fromarray(astronaut()), Image.fromarray(grace_hopper().copy()[:512])]
    for index, (left, top, side) in enumerate(places):
        portrait = np.asarray(portraits[index % 2].resize((side, side), Image.Resampling.LANCZOS))
        photo[top : top + side, left : left + side] = portrait
    return photo


def twelve_megapixels() -> Pixels:
    """4000 × 3000 with ten faces, in two rows as on a class photo."""
    places = [(60 + 790 * (i % 5), 350 + 1350 * (i // 5), 512 + 24 * i) for i in range(10)]
    return composed(4000, 3000, places)
