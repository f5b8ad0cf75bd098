"""How far a long work is, and how long it will take, on standard error."""

import sys
import time

from consent_desk.domain.photo import PhotoState
from consent_desk.messages import Texts
from consent_desk.sentences import mark

STATES = {
    PhotoState.CLEARED: mark("● cleared"),
    PhotoState.BLOCKED: mark("■ blocked"),
    PhotoState.FAILED: mark("✕ failed"),
}


class Progress:
    """One line an item; on a terminal each takes the place of the last."""

    def __init__(self, total: int, texts: Texts) -> None:
        self._total = total
        self._texts = texts
        self._done = 0
        self._began = time.monotonic()
        self._in_place = sys.stderr.isatty()

    def step(self, name: str, state: PhotoState) -> None:
        """One item is done."""
        self._done += 1
        line = f"{self._done}/{self._total} {self._texts(STATES[state])} {name}{self._left()}"
        sys.stderr.write(f"\r\033[K{line}" if self._in_place else f"{line}\n")
        sys.stderr.flush()

    def end(self) -> None:
        """Leave the line."""
        if self._in_place and self._done:
            sys.stderr.write("\n")

    def _left(self) -> str:
        rest = self._total - self._done
        if not rest:
            return ""
        seconds = (time.monotonic() - self._began) / self._done * rest
        minutes, seconds = divmod(round(seconds), 60)
        time_left = f"{minutes}:{seconds:02}"
        return f" · {self._texts('about {time} to go', time=time_left)}"
