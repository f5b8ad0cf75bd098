"""Every state of every page and dialog: room for every text, a name for every control."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.screenshots.photographer import put_up
from tests.screenshots.stage import Stage, State
from tests.screenshots.states import STATES
from tests.ui.stretched import StretchedTexts, stretch
from tests.ui.walk import beyond_the_keyboard, clipped, nameless, outside
from ui.theme import Choice, Theme

SMALLEST = (1280, 720)
by_state = pytest.mark.parametrize("state", STATES, ids=[state.name for state in STATES])


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Iterator[Theme]:
    """One for all states: each new one looks at every widget anew."""
    made = Theme(qapp, Choice.LIGHT)
    yield made
    made.deleteLater()


def put(qtbot: QtBot, state: State, stage: Stage, size: tuple[int, int] | None = None) -> QWidget:
    widget = state.make(stage)
    qtbot.addWidget(widget)
    put_up(widget, state)
    if size is not None and isinstance(widget, QMainWindow):
        widget.resize(*size)
        for _ in range(3):
            QApplication.processEvents()
    return widget


@by_state
def test_every_text_has_room_and_every_control_a_name(
    state: State, stage: Stage, qtbot: QtBot
) -> None:
    """In the smallest window, which is a usual screen at 150 %, and in a language 40 % longer."""
    widget = put(qtbot, state, replace(stage, texts=StretchedTexts("nl")), SMALLEST)
    assert nameless(widget) == []
    assert clipped(widget) == []
    assert outside(widget) == []
    assert beyond_the_keyboard(widget) == []


def test_the_stretched_language_is_40_percent_longer() -> None:
    text = "Sleep foto's of een map hierheen"
    assert len(stretch(text)) == pytest.approx(1.4 * len(text), abs=1)


def test_the_walk_finds_what_is_clipped_and_what_has_no_name(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    label, button = QLabel("een hele lange tekst"), QPushButton("nog een hele lange tekst")
    label.setFixedWidth(20)
    button.setFixedWidth(20)
    layout.addWidget(label)
    layout.addWidget(button)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.show()
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    assert len(clipped(window)) == 2
    assert len(beyond_the_keyboard(window)) == 1
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    assert len(nameless(window)) == 1
