"""The faces in one photo, in words: who it is said to be, what happens to it, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import override

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QBrush, QFocusEvent, QImage, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.tokens import GRID, ROW
from ui.widgets.labels import SHAPES, CutLabel, Role, Tone, label, restyle, state_label

_AVATAR = 44


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
        self._rows.setSpacing(4)
        self._rows.addStretch()
        self.setWidget(inside)
        self._shown: list[_Row] = []

    def show_faces(self, lines: Sequence[FaceLine], selected: int) -> None:
        """Show these faces."""
        while len(self._shown) > len(lines):
            row = self._shown.pop()
            self._rows.removeWidget(row)
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
        self.setMinimumHeight(ROW + 2 * GRID)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        across = QHBoxLayout(self)
        across.setContentsMargins(GRID, GRID, GRID, GRID)
        across.setSpacing(GRID + 4)
        self._picture = QLabel()
        self._picture.setFixedSize(_AVATAR, _AVATAR)
        self._name = CutLabel("", Role.STRONG)
        self._reason = label("", Role.SMALL, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._reason)
        self._state = state_label("", Tone.COVERED)
        across.addWidget(self._picture)
        across.addLayout(words, stretch=1)
        across.addWidget(self._state)

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
    """A small picture in a circle."""
    side = round(_AVATAR * ratio)
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    if not picture.isNull():
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scaled = picture.scaled(
            side,
            side,
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.setBrush(QBrush(scaled))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(side / 2, side / 2), side / 2, side / 2)
        painter.end()
    made.setDevicePixelRatio(ratio)
    return made
