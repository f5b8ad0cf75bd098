"""Takes the pictures."""

import itertools
from argparse import Namespace
from pathlib import Path

from pymupdf_fonts import NotoSans_Bold, NotoSans_Regular
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from consent_desk.messages import Texts
from tests.screenshots.stage import Stage, State
from tests.screenshots.states import STATES
from ui.session import translate_qt
from ui.theme import Choice, Theme

LANGUAGES = ("nl", "en")
THEMES = (Choice.LIGHT, Choice.DARK)
SIZE = (1440, 900)
SMALLEST = (1280, 720)


def photograph_all(args: Namespace, work: Path) -> int:
    """Every state in both languages and themes; says how many pictures there are."""
    application = QApplication(["screenshots"])
    _use_font(application)
    theme = Theme(application)
    count = 0
    for lang, choice in itertools.product(LANGUAGES, THEMES):
        if args.lang not in (None, lang) or args.theme not in (None, choice.value):
            continue
        theme.choose(choice)
        translate_qt(application, "nl" if lang == "nl" else "en")
        for state in STATES:
            if args.only in state.name:
                own = work / f"{lang}-{choice}-{state.name}"
                own.mkdir()
                name = f"{state.name}-{lang}-{choice}-{float(args.scale):.0%}".replace("%", "")
                photograph(state, Stage(Texts(lang), theme, own), args.folder / f"{name}.png")
                count += 1
    return count


def photograph(state: State, stage: Stage, file: Path) -> None:
    """One state."""
    widget = state.make(stage)
    put_up(widget, state)
    _save(widget, file)
    if isinstance(widget, QMainWindow):
        widget.resize(*SMALLEST)
        QApplication.processEvents()
        _save(widget, file.with_stem(f"{file.stem}-small"))
    widget.hide()
    widget.deleteLater()
    QApplication.processEvents()


def _save(widget: QWidget, file: Path) -> None:
    if not widget.grab().save(str(file)):
        raise OSError(f"{file} cannot be written")


def put_up(widget: QWidget, state: State) -> None:
    """Show a state as it is before anybody does anything."""
    if isinstance(widget, QMainWindow):
        widget.resize(*SIZE)
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    widget.show()
    state.after(widget)
    for _ in range(3):
        QApplication.processEvents()


def _use_font(application: QApplication) -> None:
    """The same letters on every machine; the program itself uses the system's."""
    for module in (NotoSans_Regular, NotoSans_Bold):
        QFontDatabase.addApplicationFontFromData(module.fontbuffer)
    font = application.font()
    font.setFamily("Noto Sans")
    application.setFont(font)
