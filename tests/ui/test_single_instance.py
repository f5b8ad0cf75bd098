"""One window a person and register."""

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from ui.single_instance import SingleInstance

_HOLDS_AND_DIES = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.single_instance import SingleInstance
app = QCoreApplication([])
assert SingleInstance(Path(sys.argv[1])).claim()
os._exit(1)  # as a crash would: the lock and the socket stay behind
"""
_SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.single_instance import SingleInstance
app = QCoreApplication([])
sys.exit(SingleInstance(Path(sys.argv[1])).claim())
"""


def start(code: str, vault: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", code, str(vault)])


def test_a_second_start_raises_the_first(tmp_path: Path, qtbot: QtBot) -> None:
    first = SingleInstance(tmp_path)
    assert first.claim()
    with qtbot.waitSignal(first.raised, timeout=30_000):
        second = start(_SECOND, tmp_path)
    assert second.wait(30) == 0  # it was not the first
    first.release()


def test_another_register_has_its_own_window(tmp_path: Path, qtbot: QtBot) -> None:
    one, other = SingleInstance(tmp_path / "a"), SingleInstance(tmp_path / "b")
    assert one.claim()
    assert other.claim()
    one.release()
    other.release()


def test_what_a_crash_left_behind_does_not_keep_the_window_from_starting(
    tmp_path: Path, qtbot: QtBot
) -> None:
    assert start(_HOLDS_AND_DIES, tmp_path).wait(30) == 1
    after = SingleInstance(tmp_path)
    assert after.claim()
    with qtbot.waitSignal(after.raised, timeout=30_000):
        start(_SECOND, tmp_path)
    after.release()


def test_the_name_says_neither_the_person_nor_the_folder(tmp_path: Path, qtbot: QtBot) -> None:
    name = SingleInstance(tmp_path / "De Klimop").name
    assert "Klimop" not in name
    assert name.removeprefix("consent-desk-").isalnum()
