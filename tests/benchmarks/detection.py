"""Missed faces and false boxes, beside `deface` and dlib's HOG on the same pixels.

python -m tests.benchmarks.detection --images DIR --truth FILE [--ignore FILE] [--limit N]
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from consent_desk.ports import Pixels
from consent_desk.vision.detect import CenterFaceDetector
from tests.benchmarks.peers import Peer, python
from tests.benchmarks.pictures import beside, files_in, opened, say, tell
from tests.benchmarks.score import Boxes, Score

Contender = Callable[[Pixels], tuple[Boxes, float]]
"""Boxes that it finds in upright RGB pixels, and the seconds that it took."""


def main(words: Sequence[str] | None = None) -> int:
    """Show every photo to every contender, then print a line for each."""
    options = _options(words)
    truth: dict[str, Boxes] = json.loads(options.truth.read_text("utf-8"))
    ignore = beside(options.truth, "ignore.json")
    if options.ignore:
        ignore = json.loads(options.ignore.read_text("utf-8"))
    info = beside(options.truth, "info.json")
    scores = {name: Score() for name in options.contenders}
    with ExitStack() as stack:
        contenders = {name: _contender(name, stack) for name in options.contenders}
        for file, pixels in opened(_with_truth(options, truth)):
            complete = "consensus" not in str(info.get(file.name, {}).get("truth", ""))
            for name, contender in contenders.items():
                boxes, seconds = contender(pixels)
                scores[name].seconds += seconds
                scores[name].megapixels += pixels.shape[0] * pixels.shape[1] / 1e6
                regions = ignore.get(file.name, [])
                scores[name].add(boxes, truth[file.name], regions, complete=complete)
            say(f"{file.name}: {len(truth[file.name])} faces")
    for name, score in scores.items():
        tell(score.line(name))
    return 0


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=Path, required=True)
    parser.add_argument("--truth", type=Path, required=True, help="{file: [[x, y, w, h], …]}")
    parser.add_argument("--ignore", type=Path, help="else ignore.json beside the truth")
    parser.add_argument("--limit", type=int, help="so many photos, chosen by the seed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--contenders", nargs="+", choices=CONTENDERS, default=[*CONTENDERS])
    return parser.parse_args(words)


def _with_truth(options: argparse.Namespace, truth: dict[str, Any]) -> list[Path]:
    files = files_in(options.images)
    for file in files:
        if file.name not in truth:
            say(f"without truth, left out: {file.name}")
    known = [file for file in files if file.name in truth]
    for name in sorted(truth.keys() - {file.name for file in known}):
        say(f"in the truth, but not a picture in the folder: {name}")
    if options.limit is not None and options.limit < len(known):
        known = sorted(random.Random(options.seed).sample(known, options.limit))
    return known


def _ours(stack: ExitStack) -> Contender:
    detector = CenterFaceDetector()

    def find(pixels: Pixels) -> tuple[Boxes, float]:
        start = time.perf_counter()
        faces = detector.detect(pixels)
        seconds = time.perf_counter() - start
        return [(f.box.x, f.box.y, f.box.w, f.box.h) for f in faces], seconds

    return find


def _peer(job: str) -> Callable[[ExitStack], Contender]:
    def make(stack: ExitStack) -> Contender:
        peer = stack.enter_context(Peer(python(), job))

        def find(pixels: Pixels) -> tuple[Boxes, float]:
            answer = peer.ask(pixels)
            return answer["boxes"], answer["seconds"]

        return find

    return make


CONTENDERS: dict[str, Callable[[ExitStack], Contender]] = {
    "consent-desk careful": _ours,
    "deface defaults": _peer("deface"),
    "face_recognition defaults (dlib HOG)": _peer("hog"),
}


def _contender(name: str, stack: ExitStack) -> Contender:
    return CONTENDERS[name](stack)


if __name__ == "__main__":
    sys.exit(main())
