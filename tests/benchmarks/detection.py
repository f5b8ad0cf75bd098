"""Missed faces and false boxes, beside `deface` and dlib's HOG on the same pixels.

python -m tests.benchmarks.detection --images DIR --truth FILE [--plot PNG] [--limit N]
python -m tests.benchmarks.detection --negatives DIR
"""

import argparse
import json
import random
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.curve import Curve, Seen, draw
from tests.benchmarks.detectors import CONTENDERS
from tests.benchmarks.pictures import beside, files_in, opened, say, tell
from tests.benchmarks.score import Boxes, Score


def main(words: Sequence[str] | None = None) -> int:
    """Show every photo to every contender, then print a line for each."""
    options = _options(words)
    photos = list(_negatives(options) if options.negatives else _photos(options))
    scores = {name: Score() for name in options.contenders}
    curves = {name: Curve() for name in options.contenders}
    with ExitStack() as stack:
        contenders = {name: CONTENDERS[name](stack) for name in options.contenders}
        known = {photo.file: photo for photo in photos}
        for file, pixels in opened([photo.file for photo in photos]):
            photo = known[file]
            for name, contender in contenders.items():
                boxes, seconds = contender.find(pixels)
                scores[name].seconds += seconds
                scores[name].megapixels += pixels.shape[0] * pixels.shape[1] / 1e6
                scores[name].add(boxes, photo.truth, photo.ignore, complete=photo.complete)
                if options.plot:
                    weak = contender.generous(pixels)
                    seen = Seen(weak, photo.truth, photo.ignore, photo.complete)
                    curves[name].photos.append(seen)
            say(f"{file.name}: {len(photo.truth)} faces")
    for name, score in scores.items():
        tell(score.line(name) | {"false_boxes": score.false_boxes})
    if options.plot:
        draw(curves, scores, options.plot)
    return 0


@dataclass(frozen=True)
class Photo:
    """A file, and what is in it."""

    file: Path
    truth: Boxes = ()
    ignore: Boxes = ()
    complete: bool = True


def _negatives(options: argparse.Namespace) -> list[Photo]:
    return [Photo(file) for file in _sampled(files_in(options.negatives), options)]


def _photos(options: argparse.Namespace) -> list[Photo]:
    truth: dict[str, Boxes] = json.loads(options.truth.read_text("utf-8"))
    ignore = beside(options.truth, "ignore.json")
    if options.ignore:
        ignore = json.loads(options.ignore.read_text("utf-8"))
    info = beside(options.truth, "info.json")
    return [
        Photo(
            file,
            truth[file.name],
            ignore.get(file.name, []),
            "consensus" not in str(info.get(file.name, {}).get("truth", "")),
        )
        for file in _with_truth(options, truth)
    ]


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=Path)
    parser.add_argument("--truth", type=Path, help="{file: [[x, y, w, h], …]}")
    parser.add_argument("--ignore", type=Path, help="else ignore.json beside the truth")
    parser.add_argument("--negatives", type=Path, help="instead: photos in which nobody is")
    parser.add_argument("--plot", type=Path, help="PNG: recall against false boxes per photo")
    parser.add_argument("--limit", type=int, help="so many photos, chosen by the seed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--contenders", nargs="+", choices=CONTENDERS, default=[*CONTENDERS])
    options = parser.parse_args(words)
    if not options.negatives and not (options.images and options.truth):
        parser.error("give --images and --truth, or --negatives")
    return options


def _with_truth(options: argparse.Namespace, truth: dict[str, Any]) -> list[Path]:
    files = files_in(options.images)
    for file in files:
        if file.name not in truth:
            say(f"without truth, left out: {file.name}")
    known = [file for file in files if file.name in truth]
    for name in sorted(truth.keys() - {file.name for file in known}):
        say(f"in the truth, but not a picture in the folder: {name}")
    return _sampled(known, options)


def _sampled(files: list[Path], options: argparse.Namespace) -> list[Path]:
    if options.limit is None or options.limit >= len(files):
        return files
    return sorted(random.Random(options.seed).sample(files, options.limit))


if __name__ == "__main__":
    sys.exit(main())
