"""Rates with intervals that come from resampling people, not pictures."""

from collections.abc import Mapping

import numpy as np

Counts = Mapping[str, tuple[int, int]]
"""For each person: how often it happened, how often it could have."""

RESAMPLINGS = 2000


def rate(counts: Counts, seed: int = 0) -> dict[str, object]:
    """The share over all persons' trials, with a 95 % interval (percentile bootstrap over persons).

    Pictures of one person, and redrawn galleries, are not independent: only people are resampled.
    Where it never (or always) happened, resampling cannot show a bound; then it is the exact one
    for as many independent persons (Clopper and Pearson, 1934).
    """
    trials = np.array([(hits, n) for hits, n in counts.values() if n], dtype=float).reshape(-1, 2)
    people = len(trials)
    if not people:
        return {"rate": None, "low": None, "high": None, "people": 0}
    chosen = np.random.default_rng(seed).integers(0, people, (RESAMPLINGS, people))
    sums = trials[chosen].sum(axis=1)
    low, high = np.percentile(sums[:, 0] / sums[:, 1], [2.5, 97.5])
    hits, n = trials.sum(axis=0)
    exact = 1 - 0.025 ** (1 / people)
    if hits == 0:
        high = exact
    if hits == n:
        low = 1 - exact
    numbers = {"rate": hits / n, "low": low, "high": high}
    return {name: round(float(value), 5) for name, value in numbers.items()} | {"people": people}


def upper_bound(counts: Counts, seed: int = 0) -> float:
    """The upper 95 % bound (one-sided) on the share: the greater of two.

    The 95th percentile of resampled people; and the exact bound for none of so many independent
    people (the rule of three), below which no number of redrawn galleries may bring it.
    """
    trials = np.array([(hits, n) for hits, n in counts.values() if n], dtype=float).reshape(-1, 2)
    if not len(trials):
        return 1.0
    chosen = np.random.default_rng(seed).integers(0, len(trials), (RESAMPLINGS, len(trials)))
    sums = trials[chosen].sum(axis=1)
    resampled = float(np.percentile(sums[:, 0] / sums[:, 1], 95))
    return max(resampled, 1 - 0.05 ** (1 / len(trials)))
