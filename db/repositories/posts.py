"""Posts, and which of them were placed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, delete, exists, literal_column, select

from consent_desk.domain.post import Placed, Post
from db.repositories.base import in_portions
from db.repositories.takedowns import SqlTakedowns, as_text, taken_down
from db.tables import ClearedFaceRow, PostFileRow, PostGroupRow, PostRow, TakedownRow


class SqlPosts(SqlTakedowns):
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

    def called(self, asked: str) -> list[Post]:
        return self._where(PostRow.id.startswith(asked, autoescape=True)) if asked else []

    def these(self, post_ids: Iterable[str]) -> list[Post]:
        found = [post for ids in in_portions(post_ids) for post in self._where(PostRow.id.in_(ids))]
        return sorted(found, key=lambda post: (post.placed_at or _NEVER, post.id))

    def placed_between(self, first: datetime, last: datetime) -> list[Post]:
        return self._where(PostRow.placed_at.between(as_text(first), as_text(last)))

    def not_placed(self) -> list[Post]:
        return self._where(PostRow.placed_at.is_(None))

    def releases_of(self, cleared_ids: Iterable[str]) -> list[Post]:
        found: dict[str, Post] = {}
        for portion in in_portions(cleared_ids):
            holding = select(PostFileRow.post_id).where(PostFileRow.cleared_id.in_(portion))
            for post in self._where(PostRow.id.in_(holding), PostRow.placed_at.is_not(None)):
                found[post.id] = post
        return sorted(found.values(), key=lambda post: (post.placed_at or _NEVER, post.id))

    def still_out(self, cleared_ids: Iterable[str] | None = None) -> set[str]:
        query = (
            select(PostFileRow.cleared_id)
            .join(PostRow, PostRow.id == PostFileRow.post_id)
            .where(*self._placed(), ~taken_down(PostFileRow.cleared_id))
        )
        if cleared_ids is None:
            return set(self._session.scalars(query))
        found: set[str] = set()
        for portion in in_portions(cleared_ids):
            found.update(self._session.scalars(query.where(PostFileRow.cleared_id.in_(portion))))
        return found

    def out_showing(self, person_id: str, channel: str) -> list[Placed]:
        shown = select(ClearedFaceRow.cleared_id).where(
            ClearedFaceRow.person_id == person_id, ClearedFaceRow.show
        )
        asked = exists().where(
            TakedownRow.post_id == PostRow.id,
            TakedownRow.cleared_id == PostFileRow.cleared_id,
            TakedownRow.person_id == person_id,
            TakedownRow.dropped_at.is_(None),
        )
        query = (
            select(PostRow.id, PostFileRow.cleared_id, PostRow.made_by)
            .join(PostFileRow, PostFileRow.post_id == PostRow.id)
            .where(
                *self._placed(),
                PostRow.channel == channel,
                PostFileRow.cleared_id.in_(shown),
                ~asked,
                ~taken_down(PostFileRow.cleared_id),
            )
            .order_by(PostRow.placed_at, PostRow.id, PostFileRow.cleared_id)
        )
        return [Placed(*fields) for fields in self._session.execute(query)]

    def texts_out(self, channel: str) -> list[tuple[Placed, str]]:
        query = (
            select(PostRow.id, PostRow.made_by, PostRow.text)
            .where(*self._placed(), PostRow.channel == channel, _HAS_TEXT)
            .where(~taken_down(""))
            .order_by(PostRow.placed_at, PostRow.id)
        )
        return [(Placed(id_, "", by), text) for id_, by, text in self._session.execute(query)]

    def _placed(self) -> tuple[ColumnElement[bool], ...]:
        return PostRow.school_id == self._school_id, PostRow.placed_at.is_not(None)

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
# As the index says it: with a parameter in it, it would not be used.
_HAS_TEXT = PostRow.text != literal_column("''")


def _fill(row: PostRow, post: Post) -> None:
    row.channel, row.text, row.link = post.channel, post.text, post.link
    row.made_by = post.made_by
    row.placed_at = as_text(post.placed_at) if post.placed_at else None


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
