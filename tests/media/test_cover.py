import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from consent_desk.domain.clearing import CoverStyle
from consent_desk.domain.photo import Box
from consent_desk.media.cover import SLATE, Cover, covered, paint, reach
from consent_desk.ports import Pixels

from .conftest import FACE

sides = st.integers(1, 60)
boxes = st.builds(Box, st.integers(-30, 70), st.integers(-30, 70), st.integers(0, 40), sides)
styles = st.sampled_from(CoverStyle)
covers = st.builds(Cover, boxes, styles, st.integers(0, 2**32))


def picture(height: int, width: int, seed: int) -> Pixels:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)


def inside(box: Box, height: int, width: int) -> tuple[slice, slice]:
    rows = slice(min(max(box.y, 0), height), min(max(box.y + max(box.h, 1), 0), height))
    return rows, slice(min(max(box.x, 0), width), min(max(box.x + max(box.w, 1), 0), width))


@given(height=sides, width=sides, cover=covers)
def test_a_cover_holds_every_pixel_of_the_face(height: int, width: int, cover: Cover) -> None:
    assert covered([cover], height, width)[inside(cover.box, height, width)].all()


@settings(max_examples=200)
@given(height=sides, width=sides, several=st.lists(covers, min_size=1, max_size=4))
def test_nothing_below_a_cover_has_any_say_in_what_is_painted(
    height: int, width: int, several: list[Cover]
) -> None:
    one, other = picture(height, width, 1), picture(height, width, 2)
    mask = covered(several, height, width)
    other[~mask] = one[~mask]  # The same room, other children.
    assert (paint(one, several) == paint(other, several)).all()


@given(height=sides, width=sides, several=st.lists(covers, max_size=4))
def test_the_rest_of_the_picture_is_left_alone(
    height: int, width: int, several: list[Cover]
) -> None:
    source = picture(height, width, 1)
    before = source.copy()
    painted = paint(source, several)
    mask = covered(several, height, width)
    assert (painted[~mask] == source[~mask]).all()
    assert (source == before).all()
    assert painted is not source


@given(height=sides, width=sides, several=st.lists(st.builds(Cover, boxes), max_size=4))
def test_solid_covers_look_the_same_for_everybody(
    height: int, width: int, several: list[Cover]
) -> None:
    painted = paint(picture(height, width, 3), several)
    assert (painted[covered(several, height, width)] == SLATE).all()


@pytest.mark.parametrize("style", CoverStyle)
def test_no_pixel_of_a_face_survives(astronaut: Pixels, style: CoverStyle) -> None:
    rows, columns = inside(FACE, 512, 512)
    face = astronaut[rows, columns].astype(float).mean(axis=2)
    left = paint(astronaut, [Cover(FACE, style, 7)])[rows, columns].astype(float).mean(axis=2)
    assert left.std() < 25
    if style is CoverStyle.SOFT:
        fine = [part - np.roll(part, 1, axis=0) for part in (face, left)]
        assert abs(np.corrcoef(fine[0].ravel(), fine[1].ravel())[0, 1]) < 0.05


def test_hair_ears_and_chin_are_covered_too() -> None:
    rows, columns, _ = reach(Cover(Box(100, 100, 100, 120)), 400, 400)
    assert rows.start <= 100 - 40  # hair
    assert rows.stop >= 220 + 20  # chin
    assert columns.start <= 100 - 25  # ears
    assert columns.stop >= 200 + 25


def test_a_hanging_head_is_covered_to_its_hair_and_a_lying_one_too() -> None:
    down, _, _ = reach(Cover(Box(100, 100, 100, 120), up=(0, 1)), 400, 400)
    _, right, _ = reach(Cover(Box(100, 100, 120, 100), up=(1, 0)), 400, 400)
    assert down.stop >= 220 + 40
    assert right.stop >= 220 + 40


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7])
def test_a_face_cut_off_by_the_border_is_covered_as_far_as_a_whole_one(share: float) -> None:
    cut = round(90 * share)
    whole = covered([Cover(Box(300, 200, 90, 120))], 500, 600)[:, 300 + cut :]
    seen = covered([Cover(Box(0, 200, 90 - cut, 120))], 500, 300 - cut)
    assert (seen[:, : whole.shape[1]] | ~whole[:, : seen.shape[1]]).mean() > 0.995


@pytest.mark.parametrize("box", [Box(90, 90, 10, 10), Box(0, 0, 10, 10), Box(95, -5, 30, 30)])
def test_a_face_at_the_edge_is_covered_to_the_last_row_and_column(box: Box) -> None:
    mask = covered([Cover(box)], 100, 100)
    rows, columns = inside(box, 100, 100)
    assert mask[rows, columns].all()
    assert mask[99, 99] == (box == Box(90, 90, 10, 10))
    assert mask[0, 0] == (box == Box(0, 0, 10, 10))
    assert mask[0, 99] == (box == Box(95, -5, 30, 30))


@pytest.mark.parametrize("box", [Box(50, 50, 1, 1), Box(50, 50, 0, 0)])
def test_the_smallest_face_gets_a_cover_of_some_pixels(box: Box) -> None:
    mask = covered([Cover(box)], 100, 100)
    assert mask[50, 50]
    assert mask.sum() >= 40


def test_a_box_that_is_not_in_the_picture_changes_nothing(astronaut: Pixels) -> None:
    for style in CoverStyle:
        painted = paint(astronaut, [Cover(Box(9000, 10, 20, 20), style)])
        assert (painted == astronaut).all()


def test_soft_noise_comes_from_the_seed_alone() -> None:
    source = np.full((100, 100, 3), 90, dtype=np.uint8)
    box = Box(30, 30, 30, 30)
    one, same, other = (paint(source, [Cover(box, CoverStyle.SOFT, n)]) for n in (1, 1, 2))
    assert (one == same).all()
    assert (one != other).any()


def test_a_soft_cover_has_the_tones_of_what_is_seen_around() -> None:
    source = np.full((200, 200, 3), (40, 160, 80), dtype=np.uint8)
    source[60:120, 60:120] = 250
    painted = paint(source, [Cover(Box(60, 60, 60, 60), CoverStyle.SOFT, 5)])
    assert np.abs(painted[90, 90].astype(int) - (40, 160, 80)).max() <= 12


def test_a_picture_that_is_all_cover_is_slate() -> None:
    source = np.full((20, 20, 3), 250, dtype=np.uint8)
    painted = paint(source, [Cover(Box(0, 0, 20, 20), CoverStyle.SOFT, 5)])
    assert np.abs(painted.astype(int) - SLATE).max() <= 4
