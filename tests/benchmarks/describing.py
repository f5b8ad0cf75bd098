"""Pictures of people as each contender sees them: who is meant, and the numbers for the face."""

from collections.abc import Callable, Sequence
from pathlib import Path

from consent_desk.domain.photo import Descriptor
from consent_desk.ports import Pixels
from consent_desk.vision.engine import LocalFaceEngine
from consent_desk.vision.quality import flaw_of
from tests.benchmarks.galleries import People, Picture
from tests.benchmarks.peers import Peer
from tests.benchmarks.pictures import opened, say
from tests.benchmarks.score import Boxes

RIVAL = 1 / 3

Describe = Callable[[Pixels], Picture]


def described(files: dict[str, list[Path]], describe: Describe) -> People:
    """Everybody's pictures, described; a picture that cannot be opened is told and left out."""
    people: dict[str, Sequence[Picture]] = {}
    for number, (person, own) in enumerate(files.items(), 1):
        people[person] = [describe(pixels) for _, pixels in opened(own)]
        if number % 25 == 0:
            say(f"described {number} of {len(files)} people")
    return people


def by_us(engine: LocalFaceEngine) -> Describe:
    """This program: also says whether the face is fit to be enrolled and named."""

    def describe(pixels: Pixels) -> Picture:
        faces = engine.detect(pixels)
        index = in_the_middle([(f.box.x, f.box.y, f.box.w, f.box.h) for f in faces], pixels)
        if index is None:
            return Picture(None)
        face = faces[index]
        return Picture(engine.describe(pixels, [face])[0], flaw_of(pixels, [face]) is None)

    return describe


def by_them(peer: Peer) -> Describe:
    """`face_recognition`, which judges no quality."""

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
