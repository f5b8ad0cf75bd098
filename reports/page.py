"""The one look of every print: A4, embedded fonts, a footer that says page, time and hash."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from io import BytesIO
from typing import Any

import pymupdf_fonts  # pyright: ignore[reportMissingTypeStubs]
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from consent_desk.messages import Texts

TEXT, BOLD, MARKS = "NotoSans", "NotoSansBold", "CascadiaBold"
INK, MUTED, LINE, WASH = (HexColor(c) for c in ("#1d2420", "#667069", "#dfe3de", "#f4f5f3"))
SHOWN, STOPPED = HexColor("#2b7d3f"), HexColor("#b3261e")
PAGE = landscape(A4)
MARGIN = 14 * mm


@cache
def register_fonts() -> None:
    """Fonts with every Latin letter, and one with the marks."""
    fonts: Any = pymupdf_fonts
    metrics: Any = pdfmetrics
    for name, code in ((TEXT, "notos"), (BOLD, "notosbo"), (MARKS, "cascadiab")):
        metrics.registerFont(TTFont(name, BytesIO(fonts.myfont(code))))


def style(size: float, font: str = TEXT, colour: Color = INK) -> ParagraphStyle:
    """A paragraph style of this house; size in points."""
    return ParagraphStyle(
        f"{font}{size}", fontName=font, fontSize=size, leading=size * 1.25, textColor=colour
    )


class NumberedCanvas(Canvas):
    """A canvas that knows, when a page is shown, how many there are."""

    footer: Callable[[Canvas, int, int], None]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)  # pyright: ignore[reportUnknownMemberType]
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        self._pages.append(dict(self.__dict__))
        self._startPage()  # pyright: ignore

    def save(self) -> None:
        for number, page in enumerate(self._pages, start=1):
            self.__dict__.update(page)
            self.footer(self, number, len(self._pages))
            super().showPage()
        super().save()


def numbered(texts: Texts, made_at: datetime, audit_hash: str) -> type[NumberedCanvas]:
    """The canvas of one print, with what its footer says."""

    def footer(canvas: Canvas, number: int, of: int) -> None:
        canvas.setFont(TEXT, 7.5)
        canvas.setFillColor(MUTED)
        canvas.drawString(
            MARGIN,
            8 * mm,
            texts(
                "Confidential · printed {when} · log {hash}",
                when=f"{made_at:%d-%m-%Y %H:%M}",
                hash=audit_hash[:16],
            ),
        )
        canvas.drawRightString(
            PAGE[0] - MARGIN, 8 * mm, texts("page {number} of {of}", number=number, of=of)
        )

    return type("PrintCanvas", (NumberedCanvas,), {"footer": staticmethod(footer)})
