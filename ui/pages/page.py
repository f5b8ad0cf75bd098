"""What every page has: a head with its title, a body, and a foot with its one primary action."""

from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.tokens import BAR, GRID
from ui.widgets.drop_area import paths_of
from ui.widgets.labels import Role, button, label

if TYPE_CHECKING:
    from consent_desk.services.prints.kinds import Kind

_SIDE = 3 * GRID


class Page(QWidget):
    """A page of the window.

    A page puts its controls in `head`, its content in `body`, what it says of its state in
    `status`; `primary_action` gives it the button at the bottom right, and shows the foot.
    """

    go = Signal(str)
    """Asks for another page, by its key in `ui.places`."""
    files_dropped = Signal(list)
    """Photos or folders (`list[Path]`) for the page that clears photos; empty: ask for them."""
    overview_asked = Signal(str, str)
    """A `Kind` for the page of overviews, and the group or the person's id ("": neither)."""
    waiting_at = Signal(str, int, str)
    """A page's key, how many things need somebody there, and what that means: its badge."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("surface", "window")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.title = label(title, Role.TITLE)
        self.head, _ = _bar(whole, "head")
        self.head.addWidget(self.title)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(_SIDE, 0, _SIDE, 2 * GRID)
        self.body.setSpacing(2 * GRID)
        whole.addLayout(self.body, stretch=1)
        foot, self._foot = _bar(whole, "foot")
        self.status = QHBoxLayout()
        self.status.setSpacing(2 * GRID)
        foot.addLayout(self.status)
        foot.addStretch(1)
        self._actions = foot
        self._foot.hide()

    def primary_action(self, text: str) -> QPushButton:
        """The one filled button of the page, at the bottom right."""
        made = button(text, "primary")
        self._actions.addWidget(made)
        self._foot.show()
        return made

    def quiet_action(self, text: str) -> QPushButton:
        """A button to the left of the primary one; ask for it before that."""
        made = button(text)
        self._actions.addWidget(made)
        return made

    def show_foot(self, *, shown: bool) -> None:
        """Show or hide the foot, where the primary action does not always apply."""
        self._foot.setVisible(shown)

    def shortcuts(self) -> list[tuple[str, str]]:
        """The keys of this page and what they do, for the sheet (F1)."""
        return []

    def on_shown(self) -> None:
        """The page has come to the front: a good moment to look again at what it shows."""

    def on_closing(self) -> None:
        """The window closes: the last moment to keep what was typed."""

    def unkept(self) -> str:
        """What is lost if the window closes now, in words; "": nothing. After `on_closing`."""
        return ""

    def take_overview(self, kind: "Kind", whom: str) -> None:
        """Offer this print of a group (by name) or a person (by id).

        Only the page of overviews does something with it.
        """

    def take_files(self, paths: list[Path]) -> None:
        """Take files or folders that were dropped here, or elsewhere for this page (none: ask).

        Only a page that accepts drops does something with them.
        """

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_of(event):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if paths := paths_of(event):
            event.acceptProposedAction()
            self.take_files(paths)


def _bar(whole: QVBoxLayout, role: str) -> tuple[QHBoxLayout, QFrame]:
    frame = QFrame()
    frame.setProperty("role", role)
    frame.setFixedHeight(BAR)
    line = QHBoxLayout(frame)
    line.setContentsMargins(_SIDE, 0, _SIDE, 0)
    line.setSpacing(2 * GRID)
    whole.addWidget(frame)
    return line, frame
