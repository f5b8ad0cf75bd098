"""Choosing groups: boxes to tick, and where there are many a field that finds them."""

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from consent_desk.messages import Texts
from ui.tokens import GRID
from ui.widgets.labels import Role, label

_FEW = 12
"""So many fit without looking for them."""
_ROWS = 3
_WIDTH = 900
"""What the boxes may take; the smallest window has room for it."""


class GroupChoice(QWidget):
    """Ticked groups stay in sight whatever is typed; Enter ticks the first that fits."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._boxes: list[QCheckBox] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self.field = QLineEdit()
        self.field.setPlaceholderText(texts("Type the beginning of a group"))
        self.field.setAccessibleName(texts("Find a group"))
        self.field.setMaximumWidth(280)
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._arrange)
        self.field.installEventFilter(self)
        column.addWidget(self.field)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        inside = QWidget()
        inside.setProperty("surface", "scrolled")
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._scroll.setWidget(inside)
        column.addWidget(self._scroll)
        self._none = label(texts("No group begins like that"), Role.MUTED)
        column.addWidget(self._none)
        self._says = label("", Role.MUTED, wrap=True)
        column.addWidget(self._says)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names of the ticked groups."""
        return tuple(box.text() for box in self._boxes if box.isChecked())

    def offer(self, groups: Sequence[str]) -> None:
        """Show these; what was ticked stays ticked."""
        chosen = self.chosen
        for box in self._boxes:
            self._grid.removeWidget(box)
            box.deleteLater()
        self._boxes = [QCheckBox(name) for name in groups]
        for box in self._boxes:
            box.setAccessibleName(box.text())
            box.setChecked(box.text() in chosen)
            box.toggled.connect(self._say)
        self.field.setVisible(len(groups) > _FEW)
        self.field.clear()
        self._arrange()
        self._say()

    def _arrange(self) -> None:
        typed = self.field.text().strip().casefold()
        for box in self._boxes:
            self._grid.removeWidget(box)
        shown = [b for b in self._boxes if b.isChecked() or b.text().casefold().startswith(typed)]
        for box in self._boxes:
            box.setVisible(box in shown)
        columns, height = self._measures()
        for place, box in enumerate(shown):
            self._grid.addWidget(box, place // columns, place % columns, Qt.AlignmentFlag.AlignLeft)
        self._grid.setColumnStretch(columns, 1)
        self._none.setVisible(bool(typed) and not self._fitting())
        self._scroll.setFixedHeight(height)
        self._scroll.setVisible(bool(self._boxes))

    def _measures(self) -> tuple[int, int]:
        """How many boxes stand side by side, and how high a few rows of them are."""
        for box in self._boxes:
            box.ensurePolished()
        sizes = [box.sizeHint() for box in self._boxes]
        widest = max((size.width() for size in sizes), default=_WIDTH)
        columns = max(1, _WIDTH // (widest + 2 * GRID))
        rows = min(-(-len(sizes) // columns), _ROWS)
        tallest = max((size.height() for size in sizes), default=0)
        return columns, rows * (tallest + GRID)

    def _say(self) -> None:
        chosen = self.chosen
        if chosen:
            text = ", ".join(chosen)
        else:
            text = self._texts("Nothing ticked: anybody of the whole school")
        self._says.setText(text)
        self._says.setVisible(not chosen or len(self._boxes) > _FEW)

    def _fitting(self) -> list[QCheckBox]:
        typed = self.field.text().strip().casefold()
        return [box for box in self._boxes if typed and box.text().casefold().startswith(typed)]

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._on_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _on_key(self, key: Qt.Key) -> bool:
        if key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        if fitting := self._fitting():
            fitting[0].toggle()
            self.field.clear()
        return True
