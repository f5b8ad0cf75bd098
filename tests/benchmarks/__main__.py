"""`make bench`: all benchmarks on the pictures for measuring, one JSON line a contender."""

import sys

from tests.benchmarks import clusters, detection, matching, throughput, window_start
from tests.places import EVAL


def main() -> int:
    """Run them one after the other, so that each has the machine to itself."""
    window_start.main([])
    if not EVAL.is_dir():
        print("The pictures for measuring are not here: name folders to each benchmark yourself.")
        return throughput.main(["--compose"])
    detect = EVAL / "detect"
    detection.main(["--images", str(detect), "--truth", str(detect / "truth.json")])
    detection.main(["--negatives", str(EVAL / "negatives")])
    people = ["--identities", str(EVAL / "identity"), "--strangers", str(EVAL / "strangers")]
    matching.main(people)
    clusters.main(["--identities", str(EVAL / "identity")])
    throughput.main(["--images", str(EVAL / "groups"), "--compose"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
