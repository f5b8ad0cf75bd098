"""Pictures for the screen: as they will be published, and as they are, in memory only."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from consent_desk.domain.treatment import Treatment
from consent_desk.ports import Pixels
from consent_desk.services.look_at_photo import Sight
from consent_desk.services.review_photo import preview
from consent_desk.settings import SchoolSettings
from ui.jobs import Job, JobRunner
from ui.models.review_desk import ReviewDesk

SIDE = 2048
"""The long side of a picture on the screen: sharp enough to see a small face by."""
_KEPT = 6


def image_of(pixels: Pixels) -> QImage:
    """A picture for Qt, from height × width × 3, RGB."""
    height, width = pixels.shape[:2]
    # Copied: Qt does not keep the array, and would look into memory that is gone.
    return QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()


@dataclass(frozen=True)
class Shown:
    """One photo for the screen; `factor` is what boxes of the photo are multiplied by."""

    photo_id: str
    covered: QImage
    original: QImage
    factor: float


class Pictures(QObject):
    """Makes the picture that is asked for last; earlier ones that are not ready are let go."""

    ready = Signal(object)
    """A `Shown`."""

    def __init__(self, desk: ReviewDesk, runner: JobRunner) -> None:
        super().__init__()
        self._desk = desk
        self._runner = runner
        self._kept: OrderedDict[str, tuple[Pixels, QImage]] = OrderedDict()
        self._wanted: tuple[Sight, Sequence[Treatment], SchoolSettings] | None = None
        self._working = False

    def show(self, sight: Sight, treatments: Sequence[Treatment], settings: SchoolSettings) -> None:
        """Ask for a photo with these treatments."""
        self._wanted = (sight, treatments, settings)
        self._work()

    def forget(self) -> None:
        """Let all pictures go."""
        self._kept.clear()
        self._wanted = None

    def _work(self) -> None:
        if self._working or self._wanted is None:
            return
        sight, treatments, settings = self._wanted
        self._wanted = None
        self._working = True
        job = Job(lambda _: self._make(sight, treatments, settings))
        self._runner.run(job.then(self.ready.emit).at_last(self._on_done))

    def _on_done(self) -> None:
        self._working = False
        self._work()

    def _make(
        self, sight: Sight, treatments: Sequence[Treatment], settings: SchoolSettings
    ) -> Shown:
        kept = self._kept.pop(sight.photo.id, None)
        if kept is None:
            pixels = self._desk.picture(sight.photo, SIDE)
            kept = pixels, image_of(pixels)
        self._kept[sight.photo.id] = kept
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        pixels, original = kept
        factor = pixels.shape[1] / sight.width
        covered = image_of(preview(pixels, factor, treatments, settings))
        return Shown(sight.photo.id, covered, original, factor)


def thumb_of(sight: Sight, treatments: Sequence[Treatment], settings: SchoolSettings) -> QImage:
    """The small picture of the strip, covered like the large one."""
    return image_of(preview(sight.thumb, sight.thumb.shape[1] / sight.width, treatments, settings))
