"""Where the vault's master key lives: the operating system's keyring."""

import base64
import binascii
import secrets
import threading
from collections.abc import Callable
from typing import Any

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import NoKeyringError

from consent_desk.errors import KeyMissing, KeyringAbsent, KeyringDenied, SecretError
from consent_desk.security.cipher import KEY_BYTES

SERVICE = "Consent Desk"
WAIT_SECONDS = 120.0  # somebody may be typing the password of their keyring

# Only what the operating system itself locks; keyrings.alt and the like keep plain text.
_TRUSTED = frozenset(
    {
        "keyring.backends.SecretService",
        "keyring.backends.libsecret",
        "keyring.backends.kwallet",
        "keyring.backends.macOS",
        "keyring.backends.Windows",
    }
)


class KeyringKeys:
    """The master key of one vault in the keyring.

    Args:
        vault_id: random, unlike any other vault's.
        wait_seconds: how long a locked keyring may ask its owner before it counts as denied.
    """

    def __init__(self, vault_id: str, wait_seconds: float = WAIT_SECONDS) -> None:
        self._vault_id = vault_id
        self._wait_seconds = wait_seconds

    def keep(self, key: bytes) -> None:
        """Store the key, and read it back to see that it is kept.

        Raises:
            KeyringAbsent: this machine has no keyring.
            KeyringDenied: the keyring refused, did not keep what it was given, or has another key
                for this vault, which is never replaced.
            ValueError: not a 256-bit key.
        """
        if len(key) != KEY_BYTES:
            raise ValueError("a master key has 256 bits")
        kept = self._answer(lambda: self._store(key))
        if not secrets.compare_digest(kept, key):
            raise KeyringDenied

    def fetch(self) -> bytes:
        """The key.

        Raises:
            KeyringAbsent: this machine has no keyring.
            KeyringDenied: the keyring refused: locked, dismissed, out of reach.
            KeyMissing: the keyring works, and has no key for this vault.
        """
        return self._answer(self._find)

    def _store(self, key: bytes) -> bytes:
        try:
            return self._find()
        except KeyMissing:
            best: Any = _trusted_backends()[0]
            best.set_password(SERVICE, self._vault_id, base64.b64encode(key).decode())
            return _decoded(best.get_password(SERVICE, self._vault_id)) or b""

    def _find(self) -> bytes:
        for backend in _trusted_backends():
            key = _decoded(backend.get_password(SERVICE, self._vault_id))
            if key is not None:
                return key
        raise KeyMissing

    def _answer(self, ask: Callable[[], bytes]) -> bytes:
        """Ask in a thread of its own: a keyring waits for its owner without an end."""
        answers: list[bytes | BaseException] = []

        def run() -> None:
            try:
                answers.append(ask())
            except BaseException as error:  # told to the caller below, whatever it is
                answers.append(error)

        thread = threading.Thread(target=run, name="keyring", daemon=True)
        thread.start()
        thread.join(self._wait_seconds)
        answer = answers[0] if answers else KeyringDenied()
        if isinstance(answer, bytes):
            return answer
        if isinstance(answer, SecretError):
            raise answer
        if isinstance(answer, NoKeyringError):
            raise KeyringAbsent from answer
        # Locked, dismissed, a broken message bus: a backend throws what it likes.
        raise KeyringDenied from answer


def _trusted_backends() -> list[KeyringBackend]:
    """The usable keyrings that may hold a key, best first; at least one.

    Raises:
        KeyringAbsent: there is none, or only one that keeps plain text.
    """
    chosen = keyring.get_keyring()
    backends: list[KeyringBackend] = (
        list(chosen.backends) if isinstance(chosen, ChainerBackend) else [chosen]
    )
    trusted = [each for each in backends if type(each).__module__ in _TRUSTED]
    if not trusted:
        raise KeyringAbsent
    return trusted


def _decoded(text: str | None) -> bytes | None:
    try:
        key = base64.b64decode(text or "", validate=True)
    except (binascii.Error, ValueError):
        return None
    return key if len(key) == KEY_BYTES else None
