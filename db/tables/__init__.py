"""The tables, complete: importing this package fills `Base.metadata`."""

from db.tables.accountability import (
    AuditHeadRow,
    AuditRow,
    ColumnMappingRow,
    EntryFields,
    SettingRow,
)
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
    FormerNameRow,
    GroupRow,
    GuardianRow,
    MembershipRow,
    NicknameRow,
    PersonRow,
)
from db.tables.photos import (
    BatchGroupRow,
    BatchRow,
    ClearedFaceRow,
    ClearedRow,
    LocalCopyRow,
    PhotoRow,
    ReviewRow,
)
from db.tables.posts import PostFileRow, PostGroupRow, PostRow, SourceRow, TakedownRow

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
    "ColumnMappingRow",
    "DecisionRow",
    "EntryFields",
    "EvidenceRow",
    "FormerNameRow",
    "GroupRow",
    "GuardianRow",
    "LocalCopyRow",
    "MembershipRow",
    "NicknameRow",
    "PersonRow",
    "PhotoRow",
    "PostFileRow",
    "PostGroupRow",
    "PostRow",
    "PurposeRow",
    "PurposeWordingRow",
    "ReviewRow",
    "SchoolRow",
    "SettingRow",
    "SourceRow",
    "TakedownRow",
    "TemplateRow",
]
