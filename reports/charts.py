"""Charts of counts: bars with their numbers written in them, told apart by lightness and words."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib import utils
from reportlab.lib.colors import Color, white
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from consent_desk.domain.tally import Tally
from consent_desk.messages import Texts
from reports.fonts import BOLD, TEXT, fitting, width_of
from reports.look import GIVEN, INK, LINE, MUTED, OPEN, REFUSED, YEARS

_LABELS = 54 * mm
_ROW = 5.4 * mm
_BAR = 3.6 * mm
_SIZE, _SMALL = 7.5, 6.5
_MOST = 24
_PARTS = ((GIVEN, white), (REFUSED, white), (OPEN, INK))


class Chart(Flowable):
    """Rows of bars, each with a label to the left of it."""

    def __init__(self, rows: int, row_height: float) -> None:
        super().__init__()
        self._rows, self._row_height = rows, row_height

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        self.width, self.height = aW, self._rows * self._row_height
        return self.width, self.height

    def label(self, words: str, y: float) -> None:
        """A label whose one line stands at `y`; a long one takes two lines round it."""
        canvas: Any = self.canv
        canvas.setFillColor(INK)
        room = _LABELS - 6
        if width_of(words, TEXT, _SIZE) <= room:
            canvas.setFont(TEXT, _SIZE)
            canvas.drawString(0, y, words)
            return
        size = min(_SMALL, 2 * _SMALL * room * 0.8 / width_of(words, TEXT, _SMALL))
        reportlab: Any = utils
        for number, line in enumerate(reportlab.simpleSplit(words, TEXT, size, room)):
            canvas.setFont(TEXT, size)
            canvas.drawString(0, y + 3.4 - number * size * 1.1, line)


class StackedBars(Chart):
    """How many of all persons gave permission, said no, or have no form that counts."""

    def __init__(self, rows: Sequence[tuple[str, Tally]]) -> None:
        super().__init__(len(rows), _ROW)
        self._bars = rows

    def draw(self) -> None:
        for number, (words, tally) in enumerate(self._bars):
            y = self.height - (number + 1) * _ROW + (_ROW - _BAR) / 2
            self.label(words, y + 2.6)
            stack(self.canv, _LABELS, y, self.width - _LABELS, _BAR, tally, _SIZE - 0.5)


def stacked_bars(rows: Sequence[tuple[str, Tally]]) -> list[Flowable]:
    """The same for any number of rows, in charts that each fit on a page."""
    return [StackedBars(rows[start : start + _MOST]) for start in range(0, len(rows), _MOST)]


class YearBars(Chart):
    """The share that gave permission, a bar a year, for one purpose."""

    def __init__(self, words: str, years: Sequence[tuple[str, Tally]]) -> None:
        super().__init__(1, len(years) * 3.2 * mm + 2 * mm)
        self._words, self._years = words, years

    def draw(self) -> None:
        canvas: Any = self.canv
        step = 3.2 * mm
        self.label(self._words, self.height - step)
        room = self.width - _LABELS - 62
        for number, (year, tally) in enumerate(self._years):
            y = self.height - (number + 1) * step
            share = tally.percentages[0] / 100
            canvas.setFont(TEXT, 6.5)
            canvas.setFillColor(MUTED)
            canvas.drawString(_LABELS, y + 1.6, year)
            canvas.setFillColor(YEARS[min(number, len(YEARS) - 1)])
            canvas.rect(_LABELS + 36, y, max(share * room, 0.5), step - 1.6, stroke=0, fill=1)
            canvas.setFillColor(INK)
            canvas.setFont(BOLD if number == 0 else TEXT, 6.5)
            canvas.drawString(_LABELS + 39 + share * room, y + 1.6, f"{share:.0%}")


class Share(Flowable):
    """Three percentages and a small bar, for a cell of a table."""

    def __init__(self, tally: Tally, width: float) -> None:
        super().__init__()
        self._tally, self.width, self.height = tally, width, 12.5

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        return self.width, self.height

    def draw(self) -> None:
        canvas: Any = self.canv
        words = "·".join(map(str, self._tally.percentages)) if self._tally.total else "–"
        canvas.setFillColor(INK)
        canvas.setFont(TEXT, fitting(words, TEXT, 6.5, self.width, smallest=4))
        canvas.drawCentredString(self.width / 2, 5.2, words)
        stack(canvas, 0, 0.5, self.width, 2.6, self._tally)


class Legend(Flowable):
    """What the three parts of a bar mean."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._words = [texts("permission"), texts("no permission"), texts("no valid form yet")]
        self.height = 11.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        return aW, self.height

    def draw(self) -> None:
        canvas: Any = self.canv
        x = 0.0
        for (colour, _), words in zip(_PARTS, self._words, strict=True):
            canvas.setFillColor(colour)
            canvas.rect(x, 1.5, 8, 6.5, stroke=0, fill=1)
            canvas.setFillColor(MUTED)
            canvas.setFont(TEXT, _SIZE)
            canvas.drawString(x + 11, 2, words)
            x += 26 + width_of(words, TEXT, _SIZE)


def stack(
    canvas: Any, x: float, y: float, width: float, height: float, tally: Tally, size: float = 0
) -> None:
    """Draw the parts of a whole beside each other, with numbers where they have room."""
    canvas.setLineWidth(0.3)
    canvas.setStrokeColor(LINE)
    canvas.rect(x, y, width, height, stroke=1, fill=0)
    for part, (colour, on_it) in zip((tally.given, tally.refused, tally.open), _PARTS, strict=True):
        wide = width * part / tally.total if tally.total else 0
        if not wide:
            continue
        canvas.setFillColor(colour)
        canvas.rect(x, y, wide, height, stroke=0, fill=1)
        if size and width_of(str(part), BOLD, size) + 3 <= wide:
            _number(canvas, x + wide / 2, y + (height - size) / 2 + 1.6, part, size, on_it)
        x += wide


def _number(canvas: Any, x: float, y: float, number: int, size: float, colour: Color) -> None:
    canvas.setFillColor(colour)
    canvas.setFont(BOLD, size)
    canvas.drawCentredString(x, y, str(number))
