"""Labels by what they are for; the style sheet gives them their look."""

from enum import StrEnum
from typing import override

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget


class Role(StrEnum):
    """What a label is for."""

    TEXT = "text"
    TITLE = "title"
    STRONG = "strong"
    MUTED = "muted"
    SMALL = "small"
    COUNT = "count"
    BADGE = "badge"


class Tone(StrEnum):
    """The four meanings; each has a shape besides its colour."""

    SHOWN = "shown"
    COVERED = "covered"
    NEEDS_YOU = "needs-you"
    STOPPED = "stopped"


SHAPES = {Tone.SHOWN: "●", Tone.COVERED: "■", Tone.NEEDS_YOU: "▲", Tone.STOPPED: "✕"}


def label(text: str, role: Role = Role.TEXT, *, wrap: bool = False) -> QLabel:
    """A label; with `wrap` it takes as many lines as it needs."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role.value)
    made.setWordWrap(wrap)
    return made


def state_label(text: str, tone: Tone) -> QLabel:
    """A state, told by its shape, its word and its colour."""
    made = label(f"{SHAPES[tone]} {text}")
    made.setProperty("tone", tone.value)
    return made


def button(text: str, role: str = "quiet") -> QPushButton:
    """A button: `primary` (one a page), `quiet`, `danger` or `link`."""
    made = QPushButton(text)
    made.setProperty("role", role)
    made.setAccessibleName(text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(True)  # Enter presses it where the keyboard is, as the space bar does
    return made


class CutLabel(QLabel):
    """One line that ends in … where there is no room for it, and is whole in its tip."""

    def __init__(self, text: str, role: Role = Role.TEXT) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role.value)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = ""
        self.say(text)

    def say(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setAccessibleName(text)
        self._cut()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(self.contentsRect().width() - 1, 0)
        )
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again at a widget whose properties changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
