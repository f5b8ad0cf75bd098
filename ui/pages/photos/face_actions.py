"""What can be said of the chosen face: buttons with their keys."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from consent_desk.domain.treatment import Extent, Treatment, Why
from consent_desk.messages import Texts
from ui.tokens import GRID
from ui.widgets.labels import button

_ORDER = ("name", "cover", "no-face", "figure", "take-back")


class FaceActions(QWidget):
    """Hidden while no face is chosen."""

    KEYS: ClassVar[dict[int, str]] = {
        Qt.Key.Key_N: "name",
        Qt.Key.Key_Return: "name",
        Qt.Key.Key_Enter: "name",
        Qt.Key.Key_A: "cover",
        Qt.Key.Key_G: "no-face",
        Qt.Key.Key_F: "figure",
        Qt.Key.Key_Delete: "take-back",
        Qt.Key.Key_Backspace: "take-back",
    }

    asked = Signal(str)
    """One of `KEYS`' values."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        _ = texts
        words = {
            "name": (_("Name…"), "N"),
            "cover": (_("Cover"), "A"),
            "no-face": (_("No face"), "G"),
            "figure": (_("Whole figure"), "F"),
            "take-back": (_("Take back"), "Del"),
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GRID // 2)
        self._buttons: dict[str, QPushButton] = {}
        for place, name in enumerate(_ORDER):
            text, key = words[name]
            made = button(text)
            made.setToolTip(_("{action} – key {key}", action=text, key=key))
            made.clicked.connect(lambda _=False, asked=name: self.asked.emit(asked))
            self._buttons[name] = made
            grid.addWidget(made, place // 2, place % 2)
        self.hide()

    def offer(self, treatment: Treatment | None) -> None:
        """Show what can be said of this face."""
        self.setVisible(treatment is not None)
        if treatment is None:
            return
        is_area = treatment.extent is Extent.AREA
        said = treatment.why not in (Why.UNKNOWN, Why.SUGGESTED)
        for name in ("name", "cover", "no-face", "figure"):
            self._buttons[name].setVisible(not is_area)
        self._buttons["take-back"].setVisible(said)
