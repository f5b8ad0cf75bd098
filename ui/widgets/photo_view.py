"""Where a photo lies in a widget: fitted, nearer, or moved; and back from there to its pixels."""

from PySide6.QtCore import QPointF, QRectF, QSizeF

from consent_desk.domain.photo import Box

_MOST_ZOOM = 8.0


class PhotoView:
    """The geometry of the canvas. `room` is what the widget has for the photo, in its pixels."""

    def __init__(self) -> None:
        self.room = QRectF()
        self._size = QSizeF()
        self._factor = 1.0
        self._zoom = 1.0
        self._shift = QPointF()

    def show(self, size: QSizeF, factor: float) -> None:
        """Take another picture of this size; `factor` brings boxes of the photo to its pixels."""
        if size != self._size:
            self._zoom, self._shift = 1.0, QPointF()
        self._size, self._factor = size, factor

    @property
    def zoomed(self) -> float:
        """How much larger than fitted the photo is."""
        return self._zoom

    def zoom(self, by: float, at: QPointF) -> None:
        """Come nearer (`by` over 1) or go back; the point `at` stays in its place."""
        before = self.to_photo(at)
        self._zoom = min(max(self._zoom * by, 1.0), _MOST_ZOOM)
        if self._zoom == 1.0:
            self._shift = QPointF()
        else:
            self._shift += at - self.to_widget(before)

    def pan(self, by: QPointF) -> None:
        """Move the photo, where it is larger than its room; it never leaves it altogether."""
        if self._zoom > 1:
            half = self.room.center() - self.room.topLeft()
            moved = self._shift + by
            limit = QPointF(half.x() * self._zoom, half.y() * self._zoom)
            self._shift = QPointF(
                min(max(moved.x(), -limit.x()), limit.x()),
                min(max(moved.y(), -limit.y()), limit.y()),
            )

    def fitted(self) -> QRectF:
        """Where the photo is."""
        if self._size.isEmpty():
            return QRectF()
        scale = min(
            self.room.width() / self._size.width(), self.room.height() / self._size.height()
        )
        size = self._size * scale * self._zoom
        place = QRectF(QPointF(), size)
        place.moveCenter(self.room.center() + self._shift)
        return place

    def scale(self) -> float:
        """Widget pixels for a pixel of the photo."""
        if self._size.isEmpty():
            return 1.0
        return self.fitted().width() / self._size.width() * self._factor

    def to_widget(self, point: QPointF) -> QPointF:
        """From pixels of the photo to the widget."""
        return self.fitted().topLeft() + point * self.scale()

    def to_photo(self, point: QPointF) -> QPointF:
        """From the widget to pixels of the photo."""
        return (point - self.fitted().topLeft()) / self.scale()

    def rect_of(self, box: Box) -> QRectF:
        """Where a box of the photo is."""
        return QRectF(self.to_widget(QPointF(box.x, box.y)), QSizeF(box.w, box.h) * self.scale())

    def box_of(self, rect: QRectF, least: float) -> Box | None:
        """A rectangle of the widget as a box; None where less than `least` is on the photo."""
        on_photo = rect.intersected(self.fitted())
        if on_photo.width() < least or on_photo.height() < least:
            return None
        corner, scale = self.to_photo(on_photo.topLeft()), self.scale()
        width, height = round(on_photo.width() / scale), round(on_photo.height() / scale)
        return Box(round(corner.x()), round(corner.y()), max(width, 1), max(height, 1))
