"""Accounts, persons, guardians, groups: the rows that hold names and can be erased."""

from datetime import date

from sqlalchemy import ForeignKey, Index, false
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, OfSchool


class AccountRow(OfSchool, Base):
    """Someone who works here."""

    __tablename__ = "account"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]


class AccountRoleRow(Base):
    """One role of an account."""

    __tablename__ = "account_role"

    account_id: Mapped[str] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), primary_key=True
    )
    role: Mapped[str] = mapped_column(primary_key=True)


class PersonRow(OfSchool, Base):
    """A pupil or a member of staff; `plain_name` is the full name as names are compared."""

    __tablename__ = "person"
    __table_args__ = (
        Index(None, "school_id", "last_name", "first_name"),
        Index(None, "school_id", "plain_name"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    first_name: Mapped[str]
    last_name: Mapped[str]
    birth_date: Mapped[date | None]
    left_on: Mapped[date | None]
    prefix: Mapped[str] = mapped_column(server_default="")
    household: Mapped[str | None]
    roster_key: Mapped[str | None]
    plain_name: Mapped[str] = mapped_column(server_default="")


class NicknameRow(Base):
    """What a person is called besides the first name; goes with the person."""

    __tablename__ = "nickname"

    person_id: Mapped[str] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str] = mapped_column(primary_key=True)


class FormerNameRow(Base):
    """What a person was called before; goes with the person."""

    __tablename__ = "former_name"

    person_id: Mapped[str] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    first_name: Mapped[str] = mapped_column(primary_key=True)
    prefix: Mapped[str] = mapped_column(primary_key=True)
    last_name: Mapped[str] = mapped_column(primary_key=True)


class GuardianRow(Base):
    """Someone who may sign for a pupil; goes with the pupil."""

    __tablename__ = "guardian"

    id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    may_sign: Mapped[bool]


class GroupRow(OfSchool, Base):
    """A class in one school year."""

    __tablename__ = "group"
    __table_args__ = (Index(None, "school_id", "year", "name"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    year: Mapped[int]
    level: Mapped[int | None]
    combined: Mapped[bool] = mapped_column(server_default=false())


class MembershipRow(Base):
    """Who is in which group; until a day, or for as long as the group is there."""

    __tablename__ = "membership"

    person_id: Mapped[str] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    group_id: Mapped[str] = mapped_column(
        ForeignKey("group.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    last_day: Mapped[date | None]
