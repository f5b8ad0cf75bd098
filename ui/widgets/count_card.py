"""A card with a number; where a page deals with it, the whole card opens that page."""

from dataclasses import dataclass
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from ui.tokens import GRID
from ui.widgets.labels import SHAPES, Role, Tone, label


@dataclass(frozen=True)
class CardText:
    """What a card says; `link` is empty where no page deals with it.

    `alarm` is the part of the second line that has to be seen, and comes first in it.
    """

    count: int
    title: str
    line: str = ""
    alarm: str = ""
    link: str = ""
    urgent: bool = False


class CountCard(QFrame):
    """One number, what it counts, and the way to where it is dealt with."""

    opened = Signal()

    def __init__(self, text: CardText) -> None:
        super().__init__()
        self._is_link = bool(text.link)
        self.setProperty("role", "card")
        self.setProperty("link", self._is_link)
        self.setAccessibleName(f"{text.count} {text.title}")
        said = [part for part in (text.alarm, text.line, text.link) if part]
        self.setAccessibleDescription(". ".join(said))
        if self._is_link:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._build(text)

    def _build(self, text: CardText) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 2 * GRID, 20, 2 * GRID)
        layout.setSpacing(6)
        count = label(str(text.count), Role.COUNT)
        if text.urgent:
            count.setProperty("tone", Tone.STOPPED.value)
        layout.addWidget(count)
        layout.addWidget(label(text.title, Role.STRONG, wrap=True))
        if text.alarm:
            alarm = label(f"{SHAPES[Tone.STOPPED]} {text.alarm}", wrap=True)
            alarm.setProperty("tone", Tone.STOPPED.value)
            layout.addWidget(alarm)
        if text.line:
            layout.addWidget(label(text.line, Role.MUTED, wrap=True))
        layout.addStretch()
        if text.link:
            layout.addSpacing(2)
            layout.addWidget(_link(text.link))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.setAccepted(self._is_link)  # only who takes the press is told of the release

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        left = event.button() is Qt.MouseButton.LeftButton
        if self._is_link and left and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_link and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
            return
        super().keyPressEvent(event)


def _link(text: str) -> QLabel:
    made = label(f"{text} →")
    made.setProperty("role", "link")
    return made
