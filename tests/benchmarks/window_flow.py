"""Does the window answer while 60 photos are dropped, looked at, confirmed and cleared?

python -m tests.benchmarks.window_flow [--photos 60] [--no-matching] [--side 1600] [--quick]

The real window over the real services, with matching on; beside it, at the same time, an empty
Qt window that does nothing: what its heart misses, the machine does. At most 50 ms are allowed.
The photos are composed of public-domain portraits. Needs a screen (xvfb-run).
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from consent_desk import bootstrap
from consent_desk.domain.photo import Box
from consent_desk.ports import Vault
from consent_desk.services.change_settings import change_setting
from consent_desk.services.enrol_face import enrol_face
from tests.benchmarks.heartbeat import LATE, Heartbeat
from tests.benchmarks.pictures import say, tell
from tests.benchmarks.portraits import astronaut, composed
from tests.benchmarks.real_window import RealWindow, own_machine
from tests.school import answer, make_school

FIRST_SECONDS = 5.0


def main(words: Sequence[str] | None = None) -> int:
    """Run it once, and print the heartbeats of both windows."""
    options = _options(words)
    with own_machine() as folder:
        photos = _photos(folder / "phone", options.photos, options.side)
        vault = _school(folder, matching=options.matching, quick=options.quick)
        say(f"{len(photos)} photos are ready")
        empty = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.heartbeat", "7200"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        flow = _Flow(RealWindow(vault, folder))
        flow.run(folder / "phone")
        beside = json.loads(empty.communicate("")[0])
    ours = flow.heart.stop()
    tell({"benchmark": "window_flow", "window": "empty, beside it", **beside})
    how = {name: getattr(options, name) for name in ("photos", "side", "matching", "quick")}
    tell({"benchmark": "window_flow", "window": "ours", **how, **flow.seconds, **ours})
    return 0 if ours["worst_ms"] <= 1000 * LATE else 1


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.window_flow")
    parser.add_argument("--photos", type=int, default=60)
    parser.add_argument("--side", type=int, default=1600, help="the long side, in pixels")
    parser.add_argument("--quick", action="store_true", help="search quickly, for a busy machine")
    parser.add_argument("--no-matching", dest="matching", action="store_false")
    return parser.parse_args(words)


def _photos(folder: Path, count: int, side: int) -> list[Path]:
    """Photos with two to four faces, no two alike."""
    folder.mkdir()
    files: list[Path] = []
    face = side // 4
    for number in range(count):
        places = [(20 + i * face, 40 + 7 * number % 90, face - 20) for i in range(2 + number % 3)]
        files.append(folder / f"IMG_{number:04}.jpg")
        picture = composed(side, side * 3 // 4, places)
        Image.fromarray(picture).save(files[-1], quality=90)
    return files


def _school(folder: Path, *, matching: bool, quick: bool) -> Vault:
    made = make_school(folder / "vault")
    if quick:
        change_setting(made, "detection", "quick")
    answer(made)
    if matching:
        portrait = folder / "portrait.jpg"
        Image.fromarray(astronaut()).save(portrait, quality=95)
        for setting in ("dpia_done", "face_matching"):
            change_setting(made, setting, "true")
        answer(made, "Eileen Collins", "face_matching")
        enrol_face(made, "Eileen Collins", [portrait])
    opened = bootstrap.open_vault(folder / "vault", for_window=True)
    return replace(opened, clock=made.clock)


class _Flow:
    """Flow (a) of the issue with many photos, as fast as the window takes it."""

    def __init__(self, real: RealWindow) -> None:
        self._real = real
        self._doing = "start"
        self.seconds: dict[str, float] = {}
        self.heart = Heartbeat(self._under_way)

    def _under_way(self) -> str:
        jobs = [job.name or "a job without a name" for job in self._real.runner.running]
        return "; ".join((self._doing, *jobs))

    def run(self, folder: Path) -> None:
        real, model = self._real, self._real.model
        began = perf_counter()
        self._doing = "drop"
        real.page.take_files([folder])
        real.wait(lambda: bool(model.sights) and not real.page._review.canvas._covered.isNull())
        self.seconds["first_photo_s"] = round(perf_counter() - began, 2)
        self._doing = "look at photos while others come in"
        self._walk_while_looking()
        self.seconds["all_found_s"] = round(perf_counter() - began, 2)
        self._doing = "confirm faces"
        real.page._by_face.click()
        real.wait(lambda: real.page._faces._model.rowCount() > 0)
        self._confirm()
        self._doing = "photos one by one"
        real.page._by_photo.click()
        self._draw_and_dismiss()
        self._sign_all()
        self._doing = "clear"
        real.wait(lambda: real.page._clear.isEnabled() and not model._saving)
        real.page._clear.click()
        self._say("Vandaag bouwden we met Noor en Zoë een raket.")
        real.wait(lambda: not real.runner.running)
        self.seconds["cleared"] = model.counts().cleared
        self.seconds["whole_s"] = round(perf_counter() - began, 2)
        self._doing = "close"
        real.close()

    def _walk_while_looking(self) -> None:
        strip, model = self._real.page._review.strip, self._real.model
        while model.counts().looked + model.counts().refused < model.counts().total:
            press(strip, Qt.Key.Key_Right)
            self._real.pause(0.3)
        self._real.wait(lambda: not self._real.runner.running)

    def _confirm(self) -> None:
        faces = self._real.page._faces
        for _ in range(6):
            press(faces._grid, Qt.Key.Key_Return)
            if faces._picker.isVisible():
                for letter in "grace":
                    write(faces._picker.field, letter)
                    self._real.pause(0.05)
                press(faces._picker.field, Qt.Key.Key_Return)
            self._real.pause(0.3)

    def _draw_and_dismiss(self) -> None:
        review = self._real.page._review
        review.canvas.drawn.emit(Box(5, 5, 60, 80), False)
        self._real.pause(0.2)
        for key in (Qt.Key.Key_J, Qt.Key.Key_G, Qt.Key.Key_J, Qt.Key.Key_A):
            press(review.strip, key)
            self._real.pause(0.2)

    def _sign_all(self) -> None:
        for _ in range(len(self._real.model.sights)):
            press(self._real.page._review.strip, Qt.Key.Key_Space)
            self._real.pause(0.1)

    def _say(self, text: str) -> None:
        (field,) = self._real.page.findChildren(QPlainTextEdit)
        for letter in text:
            write(field, letter)
            self._real.pause(0.05)


def press(widget: QWidget, key: Qt.Key, text: str = "") -> None:
    """Press a key and let it go."""
    none = Qt.KeyboardModifier.NoModifier
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, none, text))


def write(widget: QWidget, letter: str) -> None:
    """Type a letter."""
    press(widget, Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown, letter)


if __name__ == "__main__":
    sys.exit(main())
