"""A time of the day is what was typed."""

import pytest
from PySide6.QtCore import QEvent, Qt, QTime
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.choice_box import TimeBox


@pytest.mark.parametrize("over_everything", [True, False])
@pytest.mark.parametrize(
    ("typed", "read"),
    [("14:45", "14:45"), ("1445", "14:45"), ("9:05", "09:05"), ("0905", "09:05")],
)
def test_a_time_typed_over_another_is_that_time(
    qtbot: QtBot, typed: str, read: str, over_everything: bool
) -> None:
    box = TimeBox()
    qtbot.addWidget(box)
    box.setTime(QTime(8, 30))
    box.show()
    # As Tab does, also where no window manager makes a window the active one.
    QApplication.sendEvent(box, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    if over_everything:
        box.selectAll()
    QTest.keyClicks(box, typed)
    assert box.time().toString("HH:mm") == read
