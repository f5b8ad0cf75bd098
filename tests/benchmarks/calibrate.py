"""Find when a match is sure, on one half of the people, and measure it on the other.

python -m tests.benchmarks.calibrate --identities DIR --strangers DIR --children DIR --day DATE

Prints the file `consent_desk/vision/calibration.json`. Grown-ups: of all distances and margins the
ones that name most, with at most `MOST` of strangers and wrong names over galleries of 25 with 1, 3
and 5 photos enrolled. Children: the same with the one picture there is of each.
"""

import argparse
import math
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from consent_desk.domain.matching import Threshold
from consent_desk.vision.calibration import Calibration, digest_of
from consent_desk.vision.engine import LocalFaceEngine
from consent_desk.vision.weights import OWN_MODEL
from tests.benchmarks.children import Child, aged, children_of
from tests.benchmarks.curves import best_threshold, per_doubling, points
from tests.benchmarks.describing import by_us, described
from tests.benchmarks.folders import people_in
from tests.benchmarks.galleries import People, Rule, Setting, Trial, tallies, trials
from tests.benchmarks.halves import half
from tests.benchmarks.intervals import upper_bound
from tests.benchmarks.pictures import say

MOST = 0.0003
"""Less than a third of the 0.1 % aimed for: people that nothing was chosen on show more."""
BANDS = ((0, 4), (4, 8), (8, 13), (13, 16), (16, 18))
ADULT = 18
ENROLLED = (1, 3, 5)
ALMOST_ALL = 99
ROUNDS = 200


def main(words: Sequence[str] | None = None) -> int:
    """Describe everybody, calibrate, measure, print."""
    options = _options(words)
    known, unknown, _ = people_in(options.identities, options.strangers, options.pictures)
    us = by_us(LocalFaceEngine())
    people, strangers = described(known, us), described(unknown, us)
    children = children_of(options.children, us)
    seen = [
        trials(half(people, calibration=True), half(strangers, calibration=True), setting)
        for setting in _settings()
    ]
    grown = best_threshold([points(one) for one in seen], MOST)
    assert grown is not None
    slope = per_doubling(points(seen[1]))
    bands = [_band_of_children(children, ages, grown, slope) for ages in BANDS]
    bands.append(_band_of_adults(people, strangers, grown, slope))
    made = {
        "model": OWN_MODEL,
        "made_on": options.day.isoformat(),
        "made_by": "python -m tests.benchmarks.calibrate",
        "enrolled": 3,
        "suggest_below": _suggest_below(seen[0]),
        "bands": bands,
    }
    content = Calibration.model_validate(made).model_dump_json(indent=2) + "\n"
    print(content, end="")
    say(f"PINNED in consent_desk/vision/calibration.py: {digest_of(content.encode())}")
    return 0


def _settings() -> list[Setting]:
    return [Setting(enrolled=enrolled, rounds=ROUNDS) for enrolled in ENROLLED]


def _band_of_adults(
    people: People, strangers: People, threshold: Threshold, slope: float
) -> dict[str, Any]:
    setting = Setting(enrolled=3, rounds=ROUNDS)
    shown = trials(half(people, calibration=False), half(strangers, calibration=False), setting)
    return _band(ADULT, threshold, slope, setting.size, shown)


def _band_of_children(
    children: Sequence[Child], ages: tuple[int, int], ceiling: Threshold, slope: float
) -> dict[str, Any]:
    """Calibrated on one half of a band; never looser than for grown-ups."""
    everybody = aged(children, *ages)
    seen, unseen = (half(everybody, calibration=which) for which in (True, False))
    size = min(25, len(seen) // 2, len(unseen) // 2)
    setting = Setting(size=size, enrolled=1, rounds=ROUNDS)
    one = points(trials(seen, {}, setting, to_be_found=False))
    margin = ceiling.margin
    least = one.nearest[one.lead >= margin]
    distance = min(float(least.min(initial=math.inf)), ceiling.distance)
    threshold = Threshold(math.floor(distance * 200) / 200, margin)
    shown = trials(unseen, {}, setting, to_be_found=False)
    return _band(ages[0], threshold, slope, size, shown)


def _band(
    from_age: int, threshold: Threshold, slope: float, size: int, shown: Sequence[Trial]
) -> dict[str, Any]:
    counted = tallies(shown, Rule("", threshold))
    strangers = counted["stranger_rate"].counts
    known = counted["named_share"].counts if from_age >= ADULT else {}
    return {
        "from_age": from_age,
        "distance": threshold.distance,
        "margin": threshold.margin,
        "per_doubling": round(slope, 4),
        "gallery": size,
        "measured": {
            "strangers": len(strangers),
            "named": sum(hits > 0 for hits, _ in strangers.values()),
            "rate": _share(strangers),
            "upper": round(upper_bound(strangers), 5),
            "wrong_name_rate": _share(counted["wrong_name_rate"].counts) if known else None,
            "named_share": _share(known) if known else None,
        },
    }


def _share(counts: Mapping[str, tuple[int, int]]) -> float:
    return round(sum(hits for hits, _ in counts.values()) / sum(n for _, n in counts.values()), 5)


def _suggest_below(shown: Sequence[Trial]) -> float:
    """The distance within which nearly everybody is found by one picture, rounded up."""
    own = [t.distances[t.person] for t in shown if not t.stranger and t.distances]
    return math.ceil(float(np.percentile(own, ALMOST_ALL)) * 20) / 20


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--identities", type=Path, required=True)
    parser.add_argument("--strangers", type=Path, required=True)
    parser.add_argument("--children", type=Path, required=True)
    parser.add_argument("--day", type=date.fromisoformat, default=date.today())
    parser.add_argument("--pictures", type=int, default=8, help="of each person at most")
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main())
