"""What was placed, newest first."""

from datetime import UTC, datetime

from consent_desk.domain.account import Action, require
from consent_desk.domain.post import Post
from consent_desk.ports import Vault


def see_posts(vault: Vault, *, whole: bool = False) -> list[Post]:
    """The releases of the school year that the school works in, or (`whole`) of all years."""
    require(vault.actor, Action.SEE_POSTS)
    now = vault.clock.now()
    with vault.register.read() as uow:
        first = uow.school.year.first_day
        since = datetime(first.year, first.month, first.day, tzinfo=now.tzinfo)
        begin = datetime(1, 1, 1, tzinfo=UTC) if whole else since
        return list(reversed(uow.posts.placed_between(begin, now)))
