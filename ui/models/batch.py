"""The batch under review: its photos, what was said of them, and the jobs that they need."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from consent_desk.domain.cluster import Cluster
from consent_desk.domain.consent import Verdict
from consent_desk.domain.photo import Face, PhotoState
from consent_desk.domain.review import Review, Reviews
from consent_desk.domain.treatment import Treatment
from consent_desk.domain.undo import Steps
from consent_desk.errors import FaceFoundLater, KnownError
from consent_desk.messages import Texts
from consent_desk.ports import Batch, Photo
from consent_desk.services.clear_photos import PhotoReport
from consent_desk.services.look_at_photo import Sight
from consent_desk.services.review_photo import Nameable, treatments_of
from consent_desk.settings import SchoolSettings
from ui.jobs import Job, JobRunner
from ui.models.review_desk import ReviewDesk

_AGAIN_MS = 2000


@dataclass(frozen=True)
class Refused:
    """A file that cannot be reviewed, and the sentence that says why."""

    name: str
    sentence: str


@dataclass(frozen=True)
class Counts:
    """How many photos there are of each kind; `looked` of `total` have been searched."""

    total: int
    looked: int
    signed: int
    cleared: int
    refused: int

    @property
    def to_look_at(self) -> int:
        """Photos that wait for the teacher."""
        return self.looked - self.signed


class BatchModel(QObject):
    """One batch at a time. Everything that is said is kept at once, in the order it was said.

    Args:
        desk: the services.
        runner: runs them.
        texts: the language.
    """

    opened = Signal()
    photo_added = Signal(str)
    """A photo that was looked at, by its id; they come in one by one."""
    photo_changed = Signal(str)
    refused = Signal()
    counts_changed = Signal()
    clusters_changed = Signal()
    left_over = Signal(list)
    """Cleared files that hold no more and could not be deleted (`list[Path]`)."""
    cleared = Signal(list)
    """All reports (`list[PhotoReport]`) of one run."""

    def __init__(self, desk: ReviewDesk, runner: JobRunner, texts: Texts) -> None:
        super().__init__()
        self._desk = desk
        self._runner = runner
        self._texts = texts
        self.batch: Batch | None = None
        self._empty()

    def _empty(self) -> None:
        self.sights: dict[str, Sight] = {}
        self.reviews: Reviews = {}
        self.refusals: list[Refused] = []
        self.people: Sequence[Nameable] = ()
        self.settings = SchoolSettings()
        self.clusters: Sequence[Cluster] = ()
        self.published: dict[str, Path] = {}
        self._verdicts: Mapping[str, Verdict] = {}
        self._steps = Steps()
        self._waiting: deque[Path | Photo] = deque()
        self._total = 0
        self._looking: Job[None] | None = None
        self._unsaved: dict[str, Review] = {}
        self._saving = False
        self._when_saved: Callable[[], None] | None = None

    # Opening.

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

        def show(made: tuple[Batch, list[Path]]) -> None:
            self._on_open(*made)

        self._runner.run(Job(work).then(show))

    def resume(self, batch: Batch, photos: Sequence[Photo]) -> None:
        """Go on with a batch that was begun earlier."""
        self._on_open(batch, list(photos))

    def add(self, paths: Sequence[Path], out: Path) -> None:
        """Bring more photos into the open batch."""
        self._runner.run(Job(lambda _: self._desk.collect(paths, out)).then(self._look_at))

    def end(self, then: Callable[[], None]) -> None:
        """Close the batch; what was not cleared is let go."""
        batch = self.batch
        if batch is None:
            return
        if self._looking is not None:
            self._looking.cancel()
        self._waiting.clear()

        def done(_: object) -> None:
            self.batch = None
            self._empty()
            then()

        self._runner.run(Job(lambda _: self._desk.close(batch)).then(done))

    def _on_open(self, batch: Batch, files: Sequence[Path] | Sequence[Photo]) -> None:
        self._empty()
        self.batch = batch
        self.opened.emit()
        self.refresh_people()
        self._look_at(files)

    def refresh_people(self) -> None:
        """Look at consent again: who can be named, and with which verdict."""
        batch = self.batch
        if batch is None:
            return

        def show(found: tuple[list[Nameable], SchoolSettings]) -> None:
            self.people, self.settings = found
            self._verdicts = {each.person_id: each.verdict for each in self.people}
            for photo_id in self.sights:
                self.photo_changed.emit(photo_id)

        work = Job(lambda _: (self._desk.people(batch), self._desk.settings()))
        self._runner.run(work.then(show))

    # Looking.

    def _look_at(self, files: Sequence[Path] | Sequence[Photo]) -> None:
        self._waiting.extend(files)
        self._total += len(files)
        self.counts_changed.emit()
        if self._looking is None and self._waiting:
            job = Job(self._look, self._texts("Finding faces"))
            self._looking = job
            self._runner.run(job.each(self._on_looked).at_last(self._on_all_looked))

    def _look(self, job: Job[None]) -> None:
        batch = self.batch
        if batch is None:
            return
        gallery = self._desk.gallery(batch)
        done = 0
        while self._waiting:
            file = self._waiting.popleft()
            name = Path(file.path if isinstance(file, Photo) else file).name
            job.report(done, done + len(self._waiting) + 1, name)
            try:
                photo = file if isinstance(file, Photo) else self._bring_in(batch, file)
                job.give(self._desk.look(batch, photo, gallery))
            except KnownError as error:
                job.give(Refused(name, self._texts.sentence(error)))
            done += 1

    def _bring_in(self, batch: Batch, file: Path) -> Photo:
        brought = self._desk.bring_in(batch, file)
        if brought.refused is not None:
            raise brought.refused
        assert brought.photo is not None
        return brought.photo

    def _on_looked(self, item: object) -> None:
        if isinstance(item, Refused):
            self.refusals.append(item)
            self.refused.emit()
        elif isinstance(item, Sight) and self.batch and item.photo.batch_id == self.batch.id:
            self.sights[item.photo.id] = item
            self.reviews = {**self.reviews, item.photo.id: item.review}
            self.photo_added.emit(item.photo.id)
        self.counts_changed.emit()

    def _on_all_looked(self) -> None:
        self._looking = None
        self.refresh_clusters()
        if self._waiting:
            self._look_at(())

    def refresh_clusters(self) -> None:
        """Put the faces together that may be one person."""
        sights = list(self.sights.values())

        def show(clusters: list[Cluster]) -> None:
            self.clusters = clusters
            self.clusters_changed.emit()

        self._runner.run(Job(lambda _: self._desk.clusters(sights)).then(show))

    # What is said.

    def treatments(self, photo_id: str) -> list[Treatment]:
        """What happens to each face of a photo, as things stand."""
        sight = self.sights[photo_id]
        return treatments_of(self.reviews[photo_id], sight.matches, self._verdicts)

    def change(self, changes: Mapping[str, Review]) -> None:
        """Say something of one or more photos, as one step that can be undone."""
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

    def _go_to(self, after: Reviews) -> None:
        changed = [photo for photo, review in after.items() if review != self.reviews[photo]]
        self.reviews = after
        for photo_id in changed:
            self._unsaved[photo_id] = after[photo_id]
            if not after[photo_id].signed_off:
                self.published.pop(photo_id, None)
            self.photo_changed.emit(photo_id)
        self.counts_changed.emit()
        self._save()

    def _save(self) -> None:
        batch = self.batch
        if self._saving or not self._unsaved or batch is None:
            return
        now, self._unsaved = self._unsaved, {}
        self._saving = True
        job = Job(lambda _: self._desk.save(batch, now.values()))

        def put_back(_: object) -> None:
            self._on_not_saved(now)

        job.failed.connect(put_back)
        self._runner.run(job.then(self._on_saved))

    def _on_saved(self, left: list[Path]) -> None:
        self._saving = False
        if left:
            self.left_over.emit(left)
        self._save()
        if not self._saving and self._when_saved is not None:
            then, self._when_saved = self._when_saved, None
            then()

    def _on_not_saved(self, reviews: Mapping[str, Review]) -> None:
        """Nothing is lost: it is tried again, under what was said since."""
        self._unsaved = {**reviews, **self._unsaved}
        self._saving = False
        self._when_saved = None
        QTimer.singleShot(_AGAIN_MS, self._save)

    # Clearing.

    def counts(self) -> Counts:
        """The numbers at the bottom of the page."""
        signed = sum(review.signed_off for review in self.reviews.values())
        return Counts(
            self._total, len(self.sights), signed, len(self.published), len(self.refusals)
        )

    def clear(self, out: Path) -> None:
        """Clear what is signed off, once everything that was said is kept."""
        if self._saving:
            self._when_saved = lambda: self.clear(out)
            return
        batch = self.batch
        if batch is None:
            return
        total = self.counts().signed

        def work(job: Job[list[PhotoReport]]) -> list[PhotoReport]:
            reports: list[PhotoReport] = []
            for report in self._desk.clear(batch, out):
                reports.append(report)
                job.report(len(reports), total, report.file.name)
            return reports

        self._runner.run(Job(work, self._texts("Clearing photos")).then(self._on_cleared))

    def _on_cleared(self, reports: list[PhotoReport]) -> None:
        by_path = {sight.photo.path: photo_id for photo_id, sight in self.sights.items()}
        for report in reports:
            photo_id = by_path.get(str(report.file))
            if photo_id is None:
                continue
            if report.state is PhotoState.CLEARED and report.out is not None:
                self.published[photo_id] = report.out
            else:
                self.published.pop(photo_id, None)
            self._bring_back(photo_id, report)
            self.photo_changed.emit(photo_id)
        self.counts_changed.emit()
        self.cleared.emit(reports)

    def _bring_back(self, photo_id: str, report: PhotoReport) -> None:
        """A face that the check found is in the photo from now on, whatever is undone."""
        if isinstance(report.error, FaceFoundLater):
            found = tuple(face for face in report.error.faces if isinstance(face, Face))
            review = self.reviews[photo_id].find_more(found)
            self.reviews = {**self.reviews, photo_id: review}
