"""Where one can go: the entries of the rail, in order. A page that is not built is not here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from platformdirs import user_pictures_path

from consent_desk.messages import Texts
from consent_desk.sentences import mark
from ui.jobs import JobRunner
from ui.language import LanguageChoice
from ui.pages.page import Page
from ui.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from consent_desk.ports import Draw, School, Vault
    from ui.pages.bringing import Bringing


@dataclass(frozen=True)
class Desk:
    """What pages are made from, once the register is open; `built` are the keys of all places.

    `is_example`: the school is made up, and goes when the window closes.
    """

    vault: "Vault"
    school: "School"
    draw: "Draw"
    texts: Texts
    theme: Theme
    runner: JobRunner
    built: frozenset[str]
    is_example: bool = False
    language: LanguageChoice = field(default_factory=LanguageChoice)


@dataclass(frozen=True)
class Place:
    """An entry of the rail.

    `make` imports its page itself, so that the window is there before the pages' parts are loaded;
    `parts` are the modules that it takes long to load, which is done off the UI thread.
    """

    key: str
    word: str
    icon: str
    make: Callable[[Desk], Page]
    parts: Sequence[str] = ()


def _today(desk: Desk) -> Page:
    from consent_desk.services.see_today import see_today
    from ui.pages.today_page import TodayPage

    return TodayPage(
        desk.texts,
        lambda: see_today(desk.vault),
        _Lists(desk),
        desk.runner,
        desk.built,
    )


class _Lists:
    """Its parts are loaded when a list is brought in, not when the window starts."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def choose(self, over: "QWidget", then: Callable[[], None]) -> None:
        self._bringing().choose(over, then)

    def bring(self, over: "QWidget", file: "Path", then: Callable[[], None]) -> None:
        self._bringing().bring(over, file, then)

    def _bringing(self) -> "Bringing":
        from ui.models.people_desk import PeopleDesk
        from ui.pages.bringing import Bringing

        return Bringing(PeopleDesk(self._desk.vault), self._desk.texts, self._desk.runner)


def _photos(desk: Desk) -> Page:
    from ui.models.post_desk import PostDesk
    from ui.models.review_desk import ReviewDesk
    from ui.pages.photos.fetching import Fetching
    from ui.pages.photos.photos_page import PhotosPage

    of_example = desk.texts("Cleared photos of the example school")
    out = user_pictures_path() / (of_example if desk.is_example else desk.texts("Cleared photos"))
    fetching = Fetching(desk.vault, desk.texts, desk.theme, desk.runner)
    return PhotosPage(
        desk.texts,
        desk.theme,
        ReviewDesk(desk.vault),
        PostDesk(desk.vault),
        desk.runner,
        fetching.ask,
        lambda: out,
    )


def _consent(desk: Desk) -> Page:
    from ui.models.register_desk import RegisterDesk
    from ui.pages.consent.consent_page import ConsentPage

    people = "people" if "people" in desk.built else None
    return ConsentPage(desk.texts, desk.theme, RegisterDesk(desk.vault), desk.runner, people)


def _people(desk: Desk) -> Page:
    from ui.models.people_desk import PeopleDesk
    from ui.pages.people.people_page import PeoplePage

    return PeoplePage(desk.texts, PeopleDesk(desk.vault), desk.runner)


def _overviews(desk: Desk) -> Page:
    from ui.models.overviews_desk import OverviewsDesk
    from ui.pages.overviews.overviews_page import OverviewsPage

    overviews = OverviewsDesk(desk.vault, desk.draw)
    return OverviewsPage(desk.texts, desk.theme, overviews, desk.runner)


def _settings(desk: Desk) -> Page:
    from ui.models.settings_desk import SettingsDesk
    from ui.pages.settings.settings_page import SettingsPage

    settings = SettingsDesk(desk.vault)
    return SettingsPage(desk.texts, desk.theme, settings, desk.runner, language=desk.language)


PLACES: Sequence[Place] = (
    Place("today", mark("Today"), "sun-horizon", _today),
    Place(
        "photos",
        mark("Photos"),
        "image",
        _photos,
        ("ui.models.post_desk", "ui.models.review_desk", "ui.pages.photos.photos_page"),
    ),
    Place(
        "consent",
        mark("Permissions"),
        "check-square-offset",
        _consent,
        ("ui.models.register_desk", "ui.pages.consent.consent_page"),
    ),
    Place(
        "people",
        mark("Pupils"),
        "student",
        _people,
        ("ui.models.people_desk", "ui.pages.people.people_page"),
    ),
    Place(
        "overviews",
        mark("Overviews"),
        "printer",
        _overviews,
        ("ui.models.overviews_desk", "ui.pages.overviews.overviews_page"),
    ),
    Place(
        "settings",
        mark("Settings"),
        "gear-six",
        _settings,
        ("ui.models.settings_desk", "ui.pages.settings.settings_page"),
    ),
)
"""Keys: `today`, `photos`, `consent`, `people`, `forms`, `clean_up`, `overviews`, `settings`."""
