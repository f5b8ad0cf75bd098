"""What all tables share, and the school that everything belongs to."""

from sqlalchemy import ForeignKey, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """The root of the tables; constraints have names, so that a migration can find them."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )


class OfSchool:
    """A root table: its rows belong to one school, so that a foundation can keep several."""

    school_id: Mapped[str] = mapped_column(ForeignKey("school.id"))


class SchoolRow(Base):
    """A school and the school year it works in (the calendar year that it starts in)."""

    __tablename__ = "school"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    year: Mapped[int]
