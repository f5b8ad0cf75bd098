"""The fonts of every print; embedded, with every Latin letter (decision 6)."""

from functools import cache
from io import BytesIO
from typing import Any

import pymupdf_fonts  # pyright: ignore[reportMissingTypeStubs]
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

TEXT, BOLD, MARKS = "NotoSans", "NotoSansBold", "CascadiaBold"
_FILES = {TEXT: "notos", BOLD: "notosbo", MARKS: "cascadiab"}


@cache
def register_fonts() -> None:
    """Make the fonts known to reportlab, once a process."""
    fonts: Any = pymupdf_fonts
    metrics: Any = pdfmetrics
    for name, code in _FILES.items():
        metrics.registerFont(TTFont(name, BytesIO(fonts.myfont(code))))
    metrics.registerFontFamily(TEXT, normal=TEXT, bold=BOLD, italic=TEXT, boldItalic=BOLD)


def width_of(text: str, font: str, size: float) -> float:
    """The width of a text in points."""
    metrics: Any = pdfmetrics
    return float(metrics.stringWidth(text, font, size))


def fitting(text: str, font: str, size: float, room: float, smallest: float = 5.0) -> float:
    """The largest font size up to `size` at which a text fits into the room, all in points."""
    width = width_of(text, font, size)
    return size if width <= room else max(smallest, size * room / width)
