"""One transaction on the register, bound to one school."""

from dataclasses import replace

from sqlalchemy.orm import Session

from consent_desk.domain.school_year import SchoolYear
from consent_desk.ports import Cipher, School
from db.repositories import (
    SqlAccounts,
    SqlAuditLog,
    SqlColumnMappings,
    SqlCopies,
    SqlLedger,
    SqlPeople,
    SqlPhotos,
    SqlPosts,
    SqlPurposes,
    SqlReviews,
    SqlSettings,
    SqlSources,
    SqlTemplates,
)
from db.tables import SchoolRow


class SqlUnitOfWork:
    """Implements `ports.UnitOfWork`."""

    def __init__(self, session: Session, school: School, cipher: Cipher) -> None:
        self._session = session
        self.school = school
        bound = (session, school.id, cipher)
        self.accounts = SqlAccounts(*bound)
        self.people = SqlPeople(*bound)
        self.purposes = SqlPurposes(*bound)
        self.ledger = SqlLedger(*bound)
        self.templates = SqlTemplates(*bound)
        self.photos = SqlPhotos(*bound)
        self.reviews = SqlReviews(*bound)
        self.copies = SqlCopies(*bound)
        self.posts = SqlPosts(*bound)
        self.sources = SqlSources(*bound)
        self.column_mappings = SqlColumnMappings(*bound)
        self.audit = SqlAuditLog(*bound)
        self.settings = SqlSettings(*bound)

    def set_year(self, year: SchoolYear) -> None:
        """Make another school year the one that the school works in."""
        self._session.get_one(SchoolRow, self.school.id).year = year.start
        self._session.flush()
        self.school = replace(self.school, year=year)

    def commit(self) -> None:
        """Keep what was done."""
        self._session.commit()
