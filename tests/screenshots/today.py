"""States of *Today*."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from consent_desk.services.see_today import Today
from tests.screenshots.stage import Stage, State
from ui.pages.page import Page
from ui.pages.today_page import TodayPage
from ui.places import PLACES, Desk, Place

BUSY = Today(
    school="De Klimop",
    year="2026-2027",
    who="Marieke",
    now=datetime(2026, 11, 22, 14, 10, tzinfo=ZoneInfo("Europe/Amsterdam")),
    persons=500,
    answered=412,
    photos_waiting=9,
    photos_open=22,
    copies=8,
    overdue=2,
    takedowns=1,
    to_renew=3,
)
QUIET = replace(
    BUSY,
    answered=500,
    photos_waiting=0,
    photos_open=0,
    copies=0,
    overdue=0,
    takedowns=0,
    to_renew=0,
)

# Stand for pages until they are there, so that their cards are links and their badges are shown.
STANDING_IN = (
    ("photos", "Foto's", "camera"),
    ("consent", "Toestemming", "check-square-offset"),
    ("clean_up", "Opruimen", "trash"),
)


class Lists:
    """Takes lists of pupils, and notes which; `choose` takes the one that is `next`."""

    def __init__(self) -> None:
        self.brought: list[Path] = []
        self.next = Path("EDEX.XML")

    def choose(self, over: QWidget, then: Callable[[], None]) -> None:
        self.bring(over, self.next, then)

    def bring(self, over: QWidget, file: Path, then: Callable[[], None]) -> None:
        self.brought.append(file)
        then()


def today_page(stage: Stage, today: Today, built: Collection[str]) -> TodayPage:
    """The page with these numbers."""
    return TodayPage(stage.texts, lambda: today, Lists(), stage.runner(), built)


def all_places(first: Callable[[Desk], Page]) -> list[Place]:
    """The rail with *Today* made by `first`, and bare pages behind all other entries."""
    places = {place.key: place for place in PLACES}
    for key, word, icon in STANDING_IN:
        places.setdefault(key, Place(key, word, icon, _bare))
    today = replace(places.pop("today"), make=first)
    return [today, *(replace(place, make=_bare) for place in places.values())]


def bare_places(key: str, make: Callable[[Desk], Page]) -> list[Place]:
    """The rail with one real page."""
    places = all_places(_bare)
    return [replace(place, make=make) if place.key == key else place for place in places]


def _bare(_: Desk) -> Page:
    return Page("")


def _window(today: Today) -> Callable[[Stage], QWidget]:
    def make(stage: Stage) -> QWidget:
        places = all_places(lambda desk: today_page(stage, today, desk.built))
        return stage.window_on(stage.school(), places)

    return make


STATES = (
    State("today-filled", _window(BUSY)),
    State("today-quiet", _window(QUIET)),
    State("today-empty", _window(replace(QUIET, persons=0, answered=0))),
)
