"""A cleared file, and the plan that it was made by."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class CoverStyle(StrEnum):
    """What is painted over a head; neither keeps anything of the pixels below."""

    SOLID = "solid"
    SOFT = "soft"


class ClearedState(StrEnum):
    """Where a cleared file is.

    *Announced*: the register knows its content and its name, the file may not be in its place yet.
    """

    ANNOUNCED = "announced"
    CLEARED = "cleared"
    DELETED = "deleted"


@dataclass(frozen=True)
class ClearedFace:
    """What was done to one face in a cleared file; the box is in upright pixels of the original."""

    box: tuple[int, int, int, int]
    show: bool
    why: str
    person_id: str | None


@dataclass(frozen=True)
class Cleared:
    """A verified file that may be published.

    `slot` is the digest of what was to be cleared (place and content of the original, channel): one
    file stands in it at a time. `request` is the digest of everything that decided how; a later run
    with the same digest need not do it again. `position` is the ledger position it was cleared at.
    """

    id: str
    photo_id: str
    source_sha256: str
    channel: str
    folder: str
    name: str
    sha256: str
    slot: str
    request: str
    state: ClearedState
    position: int
    rule_version: int
    faces: tuple[ClearedFace, ...]

    @property
    def path(self) -> Path:
        """The file's place."""
        return Path(self.folder) / self.name
