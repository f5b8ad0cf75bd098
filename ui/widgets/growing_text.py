"""A field for a few sentences that is as high as they need, within bounds."""

from typing import override

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit

_LEAST, _MOST = 4, 9
_ROUND = 20
"""What frame and padding take, top and bottom together."""


class GrowingText(QPlainTextEdit):
    """Asks for four lines at first and for nine at most; where there is room it takes more."""

    def __init__(self) -> None:
        super().__init__()
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        lines = round(self.document().size().height())  # a plain document counts in lines
        return QSize(super().sizeHint().width(), self._high(min(max(lines, _LEAST), _MOST)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._high(_LEAST))

    def _high(self, lines: int) -> int:
        return lines * self.fontMetrics().lineSpacing() + _ROUND
