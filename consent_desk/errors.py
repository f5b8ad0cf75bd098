"""Every failure that a person can act on, one class each.

    KnownError
    ├─ WrongUse         UnknownPerson, AmbiguousPerson, UnknownGroup, UnknownPurpose,
    │                   UnknownChannel, UnknownSetting, BadSetting, BadConfirmFile, BadRoster,
    │                   BadEvidence, FileMissing, FolderUnusable, NothingToClear,
    │                   SchoolYearInvalid
    ├─ NotAllowed       the actor's roles do not cover the action
    ├─ VaultError       VaultMissing, VaultExists, VaultInSharedFolder, VaultBusy, VaultDamaged,
    │                   VaultNewer, ClearingElsewhere
    ├─ SecretError      KeyringAbsent, KeyringDenied, KeyMissing, PassphraseNeeded, PassphraseWrong,
    │                   SealBroken
    ├─ ConsentError     EvidenceNeeded, SignedOutsideYear, SignedInFuture, SignedDateNeeded,
    │                   SignerNotEntitled, SignerUnknown
    ├─ MatchingError    MatchingOff, MatchingNotGranted, UnattendedOff, EnrolmentRefused,
    │                   ModelUnfit, ModelNotAsSaid
    ├─ PictureError     PictureMissing, PictureUnreadable, PictureDamaged, PictureTooLarge,
    │                   FormatNotSupported
    └─ ClearingError    DiskFull, VerificationFailed, ConsentChanged, CopyChanged,
                        Unexpected, Stopped

A `KnownError` carries parameters only; `messages` turns it into a sentence in the
reader's language. Anything else that is raised is a bug.
"""

import re
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(eq=False)
class KnownError(Exception):
    """A failure with a code and parameters, told to a person in a sentence with the next step."""

    @property
    def code(self) -> str:
        """The class name in kebab case, the key of its sentence."""
        return re.sub(r"(?<!^)(?=[A-Z])", "-", type(self).__name__).lower()

    @property
    def params(self) -> dict[str, object]:
        """The values that the sentence is filled with."""
        return asdict(self)


class WrongUse(KnownError):
    """What was asked for cannot be done as it was asked."""


@dataclass(eq=False)
class UnknownPerson(WrongUse):
    """Nobody in the register answers to this."""

    asked: str


@dataclass(eq=False)
class AmbiguousPerson(WrongUse):
    """Several persons answer to this; `choices` tells them apart."""

    asked: str
    choices: str


@dataclass(eq=False)
class UnknownGroup(WrongUse):
    """No group of this name in the current school year."""

    asked: str
    choices: str


@dataclass(eq=False)
class UnknownPurpose(WrongUse):
    """No purpose with this code."""

    asked: str
    choices: str


@dataclass(eq=False)
class UnknownChannel(WrongUse):
    """No channel with this code."""

    asked: str
    choices: str


@dataclass(eq=False)
class UnknownSetting(WrongUse):
    """No setting of this name."""

    asked: str
    choices: str


@dataclass(eq=False)
class BadSetting(WrongUse):
    """The value does not fit the setting, or would make a rule looser."""

    setting: str
    value: str


@dataclass(eq=False)
class BadConfirmFile(WrongUse):
    """The file with the teacher's word cannot be read as such."""

    file: str
    detail: str


@dataclass(eq=False)
class BadRoster(WrongUse):
    """A roster cannot be read; nothing was imported."""

    file: str
    line: int
    problem: str


@dataclass(eq=False)
class BadEvidence(WrongUse):
    """A scan of a form is empty, too large, or no scan."""

    file: str


@dataclass(eq=False)
class FileMissing(WrongUse):
    """A file that was named is not there."""

    file: str


@dataclass(eq=False)
class FolderUnusable(WrongUse):
    """A folder cannot be made or written."""

    folder: str


class NothingToClear(WrongUse):
    """No picture among the paths given."""


@dataclass(eq=False)
class SchoolYearInvalid(WrongUse):
    """Not a school year such as 2026-2027."""

    asked: str


@dataclass(eq=False)
class NotAllowed(KnownError):
    """The actor's roles do not cover the action."""

    action: str


class VaultError(KnownError):
    """The vault cannot be opened or made."""


@dataclass(eq=False)
class VaultMissing(VaultError):
    """There is no vault in the folder."""

    folder: Path


@dataclass(eq=False)
class VaultExists(VaultError):
    """There is a vault in the folder already."""

    folder: Path


@dataclass(eq=False)
class VaultInSharedFolder(VaultError):
    """The folder is synced to a cloud or lies on a network."""

    folder: Path
    why: str


class VaultBusy(VaultError):
    """Another program holds the register for longer than we wait."""


class VaultDamaged(VaultError):
    """The register's file is damaged, or the key is not its key."""


class VaultNewer(VaultError):
    """A newer version of the program has written this register."""


class ClearingElsewhere(VaultError):
    """Another program is clearing photos with this vault."""


class SecretError(KnownError):
    """The key to the vault cannot be had."""


class KeyringAbsent(SecretError):
    """This machine has no keyring."""


class KeyringDenied(SecretError):
    """There is a keyring, and it refused: locked, dismissed, or out of reach."""


class KeyMissing(SecretError):
    """The keyring works and has no key for this vault."""


class PassphraseNeeded(SecretError):
    """The key is wrapped by a passphrase and none was given."""


class PassphraseWrong(SecretError):
    """The passphrase does not open the key file."""


class SealBroken(SecretError):
    """Sealed bytes were changed, or belong to another row."""


class ConsentError(KnownError):
    """A decision cannot be recorded as asked."""


class EvidenceNeeded(ConsentError):
    """A grant without a signed form (R3)."""


@dataclass(eq=False)
class SignedOutsideYear(ConsentError):
    """The signed date does not fit the school year (R3)."""

    signed: str
    year: str
    first: str
    last: str


@dataclass(eq=False)
class SignedInFuture(ConsentError):
    """The signed date has not come yet."""

    signed: str


class SignedDateNeeded(ConsentError):
    """A signed answer without the date on the form."""


class SignerNotEntitled(ConsentError):
    """This signer cannot grant for this person (R6)."""


@dataclass(eq=False)
class SignerUnknown(ConsentError):
    """No guardian of this name is known for the person."""

    asked: str


class MatchingError(KnownError):
    """Face matching cannot be used here."""


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
class ConsentChanged(ClearingError):
    """Somebody's consent changed while the photo was being cleared."""

    file: str


@dataclass(eq=False)
class CopyChanged(ClearingError):
    """A file on disk is no longer the one that was registered."""

    file: str


@dataclass(eq=False)
class Unexpected(ClearingError):
    """A bug, while one photo was being cleared; its trace is in a crash file."""

    file: str


@dataclass(eq=False)
class Stopped(ClearingError):
    """The run was stopped before this photo."""

    file: str
