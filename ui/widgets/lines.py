"""Texts and controls under each other, put there anew whenever what they tell changes."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.tokens import GRID
from ui.widgets.labels import Role, label


class Lines(QVBoxLayout):
    """A column that can be emptied."""

    def __init__(self, spacing: int = GRID) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def say(self, text: str, role: Role = Role.TEXT) -> QLabel:
        """A paragraph more."""
        made = label(text, role, wrap=True)
        self.addWidget(made)
        return made

    def empty(self) -> None:
        """Take everything out."""
        empty(self)


class Scrolled(QScrollArea):
    """What is laid out in it scrolls up and down where there is no room for all of it.

    Args:
        layout: what scrolls.
        widest: how wide it becomes at most; 0: as wide as there is room.
    """

    def __init__(self, layout: QLayout, widest: int = 0) -> None:
        super().__init__()
        inside = QWidget()
        inside.setProperty("surface", "scrolled")
        if widest:
            column = QWidget()
            column.setMaximumWidth(widest)
            column.setLayout(layout)
            across = QHBoxLayout(inside)
            across.setContentsMargins(0, 0, 0, 0)
            across.addWidget(column, stretch=1)
            across.addStretch()
        else:
            inside.setLayout(layout)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def refill(whole: QWidget, fill: Callable[[], None]) -> None:
    """Put something else in a widget; the keyboard stays on the control of the same name."""
    before = set(whole.findChildren(QWidget))
    name = next((each.accessibleName() for each in before if each.hasFocus()), "")
    fill()
    after = (each for each in whole.findChildren(QWidget) if each not in before)
    same = next((each for each in after if name and each.accessibleName() == name), None)
    if same is not None:
        same.show()  # a control that was never shown takes no focus
        same.setFocus(Qt.FocusReason.OtherFocusReason)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout, and what is in the layouts in it."""
    while (taken := layout.takeAt(0)) is not None:
        if (inner := taken.layout()) is not None:
            empty(inner)
        elif (widget := taken.widget()) is not None:
            widget.hide()  # at once: it is deleted only when the window has its turn
            widget.deleteLater()
