"""Files with faces on someone's own device, and when they must be gone (R17)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAYS_AFTER_BRINGING_IN = 7


class CopyKind(StrEnum):
    """What the file is: as it came from the camera, or as it may be published."""

    ORIGINAL = "original"
    CLEARED = "cleared"


class CopyState(StrEnum):
    """What is known of a copy."""

    PRESENT = "present"
    DELETED = "deleted"
    VERIFIED_GONE = "verified-gone"
    CHANGED = "changed"


@dataclass(frozen=True)
class LocalCopy:
    """A file with faces, by its path and the SHA-256 of its content (hex)."""

    id: str
    owner_id: str
    path: str
    sha256: str
    size: int
    kind: CopyKind
    state: CopyState
    due_on: date

    def is_overdue(self, today: date) -> bool:
        """Whether the copy should have been gone by now."""
        return self.state in (CopyState.PRESENT, CopyState.CHANGED) and today > self.due_on


def due_on(brought_in_on: date) -> date:
    """The last day on which an original may still be on the device."""
    return brought_in_on + timedelta(days=DAYS_AFTER_BRINGING_IN)
