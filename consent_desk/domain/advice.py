"""Advice about a post (R16): warned of, never walled."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from consent_desk.domain.clearing import Cleared
from consent_desk.domain.hours import FreeDays, WeekHours


class Advice(StrEnum):
    """What a post is warned of for."""

    ONE_PUPIL = "one-pupil"
    WEEK_IS_FULL = "week-is-full"
    LESSON_TIME = "lesson-time"
    OUTSIDE_HOURS = "outside-hours"


@dataclass(frozen=True)
class Warned:
    """One warning; `count` is the number of photos, or of posts this week of the group named."""

    advice: Advice
    count: int = 0
    group: str = ""


@dataclass(frozen=True)
class PostHabits:
    """What a school has agreed on posts."""

    lessons: WeekHours
    work: WeekHours
    free_days: FreeDays
    posts_a_week: int


def advise(
    habits: PostHabits,
    at: datetime,
    photos: Iterable[Cleared],
    pupils: Collection[str],
    placed: Mapping[str, int],
    *,
    excursion: bool = False,
) -> list[Warned]:
    """The warnings for a post that is placed at a moment, in the school's own time.

    `pupils` are the ids of the pupils among those shown; `placed` has, by name, how many posts
    each of its groups has had this week.
    """
    alone = sum(_shows_one_pupil(photo, pupils) for photo in photos)
    warned = [Warned(Advice.ONE_PUPIL, alone)] if alone else []
    warned += [
        Warned(Advice.WEEK_IS_FULL, count, group)
        for group, count in placed.items()
        if count >= habits.posts_a_week
    ]
    free = at.date() in habits.free_days
    if habits.lessons.holds(at) and not free and not excursion:
        warned.append(Warned(Advice.LESSON_TIME))
    if free or not habits.work.holds(at):
        warned.append(Warned(Advice.OUTSIDE_HOURS))
    return warned


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week of a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def _shows_one_pupil(photo: Cleared, pupils: Collection[str]) -> bool:
    shown = {face.person_id for face in photo.faces if face.show}
    return len(shown) == 1 and not shown.isdisjoint(pupils)
