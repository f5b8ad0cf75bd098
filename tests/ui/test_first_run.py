"""The first run: a step at a time, nothing skipped that cannot be made good."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import FolderUnusable, KeyringDenied
from consent_desk.ports import KeyPlace, School
from tests.screenshots.stage import Stage
from tests.ui.fake_first_run import NEW, FakeFirstRun
from tests.ui.test_window import texts_in
from ui.pages.first_run.first_run_page import FirstRunPage

PHRASE = "drie rode fietsen vliegen"


def page_of(
    desk: FakeFirstRun, stage: Stage, qtbot: QtBot, out: Path | None = Path("blad.pdf")
) -> FirstRunPage:
    page = FirstRunPage(
        stage.texts,
        desk,  # type: ignore[arg-type]
        stage.runner(),
        lambda _: True,
        lambda *_: out,
    )
    qtbot.addWidget(page)
    page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    page.show()
    return page


def at_key(page: FirstRunPage) -> None:
    page.go_on.click()
    page.school.name.setText("  De   Klimop ")
    page.go_on.click()


def test_the_first_step_goes_on_with_the_enter_key_alone(stage: Stage, qtbot: QtBot) -> None:
    page = page_of(FakeFirstRun(), stage, qtbot)
    assert page.focusWidget() is page.go_on
    QTest.keyClick(page.go_on, Qt.Key.Key_Return)
    assert page.panel is page.school


def test_without_a_name_there_is_no_school(stage: Stage, qtbot: QtBot) -> None:
    page = page_of(FakeFirstRun(), stage, qtbot)
    page.go_on.click()
    assert page.panel is page.school
    page.school.name.setText("   ")
    assert not page.go_on.isEnabled()
    page.school.name.setText("De Klimop")
    assert page.go_on.isEnabled()


def test_nothing_is_made_before_somebody_asks_for_it(stage: Stage, qtbot: QtBot) -> None:
    desk = FakeFirstRun()
    page = page_of(desk, stage, qtbot)
    at_key(page)
    assert desk.asked == []
    page.school.year.setCurrentIndex(1)
    page.go_on.click()
    assert desk.asked == [("  De   Klimop ", SchoolYear(2027), None)]
    assert page.panel is page.sheet


def test_a_passphrase_is_typed_twice_is_long_and_is_gone_from_the_screen(
    stage: Stage, qtbot: QtBot
) -> None:
    desk = FakeFirstRun(place=KeyPlace.PASSPHRASE)
    page = page_of(desk, stage, qtbot)
    at_key(page)
    for first, again in (("kort", "kort"), (PHRASE, PHRASE[:-1]), (PHRASE, "")):
        page.key.first.setText(first)
        page.key.again.setText(again)
        assert not page.go_on.isEnabled()
    page.key.again.setText(PHRASE)
    QTest.keyClick(page.key.again, Qt.Key.Key_Return)
    assert desk.asked == [("  De   Klimop ", SchoolYear(2026), PHRASE)]
    assert page.key.first.text() == page.key.again.text() == ""


def test_a_keyring_that_refuses_is_told_and_can_be_tried_again(stage: Stage, qtbot: QtBot) -> None:
    desk = FakeFirstRun(refuses=KeyringDenied())
    page = page_of(desk, stage, qtbot)
    at_key(page)
    assert "geen nieuwe sleutel gemaakt" in texts_in(page.key)
    assert page.go_on.text() == "Opnieuw proberen"
    page.go_on.click()
    assert "geen nieuwe sleutel gemaakt" not in texts_in(page.key)
    assert page.go_on.text() == "Register maken"


def test_what_cannot_be_made_is_said_in_the_step_and_one_can_try_again(
    stage: Stage, qtbot: QtBot
) -> None:
    desk = FakeFirstRun()
    page = page_of(desk, stage, qtbot)
    at_key(page)
    desk.refuses = FolderUnusable(folder="/kapot")
    page.go_on.click()
    assert page.panel is page.key
    assert "/kapot" in texts_in(page.key)
    page.go_on.click()
    assert page.panel is page.sheet


def test_one_does_not_go_on_before_the_sheet_is_made_and_said_to_be_put_away(
    stage: Stage, qtbot: QtBot
) -> None:
    desk = FakeFirstRun(NEW)
    page = page_of(desk, stage, qtbot)
    page.resume()
    assert page.panel is page.sheet
    assert not page.sheet.away.isEnabled()
    assert not page.go_on.isEnabled()
    page.sheet.save.click()
    assert desk.asked == [Path("blad.pdf")]
    assert page.sheet.away.isEnabled()
    assert not page.go_on.isEnabled()
    page.sheet.away.setChecked(True)
    page.go_on.click()
    assert page.panel is page.name


def test_a_sheet_that_is_saved_nowhere_is_not_made(stage: Stage, qtbot: QtBot) -> None:
    desk = FakeFirstRun(NEW)
    page = page_of(desk, stage, qtbot, out=None)
    page.resume()
    page.sheet.save.click()
    assert desk.asked == []
    assert not page.sheet.away.isEnabled()


@pytest.mark.parametrize(
    ("done", "step"),
    [
        ({}, "sheet"),
        ({"sheet_made": True}, "sheet"),
        ({"sheet_made": True, "sheet_put_away": True}, "name"),
        ({"sheet_made": True, "sheet_put_away": True, "is_named": True}, "pupils"),
        ({"sheet_made": True, "sheet_put_away": True, "is_named": True, "pupils": 3}, "ready"),
    ],
)
def test_it_goes_on_where_the_register_says_it_was_left(
    done: dict[str, object], step: str, stage: Stage, qtbot: QtBot
) -> None:
    page = page_of(FakeFirstRun(replace(NEW, **done)), stage, qtbot)  # type: ignore[arg-type]
    page.resume()
    assert page.panel is getattr(page, step)


def test_the_register_is_not_made_twice_by_going_back(stage: Stage, qtbot: QtBot) -> None:
    page = page_of(FakeFirstRun(NEW), stage, qtbot)
    page.resume()
    assert page.back.isHidden()


def test_pupils_can_come_later_and_the_end_hands_over_the_school(
    stage: Stage, qtbot: QtBot
) -> None:
    named = replace(NEW, sheet_made=True, sheet_put_away=True, is_named=True)
    desk = FakeFirstRun(named)
    page = page_of(desk, stage, qtbot)
    page.resume()
    assert not page.go_on.isEnabled()
    page.pupils.later.click()
    assert "De leerlingen: later" in texts_in(page)
    over: list[School] = []
    page.over.connect(over.append)
    page.go_on.click()
    assert over == [NEW.school]
    assert desk.standing().is_over
