"""What the window begins with, before there is a register to work in."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from consent_desk.domain.school_year import SchoolYear
from consent_desk.ports.prints import Draw
from consent_desk.ports.register import AskPassphrase, OpenVault, Vault


class KeyPlace(StrEnum):
    """What will keep the key of a new register."""

    KEYRING = "keyring"
    PASSPHRASE = "passphrase"
    """A passphrase that somebody chooses; this computer has no keyring."""
    SET = "set"
    """The passphrase that is set on this computer already."""


class MakeVault(Protocol):
    """Makes a vault with an empty register, and opens it; see `bootstrap.make_vault`."""

    def __call__(
        self, folder: Path, school: str, year: SchoolYear, ask: AskPassphrase = ...
    ) -> Vault: ...


@dataclass(frozen=True)
class Outset:
    """Opens a register, makes one, and says where its key would be; `draw` writes prints.

    `recover_key` keeps the key of a recovery sheet in this computer's keyring.

    `key_place` raises KeyringDenied where there is a keyring that refuses.
    """

    open_vault: OpenVault
    make_vault: MakeVault
    key_place: Callable[[], KeyPlace]
    draw: Draw
    recover_key: Callable[[Path, str], None]
