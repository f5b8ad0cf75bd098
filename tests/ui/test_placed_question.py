"""Is this post placed? Asked where photos are begun, answered with one button."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from consent_desk.domain.post import Post
from consent_desk.messages import Texts
from consent_desk.services.ask_placed import Unmarked
from ui.jobs import InlineRunner
from ui.models.unmarked import UnmarkedModel
from ui.pages.photos.placed_question import PlacedQuestion


def unmarked(name: str, day: int, text: str = "") -> Unmarked:
    files = (Path(f"out/{name}-1.jpg"), Path(f"out/{name}-2.jpg"))
    return Unmarked(name, "portal", ("5A",), date(2026, 11, day), files, text)


OLD, NEW = unmarked("old", 20, "Wij waren in het bos."), unmarked("new", 23)


@dataclass
class Posts:
    """Stands in for the services; an answer takes the question away."""

    asked: list[Unmarked] = field(default_factory=lambda: [OLD, NEW])
    placed: list[Unmarked] = field(default_factory=list[Unmarked])
    taken_down: list[Unmarked] = field(default_factory=list[Unmarked])
    gone: list[Unmarked] = field(default_factory=list[Unmarked])
    left: list[Path] = field(default_factory=list[Path])

    def unmarked(self) -> list[Unmarked]:
        return list(self.asked)

    def place_unmarked(self, asked: Unmarked) -> Post:
        self.asked.remove(asked)
        self.placed.append(asked)
        return Post("p", "portal", asked.text, (), (), "me")

    def take_unmarked_down(self, asked: Unmarked) -> int:
        self.asked.remove(asked)
        self.taken_down.append(asked)
        return len(asked.files)

    def let_go(self, asked: Unmarked) -> list[Path]:
        self.asked.remove(asked)
        self.gone.append(asked)
        return self.left


@pytest.fixture
def posts() -> Posts:
    return Posts()


@pytest.fixture
def card(posts: Posts, qtbot: QtBot) -> PlacedQuestion:
    def fail(error: BaseException) -> None:
        raise error

    model = UnmarkedModel(posts, InlineRunner(fail))  # pyright: ignore[reportArgumentType]
    made = PlacedQuestion(model, Texts("en"))
    made.channels = {"portal": "the portal"}
    qtbot.addWidget(made)
    made.show()
    model.refresh()
    return made


def said(card: PlacedQuestion) -> str:
    return " | ".join(each.text() for each in card.findChildren(QLabel) if each.isVisibleTo(card))


def press(card: PlacedQuestion, text: str) -> None:
    next(b for b in card.findChildren(QPushButton) if b.text() == text).click()


def test_the_oldest_is_asked_about_first_with_enough_to_know_it_by(card: PlacedQuestion) -> None:
    assert "Is this post placed?" in said(card)
    assert "2 photos · the portal · 5A · brought in on 20 November 2026" in said(card)
    assert "“Wij waren in het bos.”" in said(card)
    assert "old-1.jpg" in said(card)


def test_yes_places_it_and_asks_about_the_next(card: PlacedQuestion, posts: Posts) -> None:
    press(card, "Yes, placed")
    assert posts.placed == [OLD]
    assert "new-1.jpg" in said(card)
    press(card, "Yes, placed")
    assert posts.placed == [OLD, NEW]
    assert not card.isVisible()


def test_not_yet_changes_nothing_and_is_not_asked_twice_in_a_row(
    card: PlacedQuestion, posts: Posts
) -> None:
    press(card, "Not yet")
    assert posts.asked == [OLD, NEW]
    assert "new-1.jpg" in said(card)
    press(card, "Not yet")
    assert not card.isVisible()


def test_not_any_more_lets_the_files_go_and_tells_what_is_left(
    card: PlacedQuestion, posts: Posts
) -> None:
    posts.left = [Path("out/old-2.jpg")]
    press(card, "Not any more: delete the files")
    assert posts.gone == [OLD]
    assert "old-2.jpg" in said(card)


def test_the_wrong_one_has_to_come_off_the_channel(card: PlacedQuestion, posts: Posts) -> None:
    press(card, "I placed the wrong one")
    assert posts.taken_down == [OLD]
    assert "2 photos have to come off the channel." in said(card)
