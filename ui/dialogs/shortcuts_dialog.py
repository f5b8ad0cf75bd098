"""The sheet of shortcuts (F1)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from consent_desk.messages import Texts
from ui.dialogs.dialog import Dialog
from ui.tokens import GRID
from ui.widgets.labels import Role, label

Shortcuts = Sequence[tuple[str, str]]
"""Keys, and what they do, in the user's words."""


class ShortcutsDialog(Dialog):
    """Keys and what they do, by page.

    Args:
        texts: the language.
        sheets: a heading and its shortcuts, in order.
        parent: the window.
    """

    def __init__(
        self, texts: Texts, sheets: Sequence[tuple[str, Shortcuts]], parent: QWidget | None = None
    ) -> None:
        super().__init__(texts("Shortcuts"), parent)
        for heading, shortcuts in sheets:
            if shortcuts:
                self.content.addWidget(label(heading, Role.STRONG))
                self.content.addWidget(_sheet(shortcuts))
        self.add_button(texts("Close"), "primary").clicked.connect(self.accept)


def _sheet(shortcuts: Shortcuts) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "card")
    grid = QGridLayout(frame)
    grid.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
    grid.setHorizontalSpacing(3 * GRID)
    grid.setColumnStretch(1, 1)
    for row, (keys, what) in enumerate(shortcuts):
        grid.addWidget(label(keys, Role.STRONG), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(what, wrap=True), row, 1, Qt.AlignmentFlag.AlignTop)
        grid.setRowMinimumHeight(row, 28)
    return frame
