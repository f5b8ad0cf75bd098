"""Looking at the photos of a batch, one after the other, while somebody reviews the first ones."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from consent_desk.errors import KnownError
from consent_desk.messages import Texts
from consent_desk.ports import Batch, Photo
from ui.jobs import Job, JobRunner
from ui.models.review_desk import ReviewDesk


@dataclass(frozen=True)
class Refused:
    """A file that cannot be reviewed, and the sentence that says why."""

    name: str
    sentence: str


class Looking(QObject):
    """Takes files in and finds their faces; one job at a time, however often files are added.

    Args:
        desk: the services.
        runner: runs them.
        texts: the language of what is refused.
    """

    looked = Signal(object)
    """A `Sight`."""
    refused = Signal(object)
    """A `Refused`."""
    done = Signal()
    """All that was waiting was looked at."""

    def __init__(self, desk: ReviewDesk, runner: JobRunner, texts: Texts) -> None:
        super().__init__()
        self._desk = desk
        self._runner = runner
        self._texts = texts
        self._batch: Batch | None = None
        self._waiting: deque[Path | Photo] = deque()
        self._job: Job[None] | None = None
        self.total = 0

    def start(self, batch: Batch | None) -> None:
        """Another batch, or none: what waits is let go."""
        self.stop()
        self._batch = batch
        self.total = 0

    def stop(self) -> None:
        """Let what waits go, and stop after the photo at hand."""
        if self._job is not None:
            self._job.cancel()
        self._job = None
        self._waiting = deque()

    def add(self, files: Sequence[Path] | Sequence[Photo]) -> None:
        """Look at these as well."""
        self._waiting.extend(files)
        self.total += len(files)
        batch = self._batch
        if batch is not None and self._job is None and self._waiting:
            waiting = self._waiting
            job = Job[None](lambda job: self._work(job, batch, waiting), self._name())
            self._job = job
            job.each(lambda item: self._on_item(batch, item)).at_last(lambda: self._on_end(job))
            self._runner.run(job)

    def _name(self) -> str:
        return self._texts("Finding faces")

    def _work(self, job: Job[None], batch: Batch, waiting: deque[Path | Photo]) -> None:
        done = 0
        while waiting:
            file = waiting.popleft()
            name = Path(file.path if isinstance(file, Photo) else file).name
            job.report(done, done + len(waiting) + 1, name)
            try:
                photo = file if isinstance(file, Photo) else self._bring_in(batch, file)
                # Taken for each photo: somebody may have withdrawn from matching meanwhile.
                job.give(self._desk.look(batch, photo, self._desk.gallery(batch)))
            except KnownError as error:
                job.give(Refused(name, self._texts.sentence(error)))
            done += 1

    def _bring_in(self, batch: Batch, file: Path) -> Photo:
        brought = self._desk.bring_in(batch, file)
        if brought.refused is not None:
            raise brought.refused
        assert brought.photo is not None
        return brought.photo

    def _on_item(self, batch: Batch, item: object) -> None:
        if batch is self._batch:
            (self.refused if isinstance(item, Refused) else self.looked).emit(item)

    def _on_end(self, job: Job[None]) -> None:
        if job is self._job:
            self._job = None
            self.done.emit()
            self.add(())
