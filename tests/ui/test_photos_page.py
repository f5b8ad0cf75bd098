"""The photos page: what it says of blocked photos and failures, and what the class never sees."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QLabel,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from consent_desk.domain.photo import PhotoState
from consent_desk.domain.purpose import OnUnconsented
from consent_desk.domain.treatment import Word
from consent_desk.errors import DiskFull
from consent_desk.messages import Texts
from consent_desk.ports import Batch, Vault
from consent_desk.services.clear_photos import PhotoReport
from tests.school import make_school
from tests.ui.fake_desk import LEFT, RIGHT, FakeDesk
from ui.jobs import InlineRunner
from ui.models.batch import BatchModel
from ui.models.post_desk import PostDesk
from ui.pages.photos.faces_view import FacesView
from ui.pages.photos.photos_page import PhotosPage
from ui.pages.photos.review_panel import ReviewPanel
from ui.theme import Theme
from ui.widgets.group_choice import GroupChoice
from ui.widgets.name_picker import NamePicker
from ui.widgets.photo_canvas import PhotoCanvas

REFUSER, REASON = "Ben Vis", "no permission"
FILES = [Path("one.jpg"), Path("two.jpg")]


class NoPosts(PostDesk):
    """A post without a register: nothing is kept, nothing is asked."""

    def draft(self, batch: Batch) -> str:
        return ""

    def unmarked(self) -> list[object]:  # pyright: ignore[reportIncompatibleMethodOverride]
        return []

    def keep_draft(self, batch: Batch, text: str) -> None:
        pass


@dataclass
class Scene:
    page: PhotosPage
    desk: FakeDesk
    bot: QtBot

    @property
    def model(self) -> BatchModel:
        model = vars(self.page)["_model"]
        assert isinstance(model, BatchModel)
        return model

    def part[T: QWidget](self, kind: type[T]) -> T:
        return self.page.findChildren(kind)[0]

    def button(self, text: str) -> QPushButton:
        return next(b for b in self.page.findChildren(QPushButton) if b.text() == text)

    def said(self) -> str:
        """All words on the page and in its tips, and all that a screen reader is told."""
        QApplication.processEvents()
        found: list[str] = []
        for each in self.page.findChildren(QWidget):
            if not each.isVisibleTo(self.page):
                continue
            if isinstance(each, QLabel | QPushButton | QCheckBox):
                found.append(each.text())
            if isinstance(each, PhotoCanvas):
                found += [mark.text for mark in vars(each)["_marks"]]
            if isinstance(each, QAbstractItemView):
                found += _in_list(each)
            found += [each.toolTip(), each.accessibleName(), each.accessibleDescription()]
        return " | ".join(text for text in found if text)


def _in_list(view: QAbstractItemView) -> list[str]:
    model = view.model()
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.AccessibleDescriptionRole,
    )
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    return [str(index.data(role) or "") for index in indexes for role in roles]


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """One register for all of them: here it is only read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        patch.setenv("CONSENT_DESK_PASSPHRASE", "een zin voor de proef")
        yield make_school(tmp_path_factory.mktemp("school") / "vault")


@pytest.fixture
def scene(school: Vault, qtbot: QtBot, qapp: QApplication) -> Scene:
    """Two photos, in each Anna who may be shown and Ben who may not; both are named."""
    made = empty(school, qtbot, qapp)
    made.page.take_files(FILES)
    reviews = made.model.reviews
    said = {p: r.say(Word(LEFT, "anna")).say(Word(RIGHT, "ben")) for p, r in reviews.items()}
    made.model.change(said)
    return made


def empty(school: Vault, qtbot: QtBot, qapp: QApplication) -> Scene:
    def fail(error: BaseException) -> None:
        raise error

    desk = FakeDesk()
    page = PhotosPage(
        Texts("en"),
        Theme(qapp),
        desk,  # pyright: ignore[reportArgumentType] # it stands in for the services
        NoPosts(school),
        InlineRunner(fail),
        lambda _: ([], None),
        lambda: Path("out"),
    )
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.on_shown()
    return Scene(page, desk, qtbot)


def block(scene: Scene) -> None:
    scene.desk.does = OnUnconsented.BLOCK
    scene.model.refresh_people()


def watch(scene: Scene) -> None:
    scene.button("Class is watching").click()


def test_photos_can_be_dropped_anywhere_on_the_page(scene: Scene) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/phone/three.jpg")])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    scene.page.dropEvent(QDropEvent(QPointF(9, 9), action, data, buttons, keys))
    assert "three" in scene.model.sights


def test_a_blocked_photo_says_why_and_cannot_be_cleared(scene: Scene) -> None:
    scene.model.change({p: r.sign() for p, r in scene.model.reviews.items()})
    assert scene.button("Clear 2 photos").isEnabled()
    block(scene)
    said = scene.said()
    assert "cannot be cleared for" in said
    assert "1 person has no yes there." in said
    assert "2 blocked" in said
    assert not scene.button("Clear 0 photos").isEnabled()


def test_the_reason_of_a_block_names_nobody(scene: Scene) -> None:
    block(scene)
    told = [each for each in scene.said().split(" | ") if "cannot be cleared" in each]
    assert told
    assert not any(REFUSER in each or REASON in each for each in told)


def test_a_photo_is_free_again_once_everybody_in_it_has_a_yes(scene: Scene) -> None:
    block(scene)
    before = scene.model.reviews["one"]
    scene.model.change({"one": before.say(Word(RIGHT, "anna")).unsay(LEFT)})
    assert scene.model.is_blocked("one"), "a face that nobody named counts as no yes"
    assert "1 face has no name yet." in scene.said()


def test_why_a_photo_was_not_cleared_is_said_at_that_photo(scene: Scene) -> None:
    scene.model.change({p: r.sign() for p, r in scene.model.reviews.items()})
    full = DiskFull(folder="out")
    scene.desk.reports = [PhotoReport(Path("one.jpg"), PhotoState.FAILED, error=full)]
    scene.button("Clear 2 photos").click()
    assert Texts("en").sentence(full) in scene.said()
    assert "1 failed" in scene.said()
    scene.desk.reports = [PhotoReport(Path("one.jpg"), PhotoState.CLEARED, Path("out/a.jpg"))]
    scene.button("Clear 2 photos").click()
    assert Texts("en").sentence(full) not in scene.said()


def test_a_cleared_file_that_could_not_be_deleted_is_told_by_name(scene: Scene) -> None:
    scene.desk.left = [Path("out/a.jpg")]
    scene.model.change({"one": scene.model.reviews["one"].sign()})
    assert str(Path("out/a.jpg")) in scene.said()


# What the class never sees (R18).


@pytest.mark.parametrize("view", ["Photos", "Faces"])
def test_no_name_and_no_reason_of_a_refuser_is_anywhere_while_the_class_watches(
    scene: Scene, view: str
) -> None:
    scene.button(view).click()
    scene.bot.waitUntil(lambda: REFUSER in scene.said())
    assert REASON in scene.said()
    watch(scene)
    scene.bot.waitUntil(lambda: REFUSER not in scene.said())
    assert REASON not in scene.said()
    watch(scene)
    scene.bot.waitUntil(lambda: REFUSER in scene.said())


def test_a_block_gives_no_reason_while_the_class_watches(scene: Scene) -> None:
    block(scene)
    watch(scene)
    assert "no yes" not in scene.said()
    assert "This photo is not for" in scene.said()


def test_names_to_choose_from_are_only_those_who_may_be_shown(scene: Scene) -> None:
    watch(scene)
    review = scene.part(ReviewPanel)
    scene.bot.keyClick(review.strip, Qt.Key.Key_J)
    review.do("name")
    (picker,) = review.findChildren(NamePicker)
    assert picker.isVisible()
    assert "Anna Bos" in scene.said()
    assert REFUSER not in scene.said()
    assert REASON not in scene.said()


def test_an_open_list_of_names_goes_when_the_class_begins_to_watch(scene: Scene) -> None:
    review = scene.part(ReviewPanel)
    scene.bot.keyClick(review.strip, Qt.Key.Key_J)
    review.do("name")
    watch(scene)
    assert not review.findChildren(NamePicker)[0].isVisible()


def test_no_picture_of_a_covered_face_is_beside_the_photo(scene: Scene) -> None:
    review = scene.part(ReviewPanel)

    def pictures() -> list[bool]:
        lines = [vars(row)["_line"] for row in vars(review.faces)["_shown"]]
        return [isinstance(line.picture, QImage) and not line.picture.isNull() for line in lines]

    assert pictures() == [True, True]
    watch(scene)
    assert pictures() == [True, False]


def test_the_original_is_not_shown_while_the_class_watches(scene: Scene) -> None:
    review, canvas = scene.part(ReviewPanel), scene.part(PhotoCanvas)
    scene.bot.keyPress(review.strip, Qt.Key.Key_O)
    assert vars(canvas)["_original_held"]
    watch(scene)
    assert not vars(canvas)["_original_held"]
    scene.bot.keyPress(review.strip, Qt.Key.Key_O)
    assert not vars(canvas)["_original_held"]


def test_space_signs_off_also_after_a_button_was_pressed(scene: Scene) -> None:
    shared = scene.button("Class is watching")
    shared.setFocus()
    shared.click()
    focused = scene.page.focusWidget()
    assert focused is not None
    scene.bot.keyClick(focused, Qt.Key.Key_Space)
    assert scene.model.counts().signed == 1


def test_the_faces_view_is_told_as_well(scene: Scene) -> None:
    watch(scene)
    assert scene.part(FacesView).hides_reasons


# Groups of a large school.


@pytest.fixture
def thirty(qtbot: QtBot) -> GroupChoice:
    made = GroupChoice(Texts("en"))
    qtbot.addWidget(made)
    made.offer([f"{year}{letter}" for year in range(1, 9) for letter in "ABCD"])
    made.resize(900, 300)
    made.show()
    return made


def shown(choice: GroupChoice) -> list[str]:
    return [b.text() for b in choice.findChildren(QCheckBox) if b.isVisibleTo(choice)]


def test_of_many_groups_a_few_letters_and_enter_tick_one(thirty: GroupChoice, qtbot: QtBot) -> None:
    qtbot.keyClicks(thirty.field, "5b")
    assert shown(thirty) == ["5B"]
    qtbot.keyClick(thirty.field, Qt.Key.Key_Return)
    assert thirty.chosen == ("5B",)
    assert len(shown(thirty)) == 32
    qtbot.keyClicks(thirty.field, "7")
    assert shown(thirty) == ["5B", "7A", "7B", "7C", "7D"], "what is ticked stays in sight"


def test_many_groups_take_no_more_room_than_a_few_rows(thirty: GroupChoice) -> None:
    assert thirty.sizeHint().height() < 260


def test_few_groups_need_no_field(qtbot: QtBot) -> None:
    made = GroupChoice(Texts("en"))
    qtbot.addWidget(made)
    made.offer(["5A", "5B"])
    made.show()
    assert not made.field.isVisibleTo(made)
