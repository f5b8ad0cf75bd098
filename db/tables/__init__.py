"""The tables, complete: importing this package fills `Base.metadata`."""

from db.tables.accountability import AuditHeadRow, AuditRow, EntryFields, SettingRow
from db.tables.base import Base, SchoolRow
from db.tables.consent import (
    ChannelRow,
    DecisionRow,
    EvidenceRow,
    PurposeRow,
    PurposeWordingRow,
    TemplateRow,
)
from db.tables.people import (
    AccountRoleRow,
    AccountRow,
    GroupRow,
    GuardianRow,
    MembershipRow,
    PersonRow,
)
from db.tables.photos import (
    BatchGroupRow,
    BatchRow,
    ClearedFaceRow,
    ClearedRow,
    LocalCopyRow,
    PhotoRow,
    PostFileRow,
    PostRow,
)

__all__ = [
    "AccountRoleRow",
    "AccountRow",
    "AuditHeadRow",
    "AuditRow",
    "Base",
    "BatchGroupRow",
    "BatchRow",
    "ChannelRow",
    "ClearedFaceRow",
    "ClearedRow",
    "DecisionRow",
    "EntryFields",
    "EvidenceRow",
    "GroupRow",
    "GuardianRow",
    "LocalCopyRow",
    "MembershipRow",
    "PersonRow",
    "PhotoRow",
    "PostFileRow",
    "PostRow",
    "PurposeRow",
    "PurposeWordingRow",
    "SchoolRow",
    "SettingRow",
    "TemplateRow",
]
