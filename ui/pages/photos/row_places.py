"""Where the parts of a row of faces are, in pixels from the top left of the row."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

from ui.tokens import GRID

FACE = 76
GAP = GRID + 4
"""Between one row and the next."""
_BETWEEN = GRID
_PAD = 2 * GRID
_TOP = GRID + 4
_NAME = 224
_ACTION = 204


@dataclass(frozen=True)
class RowPlaces:
    """The places in a row of `width` with so many faces; it takes as many lines as they need."""

    width: int
    faces: int

    @property
    def columns(self) -> int:
        """Faces in one line."""
        room = self.width - 2 * _PAD - _NAME - _ACTION
        return max((room + _BETWEEN) // (FACE + _BETWEEN), 1)

    @property
    def card(self) -> QRect:
        """The row without the room under it."""
        lines = max(-(-self.faces // self.columns), 1)
        return QRect(0, 0, self.width, lines * (FACE + _BETWEEN) - _BETWEEN + 2 * _TOP)

    @property
    def name(self) -> QRect:
        """Who it is, beside the first line of faces."""
        return QRect(_PAD, _TOP, _NAME - _PAD, FACE)

    @property
    def action(self) -> QRect:
        """What happens, or can be done."""
        return QRect(self.width - _PAD - _ACTION + _PAD, _TOP, _ACTION - _PAD, FACE)

    def face(self, index: int) -> QRect:
        """One face."""
        line, column = divmod(index, self.columns)
        step = FACE + _BETWEEN
        return QRect(_PAD + _NAME + column * step, _TOP + line * step, FACE, FACE)

    def face_at(self, point: QPoint) -> int:
        """Which face is at a point; -1: none."""
        return next((i for i in range(self.faces) if self.face(i).contains(point)), -1)
