"""What confirmed faces teach about the others of the open batch; gone when it is closed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from consent_desk.domain.cluster import FaceRef
from consent_desk.domain.review import Reviews
from consent_desk.domain.treatment import hear
from consent_desk.errors import KnownError
from consent_desk.ports import Batch
from consent_desk.services.learn_faces import Lesson, confirmed_in, to_learn
from consent_desk.services.look_at_photo import Sight
from ui.jobs import Job, JobRunner
from ui.models.review_desk import ReviewDesk

QUIET_MS = 2500
"""So long after the last word, photos are looked at again: not between two clicks."""

Lessons = frozenset[Lesson]


@dataclass(frozen=True)
class _Again:
    """A photo that was looked at again, and what it was compared with beside the gallery."""

    sight: Sight
    lessons: Lessons


class Learning(QObject):
    """Looks at photos again with the faces that were confirmed in others, off the UI thread.

    Args:
        desk: the services.
        runner: runs them.
    """

    looked_again = Signal(object)
    """A `Sight`, compared with what was learned too."""
    done = Signal()
    """Some photos were looked at again."""

    def __init__(self, desk: ReviewDesk, runner: JobRunner) -> None:
        super().__init__()
        self._desk = desk
        self._runner = runner
        self._job: Job[None] | None = None
        self._willing: Collection[str] | None = None
        """Who still may be matched since the job at work began; None: nothing was heard."""
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._learn)
        self.start(None)

    def start(self, batch: Batch | None) -> None:
        """Another batch, or none: everything that was learned is let go."""
        self.stop()
        self._batch = batch
        self._lessons: dict[FaceRef, Lesson] = {}
        self._compared: dict[str, Lessons] = {}
        self._reviews: Reviews = {}
        self._sights: Mapping[str, Sight] = {}

    def stop(self) -> None:
        """Stop after the photo at hand."""
        self._quiet.stop()
        if self._job is not None:
            self._job.cancel()
        self._job = None

    def hear(self, reviews: Reviews, sights: Mapping[str, Sight]) -> None:
        """Something was said, or another photo came in."""
        self._reviews, self._sights = reviews, sights
        if self._batch is not None:
            self._quiet.start()

    def keep_only(self, willing: Collection[str]) -> None:
        """Let go what was learned of anybody else, and what is being learned just now."""
        self._willing = willing
        self._lessons = {r: each for r, each in self._lessons.items() if each.person_id in willing}

    def _learn(self) -> None:
        self.stop()
        batch = self._batch
        if batch is None:
            return
        self._willing = None
        once = _Once(self._desk, batch, self._reviews, dict(self._sights), dict(self._lessons))
        compared = dict(self._compared)
        job = Job[None](lambda job: once.work(job, compared))
        # By number: a job that its own signals hold would never go, nor what was learned in it.
        number = job.number
        self._job = job
        job.each(lambda item: self._on_item(number, item))
        self._runner.run(job.at_last(lambda: self._on_end(number, once)))

    def _is_at_work(self, number: int) -> bool:
        return self._job is not None and self._job.number == number

    def _on_item(self, number: int, item: object) -> None:
        if not self._is_at_work(number):
            return
        if isinstance(item, Lesson):
            if self._willing is None or item.person_id in self._willing:
                self._lessons[item.ref] = item
        elif isinstance(item, _Again):
            self._compared[item.sight.photo.id] = item.lessons
            self.looked_again.emit(item.sight)

    def _on_end(self, number: int, once: "_Once") -> None:
        if self._is_at_work(number):
            self._job = None
            self._lessons = {r: each for r, each in self._lessons.items() if once.holds(each)}
            if once.looked:
                self.done.emit()


class _Once:
    """One round of learning and looking again, over the batch as it was when it began."""

    def __init__(
        self,
        desk: ReviewDesk,
        batch: Batch,
        reviews: Reviews,
        sights: Mapping[str, Sight],
        lessons: Mapping[FaceRef, Lesson],
    ) -> None:
        self._desk = desk
        self._batch = batch
        self._reviews = reviews
        self._sights = sights
        confirmed = (c for p, s in sights.items() for c in confirmed_in(s.photo, reviews[p]))
        self._confirmed = {each.ref: each for each in confirmed}
        self._lessons = {ref: each for ref, each in lessons.items() if self.holds(each)}
        self.looked = False

    def holds(self, lesson: Lesson) -> bool:
        """Whether the teacher still says what was learned from."""
        confirmed = self._confirmed.get(lesson.ref)
        return confirmed is not None and confirmed.person_id == lesson.person_id

    def work(self, job: Job[None], compared: Mapping[str, Lessons]) -> None:
        """Learn what is new; then look again at photos that were compared with something else."""
        new = to_learn(self._confirmed.values(), self._lessons, self._desk.gallery(self._batch))
        for photo in {each.photo.id: each.photo for each in new}.values():
            job.stop_if_asked()
            try:
                learned = self._desk.learn(photo, [each for each in new if each.photo == photo])
            except KnownError:
                continue  # told where it is looked at or cleared; there is nothing to learn from it
            for lesson in learned:
                self._lessons[lesson.ref] = lesson
                job.give(lesson)
        lessons = frozenset(each for each in self._lessons.values() if each.descriptor)
        for photo_id, sight in self._sights.items():
            if compared.get(photo_id, Lessons()) != lessons and self._has_silent_faces(photo_id):
                job.stop_if_asked()
                self._look_again(job, sight, lessons)

    def _has_silent_faces(self, photo_id: str) -> bool:
        review = self._reviews[photo_id]
        return None in hear(review.faces, review.words)[0]

    def _look_again(self, job: Job[None], sight: Sight, lessons: Lessons) -> None:
        review = self._reviews[sight.photo.id]
        try:
            again = self._desk.look_again(self._batch, sight, review, lessons)
        except KnownError:
            return  # it keeps what it suggested before; clearing it will tell
        self.looked = True
        job.give(_Again(again, lessons))
