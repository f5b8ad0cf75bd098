"""A post cannot be noted as placed, nor a takedown be done; or a photo is from the wrong device."""

from dataclasses import dataclass

from consent_desk.errors.known import KnownError


class PostError(KnownError):
    """A post or takedown is not as asked."""


class NothingToPlace(PostError):
    """A post without a file."""


@dataclass(eq=False)
class NotCleared(PostError):
    """A file was not cleared for this channel, or is not what was cleared."""

    file: str
    channel: str


@dataclass(eq=False)
class NoLongerRight(PostError):
    """A cleared file shows somebody who has no yes any more (R5)."""

    file: str


@dataclass(eq=False)
class UnknownPost(PostError):
    """No release, or not just one, with this id; or no such file in it."""

    asked: str


@dataclass(eq=False)
class UnknownTakedown(PostError):
    """No takedown, or not just one, with this id."""

    asked: str


class NoPictureOfIt(PostError):
    """A takedown of a text, or one that is done."""


@dataclass(eq=False)
class OwnDeviceOutside(PostError):
    """A photo of somebody's own device for a channel that is not closed (R21)."""

    file: str


@dataclass(eq=False)
class DeviceNotKnown(PostError):
    """Nobody said whose device a photo is from, and the channel is not closed (R21)."""

    file: str
