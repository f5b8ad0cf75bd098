"""Python's garbage is collected on the window's own thread, and a little at a time.

Whatever of Qt is among it may be let go on no other thread, and a whole collection of everything
that was ever loaded would keep the window waiting.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


class GarbageCollector(QObject):
    """Collects on the thread that made it, in place of Python's own way; `stop` gives that back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._limits = gc.get_threshold()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)
        gc.disable()
        self._timer.start()

    def settle(self) -> None:
        """What is there now stays until the end: it is not looked through again."""
        gc.freeze()

    def look(self) -> None:
        """Collect what Python itself would by now: the oldest generation that is due."""
        due = [g for g, count in enumerate(gc.get_count()) if count > self._limits[g]]
        if due:
            gc.collect(max(due))

    def stop(self) -> None:
        """Let Python do it again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
