"""The post: checked as it is typed, kept, placed, and taken down."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from consent_desk.domain.advice import Advice
from consent_desk.domain.consent import Answer
from consent_desk.domain.person import Person, PersonKind
from consent_desk.ports import Vault
from consent_desk.services.keep_draft import draft_of
from consent_desk.services.see_posts import see_posts
from consent_desk.services.take_down import list_takedowns
from consent_desk.services.withdraw import withdraw
from tests.school import FixedClock, answer
from tests.ui.posts import Scene, open_scene

PLACED, WRONG = "I have placed it", "I placed the wrong one"


@pytest.fixture
def scene(school: Vault, tmp_path: Path, qtbot: QtBot) -> Scene:
    answer(school)
    return open_scene(school, tmp_path, qtbot)


def maybe_a_name(vault: Vault) -> None:
    """There is a child whose first name is also a word."""
    with vault.register.write() as uow:
        uow.people.add_all([Person("roos", PersonKind.PUPIL, "Roos", "Tak")])
        uow.commit()


def test_a_name_without_a_yes_is_told_while_it_is_typed_and_cannot_be_placed(
    scene: Scene,
) -> None:
    scene.panel.text.setPlainText("Grace Hopper kan rekenen.")
    scene.bot.waitUntil(lambda: "may not stand" in scene.said())
    assert PLACED not in scene.buttons()
    assert "Copy text" not in scene.buttons()
    assert scene.panel.text.extraSelections()


def test_the_names_go_out_with_one_button_and_can_be_undone(scene: Scene) -> None:
    scene.write("Grace Hopper kan rekenen.")
    scene.press("Take the names out")
    assert "Grace" not in scene.panel.text.toPlainText()
    assert PLACED in scene.buttons()
    scene.panel.text.undo()
    assert scene.panel.text.toPlainText() == "Grace Hopper kan rekenen."


def test_a_name_with_a_yes_may_stay(school: Vault, tmp_path: Path, qtbot: QtBot) -> None:
    answer(school)
    answer(school, "Eileen Collins", "portal.name")
    scene = open_scene(school, tmp_path, qtbot)
    scene.write("Eileen kan rekenen.")
    assert PLACED in scene.buttons()


def test_a_word_that_may_be_a_name_is_said_to_be_none_and_then_stands(
    school: Vault, tmp_path: Path, qtbot: QtBot
) -> None:
    answer(school)
    maybe_a_name(school)
    scene = open_scene(school, tmp_path, qtbot)
    scene.write("Wij tekenden een roos.")
    assert scene.model.unsure == ["roos"]
    assert "it stays in the text" in scene.said(), "the consequence is said"
    scene.press("No name")
    assert scene.model.unsure == []
    scene.press(PLACED)
    assert [post.text for post in see_posts(school)] == ["Wij tekenden een roos."]


def test_of_a_sure_name_nobody_can_say_that_it_is_none(scene: Scene) -> None:
    scene.write("Grace Hopper kan rekenen.")
    assert "No name" not in scene.buttons()


def test_the_text_is_copied_as_it_stands_once_it_is_clean(scene: Scene) -> None:
    scene.panel.text.setPlainText("Wat een dag.")
    scene.press("Copy text")
    assert QGuiApplication.clipboard().text() == "Wat een dag."


def test_what_stands_there_now_is_placed_not_what_stood_there_a_moment_ago(scene: Scene) -> None:
    scene.write("Eerst dit.")
    scene.panel.text.setPlainText("Dan dat.")
    scene.press(PLACED)
    assert [post.text for post in see_posts(scene.vault)] == ["Dan dat."]
    assert PLACED not in scene.buttons()
    assert WRONG in scene.buttons()


def test_a_text_that_was_not_placed_is_there_again_after_a_restart(
    scene: Scene, tmp_path: Path, qtbot: QtBot
) -> None:
    scene.write("Half af")
    again = open_scene(scene.vault, tmp_path, qtbot, scene.batch)
    assert again.panel.text.toPlainText() == "Half af"
    again.press(PLACED)
    assert draft_of(scene.vault, scene.batch) == ""


def test_that_it_was_placed_is_known_after_a_restart_too(
    scene: Scene, tmp_path: Path, qtbot: QtBot
) -> None:
    scene.write("Klaar.")
    scene.press(PLACED)
    again = open_scene(scene.vault, tmp_path, qtbot, scene.batch)
    assert PLACED not in again.buttons()
    assert WRONG in again.buttons()


def test_the_wrong_one_becomes_a_takedown_and_its_files_go(scene: Scene) -> None:
    scene.write("Klaar.")
    scene.press(PLACED)
    scene.press(WRONG)
    assert [t.file for t in list_takedowns(scene.vault, open_only=True)] == [scene.file.name]
    assert not scene.file.path.exists()
    assert "1 photo has to come off the channel" in scene.said()


def test_who_withdraws_while_somebody_types_keeps_the_post_from_being_placed(
    scene: Scene,
) -> None:
    scene.write("Wat een dag.")
    withdraw(scene.vault, "Eileen Collins", ["portal.photo"])
    scene.press(PLACED)
    assert see_posts(scene.vault) == []
    assert "✕" in scene.said()
    assert scene.told == [], "told in the panel, not in a dialog"


def test_a_name_that_loses_its_yes_while_somebody_types_is_marked(
    school: Vault, tmp_path: Path, qtbot: QtBot
) -> None:
    answer(school)
    answer(school, "Eileen Collins", "portal.name")
    scene = open_scene(school, tmp_path, qtbot)
    scene.write("Eileen kan rekenen.")
    answer(school, "Eileen Collins", "portal.name", Answer.REFUSED)
    scene.press(PLACED)
    assert see_posts(school) == []
    assert [word for word, _ in scene.model.stopped] == ["Eileen"]


def test_lesson_time_is_no_reason_on_an_excursion(
    school: Vault, tmp_path: Path, qtbot: QtBot
) -> None:
    answer(school)
    at = datetime(2026, 11, 23, 10, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
    scene = open_scene(replace(school, clock=FixedClock(at)), tmp_path, qtbot)
    assert Advice.LESSON_TIME in [each.advice for each in scene.model.advice]
    tick = vars(scene.panel)["_excursion"]
    assert tick.isVisibleTo(scene.panel)
    tick.setChecked(True)
    assert Advice.LESSON_TIME not in [each.advice for each in scene.model.advice]
    assert tick.isVisibleTo(scene.panel), "so that it can be taken back"
    tick.setChecked(False)
    assert Advice.LESSON_TIME in [each.advice for each in scene.model.advice]


def test_while_the_class_watches_no_name_is_said_or_marked(scene: Scene) -> None:
    scene.write("Grace Hopper en Zoë kunnen rekenen.")
    assert "Grace" in scene.said()
    scene.panel.show_shared(shared=True)
    said = scene.said()
    assert "Grace" not in said
    assert "Zoë" not in said
    assert not scene.panel.text.extraSelections()
    assert PLACED not in scene.buttons()
