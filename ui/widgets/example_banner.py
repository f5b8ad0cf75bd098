"""The line above every page of the example school."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from consent_desk.messages import Texts
from ui.tokens import GRID
from ui.widgets.labels import Role, Tone, button, label, state_label


class ExampleBanner(QFrame):
    """Always in sight; it cannot be put away."""

    left = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setProperty("role", "example")
        line = QHBoxLayout(self)
        line.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
        line.setSpacing(2 * GRID)
        line.addWidget(state_label(texts("Example school"), Tone.NEEDS_YOU))
        line.addWidget(
            label(
                texts(
                    "Everybody here is made up. Do not put real pupils or photos in it: all of it"
                    " is gone when you close this window."
                ),
                Role.TEXT,
                wrap=True,
            ),
            stretch=1,
        )
        away = button(texts("Close and throw away"))
        away.clicked.connect(self.left)
        line.addWidget(away)
