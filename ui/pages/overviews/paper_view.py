"""The pages of a print under each other, as they will be on paper."""

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea

from consent_desk.messages import Texts
from ui.models.paper_places import GAP, PaperPlaces
from ui.theme import Theme
from ui.tokens import ROW

_NEARER = 1.25
_MOST_PIXELS = 24_000_000
"""Of one page; nearer than that it is drawn larger than it is sharp."""


class PaperView(QAbstractScrollArea):
    """Asks for the pages that are seen, and forgets those that are far away."""

    wanted = Signal(int, float)
    """A page's number (from 0), and pixels a point."""
    moved = Signal()
    """Another page is in front, or nearer."""

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._texts = texts
        self._theme = theme
        self._places = PaperPlaces()
        self._pages: dict[int, tuple[float, QImage]] = {}
        self._asked: tuple[int, float] | None = None
        self.setAccessibleName(texts("Preview"))
        self.setProperty("role", "paper")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(ROW)
        self.horizontalScrollBar().setSingleStep(ROW)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._on_scrolled)

    def show_pages(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Another print, from its first page; sizes in points. None: nothing is kept."""
        self._pages.clear()
        self._asked = None
        self._places.show(sizes)
        self.verticalScrollBar().setValue(0)
        self._arrange()

    def show_page(self, number: int, scale: float, picture: QImage) -> None:
        """A page that was wanted."""
        self._asked = None
        if number < self._places.count:
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            self._pages[number] = (scale, picture)
        self.viewport().update()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._places.count

    @property
    def at(self) -> int:
        """The page in front, from 0."""
        return self._places.at(self._top, self.viewport().height())

    @property
    def shown(self) -> list[int]:
        """The pages that are seen and drawn."""
        return [n for n in self._seen() if n in self._pages]

    def go_to(self, number: int) -> None:
        """Bring a page to the top."""
        if 0 <= number < self.count:
            self.verticalScrollBar().setValue(round(self._places.place(number).top() - GAP))

    def nearer(self) -> None:
        """Larger."""
        self._zoom(_NEARER)

    def further(self) -> None:
        """Smaller."""
        self._zoom(1 / _NEARER)

    def fit_width(self) -> None:
        """As wide as there is room."""
        self._zoom(1 / self._places.zoom)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if (step := steps.get(Qt.Key(event.key()))) is not None:
            self.go_to(min(max(self.at + step, 0), self.count - 1))
        elif event.key() == Qt.Key.Key_Home:
            self.go_to(0)
        elif event.key() == Qt.Key.Key_End:
            self.go_to(self.count - 1)
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), QColor(tokens.bar))
        painter.translate(-self.horizontalScrollBar().value(), -self._top)
        for number in self._seen():
            place = self._places.place(number)
            place.moveTo(round(place.left()), round(place.top()))
            painter.fillRect(place.adjusted(-1, -1, 1, 1), QColor(tokens.line))
            painter.fillRect(place, Qt.GlobalColor.white)
            if (page := self._pages.get(number)) is not None:
                _paint(painter, place, page[1])
        painter.end()
        self._ask()

    def _ask(self) -> None:
        """For the first page that is seen and is not sharp; one at a time."""
        seen = self._seen()
        near = {n + step for n in seen for step in (-1, 0, 1)}
        self._pages = {n: page for n, page in self._pages.items() if n in near}
        scale = self._sharp()
        for number in seen:
            page = self._pages.get(number)
            if page is None or page[0] != scale:
                if self._asked is None:
                    self._asked = (number, scale)
                    self.wanted.emit(number, scale)
                return

    def _sharp(self) -> float:
        """Pixels of the screen a point."""
        scale = self._places.scale * self.devicePixelRatioF()
        size = self._places.size
        whole = size[0] * size[1] / max(self.count, 1) * self.devicePixelRatioF() ** 2
        return scale * min(1.0, (_MOST_PIXELS / max(whole, 1)) ** 0.5)

    def _seen(self) -> list[int]:
        return self._places.within(self._top, self.viewport().height())

    @property
    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def _zoom(self, factor: float) -> None:
        """The page in front stays where it is."""
        bar = self.verticalScrollBar()
        part = bar.value() / max(self._places.size[1], 1)
        self._places.zoom_by(factor)
        self._arrange()
        bar.setValue(round(part * self._places.size[1]))
        self.moved.emit()

    def _arrange(self) -> None:
        room = self.viewport().size()
        self._places.fit(room.width())
        width, height = self._places.size
        for bar, needed, has in (
            (self.horizontalScrollBar(), width, room.width()),
            (self.verticalScrollBar(), height, room.height()),
        ):
            bar.setPageStep(has)
            bar.setRange(0, max(round(needed) - has, 0))
        self._say()
        self.viewport().update()

    def _on_scrolled(self) -> None:
        self._say()
        self.moved.emit()
        self.viewport().update()

    def _say(self) -> None:
        words = self._texts("page {number} of {of}", number=self.at + 1, of=self.count)
        self.setAccessibleDescription(words if self.count else "")


def _paint(painter: QPainter, place: QRectF, picture: QImage) -> None:
    """Pixel for pixel where it was made for this size; else until the sharp one is there."""
    near = abs(picture.deviceIndependentSize().width() - place.width()) <= 1
    if near:
        painter.drawImage(place.topLeft(), picture)
    else:
        painter.drawImage(place, picture, QRectF(picture.rect()))
