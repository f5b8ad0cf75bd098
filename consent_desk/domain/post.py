"""Posts, what was placed, and what must come off its channel again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

TIME_TO_TAKE_DOWN = timedelta(days=2)


@dataclass(frozen=True)
class Post:
    """Cleared files with one text, for one channel and one or more groups.

    `placed_at` is when the teacher marked it as placed (UTC); until then it is no release.
    """

    id: str
    channel: str
    text: str
    group_ids: tuple[str, ...]
    cleared_ids: tuple[str, ...]
    made_by: str
    placed_at: datetime | None = None
    link: str | None = None


@dataclass(frozen=True)
class Placed:
    """A cleared file where it was placed, or the text there (`cleared_id` is empty)."""

    post_id: str
    cleared_id: str
    placed_by: str


class Cause(StrEnum):
    """Why a release has to come off its channel."""

    WITHDRAWAL = "withdrawal"
    COMPLAINT = "complaint"
    WRONG_ONE = "wrong-one"


@dataclass(frozen=True)
class Takedown:
    """A cleared file of a release that must come off its channel.

    `cleared_id` is empty where the text of the release names somebody and must go. `person_id` is
    who must not be seen in it any more; `assigned_to` the account that placed it; `decision_id` the
    no that asked for it, if one did. Moments are UTC; `done_at` is when it came off, `dropped_at`
    when that no was corrected: nobody had said it.
    """

    id: str
    post_id: str
    cleared_id: str
    person_id: str | None
    cause: Cause
    asked_at: datetime
    asked_by: str
    assigned_to: str
    done_at: datetime | None = None
    done_by: str | None = None
    decision_id: str | None = None
    dropped_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is to be done still."""
        return self.done_at is None and self.dropped_at is None

    def is_overdue(self, now: datetime) -> bool:
        """Whether it should have been done by now."""
        return self.is_open and now - self.asked_at > TIME_TO_TAKE_DOWN
