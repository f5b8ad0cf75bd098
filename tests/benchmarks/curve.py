"""Recall against false boxes per photo over the score threshold, as a plot."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from tests.benchmarks.detectors import Scored
from tests.benchmarks.score import Boxes, Score

STEPS = 40


@dataclass(frozen=True)
class Seen:
    """One photo: what was found, and what is there."""

    found: Scored
    truth: Boxes
    ignore: Boxes
    complete: bool


@dataclass
class Curve:
    """All photos of one contender."""

    photos: list[Seen] = field(default_factory=list)

    def points(self) -> list[tuple[float, float]]:
        """False boxes a photo and recall, at thresholds that share the finds out evenly."""
        scores = [score for photo in self.photos for score in photo.found.scores]
        thresholds = np.unique(np.quantile(scores, np.linspace(0, 1, STEPS))) if scores else []
        return [self._at(float(threshold)) for threshold in thresholds]

    def _at(self, threshold: float) -> tuple[float, float]:
        total = Score()
        for photo in self.photos:
            both = zip(photo.found.boxes, photo.found.scores, strict=True)
            boxes = [box for box, score in both if score >= threshold]
            total.add(boxes, photo.truth, photo.ignore, complete=photo.complete)
        faces, photos = max(total.faces["all"], 1), max(total.photos_for_false, 1)
        return total.false_boxes / photos, total.found["all"] / faces


def draw(curves: Mapping[str, Curve], scores: Mapping[str, Score], file: Path) -> None:
    """Write the plot; the dot on a curve is the contender at its own defaults."""
    import matplotlib as mpl

    mpl.use("agg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(8, 5))
    for name, curve in curves.items():
        false, recall = zip(*curve.points(), strict=True) if curve.points() else ((), ())
        (line,) = axes.plot(false, recall, label=name)
        score = scores[name]
        at = score.false_boxes / max(score.photos_for_false, 1)
        axes.plot(at, score.found["all"] / max(score.faces["all"], 1), "o", color=line.get_color())
    axes.set(xlabel="false boxes per photo", ylabel="faces found", xlim=(0, 4), ylim=(0.9, 1.0))
    axes.grid(visible=True, alpha=0.3)
    axes.legend(loc="lower right")
    figure.savefig(file, dpi=120)
    plt.close(figure)
