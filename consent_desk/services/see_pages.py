"""Looking at the pages of a print: as they will be on paper, at any size."""

from collections.abc import Sequence

from consent_desk.media.pdf_pages import draw_page, page_sizes
from consent_desk.ports import Pixels
from consent_desk.services.make_print import Made


def see_pages(made: Made) -> Sequence[tuple[float, float]]:
    """Width and height of every page of a print that is a PDF, in points."""
    return page_sizes(made.content)


def see_page(made: Made, number: int, scale: float, rows: range | None = None) -> Pixels:
    """One page (from 0), or some of its rows: height × width × 3, RGB, `scale` pixels a point."""
    return draw_page(made.content, number, scale, rows)
