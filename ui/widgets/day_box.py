"""A day that is typed as one is used to, or picked in a calendar; never changed by the wheel.

Qt's own field types into its day, month and year apart: of 4-9-2026 it makes another day without a
word, and the date on a form decides for which school year it counts.
"""

from datetime import date, timedelta
from typing import override

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QToolButton, QWidgetAction

from ui.models.typed_day import read_day, written
from ui.widgets.labels import restyle

_ARROW, _WIDE = 28, 140
_CALENDAR = (320, 264)
_ARROWS = {
    "qt_calendar_prevmonth": Qt.ArrowType.LeftArrow,
    "qt_calendar_nextmonth": Qt.ArrowType.RightArrow,
}
_STEPS = {int(Qt.Key.Key_Up): 1, int(Qt.Key.Key_Down): -1}


class DayBox(QLineEdit):
    """Day, month and year; the arrow keys go a day on or back."""

    changed = Signal()
    """Another day, or none."""

    def __init__(self) -> None:
        super().__init__()
        self._first, self._last = date.min, date.max
        self.setMinimumWidth(_WIDE)
        self.setTextMargins(0, 0, _ARROW, 0)
        self._arrow = QToolButton(self)
        self._arrow.setArrowType(Qt.ArrowType.DownArrow)
        self._arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._arrow.setCursor(Qt.CursorShape.PointingHandCursor)
        self._arrow.clicked.connect(self._pick)
        self.textChanged.connect(self._on_text)

    @property
    def day(self) -> date | None:
        """The day; None: what is typed is none, or one that cannot be."""
        read = read_day(self.text())
        return read if read is not None and self._first <= read <= self._last else None

    def show_day(self, day: date) -> None:
        """Show a day."""
        self.setText(written(day))
        self.setCursorPosition(0)

    def limit(self, first: date = date.min, last: date = date.max) -> None:
        """Take no day before `first`, and none after `last`."""
        self._first, self._last = first, last
        self._mark()

    def _on_text(self) -> None:
        self._mark()
        self.changed.emit()

    def _mark(self) -> None:
        """Wrong only once one has left it: half a date is no mistake yet."""
        is_wrong = self.day is None and not self.hasFocus()
        if is_wrong is not bool(self.property("wrong")):
            self.setProperty("wrong", is_wrong)
            restyle(self)

    def _pick(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget()
        calendar.setMinimumSize(*_CALENDAR)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for name, arrow in _ARROWS.items():  # Qt's own pictures are black, in the dark too
            turn = calendar.findChild(QToolButton, name)
            if turn is not None:
                turn.setIcon(QIcon())
                turn.setArrowType(arrow)
        if self._first > date.min:
            calendar.setMinimumDate(_to_qt(self._first))
        if self._last < date.max:
            calendar.setMaximumDate(_to_qt(self._last))
        if self.day is not None:
            calendar.setSelectedDate(_to_qt(self.day))
        for picked in (calendar.clicked, calendar.activated):
            picked.connect(lambda: self._picked(calendar, menu))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        calendar.setFocus()

    def _picked(self, calendar: QCalendarWidget, menu: QMenu) -> None:
        picked = calendar.selectedDate()
        self.show_day(date(picked.year(), picked.month(), picked.day()))
        menu.close()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._pick()
        elif (day := self.day) is not None:
            self.show_day(min(max(day + timedelta(step), self._first), self._last))

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if (day := self.day) is not None and self.text() != written(day):
            self.show_day(day)
        self._mark()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrow.setGeometry(self.width() - _ARROW - 4, 0, _ARROW, self.height())


def _to_qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
