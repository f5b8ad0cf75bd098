"""Where the pages of a print lie under each other, at a width and a zoom; no widgets."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from ui.tokens import GRID

GAP = 2.0 * GRID
_FITTED_MOST = 1.75
"""Pixels a point where there is room for more: larger letters help nobody to read a page."""
_LEAST, _MOST = 0.5, 3.0


class PaperPlaces:
    """Places in pixels of the widget, from the top of the first page's gap."""

    def __init__(self) -> None:
        self._sizes: Sequence[tuple[float, float]] = ()
        self._width = 1.0
        self.zoom = 1.0

    def show(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Other pages; sizes in points."""
        self._sizes = sizes
        self.zoom = 1.0

    def fit(self, width: float) -> None:
        """So wide is the room for pages."""
        self._width = max(width, 1.0)

    def zoom_by(self, factor: float) -> None:
        """Nearer or further, within reason."""
        self.zoom = min(max(self.zoom * factor, _LEAST), _MOST)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def scale(self) -> float:
        """Pixels a point: at zoom 1 the widest page fills the width."""
        widest = max((width for width, _ in self._sizes), default=1.0)
        return min((self._width - 2 * GAP) / widest, _FITTED_MOST) * self.zoom

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of everything."""
        widest = max((width for width, _ in self._sizes), default=0.0)
        high = sum(height * self.scale + GAP for _, height in self._sizes)
        return widest * self.scale + 2 * GAP, high + GAP

    def place(self, number: int) -> QRectF:
        """Where a page lies; in the middle where it is narrower than the room."""
        above = sum(height * self.scale + GAP for _, height in self._sizes[:number])
        width, height = self._sizes[number]
        left = (max(self._width, self.size[0]) - width * self.scale) / 2
        return QRectF(left, above + GAP, width * self.scale, height * self.scale)

    def within(self, top: float, height: float) -> list[int]:
        """The pages that are seen between two heights."""
        seen = QRectF(0, top, max(self._width, self.size[0]), height)
        return [n for n in range(self.count) if self.place(n).intersects(seen)]

    def at(self, top: float, height: float) -> int:
        """The page that takes most of what is seen; 0 where there is none."""
        seen = QRectF(0, top, max(self._width, self.size[0]), height)
        shown = {n: self.place(n).intersected(seen).height() for n in self.within(top, height)}
        return max(shown, key=lambda number: shown[number], default=0)
