"""Batches, photos, cleared files and local copies."""

from datetime import date

from sqlalchemy import BigInteger, ForeignKey, Index, false
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, OfSchool


class BatchRow(OfSchool, Base):
    """Photos brought in together."""

    __tablename__ = "batch"
    __table_args__ = (Index(None, "school_id", "closed"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str]
    opened_by: Mapped[str]
    opened_on: Mapped[date]
    closed: Mapped[bool]
    under_review: Mapped[bool] = mapped_column(server_default=false())


class BatchGroupRow(Base):
    """A group that a batch is about; `place` keeps the order."""

    __tablename__ = "batch_group"

    batch_id: Mapped[str] = mapped_column(
        ForeignKey("batch.id", ondelete="CASCADE"), primary_key=True
    )
    place: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[str]


class PhotoRow(Base):
    """A photo that was brought in; its path is personal data and goes with the row."""

    __tablename__ = "photo"

    id: Mapped[str] = mapped_column(primary_key=True)
    batch_id: Mapped[str] = mapped_column(ForeignKey("batch.id", ondelete="CASCADE"), index=True)
    path: Mapped[str]
    sha256: Mapped[str]
    state: Mapped[str]
    reason: Mapped[str | None]


class ReviewRow(Base):
    """What was found in a photo and what a teacher said of it, as JSON; goes with the photo.

    Boxes, landmarks and person ids only: nothing that a face could be told by (R11).
    """

    __tablename__ = "review"

    photo_id: Mapped[str] = mapped_column(
        ForeignKey("photo.id", ondelete="CASCADE"), primary_key=True
    )
    faces: Mapped[str]
    words: Mapped[str]
    signed_off: Mapped[bool]


class ClearedRow(OfSchool, Base):
    """A cleared file; `photo_id` is no foreign key, for the photo's row is erased earlier."""

    __tablename__ = "cleared"
    __table_args__ = (Index(None, "school_id", "folder", "slot"), Index(None, "school_id", "state"))

    id: Mapped[str] = mapped_column(primary_key=True)
    photo_id: Mapped[str]
    source_sha256: Mapped[str]
    channel: Mapped[str]
    folder: Mapped[str]
    name: Mapped[str]
    sha256: Mapped[str]
    slot: Mapped[str]
    request: Mapped[str]
    state: Mapped[str]
    position: Mapped[int]
    rule_version: Mapped[int]


class ClearedFaceRow(Base):
    """What was done to one face in a cleared file."""

    __tablename__ = "cleared_face"

    cleared_id: Mapped[str] = mapped_column(
        ForeignKey("cleared.id", ondelete="CASCADE"), primary_key=True
    )
    place: Mapped[int] = mapped_column(primary_key=True)
    x: Mapped[int]
    y: Mapped[int]
    w: Mapped[int]
    h: Mapped[int]
    show: Mapped[bool]
    why: Mapped[str]
    person_id: Mapped[str | None] = mapped_column(index=True)


class LocalCopyRow(OfSchool, Base):
    """A file with faces on someone's own device."""

    __tablename__ = "local_copy"
    __table_args__ = (Index(None, "school_id", "due_on"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    owner_id: Mapped[str]
    path: Mapped[str]
    sha256: Mapped[str]
    size: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str]
    state: Mapped[str]
    due_on: Mapped[date]
