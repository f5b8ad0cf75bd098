"""The keys of the review: the same on the strip, on the photo and in the list of faces."""

from collections.abc import Callable, Mapping
from typing import override

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from ui.widgets.photo_canvas import PhotoCanvas

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class ReviewKeys(QObject):
    """An event filter for whatever has the keyboard.

    Args:
        canvas: shows the original while its key is held, and is drawn on.
        actions: what the other keys do.
    """

    def __init__(self, canvas: PhotoCanvas, actions: Mapping[int, Callable[[], None]]) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.is_shared = False
        self._actions: Mapping[int, Callable[[], None]] = {
            **actions,
            Qt.Key.Key_O: self._hold_original,
            Qt.Key.Key_T: canvas.begin_drawing,
        }

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self.press(event)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyRelease:
            self._release(event)
        return super().eventFilter(watched, event)

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key is for; says whether it is for something here."""
        act = self._actions.get(event.key())
        if act is None or event.modifiers() not in _PLAIN or self._canvas.is_drawing:
            return False
        act()
        return True

    def _hold_original(self) -> None:
        """Not while the class is watching: it would tell who is covered (R18)."""
        self._canvas.hold_original(held=not self.is_shared)

    def _release(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_O and not event.isAutoRepeat():
            self._canvas.hold_original(held=False)
