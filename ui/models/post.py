"""The post of a batch: its text, what is wrong with it, and whether it was placed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from consent_desk.domain.advice import Warned
from consent_desk.domain.names import Gated, Sureness, passage_of
from consent_desk.domain.post import Post
from consent_desk.errors import KnownError, NameInText
from consent_desk.messages import Texts
from consent_desk.ports import Batch
from consent_desk.services.check_text import TextCheck, TextReport
from consent_desk.services.take_down import TakedownReport
from ui.jobs import Job, JobRunner
from ui.models.batch import BatchModel
from ui.models.draft import Draft
from ui.models.post_desk import PostDesk


@dataclass(frozen=True)
class Situation:
    """What there is to say of cleared files: advice, and where they were placed already."""

    advice: Sequence[Warned] = ()
    release: Post | None = None


class PostModel(QObject):
    """Checks the text while somebody types; what is placed is checked anew by the service.

    Args:
        batch: the batch whose photos are placed.
        desk: the services.
        runner: runs them.
        texts: the language.
    """

    changed = Signal()
    restored = Signal(str)
    """The text that was kept of this batch, after a restart."""
    placed = Signal()

    def __init__(self, batch: BatchModel, desk: PostDesk, runner: JobRunner, texts: Texts) -> None:
        super().__init__()
        self._batch = batch
        self._desk = desk
        self._runner = runner
        self._texts = texts
        self._draft = Draft(desk, runner)
        self._check: TextCheck | None = None
        self._no_names: list[str] = []
        self._is_excursion = False
        self.files: list[Path] = []
        self.report: TextReport | None = None
        self.advice: Sequence[Warned] = ()
        self.post: Post | None = None
        self.problem: KnownError | None = None
        self.to_take_off = 0
        """Files that have to come off the channel since a wrong one was placed."""
        batch.opened.connect(self._on_opened)
        batch.counts_changed.connect(self._on_counts)

    # What is so.

    @property
    def may_be_placed(self) -> bool:
        """Whether there are files and nothing stops the text."""
        checked = self.report is not None and self.report.passes
        return bool(self.files) and self.post is None and checked

    @property
    def stopped(self) -> list[tuple[str, Gated]]:
        """The words that stop the text, each with what was found there."""
        report = self.report
        if report is None:
            return []
        return [
            (report.text[name.finding.start : name.finding.end], name)
            for name in report.names
            if not name.stands
        ]

    @property
    def unsure(self) -> list[str]:
        """Passages with what a person may say is no name; each tells one place apart."""
        report = self.report
        if report is None:
            return []
        maybe = (g for _, g in self.stopped if g.finding.sureness is Sureness.MAYBE)
        return list(dict.fromkeys(passage_of(report.text, gated.finding) for gated in maybe))

    @property
    def is_excursion(self) -> bool:
        """Whether the class is out, so that lesson time is no reason to wait (R16)."""
        return self._is_excursion

    # What is said.

    def write(self, text: str) -> None:
        """The text is this now."""
        batch = self._batch.batch
        if self._check is not None and batch is not None:
            self.report = self._check.of(text, self._texts, self._no_names)
            self.problem = None
            self._draft.keep(batch, text)
            self.changed.emit()

    def say_no_name(self, passage: str) -> None:
        """A person sees no name in one of the `unsure`; it holds while the text has it once."""
        self._no_names.append(passage)
        if self.report is not None:
            self.write(self.report.text)

    def say_excursion(self, *, yes: bool) -> None:
        """The class is out, or it is not."""
        if yes != self._is_excursion:
            self._is_excursion = yes
            self._look()

    def place(self) -> None:
        """Mark the post as placed."""
        batch = self._batch.batch
        if batch is None or not self.may_be_placed:
            return
        text = self.report.text if self.report else ""
        files = list(self.files)

        def show(post: Post) -> None:
            self.post = post
            self.to_take_off = 0
            self._draft.start(batch, "")
            self.placed.emit()
            self.changed.emit()

        job = Job(lambda _: self._desk.place(batch, files, text, self._no_names))
        self._runner.run(job.then(show).or_else(self._on_refused))

    def _on_refused(self, error: KnownError) -> None:
        """Told in the panel; a name that lost its yes in the meantime is marked in the text."""
        self.problem = error
        self.changed.emit()
        if isinstance(error, NameInText) and self._batch.batch is not None:
            text = self.report.text if self.report else ""
            self._open_check(self._batch.batch, text)

    def take_down(self) -> None:
        """The wrong one was placed."""
        post = self.post
        if post is None:
            return

        def show(takedowns: list[TakedownReport]) -> None:
            self.post = None
            self.to_take_off = len(takedowns)
            self._batch.take_back(self.files)
            self.changed.emit()

        self._runner.run(Job(lambda _: self._desk.wrong_one(post)).then(show))

    # What the batch tells.

    def _on_opened(self) -> None:
        batch = self._batch.batch
        if batch is None:
            return
        self._check, self.report, self.post, self.problem = None, None, None, None
        self.restored.emit("")
        self._no_names.clear()
        self.to_take_off = 0
        self._is_excursion = False

        def show(text: str) -> None:
            self._draft.start(batch, text)
            self.restored.emit(text)
            self._open_check(batch, text)

        self._runner.run(Job(lambda _: self._desk.draft(batch)).then(show))

    def _open_check(self, batch: Batch, text: str) -> None:
        def show(check: TextCheck) -> None:
            if batch is self._batch.batch:
                self._check = check
                self.write(text)

        self._runner.run(Job(lambda _: self._desk.open_check(batch)).then(show))

    def _on_counts(self) -> None:
        files = list(self._batch.published.values())
        if files != self.files:
            self.files = files
            self.post = None
            self._look()

    def _look(self) -> None:
        batch, files, is_excursion = self._batch.batch, list(self.files), self._is_excursion
        self.advice = ()
        self.changed.emit()
        if batch is None or not files:
            return

        def work(_: Job[Situation]) -> Situation:
            advice = self._desk.advise(batch, files, excursion=is_excursion)
            return Situation(advice, self._desk.release_of(files))

        def show(found: Situation) -> None:
            if files == self.files and is_excursion == self._is_excursion:
                self.advice = found.advice
                self.post = self.post or found.release
                self.changed.emit()

        self._runner.run(Job(work).then(show))
