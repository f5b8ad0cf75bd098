"""Light, dark, or as the system says: the choice, and putting it on the application."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.stylesheet import stylesheet
from ui.tokens import DARK, LIGHT, NORMAL, Tokens


class Choice(StrEnum):
    """Which theme somebody chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The theme of the application; follows the system while nothing else is chosen.

    Args:
        application: gets Fusion, the palette and the style sheet.
        choice: what was chosen before.
        keep: remembers a new choice.
    """

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        choice: Choice = Choice.SYSTEM,
        keep: Callable[[Choice], None] = lambda _: None,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        self._keep = keep
        self._tokens: Tokens | None = None
        application.setStyle(QStyleFactory.create("Fusion"))
        application.setFont(_text_font(application.font()))
        application.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    @property
    def choice(self) -> Choice:
        """What was chosen."""
        return self._choice

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return LIGHT if self._tokens is None else self._tokens

    def choose(self, choice: Choice) -> None:
        """Change the theme, and remember it."""
        self._choice = choice
        self._keep(choice)
        self._apply()

    def _apply(self) -> None:
        tokens = DARK if self._is_dark() else LIGHT
        if tokens is self._tokens:
            return
        self._tokens = tokens
        self._application.setPalette(palette(tokens))
        self._application.setStyleSheet(stylesheet(tokens))
        self.changed.emit()

    def _is_dark(self) -> bool:
        if self._choice is not Choice.SYSTEM:
            return self._choice is Choice.DARK
        return self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark


def palette(t: Tokens) -> QPalette:
    """The palette, for what Qt draws itself and no style sheet reaches."""
    made = QPalette()
    role = QPalette.ColorRole
    for part, colour in (
        (role.Window, t.window),
        (role.WindowText, t.ink),
        (role.Base, t.card),
        (role.AlternateBase, t.window),
        (role.Text, t.ink),
        (role.Button, t.card),
        (role.ButtonText, t.ink),
        (role.BrightText, t.stopped),
        (role.Highlight, t.accent),
        (role.HighlightedText, t.on_accent),
        (role.PlaceholderText, t.muted),
        (role.ToolTipBase, t.card),
        (role.ToolTipText, t.ink),
        (role.Link, t.accent),
        (role.LinkVisited, t.accent),
        (role.Accent, t.accent),
    ):
        made.setColor(part, QColor(colour))
    for part in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, part, QColor(t.muted))
    return made


def _text_font(system: QFont) -> QFont:
    """The system's own font, at our size: pixels that Qt scales with the screen."""
    font = QFont(system)
    font.setPixelSize(round(NORMAL))
    return font
