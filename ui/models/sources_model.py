"""Sources of photos: how they are reached, their photos by day, and which are picked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from consent_desk.ports import Pixels
from consent_desk.services.find_sources import Place
from consent_desk.services.look_in_source import Found, PhotoFile

NEWEST = 300
"""So many photos of a source are shown; older ones are chosen from their folder."""


@dataclass(frozen=True)
class SourceDesk:
    """How sources are reached; all but `remember` is called off the UI thread.

    `look` gets a place and what raises to stop; `own_device` says what was answered before for the
    key of a place, None: nothing. `picture` gets a file and the longest side of a small picture.
    """

    find: Callable[[], list[Place]]
    look: Callable[[Place, Callable[[], object]], Found]
    picture: Callable[[Path, int], Pixels]
    own_device: Callable[[str], bool | None]
    remember: Callable[[str, bool], object]
    today: date


@dataclass(frozen=True)
class Day:
    """The photos of one day, newest first."""

    day: date
    photos: tuple[PhotoFile, ...]


def days_of(photos: Sequence[PhotoFile]) -> list[Day]:
    """The newest photos by day, newest first; `photos` are in that order already."""
    by_day = groupby(photos[:NEWEST], key=lambda photo: photo.at.date())
    return [Day(day, tuple(own)) for day, own in by_day]


def picked_at_first(found: Found, today: date) -> frozenset[PhotoFile]:
    """Today's photos, as far as they are here."""
    return frozenset(p for p in found.photos[:NEWEST] if p.at.date() == today and p.is_here)


def count_today(found: Found, today: date) -> int:
    """Photos of today."""
    return sum(photo.at.date() == today for photo in found.photos)
