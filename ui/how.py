"""“How does this work?” on every page: a small button, and a few sentences in place."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QToolButton, QWidget

from consent_desk.messages import Texts
from ui.dialogs.dialog import Dialog, agreed
from ui.dialogs.notice_dialog import NoticeDialog
from ui.icons import icon
from ui.models.how_words import HOW
from ui.pages.page import Page
from ui.theme import Theme

_ICON = QSize(20, 20)


class How(QObject):
    """Puts the button beside the title of a page, and shows what it tells.

    Args:
        texts: the language.
        theme: whose ink the icon has.
        window: what the sentences stand before.
        show: shows them.
    """

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        window: QWidget,
        show: Callable[[Dialog], object] = agreed,
    ) -> None:
        super().__init__(window)
        self._texts = texts
        self._theme = theme
        self._window = window
        self._show = show
        self._buttons: list[QToolButton] = []
        theme.changed.connect(self._paint)

    def offer(self, page: Page, key: str) -> None:
        """Give a page its button, where there is something to tell of it."""
        if key not in HOW:
            return
        made = QToolButton()
        made.setProperty("role", "how")
        made.setIconSize(_ICON)
        word = self._texts("How does this work?")
        made.setToolTip(f"{word} (Shift+F1)")
        made.setAccessibleName(word)
        made.clicked.connect(lambda: self.tell(key))
        page.head.insertWidget(1, made)
        self._buttons.append(made)
        self._paint()

    def tell(self, key: str) -> None:
        """Say how a page works."""
        if key in HOW:
            self._show(self.dialog(key))

    def dialog(self, key: str) -> NoticeDialog:
        """What is shown."""
        lines = [self._texts(line) for line in HOW[key]]
        return NoticeDialog(self._texts("How does this work?"), lines, self._texts, self._window)

    def _paint(self) -> None:
        for each in self._buttons:
            each.setIcon(icon("question", self._theme.tokens))
