"""Holidays and other days off, a line each."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from consent_desk.domain.hours import FreeDays
from consent_desk.messages import Texts
from ui.dialogs.dialog import Dialog
from ui.tokens import GRID
from ui.widgets.day_box import DayBox
from ui.widgets.labels import Role, Tone, button, label
from ui.widgets.lines import Lines, Scrolled

_HIGH = 184


class FreeDaysDialog(Dialog):
    """First and last day of each.

    Args:
        heading: what the days are.
        value: as `FreeDays` reads it.
        texts: the language.
        parent: the window.
    """

    def __init__(
        self, heading: str, value: str, texts: Texts, parent: QWidget | None = None
    ) -> None:
        super().__init__(heading, parent)
        self._texts = texts
        self._before = FreeDays.read(value)
        self.spans: list[tuple[QWidget, DayBox, DayBox]] = []
        self._lines = Lines()
        self._none = self._lines.say(texts("There are none yet."), Role.MUTED)
        self._lines.addStretch()
        scroll = Scrolled(self._lines)
        scroll.setMinimumHeight(_HIGH)
        self.content.addWidget(scroll)
        self.more = button(texts("Add a holiday"))
        self.more.clicked.connect(self._on_more)
        self.content.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeft)
        self._problem = self.say_state("", Tone.NEEDS_YOU)
        self.keep = self.offer(texts("Cancel"), texts("Keep"))
        for first, last in self._before.spans:
            self._add(first, last)
        self._on_changed()

    def _on_more(self) -> None:
        last = self.spans[-1][2].day if self.spans else None
        day = last + timedelta(1) if last else None
        self._add(day, day)
        self.spans[-1][1].setFocus()
        self._on_changed()

    def _add(self, first: date | None, last: date | None) -> None:
        _ = self._texts
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, GRID, 0)
        line.setSpacing(GRID)
        boxes = DayBox(), DayBox()
        for box, name, day in zip(
            boxes, (_("First day"), _("Last day")), (first, last), strict=True
        ):
            box.setPlaceholderText(_("day-month-year"))
            if day is not None:
                box.show_day(day)
            box.setAccessibleName(name)
            box.changed.connect(self._on_changed)
        line.addWidget(boxes[0])
        line.addWidget(label("–", Role.MUTED))
        line.addWidget(boxes[1])
        line.addStretch()
        away = button(_("Remove"), "link")
        away.clicked.connect(lambda: self._remove(row))
        line.addWidget(away)
        self.spans.append((row, *boxes))
        self._lines.insertWidget(len(self.spans), row)

    def _remove(self, row: QWidget) -> None:
        self.spans = [span for span in self.spans if span[0] is not row]
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._on_changed()

    def _on_changed(self) -> None:
        days = self._days()
        turned = any(first > last for first, last in days)
        self._problem.setText(f"▲ {self._texts('A holiday ends no earlier than it begins.')}")
        self._problem.setVisible(turned)
        self._none.setVisible(not self.spans)
        self.keep.setEnabled(not turned and len(days) == len(self.spans))

    def written(self) -> str:
        """What was chosen, as `FreeDays` reads it, in order."""
        return FreeDays(tuple(sorted(self._days()))).written()

    def _days(self) -> list[tuple[date, date]]:
        """First and last of those that have both."""
        boxes = ((first.day, last.day) for _, first, last in self.spans)
        return [(first, last) for first, last in boxes if first and last]

    def is_changed(self) -> bool:
        """Whether it is otherwise than before."""
        return FreeDays.read(self.written()) != self._before
