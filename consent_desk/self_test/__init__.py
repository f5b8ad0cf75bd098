"""Checks of an installed program: that all its parts are there and work, without any Python.

Run by `--self-test`, in the bundle above all: what a frozen program lacks shows only when it is
asked for.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from consent_desk.messages import Texts
from consent_desk.self_test.checks import CHECKS

__all__ = ["self_test"]

FAILED = 3


def self_test(texts: Texts) -> int:
    """Do every check, one line each on standard output; nothing is left behind.

    Returns:
        0, or 3 when any of them failed.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["CONSENT_DESK_PASSPHRASE"] = "een zin om mee te proberen"  # no key in the keyring
    with tempfile.TemporaryDirectory(prefix="consent-desk-") as folder:
        results = [_check(name, check, Path(folder)) for name, check in CHECKS]
    said = texts("All parts are there.") if all(results) else texts("Parts are missing.")
    _say(said)
    return 0 if all(results) else FAILED


def _check(name: str, check: Callable[[Path], str], work: Path) -> bool:
    try:
        found = check(work)
    except Exception as error:  # a missing part may raise anything; the check says what
        _say(f"✕ {name}: {type(error).__name__}: {error}")
        return False
    _say(f"● {name}: {found}")
    return True


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
