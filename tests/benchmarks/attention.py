"""A teacher's attention for 20 photos with 6 people each: how many actions, how long.

python -m tests.benchmarks.attention --identities DIR [--pace 0.8] [--no-matching]

A scripted teacher who knows everybody does one thing every 0.8 s in the real window, over the real
services: confirms a row, clicks a wrong face away, types a name (every key counts), signs a photo
off, clears. The clock starts when all photos were looked at and stops with the last action; an
action that the window is not ready for is a beat that is lost. Needs a screen (xvfb-run).
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from PIL import Image
from PySide6.QtCore import Qt

from consent_desk import bootstrap
from consent_desk.domain.cluster import FaceRef
from consent_desk.domain.photo import Box
from consent_desk.ports import Vault
from consent_desk.rosters.table import read_table
from consent_desk.services.change_settings import change_setting
from consent_desk.services.enrol_face import enrol_face
from consent_desk.services.find_person import Directory
from consent_desk.services.import_roster import import_roster
from tests.benchmarks.batches import Composed, Composition, compose, portraits
from tests.benchmarks.pictures import say, tell
from tests.benchmarks.real_window import RealWindow, own_machine
from tests.benchmarks.window_flow import press, write
from tests.school import answer, make_school
from ui.models.face_rows import FaceRow, RowKind

PEOPLE = 6
ALLOWED_SECONDS = 120


def main(words: Sequence[str] | None = None) -> int:
    """Run it once, and print actions and seconds."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.attention")
    parser.add_argument("--identities", type=Path, required=True)
    parser.add_argument("--pace", type=float, default=0.8, help="seconds an action")
    parser.add_argument("--people", type=int, default=24, help="so many of the folder")
    parser.add_argument("--no-matching", dest="matching", action="store_false")
    options = parser.parse_args(words)
    with own_machine() as folder:
        people = portraits(options.identities, options.people)
        batch = compose(people, 1, painted=False, seed=1, people_a_photo=(PEOPLE, PEOPLE))
        files = _saved(batch.photos, folder / "phone")
        vault = _school(folder, batch, matching=options.matching)
        say("the school is there")
        teacher = Teacher(RealWindow(vault, folder), vault, files, options.pace)
        figures = teacher.work(folder / "phone")
    tell({"benchmark": "attention", "matching": options.matching, **figures})
    return 0 if not options.matching or figures["seconds"] < ALLOWED_SECONDS else 1


def _saved(photos: Sequence[Composed], folder: Path) -> dict[str, Composed]:
    folder.mkdir()
    files: dict[str, Composed] = {}
    for number, photo in enumerate(photos):
        file = folder / f"IMG_{number:04}.png"
        Image.fromarray(photo.pixels).save(file)
        files[str(file.resolve())] = photo
    return files


def _school(folder: Path, batch: Composition, *, matching: bool) -> Vault:
    made = make_school(folder / "vault")
    rows = "\n".join(f"{_first(p)},{_last(p)},2016-05-01,5A" for p in batch.templates)
    roster = f"first_name,last_name,birth_date,group\n{rows}\n"
    import_roster(made, read_table(roster.encode(), "roster.csv"))
    for setting in ("dpia_done", "face_matching") if matching else ():
        change_setting(made, setting, "true")
    for person in batch.templates:
        name = f"{_first(person)} {_last(person)}"
        answer(made, name)
        if matching:
            answer(made, name, "face_matching")
            enrol_face(made, name, [_portrait(batch, person, folder)])
    return replace(bootstrap.open_vault(folder / "vault", for_window=True), clock=made.clock)


def _portrait(batch: Composition, person: str, folder: Path) -> Path:
    file = folder / "portrait.png"
    Image.fromarray(batch.enrolled[person].pixels).save(file)
    return file


def _first(person: str) -> str:
    return person.split("_", 1)[1].replace("_", " ").split()[0]


def _last(person: str) -> str:
    return person.split("_", 1)[1].replace("_", " ").partition(" ")[2] or "Zonder"


class Teacher:
    """Does what is left to do, one thing a beat."""

    def __init__(
        self, real: RealWindow, vault: Vault, files: Mapping[str, Composed], pace: float
    ) -> None:
        self._real, self._pace = real, pace
        self._files = files
        with vault.register.read() as uow:
            directory = Directory.of(uow)
            self._ids = {
                person: directory.find(f"{_first(person)} {_last(person)}").id
                for photo in files.values()
                for person in photo.persons
            }
        self._actions: Counter[str] = Counter()

    def work(self, folder: Path) -> dict[str, float]:
        """Clear all photos; the figures."""
        real, model = self._real, self._real.model
        began = perf_counter()
        real.page.take_files([folder])
        real.wait(lambda: bool(model.sights))
        first = perf_counter() - began
        total = len(self._files)
        real.wait(lambda: model.counts().looked == total and not real.runner.running)
        found = perf_counter() - began
        began = perf_counter()
        for what in self._steps():
            self._actions[what] += 1
            real.pause(self._pace)
        seconds = perf_counter() - began
        real.wait(lambda: not real.runner.running and model.counts().cleared == total, 600)
        shown = sum(t.show for photo in model.sights for t in model.treatments(photo))
        faces = sum(len(photo.persons) for photo in self._files.values())
        wrong = sum(1 for face, person in self._said() if person not in (None, self._truth(face)))
        real.close()
        return {
            "photos": total,
            "faces": faces,
            "shown": shown,
            "wrong": wrong,
            "actions": self._actions.total(),
            **self._actions,
            "seconds": round(seconds, 1),
            "first_photo_s": round(first, 1),
            "all_found_s": round(found, 1),
        }

    def _steps(self) -> Iterator[str]:
        page = self._real.page
        page._by_face.click()
        yield "to the faces"
        self._real.wait(lambda: page._faces._model.rowCount() > 0)
        yield from self._faces()
        page._clear.click()
        yield "to the photos"
        for _ in self._files:
            press(page._review.strip, Qt.Key.Key_Space)
            yield "signed off"
        self._real.wait(page._clear.isEnabled)
        page._clear.click()
        yield "cleared"

    def _faces(self) -> Iterator[str]:
        view = self._real.page._faces
        grid, skipped = view._grid, 0
        while True:
            row = view._model.row_at(grid.current)
            if row is None or row.kind is not RowKind.OPEN:
                return
            who = Counter(t for face in row.meant if (t := self._truth(face)) is not None)
            if not who:
                skipped += 1
                if skipped > len(view._model.rows):
                    return
                press(grid, Qt.Key.Key_Down)
                yield "passed over"
                continue
            person = who.most_common(1)[0][0]
            wrong = [i for i, face in enumerate(row.faces) if self._truth(face) != person]
            for place in wrong if len(row.faces) > 1 else ():
                grid.face_clicked.emit(grid.current, place)
                yield "clicked away"
            yield from self._name(row, person)

    def _name(self, row: FaceRow, person: str) -> Iterator[str]:
        view = self._real.page._faces
        if row.suggestions[:1] == (person,):
            press(view._grid, Qt.Key.Key_Return)
            yield "confirmed"
            return
        label = next(p.label for p in self._real.model.people if p.person_id == person)
        view._grid.name_asked.emit(view._grid.current, label[0].lower())
        yield "letters"
        for letter in label[1:].lower():
            index = view._picker.list.currentIndex()
            if view._picker._names.line_at(index.row()).person_id == person:
                break
            write(view._picker.field, letter)
            yield "letters"
        press(view._picker.field, Qt.Key.Key_Return)
        yield "named"

    def _truth(self, face: FaceRef) -> str | None:
        composed = self._files[self._real.model.sights[face.photo].photo.path]
        found = (
            self._ids[person]
            for known, person in zip(composed.faces, composed.persons, strict=True)
            if _overlap(known.box, face.box) > 0.3
        )
        return next(found, None)

    def _said(self) -> Iterator[tuple[FaceRef, str | None]]:
        for photo, review in self._real.model.reviews.items():
            for word in review.words:
                yield FaceRef(photo, word.box), word.person_id


def _overlap(one: Box, other: Box) -> float:
    """Intersection over union."""
    across = min(one.x + one.w, other.x + other.w) - max(one.x, other.x)
    down = min(one.y + one.h, other.y + other.h) - max(one.y, other.y)
    both = max(across, 0) * max(down, 0)
    return both / (one.area + other.area - both)


if __name__ == "__main__":
    sys.exit(main())
