"""Whose device photos were made on (R21)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QRadioButton, QVBoxLayout

from consent_desk.messages import Texts
from ui.tokens import GRID
from ui.widgets.labels import Role, label


class DeviceQuestion(QFrame):
    """Two answers, and neither is given beforehand."""

    answered = Signal(bool)
    """Whether it is somebody's own."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        column.setSpacing(2)
        asks = label(texts("Whose device were they made on?"), Role.STRONG)
        column.addWidget(asks)
        self.own = QRadioButton(texts("my own: for the parents only"))
        self.of_school = QRadioButton(texts("a device of the school"))
        self.own.clicked.connect(lambda: self.answered.emit(True))
        self.of_school.clicked.connect(lambda: self.answered.emit(False))
        for answer in (self.own, self.of_school):
            answer.setAccessibleName(f"{asks.text()} {answer.text()}")
            column.addWidget(answer)

    def show_answer(self, own: bool | None) -> None:
        """Show what was answered before; None: nothing."""
        for answer, is_it in ((self.own, own is True), (self.of_school, own is False)):
            answer.setAutoExclusive(False)  # else Qt keeps one of the two ticked
            answer.setChecked(is_it)
            answer.setAutoExclusive(True)
