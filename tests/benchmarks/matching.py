"""Strangers and consented people: who is named whom, beside `face_recognition` at its defaults.

python -m tests.benchmarks.matching --identities DIR --strangers DIR [--people N] [--enrolled 1]

Both folders hold a folder of pictures per person, who is nearest the centre of each. Intervals
resample the people who are looked for, not those enrolled: they are somewhat too narrow.
"""

import argparse
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from consent_desk.domain.matching import ADULT_THRESHOLD, Threshold
from consent_desk.domain.photo import Descriptor
from consent_desk.ports import Pixels
from consent_desk.vision.engine import LocalFaceEngine
from consent_desk.vision.quality import flaw_of
from tests.benchmarks.galleries import People, Picture, measure
from tests.benchmarks.peers import Peer, python
from tests.benchmarks.pictures import files_in, opened, say, tell
from tests.benchmarks.score import Boxes

OURS = {
    "consent-desk unattended": ADULT_THRESHOLD,
    "consent-desk descriptors at 0.5": Threshold(0.5, 0.0),
    "consent-desk descriptors at 0.6": Threshold(0.6, 0.0),
}
THEIRS = {
    "face_recognition defaults (0.6)": Threshold(0.6, 0.0),
    "face_recognition at 0.5": Threshold(0.5, 0.0),
}
RIVAL = 1 / 3


def main(words: Sequence[str] | None = None) -> int:
    """Describe every picture once for each contender, then try the rules on random galleries."""
    options = _options(words)
    known = _chosen(options.identities, options.people, options)
    unknown = _chosen(options.strangers, options.strangers_limit, options)
    rules: list[tuple[str, Threshold, People, People]] = []
    own = _ours(LocalFaceEngine())
    people, strangers = _described(known, own), _described(unknown, own)
    rules += [(name, rule, people, strangers) for name, rule in OURS.items()]
    if not options.no_peers:
        with Peer(python(), "face-recognition") as peer:
            theirs = _theirs(peer)
            people, strangers = _described(known, theirs), _described(unknown, theirs)
        rules += [(name, rule, people, strangers) for name, rule in THEIRS.items()]
    for enrolled in options.enrolled:
        for name, rule, people, strangers in rules:
            setting = {"gallery": options.gallery, "enrolled": enrolled, "rounds": options.rounds}
            rates = measure(
                people,
                strangers,
                rule,
                size=options.gallery,
                enrolled=enrolled,
                rounds=options.rounds,
                seed=options.seed,
            )
            no_face = sum(p.descriptor is None for own in people.values() for p in own)
            tell({"contender": name} | setting | rates | {"pictures_without_face": no_face})
    return 0


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--identities", type=Path, required=True)
    parser.add_argument("--strangers", type=Path, required=True)
    parser.add_argument("--people", type=int, help="so many identities, chosen by the seed")
    parser.add_argument("--strangers-limit", type=int, help="so many strangers, likewise")
    parser.add_argument("--pictures", type=int, default=8, help="of each person at most")
    parser.add_argument("--gallery", type=int, default=25)
    parser.add_argument("--enrolled", type=int, nargs="+", default=[1], help="pictures a person")
    parser.add_argument("--rounds", type=int, default=20, help="galleries drawn")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-peers", action="store_true")
    return parser.parse_args(words)


def _chosen(folder: Path, limit: int | None, options: argparse.Namespace) -> dict[str, list[Path]]:
    folders = sorted(p for p in folder.iterdir() if p.is_dir())
    if limit is not None and limit < len(folders):
        folders = sorted(random.Random(options.seed).sample(folders, limit))
    return {one.name: files_in(one)[: options.pictures] for one in folders}


Describe = Callable[[Pixels], Picture]


def _described(files: dict[str, list[Path]], describe: Describe) -> People:
    people: dict[str, list[Picture]] = {}
    for number, (person, own) in enumerate(files.items(), 1):
        people[person] = [describe(pixels) for _, pixels in opened(own)]
        if number % 25 == 0:
            say(f"described {number} of {len(files)} people")
    return people


def _ours(engine: LocalFaceEngine) -> Describe:
    def describe(pixels: Pixels) -> Picture:
        faces = engine.detect(pixels)
        index = in_the_middle([(f.box.x, f.box.y, f.box.w, f.box.h) for f in faces], pixels)
        if index is None:
            return Picture(None)
        face = faces[index]
        return Picture(engine.describe(pixels, [face])[0], flaw_of(pixels, [face]) is None)

    return describe


def _theirs(peer: Peer) -> Describe:
    def describe(pixels: Pixels) -> Picture:
        answer = peer.ask(pixels)
        index = in_the_middle(answer["boxes"], pixels)
        descriptors: list[Descriptor] = [tuple(one) for one in answer["descriptors"]]
        return Picture(None if index is None else descriptors[index])

    return describe


def in_the_middle(boxes: Boxes, pixels: Pixels) -> int | None:
    """Of the faces that are not much smaller than the largest, the one nearest the centre."""
    if not boxes:
        return None
    middle_y, middle_x = pixels.shape[0] / 2, pixels.shape[1] / 2
    least = RIVAL**2 * max(w * h for _, _, w, h in boxes)

    def away(index: int) -> float:
        x, y, w, h = boxes[index]
        return (x + w / 2 - middle_x) ** 2 + (y + h / 2 - middle_y) ** 2

    return min((i for i, (_, _, w, h) in enumerate(boxes) if w * h >= least), key=away)


if __name__ == "__main__":
    sys.exit(main())
