"""The page of every print: frame, header, footer, and what a PDF says of itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from reportlab.lib.pagesizes import A4, A5, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from consent_desk.messages import Texts
from consent_desk.ports import Stamp
from reports.fonts import BOLD, TEXT, fitting, register_fonts, width_of
from reports.look import INK, LINE, MUTED

_PAGES = "pages"
_HASH = 16
_PROGRAM = "Consent Desk"


@dataclass(frozen=True)
class Shape:
    """A size of paper with its margin at the sides, and room for header and footer; in points."""

    size: tuple[float, float]
    margin: float
    head: float = 15 * mm
    foot: float = 15 * mm

    @property
    def width(self) -> float:
        """The width between the margins."""
        return self.size[0] - 2 * self.margin

    @property
    def height(self) -> float:
        """The height between header and footer."""
        return self.size[1] - self.head - self.foot


PORTRAIT = Shape(A4, 18 * mm)
LANDSCAPE = Shape(landscape(A4), 12 * mm, head=10.5 * mm, foot=14 * mm)
POCKET = Shape(A5, 9 * mm, head=11 * mm, foot=14 * mm)


@dataclass(frozen=True)
class Print:
    """What the page of one print says, beside its content."""

    title: str
    stamp: Stamp
    texts: Texts
    shape: Shape = PORTRAIT


def build(out: BinaryIO, what: Print, story: Sequence[Flowable]) -> None:
    """Write a PDF; the story flows over as many pages as it needs."""
    register_fonts()
    shape = what.shape
    frame = Frame(
        shape.margin, shape.foot, shape.width, shape.height,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
    document: Any = BaseDocTemplate(
        out,
        pagesize=shape.size,
        title=f"{what.title} – {what.stamp.school}",
        author=what.stamp.school,
        subject=what.texts("Confidential"),
        creator=_PROGRAM,
        producer=_PROGRAM,
        lang=what.texts.lang,
        displayDocTitle=True,
        pageCompression=1,
    )
    document.addPageTemplates([PageTemplate(frames=[frame], onPage=_dressing(what))])
    document.build(list(story), canvasmaker=PrintCanvas)


class PrintCanvas(Canvas):
    """A canvas that fills in at the end how many pages there are, without keeping the pages."""

    after_total = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Or else every file names Helvetica, which is not embedded.
        super().__init__(*args, **{**kwargs, "initialFontName": TEXT})  # pyright: ignore

    def save(self) -> None:
        canvas: Any = self
        total = str(canvas.getPageNumber() - 1)
        canvas.beginForm(_PAGES, 0, -3, 60, 10)
        canvas.setFont(TEXT, 7)
        canvas.setFillColor(MUTED)
        canvas.drawString(0, 0, f"{total}{self.after_total}")
        canvas.endForm()
        super().save()


def _dressing(what: Print) -> Callable[[Canvas, Any], None]:
    shape, stamp, texts = what.shape, what.stamp, what.texts

    def dress(canvas: Any, document: Any) -> None:
        canvas.saveState()
        left, right = shape.margin, shape.size[0] - shape.margin
        _header(canvas, left, right)
        _footer(canvas, left, right, int(document.page))
        canvas.restoreState()

    def _header(canvas: Any, left: float, right: float) -> None:
        y = shape.size[1] - shape.head + 3.2 * mm
        words = f"{stamp.school} · {stamp.year}"
        half = shape.width / 2 - 6
        canvas.setFillColor(MUTED)
        canvas.setFont(TEXT, fitting(words, TEXT, 7.5, half))
        canvas.drawString(left, y, words)
        canvas.setFont(TEXT, fitting(what.title, TEXT, 7.5, half))
        canvas.drawRightString(right, y, what.title)

    def _footer(canvas: Any, left: float, right: float, number: int) -> None:
        top = shape.foot - 2.4 * mm
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.line(left, top, right, top)
        before, _, after = texts("page {number} of {of}", number=number, of="\0").partition("\0")
        canvas.after_total = after
        canvas.setFillColor(MUTED)
        canvas.setFont(TEXT, 7)
        canvas.drawString(left, top - 9, before)
        canvas.translate(left + width_of(before, TEXT, 7), top - 9)
        canvas.doForm(_PAGES)
        canvas.translate(-left - width_of(before, TEXT, 7), 9 - top)
        canvas.setFillColor(INK)
        canvas.setFont(BOLD, 7)
        canvas.drawRightString(right, top - 9, texts("Confidential"))
        words = texts(
            "Printed by {who} on {when} · log {hash}",
            who=stamp.printed_by,
            when=f"{stamp.printed_at:%d-%m-%Y %H:%M}",
            hash=stamp.audit_hash[:_HASH],
        )
        canvas.setFillColor(MUTED)
        canvas.setFont(TEXT, fitting(words, TEXT, 7, right - left))
        canvas.drawString(left, top - 18, words)

    return dress
