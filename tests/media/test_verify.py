import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from PIL import Image

from consent_desk.domain.clearing import CoverStyle
from consent_desk.domain.photo import Box
from consent_desk.media import cover as cover_module, verify as verify_module
from consent_desk.media.cover import Cover, covered, paint
from consent_desk.media.encode import to_jpeg
from consent_desk.media.verify import Finding, Problem, verify
from consent_desk.ports import Pixels

from .conftest import FACE, SRGB_COLORANTS, Finds, FindsAstronaut, profile, saved

COVERS = [Cover(FACE), Cover(Box(400, 300, 40, 50), CoverStyle.SOFT, 3)]
NOBODY = Finds()


@pytest.fixture(scope="module")
def cleared(astronaut: Pixels) -> bytes:
    return to_jpeg(paint(astronaut, COVERS))


def findings(problems: list[Problem]) -> set[Finding]:
    return {problem.finding for problem in problems}


def noise(shape: tuple[int, int, int], kind: str, seed: int) -> Pixels:
    rng = np.random.default_rng(seed)
    if kind == "colours":
        return rng.integers(0, 256, shape, dtype=np.uint8)
    if kind == "black and white":
        return np.repeat(rng.integers(0, 2, (*shape[:2], 1), dtype=np.uint8) * 255, 3, axis=2)
    if kind == "grain":
        return np.clip(rng.normal(90, 18, shape), 0, 255).astype(np.uint8)
    return np.indices(shape).sum(axis=0).astype(np.uint8) % 2 * np.uint8(255)


def test_a_file_as_it_should_be_is_cleared(astronaut: Pixels, cleared: bytes) -> None:
    assert verify(cleared, astronaut, COVERS, [], FindsAstronaut(astronaut)) == []


@settings(max_examples=40, deadline=None)
@given(
    height=st.integers(1, 150),
    width=st.integers(1, 150),
    kind=st.sampled_from(["colours", "black and white", "grain", "chequered"]),
    boxes=st.lists(
        st.tuples(*[st.integers(0, 100)] * 2, *[st.integers(1, 60)] * 2), min_size=0, max_size=4
    ),
    seed=st.integers(0, 1000),
)
def test_not_even_a_picture_of_noise_is_refused_without_cause(
    height: int, width: int, kind: str, boxes: list[tuple[int, int, int, int]], seed: int
) -> None:
    source = noise((height, width, 3), kind, seed)
    covers = [
        Cover(Box(x % width, y % height, w, h), list(CoverStyle)[i % 2], i)
        for i, (x, y, w, h) in enumerate(boxes)
    ]
    assert verify(to_jpeg(paint(source, covers)), source, covers, [], NOBODY) == []


# R14: nothing rides along.

COMMENT = b"\xff\xfe\x00\x09Noor 5A"
SEGMENTS = {
    "comment": COMMENT,
    "EXIF": b"\xff\xe1\x00\x10Exif\0\0II*\0\x08\0\0\0",
    "XMP": b"\xff\xe1\x00\x22http://ns.adobe.com/xap/1.0/\0<x/>",
    "IPTC": b"\xff\xed\x00\x10Photoshop 3.0\0",
    "Adobe": b"\xff\xee\x00\x0eAdobe\0\x64\0\0\0\0\1",
    "thumbnail": b"\xff\xe0\x00\x0bJFXX\0\x13\0\0\0",
    "unknown": b"\xff\xeb\x00\x04hi",
}


@pytest.mark.parametrize("name", SEGMENTS)
def test_a_segment_that_is_no_pixels_is_found(astronaut: Pixels, cleared: bytes, name: str) -> None:
    for at in (2, 20):  # Before and after the JFIF head.
        dirty = cleared[:at] + SEGMENTS[name] + cleared[at:]
        assert Finding.METADATA in findings(verify(dirty, astronaut, COVERS, [], NOBODY))


@pytest.mark.parametrize("tail", [b"\0", b"Noor", b"\0\0\0\x18ftypmp42", COMMENT + b"\xff\xd9"])
def test_bytes_after_the_picture_are_found(astronaut: Pixels, cleared: bytes, tail: bytes) -> None:
    assert verify(cleared + tail, astronaut, COVERS, [], NOBODY) == [Problem(Finding.METADATA)]


def test_bytes_between_segments_are_found(astronaut: Pixels, cleared: bytes) -> None:
    dirty = cleared[:20] + b"\0\0Noor" + cleared[20:]
    assert Finding.METADATA in findings(verify(dirty, astronaut, COVERS, [], NOBODY))


def test_a_resolution_in_the_head_is_found(astronaut: Pixels) -> None:
    dirty = saved(paint(astronaut, COVERS), "JPEG", quality=92, subsampling=0, dpi=(72, 72))
    assert verify(dirty, astronaut, COVERS, [], NOBODY) == [Problem(Finding.METADATA)]


def test_a_colour_profile_that_names_a_camera_is_found(astronaut: Pixels) -> None:
    icc = profile(*SRGB_COLORANTS)
    dirty = saved(paint(astronaut, COVERS), "JPEG", quality=92, subsampling=0, icc_profile=icc)
    assert Finding.METADATA in findings(verify(dirty, astronaut, COVERS, [], NOBODY))


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF"])
def test_another_format_is_not_what_was_to_be_written(astronaut: Pixels, kind: str) -> None:
    other = saved(paint(astronaut, COVERS), kind)
    assert Finding.METADATA in findings(verify(other, astronaut, COVERS, [], NOBODY))


# Whole, and of the right size.


@pytest.mark.parametrize("share", [0.0, 0.001, 0.5, 0.999])
def test_a_cut_off_file_is_unreadable(astronaut: Pixels, cleared: bytes, share: float) -> None:
    cut = cleared[: int(len(cleared) * share)]
    assert Finding.UNREADABLE in findings(verify(cut, astronaut, COVERS, [], NOBODY))


def test_a_cut_off_file_with_an_end_is_unreadable(astronaut: Pixels, cleared: bytes) -> None:
    cut = cleared[: len(cleared) // 2] + b"\xff\xd9"
    assert Finding.UNREADABLE in findings(verify(cut, astronaut, COVERS, [], NOBODY))


def test_another_size_is_found(astronaut: Pixels) -> None:
    small = to_jpeg(paint(astronaut, COVERS)[:-1])
    assert verify(small, astronaut, COVERS, [], NOBODY) == [Problem(Finding.WRONG_SIZE)]


# R13: a cover cannot be undone.


def test_a_cover_that_was_left_out_is_found(astronaut: Pixels) -> None:
    for missing in COVERS:
        written = to_jpeg(paint(astronaut, [one for one in COVERS if one != missing]))
        problems = verify(written, astronaut, COVERS, [], NOBODY)
        assert problems == [Problem(Finding.NOT_COVERED, missing.box)]


def test_a_cover_with_a_hole_in_it_is_found(astronaut: Pixels) -> None:
    painted = paint(astronaut, COVERS)
    painted[100:116, 200:216] = astronaut[100:116, 200:216]
    problems = verify(to_jpeg(painted), astronaut, COVERS, [], NOBODY)
    assert problems == [Problem(Finding.NOT_COVERED, FACE)]


def test_the_last_row_left_bare_is_found(hopper: Pixels) -> None:
    cover = Cover(Box(200, 500, 80, 100))
    painted = paint(hopper, [cover])
    painted[-1] = 255 - painted[-1]
    assert Finding.NOT_COVERED in findings(verify(to_jpeg(painted), hopper, [cover], [], NOBODY))


def test_a_cover_at_the_wrong_place_is_found(astronaut: Pixels) -> None:
    moved = [Cover(Box(FACE.x + 12, FACE.y, FACE.w, FACE.h)), COVERS[1]]
    written = to_jpeg(paint(astronaut, moved))
    assert Finding.NOT_COVERED in findings(verify(written, astronaut, COVERS, [], NOBODY))


@pytest.mark.parametrize("style", CoverStyle)
@pytest.mark.parametrize("share", [0.1, 0.3, 0.8])
def test_a_cover_that_lets_the_face_through_is_found_even_if_paint_does_it(
    astronaut: Pixels, monkeypatch: pytest.MonkeyPatch, style: CoverStyle, share: float
) -> None:
    def see_through(pixels: Pixels, covers: list[Cover]) -> Pixels:
        mixed = paint(pixels, covers) * (1 - share) + pixels * share
        return np.rint(mixed).astype(np.uint8)

    monkeypatch.setattr(verify_module, "paint", see_through)
    covers = [Cover(FACE, style, 2)]
    problems = verify(to_jpeg(see_through(astronaut, covers)), astronaut, covers, [], NOBODY)
    assert problems == [Problem(Finding.NOT_COVERED, FACE)]


def test_a_cover_too_small_for_its_face_is_found_even_if_its_shape_is_at_fault(
    astronaut: Pixels, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cover_module, "_HALF_WIDTH", 0.3)
    covers = [Cover(FACE)]
    problems = verify(to_jpeg(paint(astronaut, covers)), astronaut, covers, [], NOBODY)
    assert problems == [Problem(Finding.NOT_COVERED, FACE)]


def test_a_box_outside_the_picture_covers_nobody(astronaut: Pixels) -> None:
    covers = [Cover(Box(2000, 20, 90, 120))]
    written = to_jpeg(paint(astronaut, covers))
    assert findings(verify(written, astronaut, covers, [], NOBODY)) == {Finding.NOT_COVERED}


# Elsewhere the picture is the picture.


@settings(max_examples=60, deadline=None)
@given(x=st.integers(0, 496), y=st.integers(0, 496))
def test_sixteen_wrong_pixels_each_way_are_found_wherever_they_lie(x: int, y: int) -> None:
    import skimage.data

    source = np.ascontiguousarray(skimage.data.astronaut())
    painted = paint(source, COVERS)
    block = painted[y : y + 16, x : x + 16]
    painted[y : y + 16, x : x + 16] = np.where(block < 128, block + 40, block - 40)
    assert verify(to_jpeg(painted), source, COVERS, [], NOBODY)


@pytest.mark.parametrize("kind", ["colours", "black and white", "grain"])
def test_a_wrong_block_is_found_in_noise_too(kind: str) -> None:
    source = noise((256, 256, 3), kind, 1)
    painted = source.copy()
    painted[100:116, 50:66] = noise((16, 16, 3), kind, 2)
    (problem,) = verify(to_jpeg(painted), source, [], [], NOBODY)
    assert problem.finding is Finding.PIXELS_DIFFER
    assert problem.box is not None
    assert problem.box.intersection(Box(50, 100, 16, 16)) == 256


@pytest.mark.parametrize("tone", [3, 128, 250])
def test_the_faintest_ghost_on_an_even_wall_is_found(tone: int) -> None:
    source = np.full((128, 128, 3), tone, dtype=np.uint8)
    painted = source.copy()
    painted[50:66, 30:46] = tone + 4
    problems = verify(to_jpeg(painted), source, [], [], NOBODY)
    assert findings(problems) == {Finding.PIXELS_DIFFER}


def test_narrow_blocks_at_the_edges_are_not_taken_for_wrong() -> None:
    for seed in (1265, *range(200)):  # 1265: the worst of thousands.
        _check_tiles(seed)


def _check_tiles(seed: int) -> None:
    tiles = np.random.default_rng(seed).integers(0, 256, (6, 4, 3), dtype=np.uint8)
    drawing = tiles.repeat(3, axis=0).repeat(3, axis=1)[:16, :10].copy()
    for source in (drawing, drawing.transpose(1, 0, 2).copy()):
        assert verify(to_jpeg(source), source, [], [], NOBODY) == []


def test_a_shifted_picture_is_found(astronaut: Pixels) -> None:
    shifted = np.roll(paint(astronaut, []), 1, axis=1)
    problems = verify(to_jpeg(shifted), astronaut, [], [], NOBODY)
    assert findings(problems) == {Finding.PIXELS_DIFFER}


def test_swapped_colours_are_found(astronaut: Pixels) -> None:
    swapped = np.ascontiguousarray(astronaut[..., ::-1])
    problems = verify(to_jpeg(swapped), astronaut, [], [], NOBODY)
    assert findings(problems) == {Finding.PIXELS_DIFFER}


def test_paint_outside_its_covers_is_found(
    astronaut: Pixels, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spilling(pixels: Pixels, covers: list[Cover]) -> Pixels:
        painted = paint(pixels, covers)
        painted[480:500, 20:40] = 0
        return painted

    monkeypatch.setattr(verify_module, "paint", spilling)
    problems = verify(to_jpeg(spilling(astronaut, COVERS)), astronaut, COVERS, [], NOBODY)
    assert findings(problems) == {Finding.PIXELS_DIFFER}


# No face that nobody accounts for.


def test_a_face_that_was_left_is_found(astronaut: Pixels) -> None:
    detector = FindsAstronaut(astronaut)
    problems = verify(to_jpeg(astronaut), astronaut, [], [], detector)
    assert problems == [Problem(Finding.FACE_LEFT, FACE)]


def test_a_face_that_is_shown_or_dismissed_is_fine(astronaut: Pixels) -> None:
    found_again = Box(FACE.x + 6, FACE.y - 5, FACE.w + 4, FACE.h + 3)
    assert verify(to_jpeg(astronaut), astronaut, [], [FACE], Finds(found_again)) == []


@pytest.mark.parametrize(
    "fired",
    [FACE, Box(160, 50, 125, 160), Box(190, 90, 60, 70), Box(170, 100, 100, 130)],
)
def test_a_detector_that_fires_on_a_cover_does_not_stop_the_photo(
    astronaut: Pixels, cleared: bytes, fired: Box
) -> None:
    assert verify(cleared, astronaut, COVERS, [], Finds(fired)) == []


@pytest.mark.parametrize(
    "beside",
    [Box(FACE.x + 80, FACE.y, FACE.w, FACE.h), Box(FACE.x, FACE.y + 110, FACE.w, FACE.h)],
)
def test_a_face_that_only_touches_a_cover_is_not_explained_by_it(
    astronaut: Pixels, cleared: bytes, beside: Box
) -> None:
    problems = verify(cleared, astronaut, COVERS, [], Finds(beside))
    assert problems == [Problem(Finding.FACE_LEFT, beside)]


def test_a_small_cover_in_a_large_face_does_not_explain_the_face(astronaut: Pixels) -> None:
    covers = [Cover(Box(205, 100, 30, 40))]
    written = to_jpeg(paint(astronaut, covers))
    problems = verify(written, astronaut, covers, [], Finds(FACE))
    assert problems == [Problem(Finding.FACE_LEFT, FACE)]


def test_a_small_face_in_a_large_shown_one_is_not_explained_by_it(astronaut: Pixels) -> None:
    small = Box(200, 100, 40, 50)
    problems = verify(to_jpeg(astronaut), astronaut, [], [FACE], Finds(FACE, small))
    assert problems == [Problem(Finding.FACE_LEFT, small)]


def test_a_shown_face_explains_one_face_and_not_a_second_behind_it(astronaut: Pixels) -> None:
    behind = Box(FACE.x + 30, FACE.y - 10, FACE.w, FACE.h)
    assert FACE.overlap(behind) > 0.35
    problems = verify(to_jpeg(astronaut), astronaut, [], [FACE], Finds(behind, FACE))
    assert problems == [Problem(Finding.FACE_LEFT, behind)]


def test_a_neighbour_of_a_shown_face_is_not_explained_by_it(astronaut: Pixels) -> None:
    neighbour = Box(FACE.x + 60, FACE.y, FACE.w, FACE.h)
    assert 0.1 < FACE.overlap(neighbour) < 0.3
    problems = verify(to_jpeg(astronaut), astronaut, [], [FACE], Finds(neighbour))
    assert problems == [Problem(Finding.FACE_LEFT, neighbour)]


def test_a_face_between_two_covers_is_not_explained_by_them(astronaut: Pixels) -> None:
    covers = [Cover(Box(100, 60, 75, 140)), Cover(Box(275, 60, 75, 140))]
    between = Box(150, 60, 150, 140)
    written = to_jpeg(paint(astronaut, covers))
    problems = verify(written, astronaut, covers, [], Finds(between))
    assert problems == [Problem(Finding.FACE_LEFT, between)]


def test_two_covers_together_explain_a_face(astronaut: Pixels) -> None:
    covers = [Cover(Box(170, 60, 60, 130)), Cover(Box(225, 60, 60, 130))]
    assert covered(covers, 512, 512)[FACE.y : FACE.y + FACE.h, FACE.x : FACE.x + FACE.w].all()
    written = to_jpeg(paint(astronaut, covers))
    assert verify(written, astronaut, covers, [], Finds(FACE)) == []


def test_everything_that_is_wrong_is_told_at_once(astronaut: Pixels) -> None:
    painted = paint(astronaut, COVERS[1:])
    painted[480:500, 20:60] = 0
    problems = verify(to_jpeg(painted) + b"tail", astronaut, COVERS, [], FindsAstronaut(astronaut))
    assert [problem.finding for problem in problems] == [
        Finding.METADATA,
        Finding.NOT_COVERED,
        Finding.PIXELS_DIFFER,
    ]


def test_a_grey_file_of_the_same_picture_differs(astronaut: Pixels) -> None:
    grey = saved(Image.fromarray(astronaut).convert("L"), "JPEG", quality=92)
    assert Finding.PIXELS_DIFFER in findings(verify(grey, astronaut, [], [], NOBODY))
