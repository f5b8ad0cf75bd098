"""Constructs the window without showing it, to see that all it is made of is there."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontInfo, QIcon, QImageReader
from PySide6.QtWidgets import QApplication

from consent_desk.messages import Texts
from ui.jobs import InlineRunner
from ui.main_window import MainWindow
from ui.places import PLACES
from ui.session import ICON, translate_qt
from ui.state import WindowState
from ui.theme import Theme


def construct_window(work: Path) -> str:
    """Make the window with its rail; says in which letters and with how many entries.

    Raises:
        ValueError: something of it is missing.
    """
    made = QApplication.instance()
    application = made if isinstance(made, QApplication) else QApplication(["self-test"])
    translate_qt(application, "nl")
    theme = Theme(application)
    window = MainWindow(
        Texts("nl"), theme, WindowState(work / "window.ini"), PLACES, InlineRunner(_raise)
    )
    window.start_page.say_opening()
    picture = window.grab()
    font = QFontInfo(application.font())
    problems = {
        "the window has no pixels": picture.isNull(),
        "icons cannot be drawn": QIcon(str(ICON)).pixmap(32, 32).isNull(),
        "the reader of SVG is missing": b"svg" not in QImageReader.supportedImageFormats(),
        "Qt's Dutch is missing": QCoreApplication.translate("QPlatformTheme", "Cancel")
        != "Annuleren",
    }
    window.deleteLater()
    if missing := [problem for problem, is_so in problems.items() if is_so]:
        raise ValueError(", ".join(missing))
    return f"{len(PLACES)} in the rail, {font.family()}"


def _raise(error: BaseException) -> None:
    raise error
