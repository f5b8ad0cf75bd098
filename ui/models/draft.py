"""Keeping the text of a post while it is written, one save at a time."""

from PySide6.QtCore import QObject

from consent_desk.ports import Batch
from ui.jobs import Job, JobRunner
from ui.models.post_desk import PostDesk


class Draft(QObject):
    """Keeps the last text; those in between are left out where saving is slower than typing.

    Args:
        desk: the services.
        runner: runs them.
    """

    def __init__(self, desk: PostDesk, runner: JobRunner) -> None:
        super().__init__()
        self._desk = desk
        self._runner = runner
        self._kept: tuple[str, str] = ("", "")
        self._next: tuple[Batch, str] | None = None
        self._saving = False

    def start(self, batch: Batch, text: str) -> None:
        """This text of a batch is kept already."""
        self._kept = (batch.id, text)

    def keep(self, batch: Batch, text: str) -> None:
        """Keep this text from now on."""
        if self._next is None and self._kept == (batch.id, text):
            return
        self._next = (batch, text)
        if not self._saving:
            self._save()

    def _save(self) -> None:
        if self._next is None:
            return
        (batch, text), self._next = self._next, None
        self._saving = True
        self._kept = (batch.id, text)
        job = Job(lambda _: self._desk.keep_draft(batch, text))
        job.failed.connect(self._on_failed)
        self._runner.run(job.at_last(self._on_end))

    def _on_failed(self, _: object) -> None:
        """It is told; the next letter that is typed tries again."""
        self._kept = ("", "")

    def _on_end(self) -> None:
        self._saving = False
        self._save()
