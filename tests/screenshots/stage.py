"""Where a page stands while its picture is taken: a language, a theme, and nothing real."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from consent_desk.messages import Texts
from consent_desk.ports import Vault
from reports.draw import draw
from tests.screenshots.classroom import school
from ui.jobs import InlineRunner, JobRunner
from ui.main_window import MainWindow
from ui.places import PLACES, Desk, Place
from ui.state import WindowState
from ui.theme import Theme


def _raise(error: BaseException) -> None:
    raise error


@dataclass(frozen=True)
class Stage:
    """What a state is made with; `folder` is empty and may be written in."""

    texts: Texts
    theme: Theme
    folder: Path

    def runner(self, tell: Callable[[BaseException], None] = _raise) -> JobRunner:
        """A runner that does everything at once."""
        return InlineRunner(tell)

    def window(
        self, places: Sequence[Place] = PLACES, runner: JobRunner | None = None
    ) -> MainWindow:
        """The window, with no register yet."""
        state = WindowState(self.folder / "window.ini")
        return MainWindow(self.texts, self.theme, state, places, runner or self.runner())

    def school(self) -> Vault:
        """A small school in a real register, the same for all: to make one takes a second."""
        return school()

    def desk(self, vault: Vault, places: Sequence[Place] = PLACES) -> Desk:
        """What pages are made from."""
        with vault.register.read() as uow:
            school = uow.school
        built = frozenset(place.key for place in places)
        return Desk(vault, school, draw, self.texts, self.theme, self.runner(), built)

    def window_on(self, vault: Vault, places: Sequence[Place] = PLACES) -> MainWindow:
        """The window with the pages of a register in it."""
        window = self.window(places)
        window.open_desk(self.desk(vault, places))
        return window


@dataclass(frozen=True)
class State:
    """One picture: a window or a dialog as somebody may meet it.

    `make` gives the widget to show, not shown yet; `after` does what has to be done once it is.
    """

    name: str
    make: Callable[[Stage], QWidget]
    after: Callable[[QWidget], None] = lambda _: None
