"""What services need of the outside: storage, keys, time, the face engine, prints."""

from consent_desk.ports.engine import (
    ChosenEngine,
    Detector,
    FaceEngine,
    Pixels,
)
from consent_desk.ports.ledger import (
    AuditLog,
    EntrySort,
    Ledger,
    Settings,
)
from consent_desk.ports.outside import (
    Cipher,
    Clock,
    Overview,
    SealedFiles,
)
from consent_desk.ports.people import (
    Accounts,
    People,
    Purposes,
    Templates,
)
from consent_desk.ports.photos import Copies, Photos, ReviewRows
from consent_desk.ports.posts import ColumnMappings, Posts, Sources
from consent_desk.ports.records import (
    Batch,
    Evidence,
    Photo,
    School,
    Source,
    Template,
)
from consent_desk.ports.register import (
    AskPassphrase,
    OpenVault,
    Register,
    UnitOfWork,
    Vault,
)

__all__ = [
    "Accounts",
    "AskPassphrase",
    "AuditLog",
    "Batch",
    "ChosenEngine",
    "Cipher",
    "Clock",
    "ColumnMappings",
    "Copies",
    "Detector",
    "EntrySort",
    "Evidence",
    "FaceEngine",
    "Ledger",
    "OpenVault",
    "Overview",
    "People",
    "Photo",
    "Photos",
    "Pixels",
    "Posts",
    "Purposes",
    "Register",
    "ReviewRows",
    "School",
    "SealedFiles",
    "Settings",
    "Source",
    "Sources",
    "Template",
    "Templates",
    "UnitOfWork",
    "Vault",
]
