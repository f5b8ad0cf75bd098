import io

import numpy as np
import pytest
from PIL import Image

from consent_desk.media.encode import MAX_SIDE, sized, to_jpeg
from consent_desk.media.load import load
from consent_desk.media.metadata import carries_metadata
from consent_desk.ports import Pixels

from .conftest import difference


def test_a_large_photo_is_made_small_enough_for_the_portal() -> None:
    photo = np.zeros((3000, 4000, 3), dtype=np.uint8)
    small, factor = sized(photo)
    assert small.shape == (1920, 2560, 3)
    assert factor == MAX_SIDE / 4000
    assert small.flags.c_contiguous


def test_a_small_photo_is_not_enlarged(astronaut: Pixels) -> None:
    same, factor = sized(astronaut, 600)
    assert factor == 1
    assert (same == astronaut).all()


@pytest.mark.parametrize("shape", [(1, 5000, 3), (5000, 1, 3), (3, 9999, 3)])
def test_a_strip_keeps_at_least_a_pixel_each_way(shape: tuple[int, int, int]) -> None:
    small, _ = sized(np.zeros(shape, dtype=np.uint8), 100)
    assert max(small.shape) == 100
    assert min(small.shape[:2]) == 1


def test_making_it_smaller_keeps_the_tones(astronaut: Pixels) -> None:
    small, _ = sized(astronaut, 128)
    assert abs(float(small.mean()) - float(astronaut.mean())) < 1


def test_a_new_file_carries_nothing_but_pixels(astronaut: Pixels) -> None:
    assert not carries_metadata(to_jpeg(astronaut))


def test_colours_keep_their_full_resolution() -> None:
    stripes = np.zeros((64, 64, 3), dtype=np.uint8)
    stripes[:, ::2], stripes[:, 1::2] = (200, 40, 40), (40, 40, 200)
    with Image.open(io.BytesIO(to_jpeg(stripes))) as image:
        assert [layer[1:3] for layer in image.layer] == [(1, 1)] * 3
    assert difference(load(to_jpeg(stripes), ""), stripes) < 6


def test_the_same_pixels_give_the_same_file(astronaut: Pixels) -> None:
    assert to_jpeg(astronaut) == to_jpeg(astronaut.copy())
