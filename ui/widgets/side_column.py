"""Cards beside the photo; in a small window they are scrolled."""

from typing import override

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.tokens import GRID


class SideColumn(QScrollArea):
    """A column of cards of a fixed width; put them in `cards`."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.cards = QVBoxLayout()
        self.cards.setContentsMargins(0, 0, 0, 0)
        self.cards.setSpacing(2 * GRID)
        inside = _Inside(width)
        inside.setProperty("surface", "scrolled")
        inside.setLayout(self.cards)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(width)


class _Inside(QWidget):
    """As high as its texts need at this width; Qt would reckon with them in a narrow one."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self._width = width

    @override
    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        if layout is None:
            return super().minimumSizeHint()
        return QSize(0, layout.minimumHeightForWidth(self._width))
