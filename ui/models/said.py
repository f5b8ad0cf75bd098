"""What was said of the photos of a batch: undone and done again, and kept at once."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from consent_desk.domain.review import Review, Reviews
from consent_desk.domain.undo import Steps
from consent_desk.ports import Batch
from ui.jobs import Job, JobRunner
from ui.models.review_desk import ReviewDesk

_AGAIN_MS = 2000


class Said(QObject):
    """The reviews of one batch. Everything is kept in the order it was said.

    Args:
        desk: the services.
        runner: runs them.
    """

    changed = Signal(list)
    """The photos of which something else is said now, by id."""
    left_over = Signal(list)
    """Cleared files that hold no more and could not be deleted (`list[Path]`)."""

    def __init__(self, desk: ReviewDesk, runner: JobRunner) -> None:
        super().__init__()
        self._desk = desk
        self._runner = runner
        self.start(None)

    def start(self, batch: Batch | None) -> None:
        """Another batch, or none."""
        self._batch = batch
        self.reviews: Reviews = {}
        self._steps = Steps()
        self._unsaved: dict[str, Review] = {}
        self._saving = False
        self._when_kept: Callable[[], None] | None = None

    def add(self, review: Review) -> None:
        """A photo as it was found, and kept already."""
        self.reviews = {**self.reviews, review.photo_id: review}

    def do(self, changes: Mapping[str, Review]) -> None:
        """Say something, as one step that can be undone."""
        if changes:
            self._steps, after = self._steps.do(self.reviews, changes)
            self._go_to(after)

    def undo(self) -> None:
        """Take the last step back."""
        self._steps, after = self._steps.undo(self.reviews)
        self._go_to(after)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._steps, after = self._steps.redo(self.reviews)
        self._go_to(after)

    def when_kept(self, then: Callable[[], None]) -> None:
        """Do something as soon as all that was said is kept; not at all if that fails."""
        if self._saving:
            self._when_kept = then
        else:
            then()

    def _go_to(self, after: Reviews) -> None:
        changed = [photo for photo, review in after.items() if review != self.reviews[photo]]
        self.reviews = after
        self._unsaved |= {photo: after[photo] for photo in changed}
        self.changed.emit(changed)
        self._save()

    def _save(self) -> None:
        batch = self._batch
        if self._saving or not self._unsaved or batch is None:
            return
        now, self._unsaved = self._unsaved, {}
        self._saving = True
        job = Job(lambda _: self._desk.save(batch, now.values()))

        def show(left: list[Path]) -> None:
            if batch is self._batch:
                self._on_saved(left)

        def put_back(_: object) -> None:
            if batch is self._batch:
                self._on_not_saved(now)

        job.failed.connect(put_back)
        self._runner.run(job.then(show))

    def _on_saved(self, left: list[Path]) -> None:
        self._saving = False
        if left:
            self.left_over.emit(left)
        self._save()
        if not self._saving and self._when_kept is not None:
            then, self._when_kept = self._when_kept, None
            then()

    def _on_not_saved(self, reviews: Mapping[str, Review]) -> None:
        """Nothing is lost: it is tried again, under what was said since."""
        self._unsaved = {**reviews, **self._unsaved}
        self._saving = False
        self._when_kept = None
        QTimer.singleShot(_AGAIN_MS, self._save)
