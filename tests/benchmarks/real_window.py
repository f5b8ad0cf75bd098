"""The real window over a real register, for measuring what somebody meets in it."""

import os
import secrets
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from unittest.mock import patch

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from consent_desk import bootstrap
from consent_desk.messages import Texts
from consent_desk.ports import Vault
from ui.garbage import GarbageCollector
from ui.jobs import JobRunner
from ui.main_window import MainWindow
from ui.pages.photos.photos_page import PhotosPage
from ui.places import PLACES, Desk
from ui.state import WindowState
from ui.theme import Choice, Theme


@contextmanager
def own_machine() -> Generator[Path]:
    """A folder in which nothing of whoever measures is touched."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        own = {
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            bootstrap.PASSPHRASE_VARIABLE: secrets.token_urlsafe(),
            "XDG_PICTURES_DIR": str(folder / "pictures"),
        }
        with patch.dict(os.environ, own):
            yield folder


def _tell(error: BaseException) -> None:
    raise error


class RealWindow:
    """The window on its photos page, with everybody ticked."""

    def __init__(self, vault: Vault, folder: Path) -> None:
        self.application = QApplication.instance() or QApplication(["measuring"])
        assert isinstance(self.application, QApplication)
        self._until: Callable[[], bool] = bool
        self._over = 0.0
        self._loop, self._ticks = QEventLoop(), QTimer(interval=20)
        self._ticks.timeout.connect(self._tick)
        texts, theme = Texts("nl"), Theme(self.application, Choice.LIGHT)
        self.runner = JobRunner(_tell)
        self.garbage = GarbageCollector(self.application)
        state = WindowState(folder / "window.ini")
        self.window = MainWindow(texts, theme, state, PLACES, self.runner)
        self.window.filled.connect(self.garbage.settle)
        self.window.resize(1440, 900)
        self.window.show()
        with vault.register.read() as uow:
            school = uow.school
        built = frozenset(place.key for place in PLACES)
        self.window.open_desk(Desk(vault, school, texts, theme, self.runner, built))
        self.window.go("photos")
        self.wait(lambda: isinstance(self.window.page, PhotosPage))
        page = self.window.page
        assert isinstance(page, PhotosPage)
        self.page = page
        page._out = lambda: folder / "cleared"
        self.model = page._model
        self.wait(lambda: bool(page._start._channels))

    def wait(self, until: Callable[[], bool], seconds: float = 3600) -> None:
        """Let the window live until something is so."""
        if until():
            return
        self._until, self._over = until, perf_counter() + seconds
        self._ticks.start()
        self._loop.exec()
        self._ticks.stop()
        if not until():
            raise TimeoutError

    def _tick(self) -> None:
        if self._until() or perf_counter() > self._over:
            self._loop.quit()

    def pause(self, seconds: float) -> None:
        """Let it live for so long."""
        over = perf_counter() + seconds
        self.wait(lambda: perf_counter() >= over)

    def close(self) -> None:
        """End it as somebody does who closes the window."""
        self.runner.stop_all()
        self.window.close()
        self.garbage.stop()
