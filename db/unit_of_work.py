"""One transaction on the register, bound to one school."""

from sqlalchemy.orm import Session

from consent_desk.ports import Cipher, School
from db.repositories import (
    SqlAccounts,
    SqlAuditLog,
    SqlCopies,
    SqlLedger,
    SqlPeople,
    SqlPhotos,
    SqlPurposes,
    SqlSettings,
    SqlTemplates,
)


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
        self.copies = SqlCopies(*bound)
        self.audit = SqlAuditLog(*bound)
        self.settings = SqlSettings(*bound)

    def commit(self) -> None:
        """Keep what was done."""
        self._session.commit()
