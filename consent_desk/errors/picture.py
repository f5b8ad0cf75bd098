"""A picture cannot be opened, or not be cleared."""

from dataclasses import dataclass

from consent_desk.errors.known import KnownError


@dataclass(eq=False)
class PictureError(KnownError):
    """A picture cannot be opened."""

    file: str


class PictureMissing(PictureError):
    """The file is not there (any more)."""


class PictureUnreadable(PictureError):
    """The file cannot be read from its disk."""


class PictureDamaged(PictureError):
    """The picture is damaged or cut off; what could be decoded is not used."""


class PictureTooLarge(PictureError):
    """More pixels or bytes than is safe to open."""


class FormatNotSupported(PictureError):
    """Not a picture, or not of a kind that is opened here."""


class ClearingError(KnownError):
    """A photo could not be cleared."""


@dataclass(eq=False)
class DiskFull(ClearingError):
    """No room left where a file has to be written."""

    folder: str


@dataclass(eq=False)
class VerificationFailed(ClearingError):
    """The written file is not what it should be; `finding` is a code of `media.verify.Finding`."""

    file: str
    finding: str


@dataclass(eq=False)
class FaceFoundLater(ClearingError):
    """The check of a written file found a face that nobody spoke of; `faces` are `photo.Face`."""

    file: str
    faces: tuple[object, ...]


@dataclass(eq=False)
class ConsentChanged(ClearingError):
    """Somebody's consent changed while the photo was being cleared."""

    file: str


@dataclass(eq=False)
class ReviewChanged(ClearingError):
    """A teacher says something else of a photo than what it was to be cleared by."""

    file: str


@dataclass(eq=False)
class NotAsConfirmed(ClearingError):
    """A photo is not the one that a confirmation gives the SHA-256 of."""

    file: str


@dataclass(eq=False)
class Unexpected(ClearingError):
    """A bug, while one photo was being cleared; its trace is in a crash file."""

    file: str


@dataclass(eq=False)
class Stopped(ClearingError):
    """The run was stopped before this photo."""

    file: str
