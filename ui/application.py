"""Starting the window; a machine that cannot show one gets a sentence and no crash."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from consent_desk.messages import Language, Texts

if TYPE_CHECKING:
    from consent_desk.ports import Outset
    from ui.session import Discard

CANNOT = 2


def start_window(folder: Path, outset: "Outset", lang: Language | None) -> int:
    """Show the window until it is closed; a second start brings the first to the front.

    Args:
        folder: the vault's.
        outset: opens it, off the UI thread, after the window is there; or makes it.
        lang: the language; None: the one that was chosen in the window.

    Returns:
        The exit status.
    """
    return _start(folder, outset, None, lang)


def start_example(folder: Path, outset: "Outset", discard: "Discard", lang: Language | None) -> int:
    """The same on the example school, which is thrown away afterwards.

    Args:
        folder: the example's own.
        outset: `open_vault` makes the example.
        discard: deletes it.
        lang: as in `start_window`.

    Returns:
        The exit status.
    """
    return _start(folder, outset, discard, lang)


def _start(folder: Path, outset: "Outset", discard: "Discard | None", lang: Language | None) -> int:
    texts = Texts(lang or "nl")
    if not _has_screen():
        sys.stderr.write(texts("There is no screen here. Use: consent-desk --help") + "\n")
        return CANNOT
    try:
        from ui.session import run
    except ImportError:
        sys.stderr.write(texts("The system's window libraries are missing. Run: make setup") + "\n")
        return CANNOT
    return run(folder, outset, lang, discard)


def _has_screen() -> bool:
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
