"""Tables of prints: headers that are repeated, words that wrap, nothing that is cut off."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Table

from reports.fonts import BOLD, MARKS, TEXT, width_of
from reports.look import INK, LINE, WASH, safe, style

PADDING = 3.0
SIZE = 8.0
_HEAD = 7.5
_APART = 12.0  # numbers stand to the right, the words after them to the left


def fit(text: str, room: float, look: ParagraphStyle) -> str | Paragraph:
    """A text for a cell: as it is where it fits on a line, else wrapped."""
    words = style_of(look)
    if "\n" not in text and width_of(text, *words) <= room - 2 * PADDING - 0.1:
        return text
    return Paragraph(safe(text), look)


def style_of(look: ParagraphStyle) -> tuple[str, float]:
    """Font and size of a style."""
    known: Any = look
    return known.fontName, known.fontSize


def listing(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    right: Sequence[int] = (),
    *,
    marks: bool = False,
) -> Table:
    """A plain table of words and numbers.

    Args:
        head: what the columns are called; repeated on every page.
        rows: the cells.
        widths: of the columns, in points.
        right: the columns that hold numbers, which stand to the right.
        marks: all columns but the first hold marks.
    """
    bold, plain = style(_HEAD, BOLD), style(SIZE)
    wide = [style(_HEAD, BOLD, align=2) if column in right else bold for column in range(len(head))]
    cells: list[list[Any]] = [
        [fit(word, width, look) for word, width, look in zip(head, widths, wide, strict=True)],
        *([fit(c, w, plain) for c, w in zip(row, widths, strict=True)] for row in rows),
    ]
    look: list[Any] = [
        *frame(),
        ("FONT", (0, 0), (-1, 0), BOLD, _HEAD),
        ("FONT", (0, 1), (-1, -1), TEXT, SIZE),
        ("BACKGROUND", (0, 0), (-1, 0), WASH),
        *(("ALIGN", (column, 0), (column, -1), "RIGHT") for column in right),
        *(
            ("RIGHTPADDING", (column, 0), (column, -1), _APART)
            for column in right
            if column + 1 < len(head) and column + 1 not in right
        ),
        *([("FONT", (1, 1), (-1, -1), MARKS, SIZE)] if marks else []),
    ]
    return Table(cells, list(widths), repeatRows=1, style=look, hAlign="LEFT")


def frame(top: float = 2.0, bottom: float = 3.0) -> list[Any]:
    """Font, lines and air of every table; what comes after it in a look overrules it."""
    return [
        # Also where cells hold paragraphs: a table names its font for each of them.
        ("FONT", (0, 0), (-1, -1), TEXT, SIZE),
        ("TEXTCOLOR", (0, 0), (-1, -1), INK),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), top),
        ("BOTTOMPADDING", (0, 0), (-1, -1), bottom),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE),
    ]


class Upright(Flowable):
    """Words that run upwards, for a narrow column; they wrap within the height."""

    def __init__(self, text: str, height: float, look: ParagraphStyle) -> None:
        super().__init__()
        self._paragraph = Paragraph(safe(text), look)
        self._along = height

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        _, across = self._paragraph.wrap(self._along, 1000)
        self.width, self.height = across, self._along
        return self.width, self.height

    def draw(self) -> None:
        canvas: Any = self.canv
        canvas.saveState()
        canvas.rotate(90)
        self._paragraph.drawOn(canvas, 0, -self.width)
        canvas.restoreState()
