"""Choosing one of a few; the wheel scrolls what it is on, and never chooses."""

from typing import override

from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QTimeEdit

_TIME, _SIDE = 80, 10


class ChoiceBox(QComboBox):
    """As wide as its widest word.

    Qt lets the wheel change what is under the mouse: whoever scrolls past a rule or a pupil's group
    would change it, and not notice.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()


class TimeBox(QTimeEdit):
    """A time of the day, to the minute, typed or with the arrow keys, never by the wheel."""

    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(_SIDE, 0, _SIDE, 0)  # the style sheet's do not reach it
        self.setDisplayFormat("HH:mm")
        self.setFixedWidth(_TIME)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt types into hour and minute apart: over the whole of 08:30 it makes 08:45 of 14:45.
        if self.lineEdit().selectedText() == self.text() and event.text().isdigit():
            self.setSelectedSection(QTimeEdit.Section.HourSection)
        super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
