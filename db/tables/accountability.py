"""The audit log, its head, and the settings."""

from sqlalchemy import ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, OfSchool


class EntryFields:
    """The fields of an audit entry, as the log and its head both keep them."""

    position: Mapped[int]
    at: Mapped[str]
    actor_id: Mapped[str]
    action: Mapped[str]
    subject_id: Mapped[str]
    details: Mapped[str]
    previous: Mapped[str]
    hash: Mapped[str]


class AuditRow(OfSchool, EntryFields, Base):
    """One line of the audit log: inserted, never changed (triggers of the migrations).

    `stored` is the order in which lines came in, whatever their `position` says.
    """

    __tablename__ = "audit"
    __table_args__ = (
        UniqueConstraint("school_id", "position"),
        {"sqlite_autoincrement": True},
    )

    stored: Mapped[int] = mapped_column(Integer, primary_key=True)


class AuditHeadRow(EntryFields, Base):
    """The last entry of a school's log, noted apart: shows an end that was cut off."""

    __tablename__ = "audit_head"

    school_id: Mapped[str] = mapped_column(ForeignKey("school.id"), primary_key=True)


class ColumnMappingRow(Base):
    """Which columns of a table mean what, by a digest of its header line, as JSON."""

    __tablename__ = "column_mapping"

    school_id: Mapped[str] = mapped_column(ForeignKey("school.id"), primary_key=True)
    header: Mapped[str] = mapped_column(primary_key=True)
    mapping: Mapped[str]


class SettingRow(Base):
    """A setting of a school, as a JSON text."""

    __tablename__ = "setting"

    school_id: Mapped[str] = mapped_column(ForeignKey("school.id"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
