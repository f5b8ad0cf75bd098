"""The photos of a batch under review: what is seen in them, said of them and cleared of them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from consent_desk.domain.cluster import Cluster
from consent_desk.domain.photo import Face
from consent_desk.domain.review import Review, Reviews
from consent_desk.domain.treatment import Treatment
from consent_desk.errors import FaceFoundLater
from consent_desk.messages import Texts
from consent_desk.ports import Batch, Photo
from consent_desk.services.clear_photos import PhotoReport
from consent_desk.services.look_at_photo import Sight
from consent_desk.services.review_photo import Nameable
from consent_desk.settings import SchoolSettings
from ui.jobs import Job, JobRunner
from ui.models.clearing import Clearing
from ui.models.counts import Counts
from ui.models.learning import Learning
from ui.models.looking import Looking, Refused
from ui.models.review_desk import ReviewDesk
from ui.models.said import Said
from ui.models.standing import Standing


class ReviewedBatch(QObject):
    """The photos of one batch at a time; none is open at first.

    Args:
        desk: the services.
        runner: runs them.
        texts: the language.
    """

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
        self._clusterings = 0
        self._looking = Looking(desk, runner, texts)
        self._said = Said(desk, runner)
        self._learning = Learning(desk, runner)
        self._clearing = Clearing(desk, runner, texts)
        self.start(None)
        self._looking.looked.connect(self._on_looked)
        self._looking.refused.connect(self._on_refused)
        self._looking.done.connect(self._on_looking_done)
        self._learning.looked_again.connect(self._on_looked_again)
        self._learning.done.connect(self.refresh_clusters)
        self._said.changed.connect(self._on_said)
        self._said.left_over.connect(self.left_over)
        self._clearing.reported.connect(self._on_cleared)

    def start(self, batch: Batch | None, published: Mapping[str, Path] | None = None) -> None:
        """Another batch, with what is cleared of it already; None: none is open any more."""
        self.batch = batch
        self.sights: dict[str, Sight] = {}
        self.refusals: list[Refused] = []
        self.clusters: Sequence[Cluster] = ()
        self._clusterings += 1
        self._standing = Standing()
        self._clearing.start(published or {})
        self._looking.start(batch)
        self._learning.start(batch)
        self._said.start(batch)

    def refresh_people(self) -> None:
        """Look at consent again: who can be named, and with which verdict."""
        batch = self.batch
        if batch is None:
            return

        def show(found: Standing) -> None:
            if batch is self.batch:
                self._on_standing(found)

        def read(_: Job[Standing]) -> Standing:
            desk = self._desk
            rule, willing = desk.rule(batch), desk.willing(batch)
            return Standing(desk.people(batch), desk.settings(), rule, willing)

        self._runner.run(Job(read).then(show))

    def _on_standing(self, found: Standing) -> None:
        """Things stand like this now; what was seen of whoever withdrew from matching goes."""
        self._standing = found
        self._learning.keep_only(found.willing or ())
        before = self.sights
        self.sights = {photo_id: found.allowed(sight) for photo_id, sight in before.items()}
        for photo_id in self.sights:
            self.photo_changed.emit(photo_id)
        self.counts_changed.emit()
        if any(self.sights[photo_id] is not sight for photo_id, sight in before.items()):
            self.refresh_clusters()

    @property
    def people(self) -> Sequence[Nameable]:
        """Who can be named."""
        return self._standing.people

    @property
    def settings(self) -> SchoolSettings:
        """The school's settings."""
        return self._standing.settings

    # Looking.

    def look_at(self, files: Sequence[Path] | Sequence[Photo]) -> None:
        """Look at these photos too."""
        self._looking.add(files)
        self.counts_changed.emit()

    def _on_looked(self, sight: Sight) -> None:
        self.sights[sight.photo.id] = self._standing.allowed(sight)
        self._said.add(sight.review)
        self.photo_added.emit(sight.photo.id)
        self.counts_changed.emit()

    def _on_looking_done(self) -> None:
        self.refresh_clusters()
        self._learning.hear(self.reviews, self.sights)

    def _on_looked_again(self, sight: Sight) -> None:
        if sight.photo.id in self.sights:
            self.sights[sight.photo.id] = self._standing.allowed(sight)
            self.photo_changed.emit(sight.photo.id)
            self.counts_changed.emit()

    def _on_refused(self, refused: Refused) -> None:
        self.refusals.append(refused)
        self.refused.emit()
        self.counts_changed.emit()

    def refresh_clusters(self) -> None:
        """Put the faces together that may be one person."""
        sights = list(self.sights.values())

        self._clusterings += 1
        number = self._clusterings

        def show(clusters: list[Cluster]) -> None:
            if number == self._clusterings:  # what was asked for last: who withdrew is not in it
                self.clusters = clusters
                self.clusters_changed.emit()

        self._runner.run(Job(lambda _: self._desk.clusters(sights)).then(show))

    # What is said.

    @property
    def reviews(self) -> Reviews:
        """What was said of each photo that was looked at, by its id."""
        return self._said.reviews

    def treatments(self, photo_id: str) -> list[Treatment]:
        """What happens to each face of a photo, as things stand."""
        return self._standing.treatments(self.reviews[photo_id], self.sights[photo_id])

    def is_blocked(self, photo_id: str) -> bool:
        """Whether a photo cannot be cleared for this channel, as things stand (R9)."""
        return self._standing.is_blocked(self.reviews[photo_id], self.sights[photo_id])

    def change(self, changes: Mapping[str, Review]) -> None:
        """Say something of one or more photos, as one step that can be undone."""
        self._said.do(changes)

    def undo(self) -> None:
        """Take the last step back."""
        self._said.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self._said.redo()

    def _on_said(self, changed: list[str]) -> None:
        for photo_id in changed:
            if not self.reviews[photo_id].signed_off:
                self._clearing.drop(photo_id)
            self.photo_changed.emit(photo_id)
        self.counts_changed.emit()
        self._learning.hear(self.reviews, self.sights)

    # Clearing.

    @property
    def published(self) -> dict[str, Path]:
        """The cleared file of each photo that has one, by its id."""
        return self._clearing.published

    @property
    def failures(self) -> dict[str, str]:
        """Why a photo was not cleared, in a sentence, by its id."""
        return self._clearing.failures

    def counts(self) -> Counts:
        """The numbers at the bottom of the page."""
        signed = [photo for photo, review in self.reviews.items() if review.signed_off]
        blocked = {photo for photo in self.sights if self.is_blocked(photo)}
        return Counts(
            total=self._looking.total,
            looked=len(self.sights),
            signed=len(signed),
            cleared=len(self.published),
            refused=len(self.refusals),
            ready=sum(photo not in blocked for photo in signed),
            blocked=len(blocked),
        )

    def clear(self, out: Path) -> None:
        """Clear what is signed off, once everything that was said is kept."""
        self._said.when_kept(lambda: self._clear(out))

    def _clear(self, out: Path) -> None:
        if self.batch is not None:
            self._clearing.run(self.batch, out, self.counts().signed)

    def _on_cleared(self, reports: list[PhotoReport]) -> None:
        ids = {sight.photo.path: photo_id for photo_id, sight in self.sights.items()}
        known = self._clearing.note(reports, ids, lambda p: self.reviews[p].signed_off)
        for photo_id, report in known.items():
            self._bring_back(photo_id, report)
            self.photo_changed.emit(photo_id)
        self.counts_changed.emit()
        self.cleared.emit(reports)
        self.refresh_people()  # the files follow consent as it is now, and so do the pictures

    def _bring_back(self, photo_id: str, report: PhotoReport) -> None:
        """A face that the check found is in the photo from now on, whatever is undone."""
        if isinstance(report.error, FaceFoundLater):
            found = tuple(face for face in report.error.faces if isinstance(face, Face))
            self._said.add(self.reviews[photo_id].find_more(found))
