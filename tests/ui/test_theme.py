from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from ui.theme import Choice, Theme
from ui.tokens import DARK, LIGHT


def test_dark_and_light_are_put_on_the_whole_application(qapp: QApplication, theme: Theme) -> None:
    theme.choose(Choice.DARK)
    assert theme.tokens is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    assert DARK.accent in qapp.styleSheet()
    theme.choose(Choice.LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == LIGHT.window


def test_a_choice_is_remembered_and_told(qapp: QApplication) -> None:
    kept: list[Choice] = []
    theme = Theme(qapp, Choice.LIGHT, kept.append)
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(True))
    theme.choose(Choice.DARK)
    theme.choose(Choice.DARK)
    assert kept == [Choice.DARK, Choice.DARK]
    assert told == [True]


def test_without_a_choice_the_theme_follows_the_system_while_it_runs(qapp: QApplication) -> None:
    theme = Theme(qapp, Choice.SYSTEM)
    scheme = Qt.ColorScheme.Dark

    class Hints:
        def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802 # Qt's name
            return scheme

    theme._application = type(
        "Application",
        (),
        {  # pyright: ignore
            "styleHints": lambda _: Hints(),
            "setPalette": lambda _, palette: qapp.setPalette(palette),
            "setStyleSheet": lambda _, sheet: qapp.setStyleSheet(sheet),
        },
    )()
    qapp.styleHints().colorSchemeChanged.emit(scheme)
    assert theme.tokens is DARK
    theme.choose(Choice.LIGHT)
    qapp.styleHints().colorSchemeChanged.emit(scheme)
    assert theme.tokens is LIGHT
