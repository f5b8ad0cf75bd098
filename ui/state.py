"""What the window remembers between two starts: its size, its theme, and nothing of the school."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, QSettings
from PySide6.QtWidgets import QMainWindow

from consent_desk.messages import Language
from ui.language import LANGUAGES
from ui.theme import Choice


class WindowState:
    """Kept in a file in the user's own settings folder, outside the vault."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def theme(self) -> Choice:
        """The theme that was chosen."""
        kept = self._settings.value("theme", Choice.SYSTEM.value)
        return Choice(kept) if kept in set(Choice) else Choice.SYSTEM

    def keep_theme(self, choice: Choice) -> None:
        """Remember the theme."""
        self._settings.setValue("theme", choice.value)

    @property
    def language(self) -> str:
        """The language that was chosen, a key of `LANGUAGES`."""
        kept = str(self._settings.value("language", "nl"))
        return kept if kept in LANGUAGES else "nl"

    def keep_language(self, choice: str) -> None:
        """Remember the language, for the next start."""
        self._settings.setValue("language", choice)
        self._settings.sync()

    def speaks(self) -> Language:
        """The language of this start; a system of another language gets English."""
        if self.language == "system":
            is_dutch = QLocale.system().language() == QLocale.Language.Dutch
            return "nl" if is_dutch else "en"
        return "en" if self.language == "en" else "nl"

    def restore(self, window: QMainWindow) -> bool:
        """Give the window its place and size of last time; says whether there was one."""
        kept = self._settings.value("geometry")
        return isinstance(kept, QByteArray) and window.restoreGeometry(kept)

    def keep(self, window: QMainWindow) -> None:
        """Remember the window's place and size."""
        self._settings.setValue("geometry", window.saveGeometry())
        self._settings.sync()

    @property
    def last_crash_told(self) -> str:
        """The name of the last crash report that somebody was told of."""
        return str(self._settings.value("last_crash_told", ""))

    def keep_crash_told(self, name: str) -> None:
        """Remember that somebody was told of a crash report."""
        self._settings.setValue("last_crash_told", name)
        self._settings.sync()
