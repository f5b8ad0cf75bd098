"""Posts, what was placed, takedowns, and whose devices photos come from."""

from datetime import date

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, OfSchool


class PostRow(OfSchool, Base):
    """Cleared files with one text, for one channel; `placed_at` is UTC in ISO 8601."""

    __tablename__ = "post"
    __table_args__ = (
        Index(None, "school_id", "placed_at"),
        Index("ix_post_with_text", "school_id", "channel", sqlite_where=text("text != ''")),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str]
    text: Mapped[str]
    placed_at: Mapped[str | None]
    made_by: Mapped[str] = mapped_column(server_default="")
    link: Mapped[str | None]


class PostFileRow(Base):
    """A cleared file in a post."""

    __tablename__ = "post_file"

    post_id: Mapped[str] = mapped_column(
        ForeignKey("post.id", ondelete="CASCADE"), primary_key=True
    )
    cleared_id: Mapped[str] = mapped_column(ForeignKey("cleared.id"), primary_key=True, index=True)


class PostGroupRow(Base):
    """A group that a post is for."""

    __tablename__ = "post_group"

    post_id: Mapped[str] = mapped_column(
        ForeignKey("post.id", ondelete="CASCADE"), primary_key=True
    )
    group_id: Mapped[str] = mapped_column(primary_key=True, index=True)


class TakedownRow(OfSchool, Base):
    """A cleared file of a release that must come off its channel; moments as in `post`.

    Person, accounts, file and decision are ids without a foreign key: the line outlives their rows.
    """

    __tablename__ = "takedown"
    __table_args__ = (Index(None, "school_id", "done_at"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    post_id: Mapped[str] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), index=True)
    cleared_id: Mapped[str]
    person_id: Mapped[str | None] = mapped_column(index=True)
    cause: Mapped[str]
    asked_at: Mapped[str]
    asked_by: Mapped[str]
    assigned_to: Mapped[str]
    done_at: Mapped[str | None]
    done_by: Mapped[str | None]
    decision_id: Mapped[str | None]
    dropped_at: Mapped[str | None]


class SourceRow(Base):
    """A folder or device that photos come from, and whether it is somebody's own (R21)."""

    __tablename__ = "source"

    school_id: Mapped[str] = mapped_column(ForeignKey("school.id"), primary_key=True)
    place: Mapped[str] = mapped_column(primary_key=True)
    own_device: Mapped[bool]
    said_on: Mapped[date]
