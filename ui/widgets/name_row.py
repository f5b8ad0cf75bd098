"""Drawing a person who can be named: the name, the group, and what would happen."""

from typing import override

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import Theme
from ui.tokens import GRID, ROW, SMALL
from ui.widgets.labels import SHAPES, Tone
from ui.widgets.name_list import NameList
from ui.widgets.painting import Index, rect_of, sized, state_of

_PAD = GRID + 4


class NameRow(QStyledItemDelegate):
    """Draws the rows of a `NameList`."""

    def __init__(self, names: NameList, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._names = names
        self._theme = theme
        self._list = parent

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._list.viewport().width(), ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = self._theme.tokens
        line = self._names.line_at(index.row())
        rect, state = rect_of(option), state_of(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_wash if chosen else tokens.bar))
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), 6, 6)
        inside = rect.adjusted(_PAD, 0, -_PAD, 0)
        colour = tokens.shown if line.tone is Tone.SHOWN else tokens.covered
        says = f"{SHAPES[line.tone]} {line.verdict}"
        painter.setFont(sized(self._list, SMALL + 0.5, QFont.Weight.DemiBold))
        room = round(inside.width() * 0.5)
        says = painter.fontMetrics().elidedText(says, Qt.TextElideMode.ElideRight, room)
        right = painter.fontMetrics().horizontalAdvance(says)
        _write(painter, inside, says, colour, Qt.AlignmentFlag.AlignRight)
        left = inside.adjusted(0, 0, -right - _PAD, 0)
        self._who(painter, left, line.name, line.about)
        painter.restore()

    def _who(self, painter: QPainter, place: QRect, name: str, about: str) -> None:
        tokens = self._theme.tokens
        painter.setFont(sized(self._list, 14.0, QFont.Weight.DemiBold))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, place.width())
        taken = metrics.horizontalAdvance(name) + GRID
        _write(painter, place, name, tokens.ink, Qt.AlignmentFlag.AlignLeft)
        painter.setFont(sized(self._list, SMALL))
        rest = place.adjusted(taken, 0, 0, 0)
        about = painter.fontMetrics().elidedText(about, Qt.TextElideMode.ElideRight, rest.width())
        if rest.width() > 2 * GRID:
            _write(painter, rest, about, tokens.muted, Qt.AlignmentFlag.AlignLeft)


def _write(painter: QPainter, place: QRect, text: str, colour: str, side: Qt.AlignmentFlag) -> None:
    painter.setPen(QColor(colour))
    painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, text)
