"""The one look of every print: colours, sizes and styles of text."""

from functools import cache
from html import escape
from typing import Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle

from reports.fonts import BOLD, MARKS, TEXT

INK, MUTED, LINE, WASH = (HexColor(c) for c in ("#1d2420", "#5d665f", "#d5dad5", "#f3f5f3"))
SHOWN, STOPPED = HexColor("#2b7d3f"), HexColor("#b3261e")
# Of clearly different lightness, so that a grey print tells them apart.
GIVEN, REFUSED, OPEN = HexColor("#3f9a56"), HexColor("#2b3440"), HexColor("#d8ddd9")
YEARS = (HexColor("#2b6d8f"), HexColor("#8fb4c7"), HexColor("#cfdfe7"))

YES, NO, BLANK = "✓", "×", "–"


@cache
def style(
    size: float,
    font: str = TEXT,
    colour: Color = INK,
    leading: float = 1.3,
    align: Literal[0, 1, 2] = 0,
) -> ParagraphStyle:
    """A style of paragraphs.

    Args:
        size: of the letters, in points.
        font: by its name.
        colour: of the letters.
        leading: from line to line, as a multiple of the size.
        align: 0 left, 1 centred, 2 right.
    """
    return ParagraphStyle(
        f"{font}-{size}",
        fontName=font,
        fontSize=size,
        leading=size * leading,
        textColor=colour,
        alignment=align,
        splitLongWords=1,
    )


BODY = style(9.5, leading=1.45)
SMALL = style(8, TEXT, MUTED)
TITLE = style(19, BOLD, leading=1.15)
SECTION = style(12, BOLD)
STRONG = style(9.5, BOLD, leading=1.45)


def safe(text: str) -> str:
    """A text for a paragraph, in which nothing is taken for markup."""
    return escape(text, quote=False)


def marked(mark: str) -> str:
    """A mark, in the font that has it, as markup of a paragraph."""
    return f'<font name="{MARKS}">{mark}</font>'
