"""A place to drop photos or folders on."""

from pathlib import Path
from typing import override

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame

from ui.widgets.labels import restyle


class DropArea(QFrame):
    """Takes files and folders of this computer that are dropped on it."""

    dropped = Signal(list)
    """`list[Path]`, never empty."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "drop")
        self.setAcceptDrops(True)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_of(event):
            event.acceptProposedAction()
            self._hover(True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hover(False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._hover(False)
        if paths := paths_of(event):
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _hover(self, hovered: bool) -> None:
        self.setProperty("hovered", hovered)
        restyle(self)


def paths_of(event: QDropEvent) -> list[Path]:
    """The files and folders of this computer that are being dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
