"""A bug leaves a report without personal data, and somebody is told."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from consent_desk.crash import adopt_native
from consent_desk.errors import KnownError, PictureUnreadable, VaultBusy
from consent_desk.messages import Texts
from tests.screenshots.stage import Stage
from tests.test_catalogues import _leaves
from ui.crashes import Crashes
from ui.dialogs.error_dialog import ErrorDialog
from ui.state import WindowState


def watching(folder: Path) -> Crashes:
    return Crashes(folder / "crashes", WindowState(folder / "window.ini"), "run")


def reports(folder: Path) -> list[str]:
    return [f.read_text(encoding="utf-8") for f in (folder / "crashes").glob("crash-*.json")]


def test_a_bug_in_a_slot_is_reported_without_what_it_was_about_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[BaseException] = []
    crashes = watching(tmp_path)
    crashes.watch()
    try:
        crashes.tell_through(told.append)
        error = ValueError("Sanne Jansen, /home/juf.marieke/foto.jpg")
        sys.excepthook(ValueError, error, None)
    finally:
        crashes.stop()
    [report] = reports(tmp_path)
    assert told == [error]
    assert "Sanne" not in report
    assert "marieke" not in report
    assert not crashes.untold()


def test_a_report_that_nobody_was_told_of_is_told_once_at_the_next_start(tmp_path: Path) -> None:
    from consent_desk.crash import write_crash

    write_crash(ValueError(), tmp_path / "crashes")
    assert watching(tmp_path).untold()
    assert not watching(tmp_path).untold()


def test_without_reports_there_is_nothing_to_tell(tmp_path: Path) -> None:
    assert not watching(tmp_path).untold()


def test_a_program_that_dies_outside_python_is_told_at_the_next_start(tmp_path: Path) -> None:
    code = (
        "import faulthandler, sys\n"
        "from pathlib import Path\n"
        "from ui.crashes import Crashes\n"
        "from ui.state import WindowState\n"
        "folder = Path(sys.argv[1])\n"
        "Crashes(folder / 'crashes', WindowState(folder / 'window.ini'), 'run').watch()\n"
        "faulthandler._sigsegv()\n"
    )
    died = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False, timeout=60)
    assert died.returncode != 0
    crashes = watching(tmp_path)
    crashes.watch()
    crashes.stop()
    [report] = reports(tmp_path)
    trace = json.loads(report)
    assert trace["error"] == "native"
    assert trace["where"]
    assert "/" not in "".join(trace["where"])
    assert crashes.untold()


def test_a_program_that_ended_well_leaves_nothing_to_tell(tmp_path: Path) -> None:
    crashes = watching(tmp_path)
    crashes.watch()
    crashes.stop()
    assert list((tmp_path / "crashes").iterdir()) == []


def test_a_raw_trace_loses_its_folders(tmp_path: Path) -> None:
    raw = tmp_path / "native.txt"
    raw.write_text(
        "Fatal Python error: Segmentation fault\n\nThread 0x1 (most recent call first):\n"
        '  File "/home/juf.marieke/app/media/load.py", line 12 in load\n'
        '  File "C:\\Users\\juf\\app\\jobs.py", line 3 in run\n',
        encoding="utf-8",
    )
    report = adopt_native(raw, tmp_path)
    assert report is not None
    assert json.loads(report.read_text(encoding="utf-8"))["where"] == [
        "jobs.py:3 run",
        "load.py:12 load",
    ]
    assert not raw.exists()


def said(dialog: ErrorDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_an_error_says_what_happened_what_it_means_and_what_next(
    stage: Stage, qtbot: QtBot
) -> None:
    dialog = ErrorDialog(PictureUnreadable(file="IMG_1.jpg"), stage.texts)
    qtbot.addWidget(dialog)
    assert "Deze foto is niet te gebruiken" in said(dialog)
    assert "IMG_1.jpg is niet te lezen" in said(dialog)
    assert "Van deze foto gaat niets van deze computer af" in said(dialog)
    assert "kies hem opnieuw" in said(dialog)


def test_every_failure_has_a_heading_and_a_meaning_in_both_languages() -> None:
    for kind in _leaves(KnownError):
        error = kind(**dict.fromkeys(getattr(kind, "__dataclass_fields__", {}), "x"))
        for texts in (Texts("nl"), Texts("en")):
            assert texts.heading(error) != texts.heading(ValueError())
            assert texts.meaning(error)
    assert Texts("nl").heading(VaultBusy()) == "Het register gaat niet open"
