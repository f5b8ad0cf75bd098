"""The faces in one photo, in words: who it is said to be, what happens to it, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import override

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFocusEvent, QImage, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.tokens import GRID, LIGHT, ROW
from ui.widgets.labels import SHAPES, CutLabel, Role, Tone, label, restyle, state_label

_AVATAR = 44
_ROW = ROW + 2 * GRID
_LEAST_ROWS = 3
"""Seen without scrolling, whatever else wants room."""


@dataclass(frozen=True)
class FaceLine:
    """One face in words; `picture` is small and square, null for an area."""

    name: str
    reason: str
    state: str
    tone: Tone
    picture: QImage


class FaceList(QScrollArea):
    """Rows that can be walked with the arrows; the chosen one is framed."""

    chosen = Signal(int)
    key_pressed = Signal(QKeyEvent)
    """A key that a row does not use itself: the page knows what to do with it."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("surface", "scrolled")
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, GRID // 2, 0)
        self._rows.setSpacing(2)
        self.setMinimumHeight(_LEAST_ROWS * _ROW)
        self._rows.addStretch()
        self.setWidget(inside)
        self._shown: list[_Row] = []

    @override
    def sizeHint(self) -> QSize:
        """No more than what is always seen: whatever room is left is given by the layout."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def show_faces(self, lines: Sequence[FaceLine], selected: int) -> None:
        """Show these faces."""
        while len(self._shown) > len(lines):
            row = self._shown.pop()
            self._rows.removeWidget(row)
            row.hide()  # at once: it is deleted only when the window has its turn
            row.deleteLater()
        for index, line in enumerate(lines):
            if index == len(self._shown):
                self._add_row(index)
            self._shown[index].show_line(line)
        self.select(selected)

    def select(self, index: int) -> None:
        """Frame one row; -1: none."""
        for place, row in enumerate(self._shown):
            row.mark(chosen=place == index)
            if place == index:
                self.ensureWidgetVisible(row, 0, GRID)

    def focus_row(self, index: int) -> None:
        """Put the keyboard on a row."""
        if 0 <= index < len(self._shown):
            self._shown[index].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_row(self, index: int) -> None:
        row = _Row(index, self)
        row.chosen.connect(self.chosen)
        row.walked.connect(self._on_walked)
        self._shown.append(row)
        self._rows.insertWidget(index, row)

    def _on_walked(self, to: int) -> None:
        self.focus_row(min(max(to, 0), len(self._shown) - 1))


class _Row(QFrame):
    chosen = Signal(int)
    walked = Signal(int)

    def __init__(self, index: int, parent: FaceList) -> None:
        super().__init__()
        self._index = index
        self._list = parent
        self._line: FaceLine | None = None
        self.setProperty("role", "face")
        self.setMinimumHeight(_ROW)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        across = QHBoxLayout(self)
        across.setContentsMargins(GRID, 6, GRID, 6)
        across.setSpacing(GRID + 4)
        self._picture = QLabel()
        self._picture.setFixedSize(_AVATAR, _AVATAR)
        self._name = CutLabel("", Role.STRONG)
        self._reason = label("", Role.SMALL, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._state = state_label("", Tone.COVERED)
        first = QHBoxLayout()
        first.setSpacing(GRID)
        first.addWidget(self._name, stretch=1)
        first.addWidget(self._state)
        words.addLayout(first)
        words.addWidget(self._reason)
        across.addWidget(self._picture)
        across.addLayout(words, stretch=1)

    def show_line(self, line: FaceLine) -> None:
        """Show another face in this row."""
        if line == self._line:
            return
        self._line = line
        self._name.say(line.name)
        self._reason.setText(line.reason)
        self._reason.setVisible(bool(line.reason))
        self._state.setText(f"{SHAPES[line.tone]} {line.state}")
        self._state.setProperty("tone", line.tone.value)
        restyle(self._state)
        self._picture.setPixmap(_round(line.picture, self.devicePixelRatioF()))
        self.setAccessibleName(f"{line.name}: {line.state}, {line.reason}")

    def mark(self, *, chosen: bool) -> None:
        """Frame this row, or not."""
        if self.property("chosen") != chosen:
            self.setProperty("chosen", chosen)
            restyle(self)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.chosen.emit(self._index)
        super().focusInEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.walked.emit(self._index + (1 if event.key() == Qt.Key.Key_Down else -1))
        else:
            self._list.key_pressed.emit(event)
            event.accept()


def _round(picture: QImage, ratio: float) -> QPixmap:
    """A small picture in a circle; where there is none, a cover."""
    side = round(_AVATAR * ratio)
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.covered))
    if not picture.isNull():
        scaled = picture.scaled(
            side,
            side,
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.setBrush(QBrush(scaled))
    painter.drawEllipse(QPointF(side / 2, side / 2), side / 2, side / 2)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
