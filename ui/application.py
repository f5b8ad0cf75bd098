"""Starting the window; a machine that cannot show one gets a sentence and no crash."""

import os
import sys
from collections.abc import Callable

from consent_desk.errors import KnownError
from consent_desk.messages import Texts
from consent_desk.ports import Vault

CANNOT = 2


def start_window(open_vault: Callable[[], Vault], texts: Texts) -> int:
    """Show the window until it is closed.

    Returns:
        The exit status.
    """
    if not _has_screen():
        sys.stderr.write(texts("There is no screen here. Use: consent-desk --help") + "\n")
        return CANNOT
    try:
        from PySide6.QtWidgets import QApplication

        from ui.main_window import MainWindow
    except ImportError:
        sys.stderr.write(texts("The system's window libraries are missing. Run: make setup") + "\n")
        return CANNOT
    application = QApplication.instance() or QApplication(["consent-desk"])
    application.setApplicationName("Consent Desk")
    try:
        window = MainWindow(open_vault(), texts)
    except KnownError as error:
        window = MainWindow(None, texts, texts.sentence(error))
    window.show()
    return application.exec()


def _has_screen() -> bool:
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
