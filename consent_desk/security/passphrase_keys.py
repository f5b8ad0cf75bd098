"""Where the vault's master key lives without a keyring: in a file, wrapped by a passphrase."""

import json
import secrets
import unicodedata
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw

from consent_desk.errors import KeyMissing, PassphraseNeeded, PassphraseWrong, SealBroken
from consent_desk.security.cipher import KEY_BYTES, AesGcmCipher
from consent_desk.security.whole_file import write_whole

_FORMAT = "consent-desk-key-1"
_SALT_BYTES = 16
_ARGON2_VERSION = 0x13
_MOST_FILE_BYTES = 4096


@dataclass(frozen=True)
class Effort:
    """What guessing a passphrase costs (argon2id, RFC 9106)."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    def is_bearable(self) -> bool:
        """Whether the numbers are ones that this program would write.

        A file that somebody tampered with cannot take all memory, nor ask for next to no work.
        """
        return (
            8 * 1024 <= self.memory_kib <= 1024 * 1024
            and 1 <= self.passes <= 16
            and 1 <= self.lanes <= 16
        )


class PassphraseKeys:
    """The master key of one vault in a file that only a passphrase opens."""

    def __init__(self, file: Path, effort: Effort | None = None) -> None:
        self._file = file
        self._effort = effort or Effort()

    def keep(self, key: bytes, passphrase: str) -> None:
        """Wrap the key and write the file, whole, readable for its owner only.

        Raises:
            PassphraseNeeded: the passphrase is empty.
            DiskFull: no room.
            ValueError: not a 256-bit key.
        """
        if len(key) != KEY_BYTES:
            raise ValueError("a master key has 256 bits")
        salt = secrets.token_bytes(_SALT_BYTES)
        wrapping = AesGcmCipher(_stretch(passphrase, salt, self._effort))
        fields = {
            "format": _FORMAT,
            "memory_kib": self._effort.memory_kib,
            "passes": self._effort.passes,
            "lanes": self._effort.lanes,
            "salt": b64encode(salt).decode(),
            "wrapped": b64encode(wrapping.seal(key, _FORMAT)).decode(),
        }
        write_whole(self._file, json.dumps(fields, indent=1).encode())

    def fetch(self, passphrase: str) -> bytes:
        """The key.

        Raises:
            KeyMissing: there is no file.
            PassphraseNeeded: the passphrase is empty.
            PassphraseWrong: it does not open the file.
            SealBroken: the file is damaged.
        """
        effort, salt, wrapped = self._read()
        try:
            return AesGcmCipher(_stretch(passphrase, salt, effort)).unseal(wrapped, _FORMAT)
        except SealBroken:
            raise PassphraseWrong from None

    def _read(self) -> tuple[Effort, bytes, bytes]:
        try:
            with self._file.open("rb") as file:
                fields: Any = json.loads(file.read(_MOST_FILE_BYTES))
            numbers = [fields[name] for name in ("memory_kib", "passes", "lanes")]
            salt, wrapped = b64decode(fields["salt"]), b64decode(fields["wrapped"])
            known = fields["format"] == _FORMAT and all(type(n) is int for n in numbers)
        except FileNotFoundError:
            raise KeyMissing from None
        except (ValueError, KeyError, TypeError):
            raise SealBroken from None
        if not known or len(salt) != _SALT_BYTES or not (effort := Effort(*numbers)).is_bearable():
            raise SealBroken
        return effort, salt, wrapped


def _stretch(passphrase: str, salt: bytes, effort: Effort) -> bytes:
    if not passphrase:
        raise PassphraseNeeded
    # The same letters typed on another system may come as other code points (é, e + ´).
    secret = unicodedata.normalize("NFC", passphrase).encode(errors="surrogatepass")
    return hash_secret_raw(
        secret,
        salt,
        time_cost=effort.passes,
        memory_cost=effort.memory_kib,
        parallelism=effort.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
        version=_ARGON2_VERSION,
    )
