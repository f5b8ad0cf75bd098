import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from consent_desk.messages import Texts
from consent_desk.services.find_sources import Place, SourceKind
from consent_desk.services.look_in_source import Found, PhotoFile, Trouble, look_in, small_picture
from tests.benchmarks.portraits import astronaut
from ui.dialogs.fetch_dialog import FetchDialog
from ui.dialogs.fetch_words import told
from ui.jobs import InlineRunner
from ui.models.sources_model import NEWEST, SourceDesk, days_of
from ui.theme import Theme

NOW = datetime(2026, 11, 24, 14, 30)


def _fail(error: BaseException) -> None:
    raise error


@dataclass
class Outside:
    """Sources made of real folders, and what was remembered of them."""

    places: list[Place]
    known: dict[str, bool] = field(default_factory=dict[str, bool])
    said: list[tuple[str, bool]] = field(default_factory=list[tuple[str, bool]])

    def desk(self) -> SourceDesk:
        return SourceDesk(
            lambda: self.places,
            look_in,
            small_picture,
            self.known.get,
            lambda key, own: self.said.append((key, own)),
            NOW.date(),
        )


def photos(folder: Path, *hours_ago: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for hours in hours_ago:
        file = folder / f"{hours:03}.jpg"
        file.write_bytes(b"x" * 5000)
        at = (NOW - timedelta(hours=hours)).timestamp()
        os.utime(file, (at, at))


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    card, pictures = tmp_path / "EOS", tmp_path / "pictures"
    photos(card, 30, 54)
    photos(pictures, 1, 2, 30)
    return Outside(
        [
            Place(SourceKind.CARD, "EOS", card, (card,)),
            Place(SourceKind.PICTURES, "", pictures, (pictures,)),
        ]
    )


Open = Callable[..., FetchDialog]


@pytest.fixture
def open_dialog(qtbot: QtBot, qapp: QApplication, outside: Outside) -> Open:
    def make(platform: str = "linux") -> FetchDialog:
        made = FetchDialog(
            Texts("en"), Theme(qapp), outside.desk(), InlineRunner(_fail), platform=platform
        )
        qtbot.addWidget(made)
        made.show()
        QApplication.processEvents()
        return made

    return make


def said(dialog: FetchDialog) -> str:
    labels = dialog.findChildren(QLabel)
    return "\n".join(each.text() for each in labels if each.isVisibleTo(dialog))


def test_todays_photos_are_picked_and_their_source_is_in_front(open_dialog: Open) -> None:
    dialog = open_dialog()
    assert dialog.sources.currentRow() == 1
    assert dialog.sources.item(1).text() == "My pictures\n2 of today · 3 photos"
    assert [path.name for path in dialog.paths] == ["002.jpg", "001.jpg"]
    assert dialog.fetch_button.text() == "Get 2 photos"


def test_nothing_is_fetched_before_it_is_said_whose_device_it_was(
    open_dialog: Open, outside: Outside
) -> None:
    dialog = open_dialog()
    assert not dialog.fetch_button.isEnabled()
    assert dialog.own_device, "unknown counts as somebody's own"
    dialog.accept()
    assert dialog.isVisible()
    dialog.question.of_school.click()
    dialog.fetch_button.click()
    assert not dialog.isVisible()
    assert not dialog.own_device
    assert outside.said == [(outside.places[1].key, False)]


def test_what_was_answered_before_is_not_asked_to_be_remembered_again(
    open_dialog: Open, outside: Outside
) -> None:
    outside.known[outside.places[1].key] = True
    dialog = open_dialog()
    assert dialog.question.own.isChecked()
    dialog.fetch_button.click()
    assert dialog.own_device
    assert outside.said == []


def test_an_answer_about_one_source_says_nothing_of_another(open_dialog: Open) -> None:
    dialog = open_dialog()
    dialog.question.of_school.click()
    dialog.sources.setCurrentRow(0)
    assert not dialog.question.of_school.isChecked()
    assert not dialog.question.own.isChecked()
    assert dialog.own_device


def test_it_can_be_done_with_the_keyboard_alone(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    qtbot.keyClick(dialog.sources, Qt.Key.Key_Up)
    assert dialog.paths == []
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Space)
    assert [path.name for path in dialog.paths] == ["030.jpg"], "a day ticks its photos"
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Space)
    assert dialog.paths == []
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.question.own, Qt.Key.Key_Space)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert [path.name for path in dialog.paths] == ["030.jpg"]


def test_what_was_ticked_stays_so_when_one_looks_again_and_elsewhere(
    open_dialog: Open, outside: Outside
) -> None:
    dialog = open_dialog()
    day = dialog.tree.topLevelItem(0)
    assert day is not None
    newest = day.child(0)
    assert newest is not None
    newest.setCheckState(0, Qt.CheckState.Unchecked)
    dialog.sources.setCurrentRow(0)
    dialog.again_button.click()
    dialog.sources.setCurrentRow(1)
    assert [path.name for path in dialog.paths] == ["002.jpg"]


def test_a_source_that_went_away_is_told(
    open_dialog: Open, outside: Outside, tmp_path: Path
) -> None:
    dialog = open_dialog()
    (tmp_path / "EOS").rename(tmp_path / "away")
    dialog.again_button.click()
    assert dialog.sources.item(0).text() == "Card EOS\n▲ cannot be opened"
    dialog.sources.setCurrentRow(0)
    assert "Card EOS is not there any more." in said(dialog)
    assert not dialog.fetch_button.isEnabled()


def test_a_photo_that_is_in_the_cloud_only_cannot_be_ticked(
    open_dialog: Open, outside: Outside, tmp_path: Path, qtbot: QtBot
) -> None:
    cloud = tmp_path / "OneDrive"
    photos(cloud, 1)
    (cloud / "later.jpg").write_bytes(b"")
    os.utime(cloud / "later.jpg", (NOW.timestamp(), NOW.timestamp()))
    outside.places = [Place(SourceKind.CLOUD, "OneDrive", cloud, (cloud,))]
    dialog = open_dialog()
    assert [path.name for path in dialog.paths] == ["001.jpg"]
    top = dialog.tree.topLevelItem(0)
    assert top is not None
    top.setCheckState(0, Qt.CheckState.Checked)
    assert [path.name for path in dialog.paths] == ["001.jpg"]
    assert "1 photo is still in the cloud only. Open it once in OneDrive" in said(dialog)


@pytest.mark.parametrize(
    ("platform", "words"),
    [("linux", "in the list?"), ("win32", "Windows itself"), ("darwin", "The Mac itself")],
)
def test_how_a_phone_gets_its_photos_here_is_told_for_each_system(
    open_dialog: Open, platform: str, words: str
) -> None:
    dialog = open_dialog(platform)
    dialog.sources.setCurrentRow(dialog.sources.count() - 1)
    assert words in said(dialog)
    assert dialog.paths == []


def test_where_there_is_no_source_the_cable_is_explained(
    open_dialog: Open, outside: Outside
) -> None:
    outside.places = []
    assert "in the list?" in said(open_dialog())


def test_what_is_in_a_photo_is_seen_and_a_broken_one_stays_in_the_list(
    open_dialog: Open, outside: Outside, tmp_path: Path
) -> None:
    Image.fromarray(astronaut()).save(tmp_path / "pictures" / "001.jpg")
    os.utime(tmp_path / "pictures" / "001.jpg", (NOW.timestamp(), NOW.timestamp()))
    dialog = open_dialog()
    today = dialog.tree.topLevelItem(0)
    assert today is not None
    rows = [today.child(place) for place in range(today.childCount())]
    middle = {
        row.text(0)[-7:]: row.icon(0).pixmap(64, 48).toImage().pixelColor(20, 20).alpha()
        for row in rows
        if row is not None
    }
    seen = {name: alpha > 0 for name, alpha in middle.items()}
    assert seen == {"001.jpg": True, "002.jpg": False}
    assert len(dialog.paths) == 2


def test_every_part_that_takes_the_keyboard_has_a_name(open_dialog: Open) -> None:
    dialog = open_dialog()
    for widget in dialog.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(dialog):
            assert widget.accessibleName(), widget


def test_nothing_is_left_out_of_a_source_in_silence() -> None:
    place = Place(SourceKind.PHONE, "", Path("/phone"), (Path("/phone"),))
    many = tuple(PhotoFile(Path(f"{n}.jpg"), NOW) for n in range(NEWEST + 1))
    found = Found(place, many, Trouble.BROKEN, videos=2, unreadable=1)
    words = "\n".join(told(Texts("en"), found))
    for part in ("Phone cannot be read", "2 videos", "1 file or folder", "more here than is shown"):
        assert part in words
    assert sum(len(day.photos) for day in days_of(many)) == NEWEST
    assert "shows no photos yet" in told(Texts("en"), Found(place))[0]
