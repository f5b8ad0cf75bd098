"""What goes wrong while a photo is cleared: it may cost the photo, never let a face out."""

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from consent_desk.domain.consent import Answer
from consent_desk.domain.photo import Box, Face, PhotoState
from consent_desk.errors import ClearingElsewhere, DiskFull, Unexpected, VerificationFailed
from consent_desk.media import cover
from consent_desk.ports import Pixels, Vault
from consent_desk.services import clear_one, cover_photo, keep_cleared
from consent_desk.services.clear_photos import ClearingOrder, clear_photos
from consent_desk.vision.engine import LocalFaceEngine
from tests.flows.conftest import EILEEN
from tests.school import answer, clear, named


def nothing_left(folder: Path) -> bool:
    return list(folder.iterdir()) == []


def test_a_photo_in_which_a_fault_leaves_one_face_uncovered_is_not_cleared(
    school: Vault, both: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paint = cover.paint
    monkeypatch.setattr(cover_photo, "paint", lambda pixels, covers: paint(pixels, covers[1:]))
    (report,) = clear(school, [both], tmp_path / "out")
    assert isinstance(report.error, VerificationFailed)
    assert nothing_left(tmp_path / "out")


def test_a_face_that_detection_missed_at_first_is_covered_by_the_check(
    school: Vault, both: Path, tmp_path: Path, engine: LocalFaceEngine
) -> None:
    class Blinking(LocalFaceEngine):
        looks = 0

        def detect(self, pixels: Pixels) -> list[Face]:
            self.looks += 1
            return engine.detect(pixels)[: None if self.looks > 1 else 1]

    (report,) = clear(replace(school, engine=Blinking()), [both], tmp_path / "out")
    assert report.state is PhotoState.CLEARED
    assert "found-later" in {t.why for t in report.treatments}


def test_a_photo_in_which_new_faces_keep_turning_up_is_not_cleared(
    school: Vault, both: Path, tmp_path: Path
) -> None:
    class Restless(LocalFaceEngine):
        looks = 0

        def detect(self, pixels: Pixels) -> list[Face]:
            self.looks += 1
            return [Face(Box(20 + 250 * self.looks, 500, 40, 50))]

    (report,) = clear(replace(school, engine=Restless()), [both], tmp_path / "out")
    assert isinstance(report.error, VerificationFailed)
    assert nothing_left(tmp_path / "out")


def withdraw_during(
    monkeypatch: pytest.MonkeyPatch, module: object, name: str, vault: Vault, *, after: bool = False
) -> None:
    """Let the parents withdraw at the moment that a step of the program begins, or has ended."""
    step: Callable[..., object] = getattr(module, name)
    left = [True]

    def stepped(*args: object, **kwargs: object) -> object:
        done = step(*args, **kwargs) if after else None
        if left:
            left.clear()
            answer(vault, given=Answer.WITHDRAWN)
        return done if after else step(*args, **kwargs)

    monkeypatch.setattr(module, name, stepped)


@pytest.mark.parametrize(
    ("module", "name", "after"),
    [
        (clear_one, "load", False),
        (clear_one, "cover_photo", False),
        (clear_one, "announce", False),
        (clear_one, "announce", True),
        (clear_one, "place", False),
        (clear_one, "place", True),
    ],
)
def test_a_withdrawal_at_any_step_covers_the_person(
    school: Vault,
    both: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    module: object,
    name: str,
    after: bool,
) -> None:
    answer(school)
    words = {both: [named(school, (EILEEN.x, EILEEN.y, EILEEN.w, EILEEN.h), "Eileen Collins")]}
    withdraw_during(monkeypatch, module, name, school, after=after)
    clear(school, [both], tmp_path / "out", words)
    with school.register.read() as uow:
        live = uow.photos.cleared_live()
    assert not any(face.person_id and face.show for c in live for face in c.faces)
    assert {c.name for c in live} == {p.name for p in (tmp_path / "out").iterdir()}


def test_a_bug_in_one_photo_does_not_stop_the_others_and_leaves_no_names(
    school: Vault, both: Path, portrait: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = clear_one.load

    def broken(data: bytes, file: str) -> Pixels:
        if file == "both.jpg":
            raise ZeroDivisionError("Zoë van der Wörter")
        return load(data, file)

    monkeypatch.setattr(clear_one, "load", broken)
    first, second = clear(school, [both, portrait], tmp_path / "out")
    assert isinstance(first.error, Unexpected)
    assert second.state is PhotoState.CLEARED
    (trace,) = (tmp_path / "state").rglob("crash-*.json")
    assert "Zo" not in trace.read_text()
    assert "ZeroDivisionError" in trace.read_text()


def test_a_full_disk_fails_the_photo_and_leaves_nothing(
    school: Vault, both: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    out = tmp_path / "out"
    put = school.kept.put

    class Full:
        def __getattr__(self, name: str) -> object:
            return getattr(school.kept, name)

        def put(self, file_id: str, plain: bytes) -> None:
            with monkeypatch.context() as patch:
                patch.setattr(os, "fsync", full)
                put(file_id, plain)

    (report,) = clear(replace(school, kept=Full()), [both], out)
    assert isinstance(report.error, DiskFull)
    assert nothing_left(out)
    (again,) = clear(school, [both], out)
    assert again.state is PhotoState.CLEARED


def test_two_programs_do_not_clear_with_one_vault(
    school: Vault, both: Path, portrait: Path, tmp_path: Path
) -> None:
    order = ClearingOrder([both, portrait], "portal", [], tmp_path / "a", {})
    running = clear_photos(school, order)
    next(running)
    with pytest.raises(ClearingElsewhere):
        clear(school, [both], tmp_path / "b")
    running.close()
    clear(school, [both], tmp_path / "b")


def test_a_file_announced_and_never_placed_is_made_by_the_next_run(
    school: Vault, both: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(keep_cleared, "put_in_place", killed)
        with pytest.raises(KeyboardInterrupt):
            clear(school, [both], tmp_path / "out")
    assert nothing_left(tmp_path / "out")
    (report,) = clear(school, [both], tmp_path / "out")
    assert report.out is not None
    assert [p for p in (tmp_path / "out").iterdir()] == [report.out]
