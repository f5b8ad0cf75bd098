"""Asking whether posts of an earlier day were placed, one after the other."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from consent_desk.services.ask_placed import Unmarked
from ui.jobs import Job, JobRunner
from ui.models.post_desk import PostDesk


class UnmarkedModel(QObject):
    """What to ask about now; *not yet* puts a question away until the window is opened anew.

    Args:
        desk: the services.
        runner: runs them.
    """

    changed = Signal()

    def __init__(self, desk: PostDesk, runner: JobRunner) -> None:
        super().__init__()
        self._desk = desk
        self._runner = runner
        self._asked: list[Unmarked] = []
        self._later: set[Unmarked] = set()
        self.to_take_off = 0
        """Files that have to come off their channel, since a wrong one was placed."""
        self.left: list[Path] = []
        """Files that are not needed any more and could not be deleted."""

    @property
    def question(self) -> Unmarked | None:
        """The oldest that was not answered; None: nothing to ask."""
        return next((each for each in self._asked if each not in self._later), None)

    def refresh(self) -> None:
        """Look again."""

        def show(asked: list[Unmarked]) -> None:
            self._asked = asked
            self.changed.emit()

        self._runner.run(Job(lambda _: self._desk.unmarked()).then(show))

    def say_placed(self) -> None:
        """It was placed, and as it should be."""
        self._answer(self._desk.place_unmarked, lambda _: None)

    def say_wrong_one(self) -> None:
        """It was placed and should not have been: it has to come off again."""

        def show(count: int) -> None:
            self.to_take_off = count

        self._answer(self._desk.take_unmarked_down, show)

    def say_not_yet(self) -> None:
        """It will be."""
        if self.question is not None:
            self._later.add(self.question)
            self.changed.emit()

    def say_not_any_more(self) -> None:
        """It will not be: the files go."""

        def show(left: list[Path]) -> None:
            self.left = left

        self._answer(self._desk.let_go, show)

    def _answer[T](self, do: Callable[[Unmarked], T], show: Callable[[T], None]) -> None:
        asked = self.question
        if asked is None:
            return
        self.to_take_off, self.left = 0, []

        def done(result: T) -> None:
            show(result)
            self.refresh()

        self._runner.run(Job(lambda _: do(asked)).then(done))
