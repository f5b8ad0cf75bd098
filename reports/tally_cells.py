"""Counts as cells of a sheet: numbers, and shares of the whole."""

from collections.abc import Mapping, Sequence

from consent_desk.domain.tally import Tally
from consent_desk.messages import Texts
from reports.sheet import Cell


def tally_head(texts: Texts) -> list[str]:
    """What the cells are called."""
    return [
        texts("permission"),
        texts("no permission"),
        texts("no valid form yet"),
        texts("share with permission"),
        texts("share without"),
        texts("share outstanding"),
    ]


def tally_cells(tally: Tally) -> list[Cell]:
    """Three counts and three shares, 0 to 1."""
    parts = (tally.given, tally.refused, tally.open)
    return [*parts, *(round(part / tally.total, 4) if tally.total else 0.0 for part in parts)]


def together(tallies: Sequence[Mapping[str, Tally]], code: str) -> Tally:
    """The counts of one purpose over all groups or schools."""
    return sum((each[code] for each in tallies if code in each), Tally())
