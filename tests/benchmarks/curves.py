"""Trials as arrays: every distance and margin at once, to calibrate by and to plot."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from consent_desk.domain.matching import Threshold
from tests.benchmarks.galleries import Trial

DISTANCES = np.arange(0.20, 0.81, 0.005)
MARGINS = np.arange(0.08, 0.22, 0.02)


@dataclass(frozen=True)
class Points:
    """For each trial: distance to the nearest, lead over the runner-up, and what is true.

    A face that is not fit, or was not found, has an infinite distance.
    """

    stranger: NDArray[np.bool_]
    right: NDArray[np.bool_]
    nearest: NDArray[np.float64]
    lead: NDArray[np.float64]

    def shares(self, threshold: Threshold) -> tuple[float, float, float]:
        """Strangers named, wrong names and right names, as shares of those shown."""
        named = (self.nearest < threshold.distance) & (self.lead >= threshold.margin)
        known = ~self.stranger
        return (
            _share(named & self.stranger, self.stranger),
            _share(named & known & ~self.right, known),
            _share(named & self.right, known),
        )


def points(shown: Sequence[Trial], *, gated: bool = True) -> Points:
    """The arrays of some trials."""
    rows: list[tuple[bool, bool, float, float]] = []
    for trial in shown:
        usable = bool(trial.distances) and (trial.fit or not gated)
        person, nearest, lead = "", math.inf, 0.0
        if usable:
            (nearest, person), *others = sorted((d, p) for p, d in trial.distances.items())
            lead = others[0][0] - nearest if others else math.inf
        right = not trial.stranger and person == trial.person
        rows.append((trial.stranger, right, nearest, lead))
    stranger, right, nearest, lead = zip(*rows, strict=True)
    return Points(np.array(stranger), np.array(right), np.array(nearest), np.array(lead))


def best_threshold(every: Sequence[Points], most: float) -> Threshold | None:
    """Of the thresholds that name at most this share of strangers, the one that names most.

    All of `every` (galleries with 1, 3 and 5 photos enrolled) count the same; wrong names likewise.
    """
    best, best_share = None, 0.0
    for margin in MARGINS:
        for distance in DISTANCES:
            threshold = Threshold(round(float(distance), 3), round(float(margin), 3))
            strangers, wrong, named = np.mean([p.shares(threshold) for p in every], axis=0)
            if strangers <= most and wrong <= most and named > best_share:
                best, best_share = threshold, named
    return best


def per_doubling(one: Points, low: float = 0.0005, high: float = 0.02) -> float:
    """How much farther doubles the share of strangers with somebody near enough.

    Twice the gallery is twice the chance; so much less distance takes it back. The slope of the
    logarithm of that share, without the margin, between two shares.
    """
    shares = np.array([one.shares(Threshold(d, 0.0))[0] for d in DISTANCES])
    within = (shares >= low) & (shares <= high)
    if within.sum() < 3:
        return 0.0
    slope = np.polyfit(DISTANCES[within], np.log(shares[within]), 1)[0]
    return float(math.log(2) / slope)


def _share(part: NDArray[np.bool_], whole: NDArray[np.bool_]) -> float:
    return float(part.sum() / whole.sum()) if whole.any() else 0.0
