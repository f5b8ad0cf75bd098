import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from consent_desk.errors import VaultMissing
from consent_desk.messages import Texts
from consent_desk.ports import Vault
from tests.school import answer
from ui import application
from ui.main_window import MainWindow


def texts_in(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.findChildren(QLabel))


def test_the_window_says_whose_register_it_is_and_what_waits(school: Vault, qtbot: QtBot) -> None:
    answer(school)
    window = MainWindow(school, Texts("nl"))
    qtbot.addWidget(window)
    window.show()
    assert "De Klimop · 2026-2027" in texts_in(window)
    assert "Formulieren terug" in texts_in(window)


def test_a_register_that_cannot_be_opened_is_a_sentence_in_the_window(
    tmp_path: Path, qtbot: QtBot
) -> None:
    texts = Texts("nl")
    window = MainWindow(None, texts, texts.sentence(VaultMissing(folder=tmp_path)))
    qtbot.addWidget(window)
    window.show()
    assert "Er is nog geen register" in texts_in(window)


def test_without_a_screen_there_is_a_sentence_and_no_crash(
    school: Vault, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    if sys.platform.startswith("linux"):
        assert application.start_window(lambda: school, Texts("nl")) == 2
        assert "geen scherm" in capsys.readouterr().err


def test_the_program_starts_a_real_window_that_closes_without_a_crash(school: Vault) -> None:
    # cv2 is loaded before Qt here, as it is in the program: its Qt 5 must not get in the way.
    code = (
        "import sys, threading, os\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from consent_desk.__main__ import main\n"
        "app = QApplication(['x'])\n"
        "QTimer.singleShot(500, app.quit)\n"
        "sys.argv = ['consent-desk']\n"
        "sys.exit(main())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
