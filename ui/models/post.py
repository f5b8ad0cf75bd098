"""The post of a batch: its text, what is wrong with it, and whether it was placed."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from consent_desk.domain.advice import Warned
from consent_desk.domain.post import Post
from consent_desk.messages import Texts
from consent_desk.services.check_text import TextCheck, TextReport
from consent_desk.services.take_down import TakedownReport
from ui.jobs import Job, JobRunner
from ui.models.batch import BatchModel
from ui.models.post_desk import PostDesk


class PostModel(QObject):
    """Checks the text while somebody types; what is placed is checked anew by the service.

    Args:
        batch: the batch whose photos are placed.
        desk: the services.
        runner: runs them.
        texts: the language.
    """

    changed = Signal()
    placed = Signal()
    taken_down = Signal(int)
    """How many files have to come off the channel."""

    def __init__(self, batch: BatchModel, desk: PostDesk, runner: JobRunner, texts: Texts) -> None:
        super().__init__()
        self._batch = batch
        self._desk = desk
        self._runner = runner
        self._texts = texts
        self._check: TextCheck | None = None
        self._no_names: list[str] = []
        self.report: TextReport | None = None
        self.advice: Sequence[Warned] = ()
        self.post: Post | None = None
        batch.opened.connect(self._on_opened)
        batch.counts_changed.connect(self._on_counts)
        self._files: list[Path] = []

    @property
    def files(self) -> list[Path]:
        """The cleared files of the batch."""
        return self._files

    @property
    def may_be_placed(self) -> bool:
        """Whether there are files and nothing stops the text."""
        checked = self.report is not None and self.report.passes
        return bool(self._files) and self.post is None and checked

    def write(self, text: str) -> None:
        """The text is this now."""
        if self._check is not None:
            self.report = self._check.of(text, self._texts, self._no_names)
            self.changed.emit()

    def say_no_name(self, word: str) -> None:
        """A person says that a word is no name here; it holds for this post."""
        self._no_names.append(word)
        if self.report is not None:
            self.write(self.report.text)

    def place(self) -> None:
        """Mark the post as placed."""
        batch = self._batch.batch
        if batch is None or not self.may_be_placed:
            return
        text = self.report.text if self.report else ""
        files = list(self._files)

        def show(post: Post) -> None:
            self.post = post
            self.placed.emit()
            self.changed.emit()

        job = Job(lambda _: self._desk.place(batch, files, text, self._no_names))
        self._runner.run(job.then(show))

    def take_down(self) -> None:
        """The wrong one was placed."""
        post = self.post
        if post is None:
            return

        def show(takedowns: list[TakedownReport]) -> None:
            self.post = None
            self.taken_down.emit(len(takedowns))
            self.changed.emit()

        self._runner.run(Job(lambda _: self._desk.wrong_one(post)).then(show))

    def _on_opened(self) -> None:
        batch = self._batch.batch
        if batch is None:
            return
        self._check, self.report, self.post = None, None, None
        self._no_names.clear()

        def show(check: TextCheck) -> None:
            self._check = check
            self.write("")

        self._runner.run(Job(lambda _: self._desk.open_check(batch)).then(show))

    def _on_counts(self) -> None:
        files = list(self._batch.published.values())
        if files == self._files:
            return
        self._files = files
        self.post = None
        batch = self._batch.batch
        if batch is None or not files:
            self.advice = ()
            self.changed.emit()
            return

        def show(advice: list[Warned]) -> None:
            self.advice = advice
            self.changed.emit()

        self._runner.run(Job(lambda _: self._desk.advise(batch, files)).then(show))
