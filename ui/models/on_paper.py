"""Drawing the pages of a print on a printer's paper, in its own dots."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from consent_desk.errors import PrinterRefused

_MOST_DOTS = 600
"""Dots an inch; finer ones are not seen in letters, and take four times the memory."""
_BAND = 4_000_000
_POINTS_AN_INCH = 72

DrawBand = Callable[[int, float, range], QImage]
"""Some rows of a page (from 0) at so many pixels a point."""


@dataclass(frozen=True)
class _Fitted:
    """A page on paper: where, in dots of the printer; `scale` pixels a point, each `step` dots."""

    place: QRectF
    scale: float
    step: int


def pages_asked(printer: QPrinter, count: int) -> list[int]:
    """The pages (from 0) that were asked for in the dialog, as often as the printer cannot."""
    pages = range(count)
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage():
        pages = range(printer.fromPage() - 1, min(printer.toPage() or count, count))
    times = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return [*pages] * times


def print_pages(
    printer: QPrinter,
    sizes: Sequence[tuple[float, float]],
    pages: Sequence[int],
    draw: DrawBand,
    tell: Callable[[int], None],
) -> None:
    """Draw pages as large as they are, in the middle; smaller only where the paper is.

    Args:
        printer: with paper and printer chosen.
        sizes: of all pages, in points.
        pages: which ones, from 0.
        draw: draws a band of a page.
        tell: hears how many pages are done; may raise to stop.

    Raises:
        PrinterRefused: the printer does not take it.
    """
    painter = QPainter()
    try:
        for done, number in enumerate(pages):
            tell(done)
            _turn(printer, sizes[number])
            ready = printer.newPage() if done else painter.begin(printer)
            if not ready:
                raise PrinterRefused
            painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
            _draw_page(painter, number, _fit(printer, sizes[number]), draw)
        if not painter.end():
            raise PrinterRefused
    except BaseException:
        printer.abort()
        if painter.isActive():
            painter.end()
        raise


def _turn(printer: QPrinter, size: tuple[float, float]) -> None:
    wide = size[0] > size[1]
    turned = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(turned)


def _fit(printer: QPrinter, size: tuple[float, float]) -> _Fitted:
    dots = printer.resolution()
    step = -(-dots // _MOST_DOTS)
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    wide, high = (side * dots / _POINTS_AN_INCH for side in size)
    smaller = min(1.0, paper.width() / wide, paper.height() / high)
    left = round((paper.width() - wide * smaller) / 2)
    top = round((paper.height() - high * smaller) / 2)
    place = QRectF(left, top, wide * smaller, high * smaller)
    return _Fitted(place, dots * smaller / _POINTS_AN_INCH / step, step)


def _draw_page(painter: QPainter, number: int, fitted: _Fitted, draw: DrawBand) -> None:
    wide, high = (
        max(int(side / fitted.step), 1) for side in (fitted.place.width(), fitted.place.height())
    )
    for rows in _bands(high, max(_BAND // wide, 1)):
        band = draw(number, fitted.scale, rows)
        top = fitted.place.topLeft() + QPointF(0, rows.start * fitted.step)
        size = band.size() * fitted.step
        painter.drawImage(QRectF(top.x(), top.y(), size.width(), size.height()), band)


def _bands(high: int, rows: int) -> Iterator[range]:
    for top in range(0, high, rows):
        yield range(top, min(top + rows, high))
