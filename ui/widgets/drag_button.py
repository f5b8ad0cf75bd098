"""A button that files can be dragged out of."""

from collections.abc import Sequence
from pathlib import Path
from typing import override

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton


class DragButton(QPushButton):
    """Clicked it is a button; dragged it gives `files` to another program."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("role", "quiet")
        self.setAccessibleName(text)
        self.files: Sequence[Path] = ()
        self._pressed_at: QPointF | None = None

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position()
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        moved = (event.position() - self._pressed_at).manhattanLength()
        if self.files and moved >= QApplication.startDragDistance():
            self._pressed_at = None
            self.setDown(False)
            drag = QDrag(self)
            carried = QMimeData()
            carried.setUrls([QUrl.fromLocalFile(str(file)) for file in self.files])
            drag.setMimeData(carried)
            drag.exec(Qt.DropAction.CopyAction)
