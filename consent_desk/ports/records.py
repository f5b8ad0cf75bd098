"""What the register keeps that the rules do not need to know of."""

from dataclasses import dataclass
from datetime import date

from consent_desk.domain.photo import Descriptor, PhotoState
from consent_desk.domain.school_year import SchoolYear


@dataclass(frozen=True)
class School:
    """The school whose register this is; `year` is the school year it works in."""

    id: str
    name: str
    year: SchoolYear


@dataclass(frozen=True)
class Evidence:
    """The proof of a grant: where the paper is, or a scan of it."""

    id: str
    person_id: str
    paper: str | None = None
    scan: bytes | None = None


@dataclass(frozen=True)
class Template:
    """The stored descriptor of a person who consented to matching, and the network it came from.

    `look_alike`: when something was enrolled, somebody looked much like this person. It stays when
    that one's templates go: the other is in photos all the same.
    """

    id: str
    person_id: str
    model: str
    descriptor: Descriptor
    made_on: date
    look_alike: bool = False


@dataclass(frozen=True)
class Source:
    """A folder or device that photos come from, and whether it is somebody's own (R21)."""

    place: str
    own_device: bool
    said_on: date


@dataclass(frozen=True)
class Batch:
    """Photos brought in together; `under_review` where a teacher looks at them one by one."""

    id: str
    channel: str
    group_ids: tuple[str, ...]
    opened_by: str
    opened_on: date
    closed: bool = False
    under_review: bool = False


@dataclass(frozen=True)
class Photo:
    """A photo that was brought in, by its place and the SHA-256 of its content (hex)."""

    id: str
    batch_id: str
    path: str
    sha256: str
    state: PhotoState
    reason: str | None = None
