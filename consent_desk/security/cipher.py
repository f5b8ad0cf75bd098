"""Authenticated encryption of single pieces, and sub-keys of the vault's master key."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from consent_desk.errors import SealBroken

KEY_BYTES = 32
_VERSION = b"\x01"
_NONCE_BYTES = 12
_TAG_BYTES = 16


def new_key() -> bytes:
    """A fresh 256-bit key."""
    return secrets.token_bytes(KEY_BYTES)


def derive(master: bytes, purpose: str) -> bytes:
    """A 256-bit sub-key for one purpose (HKDF-SHA256, RFC 5869); one never tells the other.

    Raises:
        ValueError: the master key is not 256 bits.
    """
    if len(master) != KEY_BYTES:
        raise ValueError("a master key has 256 bits")
    info = f"Consent Desk 1 {purpose}".encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(master)


class AesGcmCipher:
    """AES-256-GCM behind `ports.Cipher`: version byte, random 96-bit nonce, ciphertext with tag.

    Random nonces are safe for 2^32 pieces under one key, far more than a school seals.
    """

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError("a sealing key has 256 bits")
        self._aead = AESGCM(key)

    def seal(self, plain: bytes, bound_to: str) -> bytes:
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return _VERSION + nonce + self._aead.encrypt(nonce, plain, _bond(bound_to))

    def unseal(self, sealed: bytes, bound_to: str) -> bytes:
        start = len(_VERSION) + _NONCE_BYTES
        if sealed[:1] != _VERSION or len(sealed) < start + _TAG_BYTES:
            raise SealBroken
        try:
            return self._aead.decrypt(sealed[1:start], sealed[start:], _bond(bound_to))
        except InvalidTag:
            raise SealBroken from None


def _bond(bound_to: str) -> bytes:
    return _VERSION + bound_to.encode()
