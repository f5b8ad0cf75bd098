"""Windows that cover a picture, so that memory does not grow with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

LARGEST = 1504
OVERLAP = 160
GRID = 32


@dataclass(frozen=True)
class Window:
    """A part of a picture, in its pixels, and the core whose faces are taken from this window."""

    left: int
    top: int
    right: int
    bottom: int
    core: tuple[float, float, float, float]


def windows(width: int, height: int, largest: int = LARGEST) -> Iterator[Window]:
    """Cover a picture with overlapping windows of one shape; the cores share it without overlap.

    A face with its centre in a core is whole in that window when it is no larger than the overlap
    (160 pixels); larger ones are left to a smaller scale.
    """
    across, down = spans(width, largest), spans(height, largest)
    for top, bottom, core_top, core_bottom in down:
        for left, right, core_left, core_right in across:
            core = (core_left, core_top, core_right, core_bottom)
            yield Window(left, top, right, bottom, core)


def spans(length: int, largest: int) -> list[tuple[int, int, float, float]]:
    """Cut one side into spans of equal length: start, end, start and end of the core.

    The ends of the picture belong to the outer cores without limit, for centres beyond the edge.
    """
    if length <= largest:
        return [(0, length, float("-inf"), float("inf"))]
    count = -(-(length - OVERLAP) // (largest - OVERLAP))
    size = -(-(length + (count - 1) * OVERLAP) // count)
    size = min(size + -size % GRID, largest)
    starts = [round(i * (length - size) / (count - 1)) for i in range(count)]
    edges = [(a + size + b) / 2 for a, b in pairwise(starts)]
    cores = zip([float("-inf"), *edges], [*edges, float("inf")], strict=True)
    return [(s, s + size, a, b) for s, (a, b) in zip(starts, cores, strict=True)]
