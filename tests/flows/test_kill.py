"""Kill -9 at random moments during `clear`: files and register agree, and the next run ends it."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from consent_desk import bootstrap
from consent_desk.domain.clearing import ClearedState
from consent_desk.media.files import sha256
from consent_desk.media.metadata import carries_metadata
from tests.benchmarks.portraits import astronaut, grace_hopper
from tests.school import copied_school, save

SOAK = bool(os.environ.get("CONSENT_DESK_SOAK"))
RUNS, KILLS_A_RUN, PHOTOS = (15, 2, 50) if SOAK else (3, 1, 20)


def many_photos(folder: Path) -> None:
    portraits = [Image.fromarray(astronaut()), Image.fromarray(grace_hopper().copy())]
    for number in range(PHOTOS):
        small = portraits[number % 2].resize((200 + number, 220))
        save(np.asarray(small), folder / f"IMG_{number:03}.jpg", quality=90)


def command(photos: Path, out: Path) -> list[str]:
    clear = [sys.executable, "-m", "consent_desk", "clear", str(photos), "--group", "5A"]
    return [*clear, "--channel", "portal", "--out", str(out), "--quick", "--json"]


def agrees(vault_folder: Path, out: Path) -> int:
    """Check that files and register agree; says how many files are cleared."""
    vault = bootstrap.open_vault(vault_folder)
    with vault.register.read() as uow:
        known = {c.name: c for c in uow.photos.cleared_in(str(out))}
    visible = [p for p in out.iterdir() if not p.name.startswith(".")] if out.is_dir() else []
    for file in visible:
        data = file.read_bytes()
        assert file.name in known, "a cleared file that the register does not know"
        assert sha256(data) == known[file.name].sha256, "a half file"
        assert not carries_metadata(data)
    placed = {c.name for c in known.values() if c.state is ClearedState.CLEARED}
    assert placed <= {p.name for p in visible}
    return len(placed)


@pytest.mark.parametrize("seed", range(RUNS))
def test_killed_at_any_moment_nothing_is_half_and_the_next_run_finishes(
    tmp_path: Path, seed: int
) -> None:
    photos, out = tmp_path / "phone", tmp_path / "out"
    many_photos(photos)
    copied_school(tmp_path / "vault")
    chance = random.Random(seed)
    for _ in range(KILLS_A_RUN):
        process = subprocess.Popen(
            command(photos, out), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        assert process.stderr is not None
        for _line, _ in zip(process.stderr, range(chance.randrange(1, PHOTOS // 2)), strict=False):
            pass
        time.sleep(chance.uniform(0, 0.3))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        agrees(tmp_path / "vault", out)
    last = subprocess.run(command(photos, out), capture_output=True, text=True, check=False)
    records = json.loads(last.stdout)
    assert last.returncode == 0, last.stderr
    assert [r["state"] for r in records] == ["cleared"] * PHOTOS
    assert agrees(tmp_path / "vault", out) == PHOTOS
    assert len(list(out.iterdir())) == PHOTOS


def test_stopping_with_ctrl_c_leaves_finished_files_and_tells_of_the_rest(tmp_path: Path) -> None:
    photos, out = tmp_path / "phone", tmp_path / "out"
    many_photos(photos)
    copied_school(tmp_path / "vault")
    process = subprocess.Popen(
        command(photos, out), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    process.stderr.readline()
    process.send_signal(signal.SIGINT)
    told, _ = process.communicate()
    records = json.loads(told)
    states = {r["code"] for r in records}
    assert len(records) == PHOTOS
    assert "stopped" in states
    assert process.returncode == 3
    assert agrees(tmp_path / "vault", out) == sum(r["state"] == "cleared" for r in records)
    assert not any(p.name.startswith(".") for p in out.iterdir())
