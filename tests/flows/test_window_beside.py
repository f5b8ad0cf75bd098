"""The window and what happens beside it: it is killed, or somebody withdraws."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from consent_desk.domain.treatment import Why, Word
from consent_desk.ports import Vault
from tests.flows.teacher import Teacher, lesson, shows
from tests.flows.window_that_dies import SAID
from tests.school import answer
from tests.ui.posed import person


def killed(vault: Vault, photos: Path, out: Path) -> None:
    """A window of another process has taken the photos in and dies without a word."""
    names = [sys.executable, "-m", "tests.flows.window_that_dies"]
    process = subprocess.Popen(
        [*names, vault.folder, photos, out], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL


def test_after_a_kill_the_batch_is_there_with_all_that_was_said(
    school: Vault, tmp_path: Path, qtbot: QtBot
) -> None:
    answer(school)
    photos, out = lesson(tmp_path / "phone", 3), tmp_path / "out"
    killed(school, photos, out)
    for file in photos.iterdir():
        file.unlink()  # the phone is unplugged as well
    teacher = Teacher(qtbot, school, out).sit_down()
    teacher.click("Ga hiermee verder")
    teacher.until(lambda: teacher.model.counts().looked == 3)
    teacher.rest()
    first, *others = teacher.model.reviews.values()
    assert [word.person_id for word in first.words] == [person(school, "Eileen Collins")]
    assert first.signed_off
    assert not any(review.signed_off for review in others)
    assert teacher.post.text.toPlainText() == SAID
    teacher.click("1 foto vrijgeven")
    teacher.until(lambda: len(teacher.model.published) == 1)
    assert teacher.told == []


def withdraw_elsewhere(vault: Vault) -> None:
    """Somebody at another desk records that Eileen is not to be shown."""
    command = [sys.executable, "-m", "consent_desk", "withdraw", "--person", "Eileen Collins"]
    subprocess.run(
        [*command, "--purpose", "portal.photo"],
        check=True,
        capture_output=True,
        env={**os.environ, "CONSENT_DESK_VAULT": str(vault.folder)},
    )


def test_who_withdraws_between_review_and_clearing_is_covered_in_the_file(
    school: Vault, tmp_path: Path, qtbot: QtBot
) -> None:
    answer(school)
    photos, out = lesson(tmp_path / "phone", 1), tmp_path / "out"
    teacher = Teacher(qtbot, school, out).sit_down()
    teacher.drop(photos)
    teacher.until(lambda: teacher.model.counts().looked == 1)
    teacher.rest()
    ((photo_id, review),) = teacher.model.reviews.items()
    box = next(face.box for face in review.faces if face.box.x < 300)
    named = review.say(Word(box, person(school, "Eileen Collins")))
    teacher.model.change({photo_id: named.sign()})
    teacher.rest()
    assert [t.show for t in teacher.model.treatments(photo_id) if t.face.box == box] == [True]
    withdraw_elsewhere(school)
    teacher.click("1 foto vrijgeven")
    teacher.until(lambda: photo_id in teacher.model.published)
    file, original = teacher.model.published[photo_id], photos / "IMG_00.jpg"
    assert not shows(file, original, (box.x, box.y, box.w, box.h))
    teacher.rest()
    whys = [t.why for t in teacher.model.treatments(photo_id) if t.face.box == box]
    assert whys == [Why.NO_YES], "the window says it too"
