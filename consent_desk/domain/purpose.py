"""Channels, subjects and purposes: what one can consent to. Data, not an enum."""

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
    """Where media goes."""

    code: str
    audience: Audience
    on_unconsented: OnUnconsented = OnUnconsented.COVER


@dataclass(frozen=True)
class Purpose:
    """Channel × subject, with a code such as `portal.photo`; face matching has no channel."""

    code: str
    channel: str | None
    subject: Subject
    active: bool = True
    wording_version: int = 1


def purpose_code(channel: str, subject: Subject) -> str:
    """The code of the purpose of showing a subject in a channel."""
    return f"{channel}.{subject}"


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
