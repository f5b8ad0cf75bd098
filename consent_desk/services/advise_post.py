"""Advice about a post before it is placed (R16)."""

from collections.abc import Sequence
from datetime import datetime, time

from consent_desk.domain.account import Action, require
from consent_desk.domain.advice import PostHabits, Warned, advise, week_of
from consent_desk.domain.clearing import Cleared
from consent_desk.domain.hours import FreeDays, WeekHours
from consent_desk.domain.person import PersonKind
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.find_person import group_ids
from consent_desk.services.verdicts import channel_called
from consent_desk.settings import SchoolSettings, read_settings


def advise_post(
    vault: Vault,
    channel: str,
    groups: Sequence[str],
    photos: Sequence[Cleared] = (),
    at: datetime | None = None,
    *,
    excursion: bool = False,
) -> list[Warned]:
    """What to think twice about in a post of these cleared photos, for a channel and groups.

    `at` is when it is to be placed, with its time zone (default: now); posts of the channel are
    counted in its week, Monday to Sunday.

    Raises:
        UnknownChannel, UnknownGroup: there is no such channel, or no such group this year.
    """
    require(vault.actor, Action.PREPARE_POST)
    moment = at or vault.clock.now()
    with vault.register.read() as uow:
        channel_called(uow, channel)
        return advise(
            habits_of(read_settings(uow.settings.get())),
            moment,
            photos,
            _pupils(uow, photos),
            _placed(uow, channel, groups, moment),
            excursion=excursion,
        )


def habits_of(settings: SchoolSettings) -> PostHabits:
    """What the settings say of posts."""
    return PostHabits(
        lessons=WeekHours.read(settings.school_hours),
        work=WeekHours.read(settings.working_hours),
        free_days=FreeDays.read(settings.free_days),
        posts_a_week=settings.posts_a_week,
    )


def _pupils(uow: UnitOfWork, photos: Sequence[Cleared]) -> set[str]:
    shown = {f.person_id for p in photos for f in p.faces if f.show and f.person_id}
    persons = map(uow.people.get, sorted(shown))
    # Whoever was erased in the meantime counts as a pupil.
    staff = {p.id for p in persons if p is not None and p.kind is PersonKind.STAFF}
    return shown - staff


def _placed(
    uow: UnitOfWork, channel: str, groups: Sequence[str], moment: datetime
) -> dict[str, int]:
    """How many posts of the channel each group has had in the week of the moment."""
    monday, sunday = week_of(moment.date())
    first = datetime.combine(monday, time.min, moment.tzinfo)
    last = datetime.combine(sunday, time.max, moment.tzinfo)
    posts = [p for p in uow.posts.placed_between(first, last) if p.channel == channel]
    ids = group_ids(uow, groups)
    return {
        group: sum(group_id in post.group_ids for post in posts)
        for group, group_id in zip(groups, ids, strict=True)
    }
