"""What was placed and taken down in a period."""

from collections import Counter
from datetime import date, datetime, time, timedelta, tzinfo

from consent_desk.domain.post import Post, Takedown
from consent_desk.domain.school_year import SchoolYear
from consent_desk.messages import Texts
from consent_desk.ports import PlacedOverview, PlacedPost, Removal, UnitOfWork, Vault
from consent_desk.services.prints.about import About, Shaped


def placed_overview(uow: UnitOfWork, vault: Vault, about: About, texts: Texts) -> Shaped:
    """The releases of the period, and the takedowns asked for, done or open in it.

    Without a first day it begins with the school year; without a last day it ends today.
    """
    now = vault.clock.now()
    first = about.first or uow.school.year.first_day
    last = about.last or max(first, now.date())
    begin, end = _moments(first, last, now.tzinfo)
    accounts = {account.id: account.name for account in uow.accounts.all()}
    takedowns = uow.posts.takedowns()
    off = Counter(t.post_id for t in takedowns if t.done_at is not None)
    groups = _group_names(uow, first, last)
    placed = [
        PlacedPost(
            day=_placed_at(post).astimezone(now.tzinfo).date(),
            channel=post.channel,
            groups=sorted(groups[g] for g in post.group_ids if g in groups),
            files=len(post.cleared_ids),
            placed_by=accounts.get(post.made_by),
            taken_down=off[post.id],
        )
        for post in uow.posts.placed_between(begin, end)
    ]
    within = [
        t for t in takedowns if t.asked_at <= end and (t.done_at is None or t.done_at >= begin)
    ]
    channels = {post.id: post.channel for post in uow.posts.these(t.post_id for t in within)}
    removals = [_removal(t, channels[t.post_id], accounts, now) for t in within]
    return Shaped(PlacedOverview(first, last, uow.purposes.channels(), placed, removals))


def _removal(takedown: Takedown, channel: str, accounts: dict[str, str], now: datetime) -> Removal:
    return Removal(
        channel=channel,
        cause=takedown.cause,
        asked_at=takedown.asked_at,
        done_at=takedown.done_at,
        assigned_to=accounts.get(takedown.assigned_to),
        is_overdue=takedown.is_overdue(now),
    )


def _placed_at(post: Post) -> datetime:
    assert post.placed_at is not None  # releases only
    return post.placed_at


def _moments(first: date, last: date, zone: tzinfo | None) -> tuple[datetime, datetime]:
    end = datetime.combine(last + timedelta(days=1), time(), zone) - timedelta(microseconds=1)
    return datetime.combine(first, time(), zone), end


def _group_names(uow: UnitOfWork, first: date, last: date) -> dict[str, str]:
    years = range(SchoolYear.of(first).start, SchoolYear.of(last).start + 1)
    return {g.id: g.name for year in years for g in uow.people.groups(SchoolYear(year))}
