import io
import struct
import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from PIL import Image, ImageCms, ImageFile, TiffImagePlugin

from consent_desk.errors import (
    FormatNotSupported,
    KnownError,
    PictureDamaged,
    PictureError,
    PictureTooLarge,
)
from consent_desk.media import load as load_module
from consent_desk.media.jpeg import SOS, segments
from consent_desk.media.load import MAX_PIXELS, PICTURE_SUFFIXES, load
from consent_desk.ports import Pixels

from .conftest import SRGB_COLORANTS, difference, profile, saved

ALL_KINDS = [
    ("JPEG", {"quality": 90}),
    ("JPEG", {"quality": 90, "progressive": True}),
    ("PNG", {}),
    ("WEBP", {"quality": 90}),
    ("WEBP", {"lossless": True}),
    ("TIFF", {}),
    ("TIFF", {"compression": "tiff_lzw"}),
    ("TIFF", {"compression": "jpeg"}),
    ("GIF", {}),
    ("HEIF", {}),
    ("AVIF", {"quality": 90}),
    ("BMP", {}),
]


@pytest.mark.parametrize(("kind", "options"), ALL_KINDS)
def test_every_kind_of_picture_opens_as_rgb(
    hopper: Pixels, kind: str, options: dict[str, object]
) -> None:
    pixels = load(saved(hopper, kind, **options), "photo")
    assert pixels.dtype == np.uint8
    assert pixels.flags.c_contiguous
    assert pixels.flags.writeable
    assert difference(pixels, hopper) < 8


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_shown_upright_whichever_way_the_phone_was_held(
    hopper: Pixels, orientation: int, kind: str
) -> None:
    # What the phone stores, so that the orientation brings back `hopper`.
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = Image.fromarray(hopper)
    if orientation in undo:
        stored = stored.transpose(undo[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert difference(load(saved(stored, kind, exif=exif), "photo"), hopper) < 8


def test_a_turned_iphone_picture_is_not_turned_twice(hopper: Pixels) -> None:
    stored = Image.fromarray(hopper).transpose(Image.Transpose.ROTATE_90)
    stored.getexif()[0x0112] = 6
    # pillow-heif puts the rotation into the container and leaves it in EXIF too, as iPhones do.
    data = saved(stored, "HEIF")
    assert b"irot" in data
    assert b"Exif" in data
    assert difference(load(data, "photo"), hopper) < 8


def test_broken_exif_does_not_keep_a_good_picture_out(hopper: Pixels) -> None:
    data = saved(hopper, "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xffnonsense")
    assert load(data, "photo").shape == hopper.shape


MODES = ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "YCbCr", "LAB"]


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_looks_like_the_picture(hopper: Pixels, mode: str) -> None:
    if mode == "LAB":
        lab, srgb = (ImageCms.createProfile(name) for name in ("LAB", "sRGB"))
        image = ImageCms.profileToProfile(Image.fromarray(hopper), srgb, lab, outputMode="LAB")
    else:
        image = Image.fromarray(hopper).convert(mode)
    kind = {"CMYK": "JPEG", "YCbCr": "JPEG", "LAB": "TIFF", "PA": "PNG"}.get(mode, "PNG")
    image = image.convert("P") if mode == "PA" else image
    grey = mode in ("1", "L", "LA")
    wanted = np.asarray(Image.fromarray(hopper).convert("L").convert("RGB")) if grey else hopper
    limit = {"1": 100, "P": 30, "PA": 30}.get(mode, 6)
    pixels = load(saved(image, kind), "photo")
    assert pixels.shape == hopper.shape
    assert difference(pixels, wanted) < limit
    assert abs(float(pixels.mean()) - float(wanted.mean())) < 6


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_grey_of_sixteen_bits_keeps_its_tones(kind: str) -> None:
    ramp = np.linspace(0, 65535, 256).astype(np.uint16)[np.newaxis].repeat(8, axis=0)
    pixels = load(saved(Image.fromarray(ramp), kind), "scan")
    assert pixels[0, :, 0].tolist() == list(range(256))


def test_floating_point_grey_keeps_its_tones() -> None:
    ramp = np.linspace(0, 1, 256, dtype=np.float32)[np.newaxis].repeat(8, axis=0)
    pixels = load(saved(Image.fromarray(ramp), "TIFF"), "scan")
    assert pixels[0, :, 1].tolist() == list(range(256))


@pytest.mark.parametrize("mode", ["LA", "RGBA"])
def test_what_is_transparent_becomes_white(mode: str) -> None:
    image = Image.new("RGBA", (4, 4), (200, 0, 0, 0)).convert(mode)
    assert (load(saved(image, "PNG"), "logo") == 255).all()


def test_a_transparent_palette_colour_becomes_white() -> None:
    image = Image.new("P", (4, 4), 3)
    image.putpalette([10, 20, 30] * 4)
    assert (load(saved(image, "GIF", transparency=3), "logo") == 255).all()


@pytest.mark.parametrize("kind", ["MPO", "GIF", "TIFF", "WEBP", "PNG", "HEIF", "AVIF"])
def test_the_first_of_several_frames_is_taken(kind: str, hopper: Pixels, tmp_path: Path) -> None:
    first, second = Image.fromarray(hopper), Image.fromarray(255 - hopper)
    first.save(tmp_path / "several", kind, save_all=True, append_images=[second])
    data = (tmp_path / "several").read_bytes()
    assert difference(load(data, "several"), hopper) < 12


def test_colours_come_through_the_pictures_own_profile() -> None:
    red, green, blue = SRGB_COLORANTS
    swapped = profile(blue, green, red)
    image = Image.new("RGB", (16, 16), (250, 20, 20))
    plain = load(saved(image, "PNG"), "photo")[0, 0]
    through = load(saved(image, "PNG", icc_profile=swapped), "photo")[0, 0]
    assert plain.tolist() == [250, 20, 20]
    assert through[2] > 240
    assert through[0] < 60


@pytest.mark.parametrize("broken", [b"", b"nonsense", b"\0" * 200])
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK", "RGBA"])
def test_a_broken_profile_is_ignored(broken: bytes, mode: str) -> None:
    image = Image.new(mode, (16, 16))
    kind = "TIFF" if mode == "CMYK" else "PNG"
    with_profile = load(saved(image, kind, icc_profile=broken), "photo")
    assert (with_profile == load(saved(image, kind), "photo")).all()


def test_what_fails_for_another_reason_than_the_profile_is_refused(
    hopper: Pixels, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_memory(*_: object, **__: object) -> None:
        raise MemoryError

    data = saved(hopper, "PNG", icc_profile=profile(*SRGB_COLORANTS))
    monkeypatch.setattr(ImageCms, "profileToProfile", no_memory)
    with pytest.raises(PictureTooLarge):
        load(data, "photo")


def test_the_content_decides_and_not_the_name(hopper: Pixels) -> None:
    assert load(saved(hopper, "JPEG"), "photo.heic").shape == hopper.shape


@pytest.mark.parametrize(
    "data",
    [
        b"%!PS-Adobe-3.0 EPSF-3.0",
        b"BM is how this text begins, and it is no picture",
        b"\0\0\0\x18ftypisom\0\0\0\0isommp42",
        b"II*\0\x10\0\0\0CR\x02\0",
        b"PK\x03\x04",
    ],
)
def test_what_is_no_picture_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(FormatNotSupported) as refusal:
        load(data, "letter.docx")
    assert refusal.value.file == "letter.docx"


@pytest.mark.parametrize("kind", ["ICO", "DDS", "JPEG2000", "PPM", "TGA", "PCX"])
def test_picture_formats_that_nobody_photographs_in_are_refused(kind: str, hopper: Pixels) -> None:
    with pytest.raises(FormatNotSupported):
        load(saved(hopper[:64, :64], kind), "odd")


@pytest.mark.parametrize(("tag", "value"), [(50706, b"\1\4\0\0"), (254, 1)])
def test_a_raw_file_is_refused_instead_of_opening_its_thumbnail(tag: int, value: object) -> None:
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[tag] = value
    if tag == 50706:
        tags.tagtype[tag] = 1
    with pytest.raises(FormatNotSupported):
        load(saved(Image.new("RGB", (160, 120)), "TIFF", tiffinfo=tags), "raw.dng")


@pytest.mark.parametrize("share", [0.05, 0.5, 0.9, 0.99])
@pytest.mark.parametrize(("kind", "options"), ALL_KINDS)
def test_half_a_file_is_refused_also_after_face_recognition_was_imported(
    hopper: Pixels, kind: str, options: dict[str, object], share: float
) -> None:
    with warnings.catch_warnings(action="ignore"):
        import face_recognition  # noqa: F401  # Lets half files pass, for the whole process.
    ImageFile.LOAD_TRUNCATED_IMAGES = True  # As its import does, which another test may have done.
    data = saved(hopper, kind, **options)
    with pytest.raises(PictureDamaged) as refusal:
        load(data[: int(len(data) * share)], "half")
    assert refusal.value.file == "half"


def test_an_import_of_face_recognition_while_decoding_changes_nothing(
    hopper: Pixels, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_open = Image.open

    def meanwhile(*args: object, **kwargs: object) -> Image.Image:
        monkeypatch.setattr(Image, "open", really_open)
        image = really_open(*args, **kwargs)
        ImageFile.LOAD_TRUNCATED_IMAGES = True
        return image

    monkeypatch.setattr(Image, "open", meanwhile)
    with pytest.raises(PictureDamaged):
        load(saved(hopper, "PNG")[:90_000], "half")


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"subsampling": 0}, {"restart": 8}])
@pytest.mark.parametrize("mode", ["RGB", "L"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_jpeg_whose_pixels_end_early_is_refused_though_it_has_an_end(
    hopper: Pixels, mode: str, options: dict[str, object], share: float
) -> None:
    options = {("restart_marker_blocks" if k == "restart" else k): v for k, v in options.items()}
    data = saved(Image.fromarray(hopper).convert(mode), "JPEG", **options)
    scan = next(one for one in segments(data) if one.marker == SOS)  # Later ones only refine.
    with pytest.raises(PictureDamaged):
        load(data[: scan.start + int((scan.end - scan.start) * share)] + b"\xff\xd9", "cut")


def test_a_jpeg_whose_end_was_lost_to_zeros_is_refused(astronaut: Pixels) -> None:
    data = saved(astronaut, "JPEG", quality=92, subsampling=0)
    lost = data[: len(data) // 2] + bytes(len(data))
    with Image.open(io.BytesIO(lost)) as image:
        assert image.tobytes()  # Pillow takes it for whole, however strict.
    with pytest.raises(PictureDamaged):
        load(lost, "card")


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"subsampling": 0}])
def test_a_whole_jpeg_that_is_grey_in_the_corner_opens(options: dict[str, object]) -> None:
    pixels = np.full((99, 101, 3), 128, dtype=np.uint8)
    pixels[:20] = np.random.default_rng(1).integers(0, 255, (20, 101, 3), dtype=np.uint8)
    assert load(saved(pixels, "JPEG", **options), "grey").shape == pixels.shape


def test_a_film_behind_the_picture_does_not_matter(hopper: Pixels) -> None:
    assert load(saved(hopper, "JPEG") + b"\0\0\0\x18ftypmp42" * 500, "motion").shape == hopper.shape


def _png_of(width: int, height: int) -> bytes:
    data = bytearray(saved(Image.new("1", (8, 8)), "PNG"))
    data[16:24] = struct.pack(">II", width, height)
    data[29:33] = struct.pack(">I", __import__("zlib").crc32(data[12:29]))
    return bytes(data)


def test_a_decompression_bomb_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(PictureTooLarge):
        load(_png_of(60_000, 60_000), "bomb.png")
    with pytest.raises(PictureTooLarge):
        load(_png_of(MAX_PIXELS // 1000 + 1, 1000), "bomb.png")


def test_a_picture_just_within_the_limit_is_not_too_large() -> None:
    with pytest.raises(PictureDamaged):  # Its pixels are missing; its size is fine.
        load(_png_of(MAX_PIXELS // 1000, 1000), "large.png")


def test_a_jpeg_of_very_many_scans_is_refused_before_it_is_decoded(hopper: Pixels) -> None:
    data = saved(hopper, "JPEG", progressive=True)
    scan = data.rindex(b"\xff\xda")
    bomb = data[:scan] + data[scan:-2] * 200 + b"\xff\xd9"
    with pytest.raises(PictureError):
        load(bomb, "scans.jpg")


def test_more_bytes_than_a_photo_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_module, "MAX_BYTES", 1000)
    with pytest.raises(PictureTooLarge):
        load(b"\xff\xd8\xff" + bytes(1000), "film.jpg")


def test_a_machine_without_enough_memory_calls_the_picture_too_large(
    hopper: Pixels, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_memory(_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(load_module, "to_srgb", no_memory)
    with pytest.raises(PictureTooLarge):
        load(saved(hopper, "PNG"), "photo")


def test_an_empty_file_is_damaged() -> None:
    with pytest.raises(PictureDamaged):
        load(b"", "empty.jpg")


SMALL = Image.effect_noise((40, 30), 60).convert("RGB")
SMALL_FILES = [saved(SMALL, kind, **options) for kind, options in ALL_KINDS]


@settings(max_examples=300, deadline=None)
@given(
    data=st.sampled_from(SMALL_FILES),
    changes=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=8),
)
def test_damaged_bytes_never_end_in_anything_but_a_picture_or_a_known_refusal(
    data: bytes, changes: list[tuple[float, int]]
) -> None:
    damaged = bytearray(data)
    for place, value in changes:
        damaged[int(place * len(damaged))] = value
    try:
        pixels = load(bytes(damaged), "damaged")
    except KnownError:
        return
    assert pixels.ndim == 3
    assert pixels.shape[2] == 3


def test_suffixes_are_in_lower_case_with_a_dot() -> None:
    assert {".jpg", ".heic", ".png", ".tif"} <= PICTURE_SUFFIXES
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in PICTURE_SUFFIXES)


def test_pillow_stays_strict_and_quiet_for_the_rest_of_the_program(hopper: Pixels) -> None:
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    load(saved(hopper, "PNG"), "photo")
    assert not ImageFile.LOAD_TRUNCATED_IMAGES
    with pytest.raises(OSError), Image.open(io.BytesIO(saved(hopper, "JPEG")[:5000])) as image:
        image.load()


# Not resource.getrusage: a child's ru_maxrss starts at the peak of the process that forked it.
MEASURE = """
import re, sys
from pathlib import Path
from consent_desk.media.load import load
assert load(Path(sys.argv[1]).read_bytes(), "photo").shape == (8660, 5780, 3)
print(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is read from /proc")
def test_fifty_megapixels_of_a_phone_are_loaded_in_half_of_what_is_allowed(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    file, icc = tmp_path / "photo.jpg", profile(*SRGB_COLORANTS)
    Image.new("RGB", (8660, 5780), (90, 120, 60)).save(file, exif=exif, icc_profile=icc)
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, file], capture_output=True, text=True, check=True
    )
    assert 150_000 < int(done.stdout) < 750_000  # Kilobytes.
