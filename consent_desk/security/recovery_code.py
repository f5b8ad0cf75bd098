"""The master key as it is typed from paper: letters that nobody mistakes, with a check."""

import base64
import binascii
import hashlib

from consent_desk.errors import RecoveryCodeWrong
from consent_desk.security.cipher import KEY_BYTES

_CHECK_BYTES = 3
_GROUP = 4
# RFC 4648 uses A-Z and 2-7: 0, 1 and 8 are not in it, so that what is typed for them is known.
_MEANT = str.maketrans({"0": "O", "1": "I", "8": "B"})


def written(key: bytes) -> str:
    """A key of 256 bits as 14 groups of four letters and digits (base32), the last ones a check."""
    return "-".join(_groups(base64.b32encode(key + _check(key)).decode()))


def read(typed: str) -> bytes:
    """The key that was written down; spaces, dashes and small letters do not matter.

    Raises:
        RecoveryCodeWrong: a letter is wrong, missing or too many.
    """
    letters = "".join(c for c in typed.upper() if c.isalnum()).translate(_MEANT)
    try:
        whole = base64.b32decode(letters)
    except (binascii.Error, ValueError):
        raise RecoveryCodeWrong from None
    key, check = whole[:KEY_BYTES], whole[KEY_BYTES:]
    if len(key) != KEY_BYTES or check != _check(key):
        raise RecoveryCodeWrong
    return key


def _check(key: bytes) -> bytes:
    return hashlib.sha256(b"Consent Desk 1 recovery" + key).digest()[:_CHECK_BYTES]


def _groups(text: str) -> list[str]:
    return [text[start : start + _GROUP] for start in range(0, len(text), _GROUP)]
