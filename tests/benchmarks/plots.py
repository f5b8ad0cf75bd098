"""Curves of the benchmarks as PNG files."""

from collections.abc import Mapping
from pathlib import Path

from consent_desk.domain.matching import Threshold
from tests.benchmarks.curves import DISTANCES, Points

LEAST = 1e-5
"""A share of strangers below this is drawn here: the axis is logarithmic."""


def plot_matching(curves: Mapping[str, tuple[Points, float]], file: Path) -> None:
    """Share of consented faces named by share of strangers named, over all distances.

    Args:
        curves: by name, the trials of a contender and the margin that it keeps.
        file: a PNG, overwritten.
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 5), layout="constrained")
    axes = figure.subplots()
    for name, (trials, margin) in curves.items():
        shares = [trials.shares(Threshold(float(d), margin)) for d in DISTANCES]
        axes.plot(
            [max(s, LEAST) for s, _, _ in shares], [named for _, _, named in shares], label=name
        )
    axes.axvline(0.001, color="grey", linestyle=":")
    axes.set(
        xscale="log",
        xlim=(LEAST, 1),
        ylim=(0, 1),
        xlabel="strangers named (share; dotted: 0.1 %)",
        ylabel="consented faces named (share)",
    )
    axes.legend()
    axes.grid(alpha=0.3)
    figure.savefig(file, dpi=120)
