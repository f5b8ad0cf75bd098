"""Pages of a PDF as pixels; PDFium bears one thread at a time, so this is its only way in."""

import math
import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from consent_desk.ports import Pixels

_raw: Any = pdfium
_bitmaps: Any = pypdfium2.PdfBitmap
_one_at_a_time = threading.Lock()
_WHITE = (255, 255, 255, 255)


def page_sizes(content: bytes) -> list[tuple[float, float]]:
    """Width and height of every page, in points.

    Raises:
        RuntimeError: it is no PDF, or a damaged one.
    """
    with _opened(content) as pdf:
        return [pdf.get_page_size(number) for number in range(len(pdf))]


def pixels_of(size: tuple[float, float], scale: float) -> tuple[int, int]:
    """Width and height of a page in pixels, at so many pixels a point."""
    return math.ceil(size[0] * scale), math.ceil(size[1] * scale)


def draw_page(content: bytes, number: int, scale: float, rows: range | None = None) -> Pixels:
    """One page, or some of its rows of pixels, on white.

    Args:
        content: the bytes of the PDF.
        number: of the page, from 0.
        scale: pixels a point.
        rows: which rows of `pixels_of` the page, one after another; None: all of them.

    Returns:
        Height × width × 3, RGB.

    Raises:
        RuntimeError: it is no PDF, or a damaged one.
    """
    with _opened(content) as pdf:
        page: Any = pdf[number]
        try:
            width, height = pixels_of(page.get_size(), scale)
            rows = range(height) if rows is None else rows
            return _drawn(page, (width, height), rows)
        finally:
            page.close()


def _drawn(page: Any, size: tuple[int, int], rows: range) -> Pixels:
    bitmap: Any = _bitmaps.new_native(size[0], len(rows), _raw.FPDFBitmap_BGR)
    try:
        bitmap.fill_rect(_WHITE, 0, 0, size[0], len(rows))
        flags = _raw.FPDF_ANNOT | _raw.FPDF_REVERSE_BYTE_ORDER
        _raw.FPDF_RenderPageBitmap(bitmap, page, 0, -rows.start, *size, 0, flags)
        return bitmap.to_numpy().copy()
    finally:
        bitmap.close()


@contextmanager
def _opened(content: bytes) -> Generator[Any]:
    with _one_at_a_time:
        pdf: Any = pypdfium2.PdfDocument(content)
        try:
            yield pdf
        finally:
            pdf.close()
