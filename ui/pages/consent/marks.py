"""The shapes of the table, drawn: sharp on every screen, and quick, for they are drawn once."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from ui.models.consent_states import TONES, Shape
from ui.tokens import Tokens
from ui.widgets.labels import Tone

SIDE = 16
_WIDE = 2.2


class Marks:
    """The shapes in the colours of a theme, for one scale of the screen."""

    def __init__(self) -> None:
        self._made: dict[tuple[Shape, int, float], QPixmap] = {}

    def of(self, shape: Shape, tokens: Tokens, scale: float) -> QPixmap:
        """A shape, `SIDE` wide."""
        key = (shape, id(tokens), scale)
        if key not in self._made:
            self._made[key] = _drawn(shape, colour_of(shape, tokens), scale)
        return self._made[key]


def colour_of(shape: Shape, tokens: Tokens) -> QColor:
    """The colour of what a shape means."""
    by_tone: Mapping[Tone, str] = {
        Tone.SHOWN: tokens.shown,
        Tone.COVERED: tokens.covered,
        Tone.NEEDS_YOU: tokens.needs_you,
        Tone.STOPPED: tokens.stopped,
    }
    return QColor(by_tone[TONES[shape]])


def _drawn(shape: Shape, colour: QColor, scale: float) -> QPixmap:
    made = QPixmap(round(SIDE * scale), round(SIDE * scale))
    made.setDevicePixelRatio(scale)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, _WIDE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    _DRAW[shape](painter)
    painter.end()
    return made


def _check(painter: QPainter) -> None:
    painter.drawPolyline(QPolygonF([QPointF(3, 8.5), QPointF(6.5, 12), QPointF(13, 4.5)]))


def _cross(painter: QPainter) -> None:
    painter.drawLine(QPointF(4, 4), QPointF(12, 12))
    painter.drawLine(QPointF(12, 4), QPointF(4, 12))


def _barred(painter: QPainter) -> None:
    painter.drawEllipse(QRectF(2.5, 2.5, 11, 11))
    painter.drawLine(QPointF(4.5, 11.5), QPointF(11.5, 4.5))


def _dash(painter: QPainter) -> None:
    painter.drawLine(QPointF(4, 8), QPointF(12, 8))


def _triangle(painter: QPainter) -> None:
    painter.setBrush(painter.pen().color())
    painter.drawPolygon(QPolygonF([QPointF(8, 3.5), QPointF(13, 12.5), QPointF(3, 12.5)]))


def _ring(painter: QPainter) -> None:
    painter.drawEllipse(QRectF(3, 3, 10, 10))


_DRAW: Mapping[Shape, Callable[[QPainter], None]] = {
    Shape.YES: _check,
    Shape.NO: _cross,
    Shape.WITHDRAWN: _barred,
    Shape.NOT_BACK: _dash,
    Shape.NEW_FORM: _triangle,
    Shape.LATER: _ring,
}
