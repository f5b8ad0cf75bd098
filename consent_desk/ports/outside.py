"""Time, sealing and sealed files."""

from datetime import datetime
from typing import Protocol


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
