"""`make bench`: all benchmarks on the pictures for measuring, one JSON line a contender.

The curves are drawn as `build/plots/*.png`.
"""

import sys

from tests.benchmarks import (
    attention,
    clusters,
    consent_table,
    detection,
    groups,
    matching,
    register,
    throughput,
    window_flow,
    window_start,
)
from tests.places import EVAL, ROOT


def main() -> int:
    """Run them one after the other, so that each has the machine to itself."""
    window_start.main([])
    consent_table.main([])
    window_flow.main([])
    window_flow.main(["--no-matching"])
    register.main([])
    if not EVAL.is_dir():
        print("The pictures for measuring are not here: name folders to each benchmark yourself.")
        return throughput.main(["--compose"])
    detect = EVAL / "detect"
    photos = ["--images", str(detect)]
    detection.main([*photos, "--truth", str(detect / "truth.json"), *_plot("detection")])
    detection.main(["--negatives", str(EVAL / "negatives")])
    detection.main(["--pace", "5"])
    people = ["--identities", str(EVAL / "identity"), "--strangers", str(EVAL / "strangers")]
    young = ["--children", str(EVAL / "children" / "utkface")]
    matching.main([*people, *young, *_plot("matching")])
    clusters.main(["--identities", str(EVAL / "identity"), *_plot("clusters")])
    groups.main(["--groups", str(EVAL / "groups")])
    for more in ([], ["--no-matching", "--pace", "0.1"]):
        attention.main(["--identities", str(EVAL / "identity"), *more])
    throughput.main(["--images", str(EVAL / "groups"), "--compose"])
    return 0


def _plot(name: str) -> list[str]:
    folder = ROOT / "build" / "plots"
    folder.mkdir(parents=True, exist_ok=True)
    return ["--plot", str(folder / f"{name}.png")]


if __name__ == "__main__":
    sys.exit(main())
