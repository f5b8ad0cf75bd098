"""What prints are put together from: headings with bookmarks, sentences, facts, pictures."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table

from reports.fonts import TEXT
from reports.look import BODY, LINE, MUTED, SECTION, SMALL, STRONG, TITLE, safe

_BULLET = BODY.clone("bullet", leftIndent=5 * mm, bulletFontName=TEXT, bulletFontSize=9.5)
_LABELS = 0.36


class Heading(Paragraph):
    """A heading that is also a bookmark of the PDF.

    Args:
        text: the words.
        level: 0 is the title of the print, 1 a section of it.
    """

    def __init__(self, text: str, level: int = 1) -> None:
        super().__init__(safe(text), SECTION if level else TITLE)
        self._text, self._level = text, level
        self.keepWithNext = level

    def draw(self) -> None:
        canvas: Any = self.canv
        key = f"{canvas.getPageNumber()}-{id(self)}"
        canvas.bookmarkHorizontal(key, 0, self.height + 6)
        canvas.addOutlineEntry(self._text, key, level=self._level, closed=False)
        super().draw()


def title(text: str, *below: str, after: float = 4) -> Iterator[Flowable]:
    """The title of a print, with muted lines below it and millimetres of air after them."""
    yield Heading(text, level=0)
    for line in below:
        yield Spacer(0, 0.8 * mm)
        yield Paragraph(safe(line), SMALL)
    yield Spacer(0, after * mm)


def section(text: str, blocks: Iterable[Flowable]) -> Iterator[Flowable]:
    """A heading that stays with the first of its blocks."""
    first, *rest = [*blocks] or [Spacer(0, 0)]
    yield Spacer(0, 4.5 * mm)
    yield KeepTogether([Heading(text), Spacer(0, 1.5 * mm), first])
    yield from rest


def sentence(text: str) -> Paragraph:
    """A paragraph of words that are nobody's markup."""
    return Paragraph(safe(text), BODY)


def strong(text: str) -> Paragraph:
    """A line that says what the paragraph below it is about, and stays with it."""
    paragraph = Paragraph(safe(text), STRONG)
    paragraph.keepWithNext = 1
    return paragraph


def remark(text: str) -> Paragraph:
    """The same, small and muted."""
    return Paragraph(safe(text), SMALL)


def bullet(text: str) -> Paragraph:
    """A sentence of a list."""
    return Paragraph(safe(text), _BULLET, bulletText="–")


def gap(millimetres: float = 2) -> Spacer:
    """Room between two blocks."""
    return Spacer(0, millimetres * mm)


def facts(pairs: Sequence[tuple[str, str]], width: float) -> Table:
    """What is so, by name: two columns, over more pages where there are many."""
    rows = [[Paragraph(safe(name), STRONG), Paragraph(safe(what), BODY)] for name, what in pairs]
    look: list[Any] = [
        ("FONT", (0, 0), (-1, -1), TEXT, 9.5),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ("TOPPADDING", (0, 0), (-1, -1), 1.6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.4),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE),
    ]
    return Table(rows, [width * _LABELS, width * (1 - _LABELS)], style=look, hAlign="LEFT")


class WriteOn(Flowable):
    """Lines to write on by hand."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        self.width, self.height = aW, self._lines * 7 * mm
        return self.width, self.height

    def draw(self) -> None:
        canvas: Any = self.canv
        canvas.setStrokeColor(MUTED)
        canvas.setLineWidth(0.4)
        for number in range(self._lines):
            canvas.line(0, number * 7 * mm + 1, self.width, number * 7 * mm + 1)
