"""The menu at the bottom of the rail: light or dark, the shortcuts, and what this is."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from consent_desk.messages import Texts
from consent_desk.sentences import mark
from ui.dialogs.about_dialog import AboutDialog
from ui.dialogs.shortcuts_dialog import ShortcutsDialog
from ui.pages.page import Page
from ui.theme import Choice, Theme

THEMES = {
    Choice.SYSTEM: mark("Light or dark as the system"),
    Choice.LIGHT: mark("Light"),
    Choice.DARK: mark("Dark"),
}


class ViewMenu(QObject):
    """Fills the menu, and opens what it leads to."""

    example_asked = Signal()

    def __init__(self, texts: Texts, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._texts = texts
        self._theme = theme
        self._window = window
        self.offers_example = True

    def fill(self, menu: QMenu) -> None:
        """Fill the menu for this moment."""
        _ = self._texts
        themes = QActionGroup(menu)
        for choice, text in THEMES.items():
            action = menu.addAction(_(text))
            action.setCheckable(True)
            action.setChecked(choice is self._theme.choice)
            action.setData(choice)
            themes.addAction(action)
        themes.triggered.connect(self._on_chosen)
        menu.addSeparator()
        sheet = menu.addAction(f"{_('Shortcuts')}\tF1")
        sheet.triggered.connect(lambda: self.shortcuts(None).exec())
        if self.offers_example:
            example = menu.addAction(_("Try it with an example school"))
            example.triggered.connect(self.example_asked)
        about = menu.addAction(_("About Consent Desk"))
        about.triggered.connect(lambda: AboutDialog(_, self._window).exec())

    def _on_chosen(self, action: QAction) -> None:
        self._theme.choose(Choice(action.data()))

    def shortcuts(self, page: Page | None) -> ShortcutsDialog:
        """The sheet; `page` is the one at the front."""
        _ = self._texts
        everywhere = [
            ("Ctrl+1, 2, 3 …", _("to the first, second, third … page of the rail")),
            ("Tab, Shift+Tab", _("to the next or the previous control")),
            ("Enter, " + _("space"), _("press what has the frame round it")),
            ("Esc", _("close a dialog and change nothing")),
            ("F1", _("this sheet")),
            ("Shift+F1", _("how the page works")),
            ("Ctrl+Q", _("close Consent Desk")),
        ]
        sheets = [(_("Everywhere"), everywhere)]
        if page is not None:
            sheets.append((page.title.text(), page.shortcuts()))
        return ShortcutsDialog(_, sheets, self._window)
