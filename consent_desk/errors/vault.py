"""The vault, or the key to it, cannot be had."""

from dataclasses import dataclass
from pathlib import Path

from consent_desk.errors.known import KnownError


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


class RecoveryCodeWrong(SecretError):
    """The key that was typed from the recovery sheet is none, or not this register's."""


class RecoveryNotNeeded(SecretError):
    """The register is opened by its passphrase; no key is typed for it."""
