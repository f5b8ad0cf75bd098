"""What stands where there is nothing yet: what to do first, with the button to do it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.tokens import GRID
from ui.widgets.labels import Role, button, label


class EmptyState(QWidget):
    """A line, a second one, and where it helps a button."""

    asked = Signal()

    def __init__(self, first: str, second: str, action: str = "") -> None:
        super().__init__()
        down = QVBoxLayout(self)
        down.setSpacing(GRID + 4)
        down.addStretch(2)
        for text, role in ((first, Role.STRONG), (second, Role.MUTED)):
            line = label(text, role, wrap=True)
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            down.addWidget(line)
        if action:
            made = button(action, "primary")
            made.clicked.connect(self.asked)
            down.addWidget(made, alignment=Qt.AlignmentFlag.AlignHCenter)
        down.addStretch(3)
