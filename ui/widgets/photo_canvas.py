"""The photo, large, as it will be published; faces are clicked, missed ones drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import override

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from consent_desk.domain.photo import Box
from ui.tokens import DARK, GRID, RADIUS, Tokens
from ui.widgets.labels import SHAPES, Tone
from ui.widgets.photo_paint import paint_hint, paint_tag
from ui.widgets.photo_view import PhotoView

_LEAST_DRAWN = 8
_FIRST_DRAWN = QPointF(32, 40)
_STEP = 8
_ARROWS = {
    Qt.Key.Key_Left: QPointF(-_STEP, 0),
    Qt.Key.Key_Right: QPointF(_STEP, 0),
    Qt.Key.Key_Up: QPointF(0, -_STEP),
    Qt.Key.Key_Down: QPointF(0, _STEP),
}
_TONES = {Tone.SHOWN: DARK.shown, Tone.COVERED: DARK.on_photo, Tone.NEEDS_YOU: DARK.needs_you}


@dataclass(frozen=True)
class Mark:
    """A face or an area on the canvas; the box is in pixels of the photo."""

    box: Box
    tone: Tone
    text: str


class PhotoCanvas(QWidget):
    """Shows one photo, fitted, with zoom (wheel, + and -, 0 fits) and pan (right or middle drag).

    The photo is drawn as it will be published; the original only while somebody holds it up.
    """

    chosen = Signal(int)
    """The index of the mark that was clicked; -1: none."""
    drawn = Signal(object, bool)
    """A box (`Box`) drawn by hand, and whether it is an area (with Shift) rather than a face."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._back = QColor(tokens.photo_back)
        self._covered = QImage()
        self._original = QImage()
        self._fitted, self._fitted_from = QImage(), 0
        self._marks: Sequence[Mark] = ()
        self._selected = -1
        self._view = PhotoView()
        self._from: QPointF | None = None
        self._to = QPointF()
        self._by_keys = False
        self._panning: QPointF | None = None
        self._hovered = False
        self._original_held = False
        self.hint = ""
        self.setMinimumSize(QSize(320, 240))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # What is shown.

    def show_photo(self, covered: QImage, original: QImage, factor: float) -> None:
        """Show a photo; its boxes times `factor` are the places in `covered`."""
        self._covered, self._original = covered, original
        self._view.show(covered.size().toSizeF(), factor)
        self.update()

    def show_marks(self, marks: Sequence[Mark], selected: int) -> None:
        """Say where faces are, and which one is chosen."""
        self._marks, self._selected = marks, selected
        self.update()

    def select(self, index: int) -> None:
        """Frame one mark; -1: none."""
        self._selected = index
        self.update()

    def place_of(self, box: Box) -> QRect:
        """Where a box of the photo is in this widget."""
        return self._view.rect_of(box).toAlignedRect()

    def begin_drawing(self) -> None:
        """Draw by keyboard: arrows move the box, with Shift they size it, Enter keeps it."""
        if self._covered.isNull():
            return
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        centre = QRectF(self.rect()).center()
        self._from, self._to = centre - _FIRST_DRAWN, centre + _FIRST_DRAWN
        self._by_keys = True
        self.update()

    @property
    def is_drawing(self) -> bool:
        """Whether a box is being drawn by keyboard."""
        return self._by_keys

    def clear(self) -> None:
        """Show nothing."""
        self._covered = self._original = QImage()
        self.show_marks((), -1)

    def hold_original(self, *, held: bool) -> None:
        """Show the photo as it is, while it is held."""
        self._original_held = held
        self.update()

    def zoom(self, by: float, at: QPointF | None = None) -> None:
        """Come nearer (`by` over 1) or go back; the point `at` of the widget stays in its place."""
        self._view.zoom(by, at or QRectF(self.rect()).center())
        self.update()

    def _mark_at(self, point: QPointF) -> int:
        """The smallest mark under a point, so that a face behind another can be had."""
        under = [
            i for i, mark in enumerate(self._marks) if self._view.rect_of(mark.box).contains(point)
        ]
        return min(under, key=lambda i: self._marks[i].box.area, default=-1)

    # Drawing.

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._view.room = QRectF(self.rect()).adjusted(GRID, GRID, -GRID, -GRID)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._back)
        painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)
        shown = self._original if self._original_held else self._covered
        if not shown.isNull():
            painter.save()
            painter.setClipRect(QRectF(self.rect()).adjusted(2, 2, -2, -2))
            self._paint_photo(painter, shown)
            self._paint_marks(painter)
            painter.restore()
        self._paint_drawn(painter)
        if self.hint and not self._covered.isNull():
            paint_hint(painter, QRectF(self.rect()), self.hint)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(DARK.accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _paint_photo(self, painter: QPainter, shown: QImage) -> None:
        """The whole photo is made smaller once, not every time that the mouse moves over it."""
        place = self._view.fitted()
        if self._view.zoomed > 1:
            painter.drawImage(place, shown)
            return
        real = (place.size() * self.devicePixelRatioF()).toSize()
        if self._fitted_from != shown.cacheKey() or self._fitted.size() != real:
            self._fitted_from = shown.cacheKey()
            self._fitted = shown.scaled(
                real,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        painter.drawImage(place, self._fitted)

    def _paint_marks(self, painter: QPainter) -> None:
        for index, mark in enumerate(self._marks):
            chosen = index == self._selected
            if chosen or self._hovered:
                colour = QColor(_TONES.get(mark.tone, DARK.on_photo))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(colour, 3 if chosen else 1.5))
                rect = self._view.rect_of(mark.box)
                painter.drawRoundedRect(rect, 3, 3)
                paint_tag(painter, rect, f"{SHAPES[mark.tone]} {mark.text}", colour)

    def _paint_drawn(self, painter: QPainter) -> None:
        if self._from is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(DARK.needs_you), 2, Qt.PenStyle.DashLine))
            painter.drawRect(QRectF(self._from, self._to).normalized())

    # Hands.

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() is Qt.MouseButton.LeftButton and not self._covered.isNull():
            self._from = self._to = event.position()
        else:
            self._panning = event.position()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._panning is not None:
            self._view.pan(event.position() - self._panning)
            self._panning = event.position()
        if not self._by_keys:
            self._to = event.position()
        self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        start, self._from, self._panning = self._from, None, None
        self._by_keys = False
        self.update()
        if start is None:
            return
        rect = QRectF(start, event.position()).normalized()
        if max(rect.width(), rect.height()) < _LEAST_DRAWN:
            self.chosen.emit(self._mark_at(event.position()))
        else:
            self._emit_drawn(rect, event.modifiers())

    def _emit_drawn(self, rect: QRectF, modifiers: Qt.KeyboardModifier) -> None:
        if (box := self._view.box_of(rect, _LEAST_DRAWN)) is not None:
            self.drawn.emit(box, bool(modifiers & Qt.KeyboardModifier.ShiftModifier))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(1.25 ** (event.angleDelta().y() / 120), event.position())

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowDeactivate:
            self.hold_original(held=False)  # the key may be let go elsewhere
        return super().event(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._by_keys:
            self._draw_by_key(event)
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1.25)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom(0.8)
        elif event.key() == Qt.Key.Key_0:
            self.zoom(0.0)
        else:
            super().keyPressEvent(event)

    def _draw_by_key(self, event: QKeyEvent) -> None:
        start = self._from
        if start is None:
            return
        if (by := _ARROWS.get(Qt.Key(event.key()))) is not None:
            self._to += by
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._from = start + by
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self._from, self._by_keys = None, False
            if event.key() != Qt.Key.Key_Escape:
                self._emit_drawn(QRectF(start, self._to).normalized(), event.modifiers())
        self.update()
