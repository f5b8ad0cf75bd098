"""Scoring found boxes against true ones: recall by face size, and false boxes per photo."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

Boxes = Sequence[Sequence[float]]
"""Each left, top, width, height, in upright pixels."""

CORRECT_AT = 0.3
SIZES = {"<16": (0, 16), "16-32": (16, 32), "32-64": (32, 64), ">64": (64, float("inf"))}
"""By √(w·h) of the true box, in pixels; the lower limit belongs to the bin."""


def shares(one: Boxes, other: Boxes) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Each with each: intersection over union, and intersection over the first one's area."""
    a = np.asarray(one, dtype=float).reshape(-1, 1, 4)
    b = np.asarray(other, dtype=float).reshape(1, -1, 4)
    ends = np.minimum(a[..., :2] + a[..., 2:], b[..., :2] + b[..., 2:])
    both = np.clip(ends - np.maximum(a[..., :2], b[..., :2]), 0, None).prod(axis=-1)
    area_a, area_b = a[..., 2:].prod(axis=-1), b[..., 2:].prod(axis=-1)
    union = np.maximum(area_a + area_b - both, 1e-9)
    return both / union, both / np.maximum(area_a, 1e-9)


def pairs(found: Boxes, truth: Boxes) -> list[tuple[int, int]]:
    """Found and true boxes that are the same face, one to one, as many as can be."""
    overlap, _ = shares(found, truth)
    value = np.where(overlap >= CORRECT_AT, 1 + overlap / 1000, 0)
    rows, columns = linear_sum_assignment(value, maximize=True)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if value[i, j]]


def size_of(box: Sequence[float]) -> str:
    """The bin that a true box falls into."""
    side = (box[2] * box[3]) ** 0.5
    return next(name for name, (least, under) in SIZES.items() if least <= side < under)


@dataclass
class Score:
    """The sums over photos, for one contender."""

    found: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("all", *SIZES), 0))
    faces: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("all", *SIZES), 0))
    false_boxes: int = 0
    photos_for_false: int = 0
    seconds: float = 0.0
    megapixels: float = 0.0

    def add(self, found: Boxes, truth: Boxes, ignore: Boxes = (), *, complete: bool = True) -> None:
        """Count one photo; `complete`: every face is in the truth, so that others are false."""
        same = pairs(found, truth)
        right = {j for _, j in same}
        for index, box in enumerate(truth):
            for name in ("all", size_of(box)):
                self.faces[name] += 1
                self.found[name] += index in right
        if complete:
            extra = [box for i, box in enumerate(found) if i not in {i for i, _ in same}]
            self.false_boxes += len(extra) - _ignored(extra, ignore)
            self.photos_for_false += 1

    def line(self, contender: str) -> dict[str, object]:
        """What is printed; None where there was nothing to measure."""
        return {
            "contender": contender,
            "recall": {name: _share(self.found[name], n) for name, n in self.faces.items()},
            "faces": self.faces,
            "size": "sqrt(w*h)",
            "false_per_photo": _share(self.false_boxes, self.photos_for_false),
            "photos_for_false": self.photos_for_false,
            "seconds_per_megapixel": _share(self.seconds, self.megapixels),
        }


def _ignored(extra: Boxes, ignore: Boxes) -> int:
    if not extra or not ignore:
        return 0
    overlap, inside = shares(extra, ignore)
    return int(((overlap >= CORRECT_AT) | (inside >= 0.5)).any(axis=1).sum())


def _share(part: float, whole: float) -> float | None:
    return round(part / whole, 4) if whole else None
