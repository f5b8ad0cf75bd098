"""Starting the window; a machine that cannot show one gets a sentence and no crash."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from consent_desk.messages import Texts

if TYPE_CHECKING:
    from consent_desk.ports import Draw, OpenVault

CANNOT = 2


def start_window(folder: Path, open_vault: "OpenVault", draw: "Draw", texts: Texts) -> int:
    """Show the window until it is closed; a second start brings the first to the front.

    Args:
        folder: the vault's.
        open_vault: opens it, off the UI thread, after the window is there.
        draw: draws prints.
        texts: the language.

    Returns:
        The exit status.
    """
    if not _has_screen():
        sys.stderr.write(texts("There is no screen here. Use: consent-desk --help") + "\n")
        return CANNOT
    try:
        from ui.session import run
    except ImportError:
        sys.stderr.write(texts("The system's window libraries are missing. Run: make setup") + "\n")
        return CANNOT
    return run(folder, open_vault, draw, texts)


def _has_screen() -> bool:
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
