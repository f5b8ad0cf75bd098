"""`--self-test` says of every part whether it is there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from consent_desk import self_test as self_tests
from consent_desk.messages import Texts


def test_all_parts_of_the_program_are_there_and_nothing_is_left_behind(tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    words = [sys.executable, "-m", "consent_desk", "--self-test"]
    done = subprocess.run(
        words, capture_output=True, text=True, timeout=300, env=environment, check=False
    )
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stdout + done.stderr
    assert [line.partition(":")[0] for line in lines[:-1]] == [
        f"● {name}"
        for name in ("texts", "register", "keyring", "faces", "photo", "heic", "print", "window")
    ]
    assert lines[-1] == "Alle onderdelen zijn er."
    assert [left for left in tmp_path.iterdir() if left.is_dir()] == []


def test_a_part_that_is_missing_fails_the_whole_test_and_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(_: Path) -> str:
        raise FileNotFoundError("centerface.onnx")

    monkeypatch.setattr(self_tests, "CHECKS", (("faces", missing), ("texts", lambda _: "Vandaag")))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert self_tests.self_test(Texts("nl")) == 3
    said = capsys.readouterr().out
    assert "✕ faces: FileNotFoundError: centerface.onnx" in said
    assert "● texts: Vandaag" in said
    assert "Er ontbreken onderdelen." in said
