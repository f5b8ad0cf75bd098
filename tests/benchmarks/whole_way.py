"""The whole way of one photo from disk to disk, timed by step."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from consent_desk.media.cover import Cover, paint
from consent_desk.media.encode import sized, to_jpeg
from consent_desk.media.load import load
from consent_desk.media.verify import Finding, Problem, verify
from consent_desk.vision.engine import LocalFaceEngine

STEPS = ("load", "detect", "describe", "cover", "encode", "verify")
MOST_WRITTEN = 3


class Watch:
    """Seconds by step."""

    def __init__(self) -> None:
        self.steps = dict.fromkeys(STEPS, 0.0)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Add the time of the block to a step."""
        start = time.perf_counter()
        yield
        self.steps[name] += time.perf_counter() - start


def whole_way(file: Path, out: Path, engine: LocalFaceEngine) -> dict[str, float]:
    """Seconds by step for one file, everybody covered; and its faces, megapixels, problems."""
    watch = Watch()
    with watch.step("load"):
        pixels = load(file.read_bytes(), file.name)
    with watch.step("detect"):
        faces = engine.detect(pixels)
    with watch.step("describe"):
        engine.describe(pixels, faces)
    with watch.step("cover"):
        small, factor = sized(pixels)
    covers = [Cover(face.box.scaled(factor)) for face in faces]
    written, problems = 0, [Problem(Finding.UNREADABLE)]
    while problems and written < MOST_WRITTEN:
        written += 1
        with watch.step("cover"):
            painted = paint(small, covers)
        with watch.step("encode"):
            out.write_bytes(to_jpeg(painted))
        with watch.step("verify"):
            problems = verify(out.read_bytes(), small, covers, [], engine)
        left = (p.box for p in problems if p.finding is Finding.FACE_LEFT and p.box)
        covers += [Cover(box) for box in left]
    return watch.steps | {
        "faces": len(faces),
        "megapixels": pixels.shape[0] * pixels.shape[1] / 1e6,
        "written": written,
        "problems": len(problems),
    }
