"""Channels, purposes, the ledger of decisions, their evidence, and face templates."""

from datetime import date

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, OfSchool


class ChannelRow(Base):
    """Where media goes; `place` keeps the order in which a school lists its channels."""

    __tablename__ = "channel"

    school_id: Mapped[str] = mapped_column(ForeignKey("school.id"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int]
    audience: Mapped[str]
    on_unconsented: Mapped[str]
    name_nl: Mapped[str | None]
    name_en: Mapped[str | None]


class PurposeRow(Base):
    """What can be consented to."""

    __tablename__ = "purpose"
    __table_args__ = (
        ForeignKeyConstraint(["school_id", "channel"], ["channel.school_id", "channel.code"]),
    )

    school_id: Mapped[str] = mapped_column(ForeignKey("school.id"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int]
    channel: Mapped[str | None]
    subject: Mapped[str]
    active: Mapped[bool]
    wording_version: Mapped[int]
    name_nl: Mapped[str | None]
    name_en: Mapped[str | None]


class PurposeWordingRow(Base):
    """The sentence that was signed, by version and language."""

    __tablename__ = "purpose_wording"
    __table_args__ = (
        ForeignKeyConstraint(["school_id", "purpose"], ["purpose.school_id", "purpose.code"]),
    )

    school_id: Mapped[str] = mapped_column(primary_key=True)
    purpose: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]


class DecisionRow(OfSchool, Base):
    """One line of the ledger: inserted, never changed (triggers of the migrations).

    Person, guardian, evidence and account are ids without a foreign key: when those rows are
    erased the line stays, and points nowhere.
    """

    __tablename__ = "decision"
    __table_args__ = (Index(None, "person_id", "year"), {"sqlite_autoincrement": True})

    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[str]
    purpose: Mapped[str]
    answer: Mapped[str]
    year: Mapped[int]
    signed_on: Mapped[date]
    recorded_on: Mapped[date]
    signer_kind: Mapped[str]
    guardian_id: Mapped[str | None]
    evidence_id: Mapped[str | None]
    wording_version: Mapped[int]
    recorded_by: Mapped[str]
    effective_on: Mapped[date | None]
    corrects: Mapped[str | None]


class EvidenceRow(OfSchool, Base):
    """Where the paper is, or its scan (sealed); goes with the person."""

    __tablename__ = "evidence"

    id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    paper: Mapped[str | None]
    scan: Mapped[bytes | None]


class TemplateRow(OfSchool, Base):
    """A stored descriptor (64-bit floats, sealed); goes with the person."""

    __tablename__ = "template"

    id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    model: Mapped[str]
    descriptor: Mapped[bytes]
    made_on: Mapped[date]
    look_alike: Mapped[bool] = mapped_column(server_default="0")
