"""The batch under review: begun, gone on with, and closed."""

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal

from consent_desk.ports import Batch, Photo
from ui.jobs import Job
from ui.models.reviewed import ReviewedBatch


class BatchModel(ReviewedBatch):
    """Opens and closes batches; what it opened is reviewed."""

    opened = Signal()

    def begin(
        self,
        channel: str,
        groups: Sequence[str],
        paths: Sequence[Path],
        out: Path,
        *,
        own_device: bool = True,
    ) -> None:
        """Open a batch with these photos and folders."""

        def work(_: Job[tuple[Batch, list[Path]]]) -> tuple[Batch, list[Path]]:
            files = self._desk.collect(paths, out)
            return self._desk.open(channel, groups, paths, own_device=own_device), files

        self._runner.run(Job(work).then(lambda made: self._on_open(*made)))

    def resume(self, batch: Batch, photos: Sequence[Photo]) -> None:
        """Go on with a batch that was begun earlier."""

        def show(published: dict[str, Path]) -> None:
            self._on_open(batch, list(photos), published)

        self._runner.run(Job(lambda _: self._desk.published(batch)).then(show))

    def add(self, paths: Sequence[Path], out: Path) -> None:
        """Bring more photos into the open batch."""
        self._runner.run(Job(lambda _: self._desk.collect(paths, out)).then(self.look_at))

    def end(self, then: Callable[[], None]) -> None:
        """Close the batch; what was not cleared is let go."""
        batch = self.batch
        if batch is None:
            return
        self._looking.stop()
        self._learning.stop()

        def done(_: object) -> None:
            self.start(None)
            then()

        self._runner.run(Job(lambda _: self._desk.close(batch)).then(done))

    def take_back(self, files: Collection[Path]) -> None:
        """These cleared files are gone: their photos have to be looked at and cleared anew."""
        gone = [photo for photo, file in self.published.items() if file in files]
        for photo in gone:
            self._clearing.drop(photo)
        known = [photo for photo in gone if photo in self.reviews]
        self.change({photo: self.reviews[photo].unsign() for photo in known})
        self.counts_changed.emit()

    def _on_open(
        self,
        batch: Batch,
        files: Sequence[Path] | Sequence[Photo],
        published: Mapping[str, Path] | None = None,
    ) -> None:
        self.start(batch, published)
        self.opened.emit()
        self.refresh_people()
        self.look_at(files)
