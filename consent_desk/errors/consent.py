"""A decision cannot be recorded, or faces cannot be matched."""

from dataclasses import dataclass
from datetime import date

from consent_desk.errors.known import KnownError


class ConsentError(KnownError):
    """A decision cannot be recorded as asked."""


class EvidenceNeeded(ConsentError):
    """A grant without a signed form (R3)."""


@dataclass(eq=False)
class SignedOutsideYear(ConsentError):
    """The signed date does not fit the school year (R3)."""

    signed: date
    year: str
    first: date
    last: date


@dataclass(eq=False)
class SignedInFuture(ConsentError):
    """The signed date has not come yet."""

    signed: date


@dataclass(eq=False)
class EffectiveDateUnfit(ConsentError):
    """A day to count from that is not a grant's, or not between signing and the year's end."""

    first: date
    last: date


class BlankNotRecorded(ConsentError):
    """A blank is to be recorded as an answer (R1)."""


class NoMayHaveBeenSaid(ConsentError):
    """A correction takes away a no, and nobody asserted that it was recorded by mistake (R4)."""


@dataclass(eq=False)
class AlreadyCorrected(ConsentError):
    """Another entry, at `position`, took the place of this one."""

    position: int


class SignedDateNeeded(ConsentError):
    """A signed answer without the date on the form."""


class SignerNotEntitled(ConsentError):
    """This signer cannot grant for this person (R6)."""


@dataclass(eq=False)
class GuardianMayNotSign(ConsentError):
    """The register says that this guardian does not sign for this pupil."""

    asked: str


@dataclass(eq=False)
class GuardianNotKnown(ConsentError):
    """A grant by somebody who is none of the guardians on record, which are `choices`."""

    asked: str
    choices: str


class NoFormYet(ConsentError):
    """A scan came for somebody of whom no form of this school year was recorded."""


@dataclass(eq=False)
class ScanKept(ConsentError):
    """A scan came for a form that has one; `paper` is where that form is."""

    paper: str


class MatchingError(KnownError):
    """Face matching cannot be used here."""


class DpiaNeeded(MatchingError):
    """Matching is to be on without a DPIA (R10)."""


class MatchingOff(MatchingError):
    """The school has not switched matching on (R10)."""


class MatchingNotGranted(MatchingError):
    """The person has not consented to matching (R10)."""


class UnattendedOff(MatchingError):
    """Unattended clearing is not allowed in the settings (R9)."""


@dataclass(eq=False)
class ModelUnfit(MatchingError):
    """A file is no network that describes faces, or not the one that was added."""

    file: str


@dataclass(eq=False)
class ModelNotAsSaid(MatchingError):
    """A model's SHA-256 is not the one that was given with it."""

    file: str


@dataclass(eq=False)
class EnrolmentRefused(MatchingError):
    """A photo is not fit to make a template from; `flaw` is a code of `domain.photo.Flaw`."""

    file: str
    flaw: str
