"""Channels, subjects and purposes: what one can consent to. Data, not an enum."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

FACE_MATCHING = "face_matching"


class Audience(StrEnum):
    """Who sees a channel: the parents inside the closed portal, or anybody."""

    CLOSED = "closed"
    OUTSIDE = "outside"


class OnUnconsented(StrEnum):
    """What happens to a photo with somebody in it who has no yes (R9)."""

    COVER = "cover"
    BLOCK = "block"


class Subject(StrEnum):
    """What of a person is shown."""

    PHOTO = "photo"
    VIDEO = "video"
    NAME = "name"
    FACE_MATCHING = "face_matching"


@dataclass(frozen=True)
class Channel:
    """Where media goes; a school's own channel has its own names, by language."""

    code: str
    audience: Audience
    on_unconsented: OnUnconsented = OnUnconsented.COVER
    name_nl: str | None = None
    name_en: str | None = None


@dataclass(frozen=True)
class Purpose:
    """Channel × subject, with a code such as `portal.photo`; face matching has no channel.

    A purpose that the school renamed, or made, has its own names, by language.
    """

    code: str
    channel: str | None
    subject: Subject
    active: bool = True
    wording_version: int = 1
    name_nl: str | None = None
    name_en: str | None = None


@dataclass(frozen=True)
class Wording:
    """The sentence that is signed for a purpose, in one language ("nl", "en")."""

    purpose: str
    version: int
    language: str
    text: str


def purpose_code(channel: str, subject: Subject) -> str:
    """The code of the purpose of showing a subject in a channel."""
    return f"{channel}.{subject}"


def code_of(name: str, taken: Collection[str]) -> str:
    """A code for a channel of this name that no other has: small letters and underscores."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    words = re.findall(r"[a-z]+", "".join(c for c in plain if not unicodedata.combining(c)))
    code = "_".join(words) or "channel"
    while code in taken:
        code += "_x"
    return code


DEFAULT_CHANNELS = (
    Channel("portal", Audience.CLOSED),
    Channel("newsletter", Audience.CLOSED),
    Channel("school_guide", Audience.OUTSIDE),
    Channel("website", Audience.OUTSIDE),
    Channel("social_media", Audience.OUTSIDE),
    Channel("press", Audience.OUTSIDE),
)

_DEFAULT_SUBJECTS = {
    "portal": (Subject.PHOTO, Subject.VIDEO, Subject.NAME),
    "newsletter": (Subject.PHOTO, Subject.NAME),
    "school_guide": (Subject.PHOTO, Subject.NAME),
    "website": (Subject.PHOTO, Subject.VIDEO, Subject.NAME),
    "social_media": (Subject.PHOTO, Subject.VIDEO, Subject.NAME),
    "press": (Subject.PHOTO, Subject.NAME),
}

DEFAULT_PURPOSES = (
    *(
        Purpose(purpose_code(channel, subject), channel, subject)
        for channel, subjects in _DEFAULT_SUBJECTS.items()
        for subject in subjects
    ),
    Purpose(FACE_MATCHING, None, Subject.FACE_MATCHING),
)
