"""Clusters in a batch: confirmations per 100 faces, and faces in a wrong cluster.

python -m tests.benchmarks.clusters --identities DIR [--plot FILE.png] [--enrolled 1 3]

Limits are chosen on one half of the people; everything told is measured on the other half. Faces
are found and described once in each portrait, which is then pasted as it is. Clothes: "own" are
those of the portraits, of different days, so that they cannot show what clothes are worth;
"painted" are plain colours that we chose ourselves, and show only that the mechanism works.
"""

import argparse
import math
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np

from consent_desk.domain.cluster import Cluster, FaceRef
from consent_desk.domain.photo import Descriptor, Face
from consent_desk.ports import Pixels
from consent_desk.services.cluster_faces import see_faces
from consent_desk.services.find_faces import Gallery
from consent_desk.vision.cluster import LIMITS, Limits, Seen, cluster
from consent_desk.vision.engine import LocalFaceEngine
from tests.benchmarks.batches import Composed, Composition, Portrait, compose, portraits
from tests.benchmarks.pictures import tell

SHARES = (0.0, 0.5, 1.0)
ROOM = tuple(LIMITS.room + more for more in (0.0, 0.02, 0.04))
"""Not below the program's: with less room there, it keeps no descriptor."""
ALIKE = (0.46, 0.48, 0.50, 0.51, 0.52, 0.53, 0.54, 0.55)
ALLOWED_WRONG = 0.001
"""In calibration half of what is allowed afterwards."""

People = Mapping[str, Sequence[Portrait]]
Faces = list[Seen]
Truth = dict[FaceRef, str]
Score = tuple[int, int, int, int]
"""Faces, clusters, faces in a wrong cluster, people."""


class Remembered(LocalFaceEngine):
    """An engine that knows the faces of composed photos already."""

    def __init__(self, photo: Composed) -> None:
        super().__init__()
        self._photo = photo

    def detect(self, pixels: Pixels) -> list[Face]:
        return list(self._photo.faces)

    def describe(self, pixels: Pixels, faces: Sequence[Face]) -> list[Descriptor]:
        known = dict(zip(self._photo.faces, self._photo.descriptors, strict=True))
        return [known[face] for face in faces]


def main(words: Sequence[str] | None = None) -> int:
    """Calibrate on one half of the people, tell what the other half gives."""
    options = _options(words)
    people = portraits(options.identities)
    names = random.Random(options.seed).sample(sorted(people), len(people))
    half = [{n: people[n] for n in names[i::2]} for i in range(2)]
    points: list[tuple[str, list[Score]]] = []
    known = (
        b for enrolled in options.enrolled for b in _batches(half[0], enrolled, False, options)
    )
    chosen = _calibrated([_seen(batch, share) for batch in known for share in (0.5, 1.0)])
    for enrolled in options.enrolled:
        for clothes, share in product(("own", "painted"), SHARES):
            fresh = _batches(half[1], enrolled, clothes == "painted", options)
            batches = [_seen(batch, share) for batch in fresh]
            for limits, whose in ((LIMITS, "the program's"), (chosen, "other half's best")):
                scores = [
                    score_of(cluster(faces, math.dist, limits), truth) for faces, truth in batches
                ]
                setting = {"consent": share, "clothes": clothes, "enrolled": enrolled}
                tell(setting | {"limits": whose, "room": limits.room, "alike": limits.alike}
                     | rates_of(scores))  # fmt: skip
                if whose == "the program's":
                    points.append((f"{share:.0%}, {enrolled} enrolled, {clothes}", scores))
    if options.plot:
        _plot(points, options.plot)
    return 0


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--identities", type=Path, required=True)
    parser.add_argument("--enrolled", type=int, nargs="+", default=[1, 3], help="pictures a person")
    parser.add_argument("--batches", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plot", type=Path)
    return parser.parse_args(words)


def _batches(
    people: People, enrolled: int, painted: bool, options: argparse.Namespace
) -> Iterator[Composition]:
    """One at a time: the pixels of a batch take a hundred megabytes."""
    seeds = range(options.seed * 1000, options.seed * 1000 + options.batches)
    return (compose(people, enrolled, painted, seed) for seed in seeds)


def _seen(batch: Composition, share: float) -> tuple[Faces, Truth]:
    """What the program keeps of each face when this share of the people granted matching."""
    everybody = sorted(batch.templates)
    willing = random.Random(len(everybody)).sample(everybody, round(share * len(everybody)))
    gallery = Gallery({p: batch.templates[p] for p in willing}, dict.fromkeys(willing))
    faces: Faces = []
    truth: Truth = {}
    for number, photo in enumerate(batch.photos):
        engine = Remembered(photo)
        faces += see_faces(engine, f"{number:02}", None, photo.pixels, (), gallery)[1]
        pairs = zip(photo.faces, photo.persons, strict=True)
        truth |= {FaceRef(f"{number:02}", face.box): person for face, person in pairs}
    return faces, truth


def _calibrated(batches: Sequence[tuple[Faces, Truth]]) -> Limits:
    """The limits with fewest confirmations among those with few enough wrong faces.

    Over batches with everybody and with half of the people granting (the latter bring strangers),
    with one picture enrolled and with several.
    """
    best: tuple[float, Limits] | None = None
    for room, alike in product(ROOM, ALIKE):
        limits = replace(LIMITS, room=room, alike=alike)
        scores = [score_of(cluster(faces, math.dist, limits), truth) for faces, truth in batches]
        total, clusters, wrong, _ = np.sum(scores, axis=0)
        if wrong <= ALLOWED_WRONG * total and (best is None or clusters < best[0]):
            best = (clusters, limits)
    return best[1] if best else replace(LIMITS, room=max(ROOM), alike=min(ALIKE))


def score_of(clusters: Sequence[Cluster], truth: Truth) -> Score:
    """A face is wrong where most of its cluster is somebody else (of equally many, one side)."""
    counts = [Counter(truth[face] for face in one.faces) for one in clusters]
    wrong = sum(count.total() - max(count.values()) for count in counts)
    return len(truth), len(clusters), wrong, len(set(truth.values()))


def rates_of(scores: Sequence[Score]) -> dict[str, object]:
    """Shares over all faces, with 95 % intervals (percentile bootstrap over batches).

    A wrong face is clicked out and named by itself: one confirmation more.
    """
    table = np.array(scores, dtype=float)
    drawn = np.random.default_rng(0).integers(0, len(table), (2000, len(table)))
    total, again = table.sum(axis=0), table[drawn].sum(axis=1)

    def told(over: "np.ndarray", under: "np.ndarray", value: float) -> list[float]:
        low, high = np.percentile(100 * over / under, [2.5, 97.5])
        return [round(float(100 * value), 3), round(float(low), 3), round(float(high), 3)]

    clicks = again[:, 1] + again[:, 2]
    return {
        "confirmations_per_100": told(clicks, again[:, 0], (total[1] + total[2]) / total[0]),
        "wrong_per_100": told(again[:, 2], again[:, 0], total[2] / total[0]),
        "least_possible": round(float(100 * total[3] / total[0]), 1),
        "faces": int(total[0]),
        "batches": len(table),
    }


def _plot(points: Sequence[tuple[str, list[Score]]], file: Path) -> None:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(9, 5))
    for label, scores in points:
        rates = rates_of(scores)
        (x, *_), (y, *_) = rates["confirmations_per_100"], rates["wrong_per_100"]  # type: ignore[misc]
        axes.scatter(x, y, label=label)
    axes.axvline(25, linestyle=":")
    axes.axhline(0.2, linestyle=":")
    axes.set_xlabel("confirmations per 100 faces")
    axes.set_ylabel("faces in a wrong cluster, %")
    axes.legend(title="granted matching, clothes", fontsize="small")
    figure.savefig(file, dpi=120)


if __name__ == "__main__":
    sys.exit(main())
