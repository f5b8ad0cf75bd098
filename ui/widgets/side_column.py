"""Cards beside the photo; in a small window they are scrolled."""

from typing import override

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.tokens import GRID


class SideColumn(QScrollArea):
    """A column of cards; put them in `cards`.

    Args:
        least: its width, in a language whose words have room in it.
    """

    def __init__(self, least: int) -> None:
        super().__init__()
        self._least = least
        self.cards = QVBoxLayout()
        self.cards.setContentsMargins(0, 0, 0, 0)
        self.cards.setSpacing(2 * GRID)
        self._inside = _Inside(self)
        self._inside.setProperty("surface", "scrolled")
        self._inside.setLayout(self.cards)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    @property
    def bar(self) -> int:
        """What the scroll bar takes of the width, once there is one."""
        return self.verticalScrollBar().sizeHint().width()

    @override
    def sizeHint(self) -> QSize:
        needed = self.cards.minimumSize().width() + self.bar
        return QSize(max(self._least, needed), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 0)


class _Inside(QWidget):
    """As high as its texts need at this width; Qt would reckon with them in a narrow one."""

    def __init__(self, column: SideColumn) -> None:
        super().__init__()
        self._column = column

    @override
    def minimumSizeHint(self) -> QSize:
        cards = self._column.cards
        width = self._column.sizeHint().width() - self._column.bar
        return QSize(cards.minimumSize().width(), cards.minimumHeightForWidth(width))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._column.updateGeometry()
        return super().event(event)
