"""Hours of the week, a line a day."""

from datetime import time

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from consent_desk.domain.hours import WeekHours
from consent_desk.messages import Texts
from consent_desk.sentences import mark
from ui.dialogs.dialog import Dialog
from ui.tokens import GRID
from ui.widgets.choice_box import TimeBox
from ui.widgets.labels import Role, Tone, label

_DAYS = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)
_USUAL = (time(8, 30), time(14, 30))


class HoursDialog(Dialog):
    """From when to when on each day; a break in a day stays as it was typed.

    Args:
        heading: what the hours are of.
        value: as `WeekHours` reads it.
        texts: the language.
        parent: the window.
    """

    def __init__(
        self, heading: str, value: str, texts: Texts, parent: QWidget | None = None
    ) -> None:
        super().__init__(heading, parent)
        self._texts = texts
        self._before = WeekHours.read(value)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID)
        self.days = [self._add_day(grid, number) for number in range(len(_DAYS))]
        self.content.addLayout(grid)
        self._problem = self.say_state("", Tone.NEEDS_YOU)
        self.keep = self.offer(texts("Cancel"), texts("Keep"))
        self._on_changed()

    def _add_day(self, grid: QGridLayout, number: int) -> tuple[QCheckBox, TimeBox, TimeBox]:
        _, ranges = self._texts, self._before.days[number]
        name = _(_DAYS[number])
        box = QCheckBox(name)
        box.setAccessibleName(name)
        box.setChecked(bool(ranges))
        first, last = TimeBox(), TimeBox()
        begins, ends = ranges[0] if ranges else _USUAL
        if ranges:
            ends = ranges[-1][1]
        for field, at in ((first, begins), (last, ends)):
            field.setTime(QTime(at.hour, at.minute))
        first.setAccessibleName(_("{day}, from", day=name))
        last.setAccessibleName(_("{day}, to", day=name))
        grid.addWidget(box, number, 0)
        grid.addWidget(first, number, 1)
        grid.addWidget(label("–", Role.MUTED), number, 2)
        grid.addWidget(last, number, 3)
        if len(ranges) > 1:
            grid.addWidget(label(_("with a break"), Role.MUTED), number, 4)
        grid.setColumnStretch(4, 1)
        box.toggled.connect(self._on_changed)
        first.timeChanged.connect(self._on_changed)
        last.timeChanged.connect(self._on_changed)
        return box, first, last

    def _on_changed(self) -> None:
        turned = False
        for box, first, last in self.days:
            for field in (first, last):
                field.setEnabled(box.isChecked())
            turned |= box.isChecked() and first.time() >= last.time()
        self._problem.setText(f"▲ {self._texts('A day ends later than it begins.')}")
        self._problem.setVisible(turned)
        self.keep.setEnabled(not turned)

    def written(self) -> str:
        """What was chosen, as `WeekHours` reads it."""
        days = (self._day(number) for number in range(len(_DAYS)))
        return WeekHours(tuple(days)).written()

    def is_changed(self) -> bool:
        """Whether it is otherwise than before."""
        return WeekHours.read(self.written()) != self._before

    def _day(self, number: int) -> tuple[tuple[time, time], ...]:
        box, first, last = self.days[number]
        if not box.isChecked():
            return ()
        chosen = (_time(first), _time(last))
        before = self._before.days[number]
        if before and (before[0][0], before[-1][1]) == chosen:
            return before
        return (chosen,)


def _time(field: TimeBox) -> time:
    at = field.time()
    return time(at.hour(), at.minute())
