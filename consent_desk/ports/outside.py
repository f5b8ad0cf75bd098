"""Time, sealing, sealed files and prints."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from consent_desk.domain.consent import Verdict
from consent_desk.domain.person import Person
from consent_desk.domain.purpose import Purpose
from consent_desk.messages import Language
from consent_desk.ports.records import School


class Clock(Protocol):
    """The time."""

    def now(self) -> datetime:
        """This moment, with the local time zone."""
        ...


class Cipher(Protocol):
    """Authenticated encryption, bound to where the bytes belong."""

    def seal(self, plain: bytes, bound_to: str) -> bytes:
        """Encrypt; only `unseal` with the same `bound_to` gives the bytes back."""
        ...

    def unseal(self, sealed: bytes, bound_to: str) -> bytes:
        """Decrypt.

        Raises:
            SealBroken: the bytes were changed, or were bound to something else.
        """
        ...


class SealedFiles(Protocol):
    """A folder of the vault that holds sealed files by their random ids."""

    def put(self, file_id: str, plain: bytes) -> None:
        """Seal and write; the file is whole or not there.

        Raises:
            DiskFull: there is no room.
        """
        ...

    def get(self, file_id: str) -> bytes:
        """Read and unseal.

        Raises:
            SealBroken: the file was changed, or is not there.
        """
        ...

    def delete(self, file_id: str) -> None:
        """Remove; nothing happens when it is gone already."""
        ...

    def ids(self) -> list[str]:
        """What the folder holds."""
        ...


class Overview(Protocol):
    """Prints who may be shown where."""

    def __call__(
        self,
        out: Path,
        *,
        school: School,
        title: str,
        persons: Sequence[Person],
        purposes: Sequence[Purpose],
        verdicts: Mapping[tuple[str, str], Verdict],
        made_at: datetime,
        audit_hash: str,
        lang: Language,
    ) -> None:
        """Write a one-look PDF of persons × purposes."""
        ...
