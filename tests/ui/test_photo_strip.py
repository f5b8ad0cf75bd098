"""The strip of photos, walked with the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.labels import Tone
from ui.widgets.photo_strip import PhotoStrip


def picture(colour: str) -> QImage:
    made = QImage(128, 84, QImage.Format.Format_RGB888)
    made.fill(QColor(colour))
    return made


@pytest.fixture
def strip(qtbot: QtBot, theme: Theme) -> PhotoStrip:
    made = PhotoStrip(theme)
    qtbot.addWidget(made)
    made.resize(152, 600)
    for number in range(3):
        made.put(f"p{number}", picture("#00ff00"), Tone.NEEDS_YOU, "bekijk", f"Foto {number + 1}")
    made.refuse("kapot.jpg", "mislukt", "kapot.jpg is beschadigd.")
    made.show()
    return made


def test_the_first_photo_comes_to_the_front_by_itself(strip: PhotoStrip) -> None:
    assert strip.currentRow() == 0


def test_the_arrows_walk_through_photos_and_what_failed(strip: PhotoStrip, qtbot: QtBot) -> None:
    seen: list[str] = []
    strip.chosen.connect(seen.append)
    for _ in range(4):
        qtbot.keyClick(strip, Qt.Key.Key_Down)
    assert seen == ["p1", "p2", ""]
    assert strip.refusal() == "kapot.jpg is beschadigd."
    qtbot.keyClick(strip, Qt.Key.Key_Up)
    assert strip.refusal() == ""


def test_stepping_stays_within_the_strip(strip: PhotoStrip) -> None:
    strip.step(-1)
    assert strip.currentRow() == 0
    strip.step(99)
    assert strip.currentRow() == 3


def test_a_photo_is_shown_anew_in_its_place(strip: PhotoStrip) -> None:
    strip.go("p1")
    strip.put("p1", picture("#0000ff"), Tone.SHOWN, "akkoord", "Foto 2")
    assert strip.photo_ids() == ["p0", "p1", "p2"]
    assert strip.currentRow() == 1
    place = strip.visualItemRect(strip.item(1)).center()
    assert strip.viewport().grab().toImage().pixelColor(place).name() == "#0000ff"


def test_each_photo_is_read_out_with_its_state(strip: PhotoStrip) -> None:
    read = [strip.item(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(4)]
    assert read[:2] == ["Foto 1: bekijk", "Foto 2: bekijk"]
    assert read[3] == "kapot.jpg is beschadigd.: mislukt"
