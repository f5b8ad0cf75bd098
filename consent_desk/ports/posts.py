"""Storage of posts, takedowns, and whose devices photos come from."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from consent_desk.domain.post import Placed, Post, Takedown
from consent_desk.ports.records import Source


class Posts(Protocol):
    """Posts and takedowns."""

    def add(self, post: Post) -> None: ...
    def update(self, post: Post) -> None: ...
    def get(self, post_id: str) -> Post | None: ...
    def called(self, asked: str) -> list[Post]:
        """The posts whose ids begin like this."""
        ...

    def these(self, post_ids: Iterable[str]) -> list[Post]:
        """The posts with these ids, oldest first."""
        ...

    def placed_between(self, first: datetime, last: datetime) -> list[Post]:
        """The releases of a period, both ends included, oldest first."""
        ...

    def not_placed(self) -> list[Post]: ...
    def releases_of(self, cleared_ids: Iterable[str]) -> list[Post]:
        """The releases that hold any of these cleared files, oldest first."""
        ...

    def still_out(self, cleared_ids: Iterable[str] | None = None) -> set[str]:
        """Which files (of these; None: of all) a release holds that was not taken down."""
        ...

    def out_showing(self, person_id: str, channel: str) -> list[Placed]:
        """What was placed in a channel with a face of a person shown, and is there still.

        What is to be taken down for this person already is left out.
        """
        ...

    def texts_out(self, channel: str) -> list[tuple[Placed, str]]:
        """The texts of releases in a channel that were not taken down."""
        ...

    def add_takedown(self, takedown: Takedown) -> None: ...
    def add_takedowns(self, takedowns: Iterable[Takedown]) -> None: ...
    def update_takedown(self, takedown: Takedown) -> None: ...
    def takedowns_called(self, asked: str) -> list[Takedown]:
        """The takedowns whose ids begin like this."""
        ...

    def takedowns_of(self, post_id: str) -> list[Takedown]: ...
    def takedowns_about(self, person_id: str) -> list[Takedown]:
        """What was asked back for a person, oldest first."""
        ...

    def takedowns(self, *, open_only: bool = False) -> list[Takedown]:
        """Takedowns, oldest first."""
        ...


class Sources(Protocol):
    """Where photos come from, and whether that is somebody's own device (R21)."""

    def say(self, source: Source) -> None:
        """Keep what was said of a place; the last word counts."""
        ...

    def all(self) -> list[Source]: ...


class ColumnMappings(Protocol):
    """Which columns of a table mean what, by its header line."""

    def get(self, header: str) -> str | None: ...
    def set(self, header: str, mapping: str) -> None: ...
