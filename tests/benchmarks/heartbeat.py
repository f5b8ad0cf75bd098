"""The heartbeat of a window: how long its thread did not answer, and what was under way then.

python -m tests.benchmarks.heartbeat SECONDS: the heartbeat of an empty window, the yardstick on a
machine that is busy with something else.
"""

import json
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

BEAT_MS = 5
LATE = 0.05
"""Seconds without an answer that somebody notices."""


@dataclass(frozen=True)
class Gap:
    """So many seconds the thread did not answer, and what was under way."""

    seconds: float
    said: str


class Heartbeat(QObject):
    """Beats on the thread that made it, until `stop`.

    Args:
        under_way: says in a few words what is being done.
    """

    def __init__(self, under_way: Callable[[], str] = str) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self.late: list[Gap] = []
        self._under_way = under_way
        self._last = perf_counter()
        self._timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def stop(self) -> dict[str, Any]:
        """The figures, in milliseconds."""
        self._timer.stop()
        ordered = sorted(self.gaps)
        worst = max(self.late, key=lambda gap: gap.seconds, default=None)
        figures = {
            "beats": len(ordered),
            "worst_ms": round(1000 * ordered[-1], 1),
            "p99.9_ms": round(1000 * ordered[int(0.999 * (len(ordered) - 1))], 1),
            "over_50_ms": sum(gap > LATE for gap in ordered),
        }
        if worst is not None:
            figures["at_worst"] = worst.said
        return figures

    def _beat(self) -> None:
        now = perf_counter()
        gap = max(now - self._last - BEAT_MS / 1000, 0.0)
        self._last = now
        self.gaps.append(gap)
        if gap > LATE:
            self.late.append(Gap(gap, self._under_way()))


def main() -> int:
    """An empty window for so many seconds, or until its input ends."""
    application = QApplication([])
    window = QMainWindow()
    window.resize(1440, 900)
    window.show()
    heart = Heartbeat()
    reader = threading.Thread(target=sys.stdin.buffer.read, daemon=True)
    reader.start()
    until = perf_counter() + int(sys.argv[1])
    look = QTimer(interval=100)
    look.timeout.connect(
        lambda: None if reader.is_alive() and perf_counter() < until else application.quit()
    )
    look.start()
    application.exec()
    figures = {name: value for name, value in heart.stop().items() if name.endswith(("ms", "s"))}
    print(json.dumps(figures), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
