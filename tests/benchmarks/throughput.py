"""Seconds for the whole way of a photo, disk to disk, beside `deface` on the same files.

python -m tests.benchmarks.throughput --images DIR [--limit N] [--compose]

The whole way is `clear` itself on a vault with matching on: bring in, seal, find faces, describe
each, cover all, shrink, encode, write, verify what was written (a face found then is covered and
the file written again) and record. Models are loaded before the clock starts, on both sides; of
each file the median of some runs counts, on both sides.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from PIL import Image

from consent_desk.vision.engine import LocalFaceEngine
from tests.benchmarks.peers import Peer, python
from tests.benchmarks.pictures import files_in, say, tell
from tests.benchmarks.portraits import astronaut, twelve_megapixels
from tests.benchmarks.whole_way import STEPS, school_with_matching, whole_way

TIMES_DEFACE, SECONDS_A_FACE = 2.5, 0.15


def main(words: Sequence[str] | None = None) -> int:
    """Treat every file by both, print a line for each file and one for all."""
    options = _options(words)
    lines: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder, Peer(python(), "deface-file") as peer:
        files = _files(options, Path(folder))
        engine = LocalFaceEngine()
        portrait = _saved(Path(folder) / "warm-up.jpg", Image.fromarray(astronaut()))
        peer.ask_file(portrait)
        with school_with_matching(engine, portrait) as vault:
            for file in files:
                ours = [whole_way(vault, engine, file) for _ in options.times]
                if not all(run["cleared"] for run in ours):
                    say(f"left out: {file.name} could not be cleared")
                    continue
                deface = median(peer.ask_file(file)["seconds"] for _ in options.times)
                lines.append(_line(file, ours, deface))
                tell(lines[-1])
    for line in _summary(lines):
        tell(line)
    return 0


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=Path)
    parser.add_argument("--limit", type=int, help="so many photos, chosen by the seed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--compose", action="store_true", help="add 12 megapixels, ten faces")
    options = parser.parse_args(words)
    options.times = range(options.repeat)
    if not options.images and not options.compose:
        parser.error("give --images, --compose or both")
    return options


def _files(options: argparse.Namespace, folder: Path) -> list[Path]:
    files = files_in(options.images) if options.images else []
    if options.limit is not None and options.limit < len(files):
        files = sorted(random.Random(options.seed).sample(files, options.limit))
    if options.compose:
        files = [_saved(folder / "composed.jpg", Image.fromarray(twelve_megapixels())), *files]
    return files


def _saved(file: Path, picture: Image.Image) -> Path:
    picture.save(file, quality=92)
    return file


def _line(file: Path, runs: list[dict[str, float]], deface: float) -> dict[str, Any]:
    seconds, faces = median(run["seconds"] for run in runs), int(runs[0]["faces"])
    steps = {step: median(run[step] for run in runs) for step in STEPS}
    with Image.open(file) as picture:
        megapixels = picture.width * picture.height / 1e6
    budget = TIMES_DEFACE * deface + SECONDS_A_FACE * faces
    return {
        "contender": "consent-desk careful",
        "file": file.name,
        "megapixels": round(megapixels, 2),
        "faces": faces,
        "seconds": round(seconds, 3),
        "deface_seconds": round(deface, 3),
        "times_deface": round(seconds / deface, 2),
        "budget": round(budget, 3),
        "within_budget": seconds <= budget,
        "share": {step: round(own / sum(steps.values()), 3) for step, own in steps.items()},
        "written": int(runs[0]["written"]),
    }


def _summary(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One line a contender over all files."""
    if not lines:
        return []
    photos, megapixels = len(lines), sum(line["megapixels"] for line in lines)
    ours, deface = (sum(line[name] for line in lines) for name in ("seconds", "deface_seconds"))
    steps = {step: sum(line["share"][step] * line["seconds"] for line in lines) for step in STEPS}
    return [
        {
            "contender": "consent-desk careful",
            "photos": photos,
            "seconds_per_photo": round(ours / photos, 3),
            "seconds_per_megapixel": round(ours / megapixels, 3),
            "times_deface": round(ours / deface, 2),
            "share": {step: round(own / ours, 3) for step, own in steps.items()},
            "within_budget": all(line["within_budget"] for line in lines),
            "photos_within_budget": sum(line["within_budget"] for line in lines),
        },
        {
            "contender": "deface defaults",
            "photos": photos,
            "seconds_per_photo": round(deface / photos, 3),
            "seconds_per_megapixel": round(deface / megapixels, 3),
        },
    ]


if __name__ == "__main__":
    sys.exit(main())
