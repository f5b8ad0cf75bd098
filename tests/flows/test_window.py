"""A teacher's afternoon: from twelve photos to a post that is placed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from consent_desk.domain.photo import Box
from consent_desk.domain.treatment import Saying, Why
from consent_desk.media.metadata import carries_metadata
from consent_desk.ports import Vault
from consent_desk.services.see_posts import see_posts
from tests.flows.teacher import Teacher, enrol, lesson, shows
from tests.ui.posed import person
from ui.models.face_rows import FaceRow, RowKind

Key = Qt.Key
TWELVE = 12


@pytest.fixture
def teacher(school: Vault, tmp_path: Path, qtbot: QtBot) -> Teacher:
    enrol(school, tmp_path / "enrolled")
    photos = lesson(tmp_path / "phone", TWELVE)
    return Teacher(qtbot, school, tmp_path / "out", [photos]).sit_down()


def look_at_all(teacher: Teacher) -> None:
    teacher.until(lambda: teacher.model.counts().looked == TWELVE)
    teacher.rest()


def confirm_two_clusters(teacher: Teacher) -> str:
    """Each with Enter; the last face of the first is put out of it. Gives that face's photo."""
    grid = teacher.faces.focusProxy()
    assert teacher.focused() is grid
    teacher.until(lambda: len(rows(teacher, RowKind.OPEN)) >= 2)
    first = rows(teacher, RowKind.OPEN)[0]
    assert len(first.faces) == TWELVE
    teacher.press(*[Key.Key_Right] * TWELVE, Key.Key_Delete, Key.Key_Return, Key.Key_Return)
    named = {row.person_id: len(row.faces) for row in rows(teacher, RowKind.NAMED)}
    vault = teacher.vault
    assert named == {person(vault, "Eileen Collins"): 11, person(vault, "Grace Hopper"): 8}
    return first.faces[-1].photo


def rows(teacher: Teacher, kind: RowKind) -> list[FaceRow]:
    return [row for row in vars(teacher.faces)["_model"].rows if row.kind is kind]


def choose_face(teacher: Teacher, why: Why) -> None:
    """Walk with J to a face of which that is so."""
    for _ in range(6):
        teacher.press(Key.Key_J)
        if teacher.treatment().why is why:
            return
    raise AssertionError(f"no face here is {why}")


def name_draw_and_dismiss(teacher: Teacher, photo: str) -> tuple[str, Box]:
    """Name the face that was put out, draw one, say of the drawing that it is no face."""
    teacher.review.open_photo(photo)
    name_one(teacher)
    drawn = draw_one(teacher)
    first = next(iter(teacher.model.sights))
    teacher.press(*[Key.Key_Left] * TWELVE)
    assert teacher.review.photo_id == first
    choose_face(teacher, Why.UNKNOWN)
    teacher.press(Key.Key_G)
    assert [w.saying for w in teacher.model.reviews[first].words].count(Saying.NO_FACE) == 1
    return first, drawn


def name_one(teacher: Teacher) -> None:
    choose_face(teacher, Why.SUGGESTED)
    teacher.press(Key.Key_N)
    teacher.type("eil")
    teacher.press(Key.Key_Return)
    assert teacher.treatment().show


def draw_one(teacher: Teacher) -> Box:
    teacher.rest()
    teacher.press(Key.Key_T, Key.Key_Right, Key.Key_Down, Key.Key_Return)
    photo = teacher.review.photo_id
    drawn = [w for w in teacher.model.reviews[photo].words if w.saying is Saying.COVER]
    assert len(drawn) == 1
    return drawn[0].box


def sign_all(teacher: Teacher) -> None:
    for _ in range(TWELVE):
        teacher.press(Key.Key_Space)
    assert teacher.model.counts().signed == TWELVE
    teacher.rest()


def files_are_right(teacher: Teacher, drawn_on: str, drawn: Box, first: str) -> None:
    """Eileen is shown, Grace and what was drawn is covered, the drawing stayed, nothing else."""
    for photo_id, file in teacher.model.published.items():
        original = Path(teacher.model.sights[photo_id].photo.path)
        assert not carries_metadata(file.read_bytes())
        for treatment in teacher.model.treatments(photo_id):
            box = treatment.face.box
            place = (box.x, box.y, box.w, box.h)
            assert shows(file, original, place) is treatment.show
    published = teacher.model.published
    on = Path(teacher.model.sights[drawn_on].photo.path)
    assert not shows(published[drawn_on], on, (drawn.x, drawn.y, drawn.w, drawn.h))
    of_first = Path(teacher.model.sights[first].photo.path)
    assert shows(published[first], of_first, (720, 87, 80, 97))


def is_placed(teacher: Teacher) -> None:
    """One release with all files, and no name in its text."""
    (release,) = see_posts(teacher.vault)
    assert len(release.cleared_ids) == TWELVE
    assert "Eileen" not in release.text
    assert "rekenen" in release.text


def test_twelve_photos_are_dropped_reviewed_cleared_and_placed(teacher: Teacher) -> None:
    teacher.drop(*teacher.photos)
    look_at_all(teacher)
    teacher.click("Gezichten")
    put_out = confirm_two_clusters(teacher)
    teacher.click("Foto's")
    first, drawn = name_draw_and_dismiss(teacher, put_out)
    sign_all(teacher)
    teacher.click("12 foto's vrijgeven")
    teacher.until(lambda: len(teacher.model.published) == TWELVE)
    files_are_right(teacher, put_out, drawn, first)
    teacher.post.text.setPlainText("Vandaag heeft Eileen met ons leren rekenen.")
    teacher.until(lambda: teacher.button("Haal de namen weg").isVisible())
    assert not teacher.button("Ik heb het geplaatst").isEnabled()
    teacher.click("Haal de namen weg")
    teacher.until(lambda: teacher.button("Ik heb het geplaatst").isEnabled())
    teacher.click("Ik heb het geplaatst")
    teacher.until(lambda: teacher.button("Ik heb het verkeerde geplaatst").isVisible())
    is_placed(teacher)
    assert teacher.told == []


def test_the_same_without_a_mouse(teacher: Teacher) -> None:
    teacher.tab_to(teacher.button("Foto's ophalen"))
    teacher.press(Key.Key_Space)
    look_at_all(teacher)
    teacher.tab_to(teacher.button("Gezichten"))
    teacher.press(Key.Key_Space)
    put_out = confirm_two_clusters(teacher)
    grid_to_photo(teacher, put_out)
    assert teacher.review.photo_id == put_out
    first, drawn = name_draw_and_dismiss(teacher, put_out)
    sign_all(teacher)
    teacher.tab_to(teacher.button("12 foto's vrijgeven"))
    teacher.press(Key.Key_Space)
    teacher.until(lambda: len(teacher.model.published) == TWELVE)
    files_are_right(teacher, put_out, drawn, first)
    teacher.tab_to(teacher.post.text)
    teacher.type("Vandaag heeft Eileen met ons leren rekenen.")
    teacher.until(lambda: teacher.button("Haal de namen weg").isVisible())
    teacher.tab_to(teacher.button("Haal de namen weg"))
    teacher.press(Key.Key_Space)
    teacher.until(lambda: teacher.button("Ik heb het geplaatst").isEnabled())
    teacher.tab_to(teacher.button("Ik heb het geplaatst"))
    teacher.press(Key.Key_Space)
    teacher.until(lambda: bool(see_posts(teacher.vault)))
    is_placed(teacher)
    assert teacher.told == []


def grid_to_photo(teacher: Teacher, photo: str) -> None:
    """From the row of the face that was put out to its photo, with O."""
    all_rows = vars(teacher.faces)["_model"].rows
    own = [row for row in rows(teacher, RowKind.OPEN) if {f.photo for f in row.faces} == {photo}]
    down = all_rows.index(own[0])
    teacher.press(*[Key.Key_Up] * len(all_rows), *[Key.Key_Down] * down, Key.Key_O)
