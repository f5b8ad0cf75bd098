"""Every file of the collection of formats: opened upright or refused, and nothing rides along."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from consent_desk.errors import KnownError
from consent_desk.media.encode import sized, to_jpeg
from consent_desk.media.files import read
from consent_desk.media.load import load
from consent_desk.media.metadata import carries_metadata

pytestmark = pytest.mark.eval

NOT_OURS = (".ico", ".dds", ".dng", ".j2k")
"""Formats that Pillow opens and we refuse on purpose."""

PLAIN_GROUPS = {"SourceFile", "ExifTool", "System", "File", "JFIF", "Composite"}


@pytest.fixture(scope="module")
def opened(
    eval_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, Any], dict[str, list[int] | KnownError], Path]:
    """The list of files, the size or the refusal of each, and a folder with what was written."""
    folder, out = eval_folder / "formats", tmp_path_factory.mktemp("out")
    listed: dict[str, Any] = json.loads((folder / "formats.json").read_text("utf-8"))
    results: dict[str, list[int] | KnownError] = {}
    for name in listed:
        try:
            pixels = load(read(folder / name), name)
        except KnownError as refusal:
            results[name] = refusal
            continue
        results[name] = [pixels.shape[1], pixels.shape[0]]
        (out / f"{name}.jpg").write_bytes(to_jpeg(sized(pixels)[0]))
    return listed, results, out


def test_every_file_is_opened_upright_or_refused_by_name(
    opened: tuple[dict[str, Any], dict[str, list[int] | KnownError], Path],
) -> None:
    listed, results, _ = opened
    wrong: dict[str, str] = {}
    for name, about in listed.items():
        result = results[name]
        if about["decodes"] is True and not name.endswith(NOT_OURS):
            right = result == about["upright_size"]
        else:
            right = isinstance(result, KnownError) and result.params["file"] == name
        if not right:
            wrong[name] = f"{result!r}, and not {about['expected']}"
    assert wrong == {}
    assert len(results) > 150


def test_what_is_written_from_them_has_only_pixels(
    opened: tuple[dict[str, Any], dict[str, list[int] | KnownError], Path],
) -> None:
    _, _, out = opened
    assert [path.name for path in out.iterdir() if carries_metadata(path.read_bytes())] == []


def test_exiftool_finds_no_metadata_in_what_is_written_from_them(
    opened: tuple[dict[str, Any], dict[str, list[int] | KnownError], Path],
) -> None:
    if shutil.which("exiftool") is None:
        pytest.skip("exiftool is not installed")
    _, _, out = opened
    ran = subprocess.run(
        ["exiftool", "-j", "-G1", str(out)], capture_output=True, text=True, check=True
    )
    told: list[dict[str, object]] = json.loads(ran.stdout)
    assert len(told) == len(list(out.iterdir()))
    for file in told:
        assert {key.split(":")[0] for key in file} <= PLAIN_GROUPS, file["SourceFile"]
        assert "File:Comment" not in file
