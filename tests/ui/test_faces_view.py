from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from consent_desk.domain.consent import Answer
from consent_desk.domain.treatment import Saying, Word
from consent_desk.messages import Texts
from consent_desk.ports import Vault
from tests.school import answer
from tests.ui.posed import Posed, begin_posed, box_of, open_posed, person
from ui.models.batch import BatchModel
from ui.models.face_rows import RowCounts, RowKind
from ui.pages.photos.face_grid import FaceGrid
from ui.pages.photos.faces_model import FacesModel
from ui.pages.photos.faces_view import FacesView
from ui.theme import Theme
from ui.widgets.name_picker import NamePicker

THREE = [{0: "eileen", 1: "grace"}, {0: "eileen"}, {0: "eileen", 1: "grace", 2: "guest"}]


@dataclass
class Scene:
    view: FacesView
    model: BatchModel
    bot: QtBot

    @property
    def grid(self) -> FaceGrid:
        return self.view.findChildren(FaceGrid)[0]

    @property
    def picker(self) -> NamePicker:
        return self.view.findChildren(NamePicker)[0]

    @property
    def rows(self) -> FacesModel:
        model = self.grid.model()
        assert isinstance(model, FacesModel)
        return model

    def spoken(self) -> list[str]:
        QApplication.processEvents()
        return [self.rows.words_at(i).spoken for i in range(self.rows.rowCount())]

    def key(self, key: Qt.Key, onto: QWidget | None = None) -> None:
        self.bot.keyClick(onto or self.grid, key)
        QApplication.processEvents()

    def click(self, point: QPoint, modifier: Qt.KeyboardModifier | None = None) -> None:
        button = Qt.MouseButton.LeftButton
        keys = modifier or Qt.KeyboardModifier.NoModifier
        self.bot.mouseClick(self.grid.viewport(), button, keys, point)
        QApplication.processEvents()

    def words(self) -> dict[str, list[Word]]:
        """What was said, by photo in order."""
        return {p: list(self.model.reviews[p].words) for p in self.model.sights}


Open = Callable[[Posed], Scene]


@pytest.fixture
def open_scene(school: Vault, tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Open:
    answer(school)

    def make(posed: Posed) -> Scene:
        model = open_posed(school, posed, tmp_path / "photos")
        view = FacesView(model, Texts("en"), Theme(qapp))
        view.channel = "portal"
        view.resize(QSize(1200, 700))
        qtbot.addWidget(view)
        view.show()
        begin_posed(model, tmp_path / "photos")
        scene = Scene(view, model, qtbot)
        qtbot.waitUntil(lambda: scene.rows.rowCount() > 0)
        return scene

    return make


@pytest.fixture
def suggested(open_scene: Open, school: Vault) -> Scene:
    eileen = person(school, "Eileen Collins")
    return open_scene(Posed(THREE, {"eileen": [eileen, person(school, "Grace Hopper")]}))


def test_rows_say_who_is_suggested_and_what_the_channel_allows(suggested: Scene) -> None:
    assert suggested.spoken() == [
        "Eileen Collins, suggestion · photo portal: yes. Yes, this is Eileen",
        "Who is this?, type a name · 2 faces. ▲ no name yet",
        "Who is this?, type a name · 1 face. ▲ no name yet",
    ]
    assert suggested.view.counts == RowCounts(0, 3)


def test_enter_confirms_the_row_in_one_step_that_can_be_undone(
    suggested: Scene, school: Vault
) -> None:
    before = suggested.spoken()
    suggested.key(Qt.Key.Key_Return)
    eileen = person(school, "Eileen Collins")
    assert all(words == [Word(box_of(0), eileen)] for words in suggested.words().values())
    assert "Eileen Collins, confirmed · photo portal: yes. ● show in 3 photos" in suggested.spoken()
    assert suggested.grid.current == 0, "the next row to confirm is framed at once"
    assert suggested.view.counts == RowCounts(1, 2)
    with school.register.read() as uow:
        assert suggested.model.batch is not None
        assert len(uow.reviews.of_batch(suggested.model.batch.id)) == 3
    suggested.model.undo()
    assert suggested.spoken() == before
    assert not any(suggested.words().values())


def test_a_face_that_was_clicked_away_gets_no_name_and_waits_on_its_own(
    suggested: Scene,
) -> None:
    suggested.spoken()
    face = suggested.grid.face_place(0, 2)
    suggested.click(face.center())
    suggested.key(Qt.Key.Key_Return)
    photos = list(suggested.words().values())
    assert [len(words) for words in photos] == [1, 1, 0]
    assert suggested.spoken()[-1].endswith("● show in 2 photos")
    assert suggested.view.counts == RowCounts(1, 3), "the odd face is a row of its own"


def test_a_face_is_clicked_away_and_back_with_the_keyboard(suggested: Scene) -> None:
    suggested.key(Qt.Key.Key_Right)
    suggested.key(Qt.Key.Key_Right)
    suggested.key(Qt.Key.Key_Delete)
    assert len(suggested.rows.rows[0].meant) == 2
    suggested.key(Qt.Key.Key_Delete)
    assert len(suggested.rows.rows[0].meant) == 3


def test_the_last_face_of_a_row_cannot_be_clicked_away(suggested: Scene) -> None:
    for face in range(3):
        suggested.click(suggested.grid.face_place(0, face).center())
    assert len(suggested.rows.rows[0].meant) == 1


def test_a_letter_opens_the_names_and_enter_names_the_row(suggested: Scene, school: Vault) -> None:
    suggested.key(Qt.Key.Key_Down)
    suggested.bot.keyClicks(suggested.grid, "g")
    assert suggested.picker.isVisible()
    assert suggested.picker.field.text() == "g"
    suggested.key(Qt.Key.Key_Return, suggested.picker.field)
    grace = person(school, "Grace Hopper")
    assert [w.person_id for words in suggested.words().values() for w in words] == [grace] * 2
    assert any(
        said == "Grace Hopper, confirmed · not answered yet. ■ cover in 2 photos"
        for said in suggested.spoken()
    )


def test_enter_opens_the_names_where_nobody_is_suggested(suggested: Scene) -> None:
    suggested.key(Qt.Key.Key_Down)
    suggested.key(Qt.Key.Key_Return)
    assert suggested.picker.isVisible()
    suggested.key(Qt.Key.Key_Escape, suggested.picker.field)
    assert not suggested.picker.isVisible()
    assert not any(suggested.words().values())


def test_x_keeps_a_row_covered_among_the_unknown(suggested: Scene) -> None:
    suggested.key(Qt.Key.Key_Down)
    suggested.key(Qt.Key.Key_X)
    said = [w for words in suggested.words().values() for w in words]
    assert [w.saying for w in said] == [Saying.COVER, Saying.COVER]
    assert suggested.spoken()[-1] == "Unknown people, always stay covered. ■ cover"
    for photo in suggested.model.sights:
        by_box = {t.face.box: t for t in suggested.model.treatments(photo)}
        assert not by_box.get(box_of(1)) or not by_box[box_of(1)].show


def test_a_wrong_face_is_clicked_out_of_a_confirmed_row(suggested: Scene) -> None:
    suggested.key(Qt.Key.Key_Return)
    place = next(i for i, r in enumerate(suggested.rows.rows) if r.kind is RowKind.NAMED)
    suggested.click(suggested.grid.face_place(place, 0).center())
    assert "● show in 2 photos" in " ".join(suggested.spoken())
    first = next(iter(suggested.model.sights))
    assert not suggested.model.treatments(first)[0].show


def test_two_rows_given_one_name_in_one_photo_are_told(suggested: Scene) -> None:
    suggested.key(Qt.Key.Key_Return)
    suggested.grid.go_to(0)
    suggested.bot.keyClicks(suggested.grid, "e")
    suggested.bot.keyClicks(suggested.picker.field, "ileen")
    suggested.key(Qt.Key.Key_Return, suggested.picker.field)
    (told,) = [said for said in suggested.spoken() if said.startswith("Eileen")]
    assert "named twice in one photo" in told
    assert told.endswith("▲ twice in 2 photos")


def test_ctrl_click_and_o_ask_for_the_photo(suggested: Scene) -> None:
    photos = list(suggested.model.sights)
    suggested.spoken()
    with suggested.bot.waitSignal(suggested.view.photo_asked) as asked:
        suggested.click(
            suggested.grid.face_place(0, 1).center(), Qt.KeyboardModifier.ControlModifier
        )
    assert asked.args == [photos[1]]
    with suggested.bot.waitSignal(suggested.view.photo_asked) as asked:
        suggested.key(Qt.Key.Key_O)
    assert asked.args == [photos[1]]
    assert len(suggested.rows.rows[0].meant) == 3, "nothing was clicked away"


def test_on_a_shared_screen_reasons_and_refusers_are_not_there(
    open_scene: Open, school: Vault
) -> None:
    answer(school, "Grace Hopper", given=Answer.REFUSED)
    grace, eileen = person(school, "Grace Hopper"), person(school, "Eileen Collins")
    scene = open_scene(Posed(THREE, {"eileen": [eileen], "grace": [grace]}))
    scene.view.hides_reasons = True
    said = " ".join(scene.spoken())
    assert "Grace" not in said
    assert "permission" not in said
    scene.view.hides_reasons = False
    assert scene.spoken()[1].startswith("Grace Hopper, suggestion")
    scene.grid.go_to(1)
    scene.key(Qt.Key.Key_Return)
    assert "Grace Hopper, confirmed · no permission" in " ".join(scene.spoken())
    scene.view.hides_reasons = True
    assert "Grace" not in " ".join(scene.spoken())
    assert scene.spoken()[-1] == "Covered, stay covered. ■ cover"


def test_without_matching_single_faces_are_named_by_hand(open_scene: Open, school: Vault) -> None:
    scene = open_scene(Posed(THREE, together=False))
    assert scene.view.counts == RowCounts(0, 6)
    for _ in range(2):
        scene.bot.keyClicks(scene.grid, "e")
        scene.key(Qt.Key.Key_Return, scene.picker.field)
    (row,) = [row for row in scene.rows.rows if row.kind is RowKind.NAMED]
    assert len(row.faces) == 2, "one name for two rows makes them one"
    assert scene.view.counts.to_confirm == 4


def test_a_batch_without_faces_says_so(
    school: Vault, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    model = open_posed(school, Posed([{}]), tmp_path / "photos")
    view = FacesView(model, Texts("en"), Theme(qapp))
    qtbot.addWidget(view)
    view.show()
    begin_posed(model, tmp_path / "photos")
    qtbot.waitUntil(
        lambda: any(each.text().startswith("There are no") for each in view.findChildren(QLabel))
    )


def test_a_photo_that_failed_does_not_keep_the_others_waiting(
    school: Vault, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    model = open_posed(school, Posed(THREE), tmp_path / "photos")
    (tmp_path / "photos" / "IMG_0009.jpg").write_bytes(b"")
    view = FacesView(model, Texts("en"), Theme(qapp))
    qtbot.addWidget(view)
    view.show()
    begin_posed(model, tmp_path / "photos")
    qtbot.waitUntil(lambda: view.counts.to_confirm == 3)


def test_every_part_that_takes_the_keyboard_has_a_name(suggested: Scene) -> None:
    for widget in suggested.view.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(suggested.view):
            assert widget.accessibleName(), widget
