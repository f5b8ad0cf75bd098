"""Missed faces and false boxes, beside `deface` and dlib's HOG on the same pixels.

python -m tests.benchmarks.detection --images DIR --truth FILE [--plot PNG] [--limit N]
python -m tests.benchmarks.detection --negatives DIR
python -m tests.benchmarks.detection --pace ROUNDS [--images DIR]
"""

import argparse
import json
import random
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks import pace
from tests.benchmarks.curve import Curve, Seen, draw
from tests.benchmarks.detectors import CONTENDERS, YARDSTICK, Contender
from tests.benchmarks.pictures import beside, files_in, opened, say, tell
from tests.benchmarks.score import Boxes, Score


def main(words: Sequence[str] | None = None) -> int:
    """Show every photo to every contender, then print a line for each; or time them."""
    options = _options(words)
    with ExitStack() as stack:
        contenders = {name: CONTENDERS[name](stack) for name in options.contenders}
        if options.pace:
            _time(options, contenders)
        else:
            _count(options, contenders)
    return 0


def _time(options: argparse.Namespace, contenders: Mapping[str, Contender]) -> None:
    for name, pixels in pace.photos(options.images):
        for line in pace.paces(name, pixels, contenders, YARDSTICK, options.pace):
            tell(line)


def _count(options: argparse.Namespace, contenders: Mapping[str, Contender]) -> None:
    scores = {name: Score() for name in contenders}
    by_people = {name: Score() for name in contenders}
    curves = {name: Curve() for name in contenders}
    photos = _negatives(options) if options.negatives else _photos(options)
    known = {photo.file: photo for photo in photos}
    for file, pixels in opened([photo.file for photo in photos]):
        photo = known[file]
        for name, contender in contenders.items():
            boxes, seconds = contender.find(pixels)
            scores[name].seconds += seconds
            scores[name].megapixels += pixels.shape[0] * pixels.shape[1] / 1e6
            scores[name].add(boxes, photo.truth, photo.ignore, complete=photo.complete)
            if photo.complete:
                by_people[name].add(boxes, photo.truth, photo.ignore)
            if options.plot:
                weak = contender.generous(pixels)
                seen = Seen(weak, photo.truth, photo.ignore, photo.complete)
                curves[name].photos.append(seen)
        say(f"{file.name}: {len(photo.truth)} faces")
    for name, score in scores.items():
        tell(score.line(name) | {"false_boxes": score.false_boxes})
        if by_people[name].photos_for_false < len(photos):
            tell(by_people[name].line(name) | {"truth": "by people only, not by detectors"})
    if options.plot:
        draw(curves, scores, options.plot)


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
    parser.add_argument("--pace", type=int, help="instead: time 12 megapixels, so many rounds")
    parser.add_argument("--plot", type=Path, help="PNG: recall against false boxes per photo")
    parser.add_argument("--limit", type=int, help="so many photos, chosen by the seed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--contenders", nargs="+", choices=CONTENDERS, default=[*CONTENDERS])
    options = parser.parse_args(words)
    if options.pace and YARDSTICK not in options.contenders:
        parser.error(f"pace is told in times {YARDSTICK}")
    if not (options.pace or options.negatives) and not (options.images and options.truth):
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
