"""The register, its transactions, and the vault that holds it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from consent_desk.domain.account import Account
from consent_desk.domain.school_year import SchoolYear
from consent_desk.ports.accountability import RecoverySheet
from consent_desk.ports.engine import ChosenEngine
from consent_desk.ports.ledger import AuditLog, Ledger, Settings
from consent_desk.ports.outside import Clock, SealedFiles
from consent_desk.ports.people import Accounts, People, Purposes, Templates
from consent_desk.ports.photos import Copies, Photos, ReviewRows
from consent_desk.ports.posts import ColumnMappings, Posts, Sources
from consent_desk.ports.records import School


class UnitOfWork(Protocol):
    """One transaction; leaving it without `commit` undoes everything."""

    @property
    def school(self) -> School: ...
    @property
    def accounts(self) -> Accounts: ...
    @property
    def people(self) -> People: ...
    @property
    def purposes(self) -> Purposes: ...
    @property
    def ledger(self) -> Ledger: ...
    @property
    def templates(self) -> Templates: ...
    @property
    def photos(self) -> Photos: ...
    @property
    def reviews(self) -> ReviewRows: ...
    @property
    def copies(self) -> Copies: ...
    @property
    def posts(self) -> Posts: ...
    @property
    def sources(self) -> Sources: ...
    @property
    def column_mappings(self) -> ColumnMappings: ...
    @property
    def audit(self) -> AuditLog: ...
    @property
    def settings(self) -> Settings: ...

    def set_year(self, year: SchoolYear) -> None:
        """Make another school year the one that the school works in."""
        ...

    def commit(self) -> None:
        """Keep what was done."""
        ...


class Register(Protocol):
    """The database, opened."""

    def write(self) -> AbstractContextManager[UnitOfWork]:
        """A transaction that nobody else writes in until it ends (BEGIN IMMEDIATE).

        Raises:
            VaultBusy: somebody else has been writing for too long.
        """
        ...

    def read(self) -> AbstractContextManager[UnitOfWork]:
        """A consistent look at the register."""
        ...

    def copy_made_at(self) -> datetime | None:
        """When the copy was made that an upgrade left; None: there is none."""
        ...

    def delete_copy(self) -> None:
        """Delete the copy that an upgrade left."""
        ...

    def empty_log(self) -> bool:
        """Bring the log into the file and empty it, so that nothing erased lingers there.

        Returns:
            Whether it is empty; not while somebody else reads or writes for long.
        """
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


@dataclass(frozen=True)
class Vault:
    """An opened vault: the register, the sealed files beside it, and who is at work.

    `recovery` tells what opens the vault on another computer, the key among it where need be.
    """

    folder: Path
    register: Register
    work: SealedFiles
    kept: SealedFiles
    clock: Clock
    engine: ChosenEngine
    actor: Account
    recovery: Callable[[], RecoverySheet]


AskPassphrase = Callable[[], str | None]
"""Asks a person for the passphrase; None: they would rather not."""


class OpenVault(Protocol):
    """Opens the vault in a folder; `ask` is called when a passphrase is needed and none is set."""

    def __call__(self, folder: Path, ask: AskPassphrase = ...) -> Vault: ...
