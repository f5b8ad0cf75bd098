"""Prints that are read rather than looked up in: letters, and all that is held about somebody."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Letter:
    """A letter by its parts: paragraphs, and between them lists, whose items begin with "- "."""

    subject: str
    paragraphs: Sequence[str]


@dataclass(frozen=True)
class Attachment:
    """A scan or a photo, as the bytes of its file (PDF, JPEG, PNG or TIFF), with its caption."""

    caption: str
    content: bytes


@dataclass(frozen=True)
class Section:
    """A heading with lines below it; without a heading they stand at the top."""

    heading: str
    lines: Sequence[str]


class DossierKind(StrEnum):
    """What a dossier is made for."""

    EVIDENCE = "evidence"
    ANSWER = "answer"


@dataclass(frozen=True)
class Dossier:
    """What is held about one person, as sentences, and the papers that prove it."""

    kind: DossierKind
    person: str
    sections: Sequence[Section]
    attachments: Sequence[Attachment]
