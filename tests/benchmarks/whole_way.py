"""The whole way of one photo through the program itself, timed by step."""

import os
import secrets
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from consent_desk.bootstrap import PASSPHRASE_VARIABLE
from consent_desk.domain.photo import Descriptor, Detection, Face
from consent_desk.domain.treatment import Why
from consent_desk.ports import Pixels, Vault
from consent_desk.services import clear_one, cover_photo
from consent_desk.services.change_settings import change_setting
from consent_desk.services.clear_photos import ClearingOrder, clear_photos
from consent_desk.services.enrol_face import enrol_face
from consent_desk.vision.engine import LocalFaceEngine
from tests.school import answer, make_school

STEPS = ("load", "detect", "describe", "cover", "encode", "write", "verify", "register")
PARTS = {"cover": "paint", "encode": "to_jpeg", "write": "write_beside", "verify": "verify"}


class Watch:
    """Seconds by step; a step within another one counts for the outer one only."""

    def __init__(self) -> None:
        self.steps = dict.fromkeys(STEPS, 0.0)
        self.times = dict.fromkeys(STEPS, 0)
        self._busy = False

    def timed[**P, R](self, name: str, act: Callable[P, R]) -> Callable[P, R]:
        """The same function, with its time added to a step."""

        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            if self._busy:
                return act(*args, **kwargs)
            self._busy, start = True, time.perf_counter()
            try:
                return act(*args, **kwargs)
            finally:
                self.steps[name] += time.perf_counter() - start
                self.times[name] += 1
                self._busy = False

        return run


class TimedEngine:
    """The face engine under a watch."""

    def __init__(self, engine: LocalFaceEngine, watch: Watch) -> None:
        self.model = engine.model
        self.distance = engine.distance
        self._detect = watch.timed("detect", engine.detect)
        self._describe = watch.timed("describe", engine.describe)
        self._engine, self._watch = engine, watch

    def searching(self, how: Detection) -> "TimedEngine":
        return TimedEngine(self._engine.searching(how), self._watch)

    def detect(self, pixels: Pixels) -> list[Face]:
        return self._detect(pixels)

    def describe(self, pixels: Pixels, faces: Sequence[Face]) -> list[Descriptor]:
        return self._describe(pixels, faces)


@contextmanager
def school_with_matching(engine: LocalFaceEngine, portrait: Path) -> Generator[Vault]:
    """A vault in which faces are described, because one person is enrolled."""
    passphrase = {PASSPHRASE_VARIABLE: secrets.token_urlsafe()}
    with TemporaryDirectory() as folder, patch.dict(os.environ, passphrase):
        vault = replace(make_school(Path(folder) / "vault"), engine=engine)
        for setting in ("dpia_done", "face_matching"):
            change_setting(vault, setting, "true")
        answer(vault, "Eileen Collins", "face_matching")
        enrol_face(vault, "Eileen Collins", [portrait])
        yield vault


def whole_way(vault: Vault, engine: LocalFaceEngine, file: Path) -> dict[str, float]:
    """Seconds by step for one file, everybody covered; its faces, and whether it was cleared."""
    watch = Watch()
    with TemporaryDirectory() as out:
        order = ClearingOrder([file], "portal", ["5A"], Path(out), {})
        start = time.perf_counter()
        timed = {part: watch.timed(n, getattr(cover_photo, part)) for n, part in PARTS.items()}
        load = watch.timed("load", clear_one.load)
        with patch.multiple(cover_photo, **timed), patch.multiple(clear_one, load=load):
            (report,) = clear_photos(replace(vault, engine=TimedEngine(engine, watch)), order)
        total = time.perf_counter() - start
    watch.steps["register"] = total - sum(watch.steps.values())
    return watch.steps | {
        "seconds": total,
        "faces": sum(t.why is not Why.FOUND_LATER for t in report.treatments),
        "written": watch.times["verify"],
        "cleared": report.state == "cleared",
    }
