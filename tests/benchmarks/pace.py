"""How long a photo of 12 megapixels takes: every contender in turn, over and over, on one machine.

The machine may be busy with something else: only ratios within one round are compared, and of those
the median counts.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any

from consent_desk.ports import Pixels
from tests.benchmarks.detectors import Contender
from tests.benchmarks.pictures import files_in, opened
from tests.benchmarks.portraits import twelve_megapixels

MEGAPIXELS = (11, 13)


def photos(folder: Path | None) -> Iterator[tuple[str, Pixels]]:
    """A composed photo with ten faces, and every photo of about 12 megapixels of a folder."""
    yield "composed", twelve_megapixels()
    for file, pixels in opened(files_in(folder) if folder else []):
        if MEGAPIXELS[0] <= pixels.shape[0] * pixels.shape[1] / 1e6 <= MEGAPIXELS[1]:
            yield file.name, pixels


def paces(
    name: str, pixels: Pixels, contenders: Mapping[str, Contender], against: str, rounds: int
) -> list[dict[str, Any]]:
    """Seconds and times the pace of `against`, for each contender; the first round warms up."""
    took: dict[str, list[float]] = {who: [] for who in contenders}
    for _ in range(rounds + 1):
        for who, contender in contenders.items():
            took[who].append(contender.find(pixels)[1])
    yardstick = took[against][1:]
    return [
        {
            "contender": who,
            "photo": name,
            "rounds": rounds,
            "seconds": round(median(own[1:]), 3),
            "times": round(median(a / b for a, b in zip(own[1:], yardstick, strict=True)), 3),
            "times_what": against,
        }
        for who, own in took.items()
    ]
