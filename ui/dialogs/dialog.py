"""What every dialog has: a heading, room for its content, and buttons at the bottom right."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.tokens import GRID
from ui.widgets.labels import Role, Tone, button, label, state_label

_WIDTH = 480


class Dialog(QDialog):
    """A dialog of the house; Escape closes it."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setMinimumWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(label(heading, Role.TITLE, wrap=True))
        self.content = QVBoxLayout()
        self.content.setSpacing(2 * GRID)
        layout.addLayout(self.content)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(GRID)
        self._buttons.addStretch()
        layout.addSpacing(GRID)
        layout.addLayout(self._buttons)

    def add_button(self, text: str, role: str = "quiet") -> QPushButton:
        """Another button, to the right of those before it; the primary one is the default."""
        made = button(text, role)
        made.setAutoDefault(role == "primary")
        made.setDefault(role == "primary")
        self._buttons.addWidget(made)
        return made

    def offer(self, cancel: str, agree: str) -> QPushButton:
        """A button that leaves everything as it was, and the primary one, which is returned."""
        self.add_button(cancel).clicked.connect(self.reject)
        agreed_by = self.add_button(agree, "primary")
        agreed_by.clicked.connect(self.accept)
        return agreed_by

    def say(self, text: str, role: Role = Role.TEXT) -> None:
        """A paragraph."""
        self.content.addWidget(label(text, role, wrap=True))

    def say_state(self, text: str, tone: Tone) -> QLabel:
        """A paragraph that has to be seen; what it says can be changed."""
        made = state_label(text, tone)
        made.setWordWrap(True)
        self.content.addWidget(made)
        return made


Ask = Callable[[Dialog], bool]
"""Shows a dialog; says whether it was agreed to."""


def agreed(dialog: Dialog) -> bool:
    """Show it, and wait for the answer."""
    return dialog.exec() == QDialog.DialogCode.Accepted
