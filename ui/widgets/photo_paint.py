"""Words on a photo: on a dark ground of their own, so that they can be read on any picture."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from ui.tokens import DARK, GRID, SMALL

_TAG, _HINT = 22, 24
_CORNER = 5
_DOT = " · "


def paint_tag(painter: QPainter, rect: QRectF, text: str, colour: QColor) -> None:
    """A few words over a face."""
    _small(painter)
    room = QRectF(painter.viewport())
    width = painter.fontMetrics().horizontalAdvance(text) + 2 * GRID
    left = min(max(rect.left(), 2.0), max(room.right() - width - 2.0, 2.0))
    tag = QRectF(left, max(rect.top() - _TAG - 4, 2.0), width, _TAG)
    _ground(painter, tag)
    painter.setPen(colour)
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, text)


def paint_hint(painter: QPainter, room: QRectF, text: str) -> None:
    """A line at the bottom: of its parts between dots, as many as there is room for."""
    _small(painter)
    line = room.adjusted(2 * GRID, 0, -2 * GRID, -GRID)
    line.setTop(line.bottom() - _HINT)
    metrics = painter.fontMetrics()
    has = line.width() - 2 * GRID
    parts = text.split(_DOT)
    while len(parts) > 1 and metrics.horizontalAdvance(_DOT.join(parts)) > has:
        parts.pop()
    cut = metrics.elidedText(_DOT.join(parts), Qt.TextElideMode.ElideRight, round(has))
    line.setWidth(metrics.horizontalAdvance(cut) + 2 * GRID)
    _ground(painter, line)
    painter.setPen(QColor(DARK.on_photo))
    painter.drawText(line, Qt.AlignmentFlag.AlignCenter, cut)


def _small(painter: QPainter) -> None:
    font = QFont(painter.font())
    font.setPixelSize(round(SMALL))
    painter.setFont(font)


def _ground(painter: QPainter, rect: QRectF) -> None:
    ground = QColor(DARK.photo_back)
    ground.setAlpha(215)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, _CORNER, _CORNER)
