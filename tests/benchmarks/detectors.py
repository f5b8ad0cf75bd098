"""Who takes part in the detection benchmark: this program, `deface` and dlib's HOG."""

import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace

from consent_desk.ports import Pixels
from consent_desk.vision.detect import CenterFaceDetector
from consent_desk.vision.schedule import CAREFUL, QUICK, Schedule
from tests.benchmarks.peers import Peer, python
from tests.benchmarks.score import Boxes


@dataclass(frozen=True)
class Scored:
    """What a contender found in one photo, weak finds too; for a curve over the score."""

    boxes: Boxes
    scores: list[float]


@dataclass(frozen=True)
class Contender:
    """`find` is timed, at the contender's own defaults; `generous` is for the curve."""

    find: Callable[[Pixels], tuple[Boxes, float]]
    generous: Callable[[Pixels], Scored]


def _ours(schedule: Schedule) -> Callable[[ExitStack], Contender]:
    detector = CenterFaceDetector(schedule)
    weak = CenterFaceDetector(replace(schedule, accepted=0.1, among=0.1, turned=0.35))

    def boxes(detector: CenterFaceDetector, pixels: Pixels) -> Scored:
        faces = detector.detect(pixels)
        found = [(f.box.x, f.box.y, f.box.w, f.box.h) for f in faces]
        return Scored(found, [face.score for face in faces])

    def find(pixels: Pixels) -> tuple[Boxes, float]:
        start = time.perf_counter()
        found = boxes(detector, pixels).boxes
        return found, time.perf_counter() - start

    return lambda stack: Contender(find, lambda pixels: boxes(weak, pixels))


def _peer(job: str) -> Callable[[ExitStack], Contender]:
    def make(stack: ExitStack) -> Contender:
        peer = stack.enter_context(Peer(python(), job))

        def find(pixels: Pixels) -> tuple[Boxes, float]:
            answer = peer.ask(pixels)
            return answer["boxes"], answer["seconds"]

        def generous(pixels: Pixels) -> Scored:
            answer = peer.ask(pixels, generous=True)
            return Scored(answer["boxes"], answer["scores"])

        return Contender(find, generous)

    return make


YARDSTICK = "deface defaults"

CONTENDERS: dict[str, Callable[[ExitStack], Contender]] = {
    "consent-desk careful": _ours(CAREFUL),
    "consent-desk quick": _ours(QUICK),
    YARDSTICK: _peer("deface"),
    "face_recognition defaults (dlib HOG)": _peer("hog"),
}
