"""Today: what waits, and the way to it."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from consent_desk.messages import Texts
from consent_desk.services.see_today import Today
from tests.screenshots.stage import Stage
from tests.screenshots.today import BUSY, QUIET, Lists
from ui.pages.today_cards import cards_of, day_in_words, greeting
from ui.pages.today_page import TodayPage
from ui.widgets.count_card import CountCard
from ui.widgets.drop_area import DropArea

ALL = frozenset({"today", "photos", "consent", "clean_up"})


def page_of(
    stage: Stage, qtbot: QtBot, today: Today, built: frozenset[str] = ALL
) -> tuple[TodayPage, list[Path]]:
    lists = Lists()
    page = TodayPage(stage.texts, lambda: today, lists, stage.runner(), built)
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.on_shown()
    with qtbot.waitExposed(page):
        page.show()
    for _ in range(3):  # what was added is laid out when it gets its turn
        QApplication.processEvents()
    return page, lists.brought


def cards(page: TodayPage) -> list[CountCard]:
    return [card for card in page.findChildren(CountCard) if card.isVisible()]


def drop(area: DropArea, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    area.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))


def test_takedowns_come_first_and_overdue_copies_are_said_with_a_sign_and_a_word() -> None:
    made = cards_of(Texts("nl"), BUSY)
    assert [card.text.count for card in made] == [1, 9, 8, 88, 3]
    assert made[0].text.urgent
    assert made[2].text.alarm == "2 te laat"


def test_forms_that_are_not_back_are_counted_apart_from_refusals() -> None:
    [forms] = [c for c in cards_of(Texts("nl"), BUSY) if "formulier" in c.text.title]
    assert forms.text.count == 88
    assert forms.text.line == "412 van 500 zijn terug, met een ja of een nee"


def test_what_does_not_wait_is_not_shown() -> None:
    assert [card.text.count for card in cards_of(Texts("nl"), QUIET)] == [0, 0, 0]


def test_what_an_account_may_not_see_has_no_card() -> None:
    less = replace(BUSY, photos_waiting=None, copies=None, to_renew=None, answered=None)
    assert [card.text.title for card in cards_of(Texts("nl"), less)] == ["foto moet weg"]


def test_the_day_and_the_greeting_are_said_in_dutch() -> None:
    texts = Texts("nl")
    assert day_in_words(texts, BUSY) == "zondag 22 november"
    hours = {8: "Goedemorgen", 14: "Goedemiddag", 20: "Goedenavond"}
    for hour, words in hours.items():
        at = replace(BUSY, now=BUSY.now.replace(hour=hour))
        assert greeting(texts, at) == f"{words}, Marieke"


def test_a_card_opens_the_page_behind_it_by_mouse_and_by_keyboard(
    stage: Stage, qtbot: QtBot
) -> None:
    page, _ = page_of(stage, qtbot, BUSY)
    asked: list[str] = []
    page.go.connect(asked.append)
    photos, copies = cards(page)[1:3]
    qtbot.mouseClick(photos, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    qtbot.keyClick(copies, Qt.Key.Key_Return)
    assert asked == ["photos", "clean_up"]


def test_a_card_without_a_page_is_no_link(stage: Stage, qtbot: QtBot) -> None:
    page, _ = page_of(stage, qtbot, BUSY, frozenset({"today"}))
    asked: list[str] = []
    page.go.connect(asked.append)
    for card in cards(page):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
        assert card.focusPolicy() is Qt.FocusPolicy.NoFocus
        assert not any("→" in label.text() for label in card.findChildren(QLabel))
    assert asked == []
    assert not page.findChildren(DropArea)


def test_photos_and_folders_are_dropped_or_asked_for(stage: Stage, qtbot: QtBot) -> None:
    page, _ = page_of(stage, qtbot, BUSY)
    asked: list[list[Path]] = []
    page.files_dropped.connect(asked.append)
    [area] = page.findChildren(DropArea)
    drop(area, Path("/foto/a.jpg"), Path("/foto/map"))
    [fetch] = area.findChildren(QPushButton)
    qtbot.mouseClick(fetch, Qt.MouseButton.LeftButton)
    assert asked == [[Path("/foto/a.jpg"), Path("/foto/map")], []]


def test_a_school_without_pupils_begins_with_their_list(stage: Stage, qtbot: QtBot) -> None:
    page, brought = page_of(stage, qtbot, replace(QUIET, persons=0, answered=0))
    assert cards(page) == []
    [area] = page.findChildren(DropArea)
    assert any("leerlingen" in label.text() for label in area.findChildren(QLabel))
    drop(area, Path("/lijst.csv"))
    assert brought == [Path("/lijst.csv")]


def test_badges_count_what_cannot_wait(stage: Stage, qtbot: QtBot) -> None:
    badges: dict[str, int] = {}
    page = TodayPage(stage.texts, lambda: BUSY, print, stage.runner(), ALL)
    qtbot.addWidget(page)
    page.waiting_at.connect(lambda key, count, _: badges.update({key: count}))
    page.on_shown()
    assert badges == {"today": 0, "photos": 0, "consent": 0, "clean_up": 3}
