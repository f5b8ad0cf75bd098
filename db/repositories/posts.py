"""Posts, which of them were placed, and takedowns."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, delete, select

from consent_desk.domain.post import Cause, Post, Takedown
from db.repositories.base import Repository, in_portions
from db.tables import PostFileRow, PostGroupRow, PostRow, TakedownRow


class SqlPosts(Repository):
    """Implements `ports.Posts`."""

    def add(self, post: Post) -> None:
        row = PostRow(id=post.id, school_id=self._school_id)
        _fill(row, post)
        self._insert(row)
        self._add_parts(post)

    def update(self, post: Post) -> None:
        _fill(self._row(post.id), post)
        self._session.flush()
        for part in (PostGroupRow, PostFileRow):
            self._session.execute(delete(part).where(part.post_id == post.id))
        self._add_parts(post)

    def get(self, post_id: str) -> Post | None:
        found = self._where(PostRow.id == post_id)
        return found[0] if found else None

    def placed_between(self, first: datetime, last: datetime) -> list[Post]:
        return self._where(PostRow.placed_at.between(_text(first), _text(last)))

    def not_placed(self) -> list[Post]:
        return self._where(PostRow.placed_at.is_(None))

    def releases_of(self, cleared_ids: Iterable[str]) -> list[Post]:
        found: dict[str, Post] = {}
        for portion in in_portions(cleared_ids):
            holding = select(PostFileRow.post_id).where(PostFileRow.cleared_id.in_(portion))
            for post in self._where(PostRow.id.in_(holding), PostRow.placed_at.is_not(None)):
                found[post.id] = post
        return sorted(found.values(), key=lambda post: (post.placed_at or _NEVER, post.id))

    def add_takedown(self, takedown: Takedown) -> None:
        self._insert(
            TakedownRow(
                id=takedown.id,
                school_id=self._school_id,
                post_id=takedown.post_id,
                cleared_id=takedown.cleared_id,
                person_id=takedown.person_id,
                cause=takedown.cause,
                asked_at=_text(takedown.asked_at),
                asked_by=takedown.asked_by,
                assigned_to=takedown.assigned_to,
                done_at=_text(takedown.done_at) if takedown.done_at else None,
                done_by=takedown.done_by,
            )
        )

    def update_takedown(self, takedown: Takedown) -> None:
        query = select(TakedownRow).where(
            TakedownRow.school_id == self._school_id, TakedownRow.id == takedown.id
        )
        row = self._session.scalars(query).one()
        row.assigned_to, row.done_by = takedown.assigned_to, takedown.done_by
        row.done_at = _text(takedown.done_at) if takedown.done_at else None
        self._session.flush()

    def takedowns(self, *, open_only: bool = False) -> list[Takedown]:
        query = (
            select(TakedownRow)
            .where(TakedownRow.school_id == self._school_id)
            .order_by(TakedownRow.asked_at, TakedownRow.id)
        )
        if open_only:
            query = query.where(TakedownRow.done_at.is_(None))
        return [_takedown(row) for row in self._session.scalars(query)]

    def _row(self, post_id: str) -> PostRow:
        query = select(PostRow).where(PostRow.school_id == self._school_id, PostRow.id == post_id)
        return self._session.scalars(query).one()

    def _add_parts(self, post: Post) -> None:
        self._insert(*(PostGroupRow(post_id=post.id, group_id=each) for each in post.group_ids))
        self._insert(*(PostFileRow(post_id=post.id, cleared_id=each) for each in post.cleared_ids))

    def _where(self, *conditions: ColumnElement[bool]) -> list[Post]:
        query = (
            select(PostRow)
            .where(PostRow.school_id == self._school_id, *conditions)
            .order_by(PostRow.placed_at, PostRow.id)
        )
        rows = self._session.scalars(query).all()
        groups, files = self._parts([row.id for row in rows])
        return [_post(row, groups[row.id], files[row.id]) for row in rows]

    def _parts(
        self, post_ids: Sequence[str]
    ) -> tuple[defaultdict[str, list[str]], defaultdict[str, list[str]]]:
        groups: defaultdict[str, list[str]] = defaultdict(list)
        files: defaultdict[str, list[str]] = defaultdict(list)
        for portion in in_portions(post_ids):
            of_groups = select(PostGroupRow).where(PostGroupRow.post_id.in_(portion))
            for row in self._session.scalars(of_groups.order_by(PostGroupRow.group_id)):
                groups[row.post_id].append(row.group_id)
            of_files = select(PostFileRow).where(PostFileRow.post_id.in_(portion))
            for row in self._session.scalars(of_files.order_by(PostFileRow.cleared_id)):
                files[row.post_id].append(row.cleared_id)
        return groups, files


_NEVER = datetime.max.replace(tzinfo=UTC)


def _text(moment: datetime) -> str:
    """UTC, always of one form, so that texts are in the order of time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _fill(row: PostRow, post: Post) -> None:
    row.channel, row.text, row.link = post.channel, post.text, post.link
    row.made_by = post.made_by
    row.placed_at = _text(post.placed_at) if post.placed_at else None


def _post(row: PostRow, groups: Sequence[str], files: Sequence[str]) -> Post:
    return Post(
        id=row.id,
        channel=row.channel,
        text=row.text,
        group_ids=tuple(groups),
        cleared_ids=tuple(files),
        made_by=row.made_by,
        placed_at=datetime.fromisoformat(row.placed_at) if row.placed_at else None,
        link=row.link,
    )


def _takedown(row: TakedownRow) -> Takedown:
    return Takedown(
        id=row.id,
        post_id=row.post_id,
        cleared_id=row.cleared_id,
        person_id=row.person_id,
        cause=Cause(row.cause),
        asked_at=datetime.fromisoformat(row.asked_at),
        asked_by=row.asked_by,
        assigned_to=row.assigned_to,
        done_at=datetime.fromisoformat(row.done_at) if row.done_at else None,
        done_by=row.done_by,
    )
