"""The repositories of a unit of work, one a kind of thing."""

from db.repositories.accounts import SqlAccounts
from db.repositories.audit_log import SqlAuditLog
from db.repositories.copies import SqlCopies
from db.repositories.ledger import SqlLedger
from db.repositories.people import SqlPeople
from db.repositories.photos import SqlPhotos
from db.repositories.posts import SqlPosts
from db.repositories.purposes import SqlPurposes
from db.repositories.reviews import SqlReviews
from db.repositories.settings import SqlSettings
from db.repositories.sources import SqlColumnMappings, SqlSources
from db.repositories.templates import SqlTemplates

__all__ = [
    "SqlAccounts",
    "SqlAuditLog",
    "SqlColumnMappings",
    "SqlCopies",
    "SqlLedger",
    "SqlPeople",
    "SqlPhotos",
    "SqlPosts",
    "SqlPurposes",
    "SqlReviews",
    "SqlSettings",
    "SqlSources",
    "SqlTemplates",
]
