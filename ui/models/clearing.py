"""Clearing the photos of a batch that were signed off, and where their files are."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from consent_desk.domain.photo import PhotoState
from consent_desk.messages import Texts
from consent_desk.ports import Batch
from consent_desk.services.clear_photos import PhotoReport
from ui.jobs import Job, JobRunner
from ui.models.review_desk import ReviewDesk


class Clearing(QObject):
    """Clears, and knows the file of each photo, or why there is none, by the photo's id.

    Args:
        desk: the services.
        runner: runs them.
        texts: the language of what is being done.
    """

    reported = Signal(list)
    """All reports (`list[PhotoReport]`) of one run."""

    def __init__(self, desk: ReviewDesk, runner: JobRunner, texts: Texts) -> None:
        super().__init__()
        self._desk = desk
        self._runner = runner
        self._texts = texts
        self.start({})

    def start(self, published: Mapping[str, Path]) -> None:
        """Another batch, with the files that it has already."""
        self.published = dict(published)
        self.failures: dict[str, str] = {}

    def drop(self, photo_id: str) -> None:
        """Something else is said of a photo: its file is gone, and a failure is of before."""
        self.published.pop(photo_id, None)
        self.failures.pop(photo_id, None)

    def run(self, batch: Batch, out: Path, total: int) -> None:
        """Clear what is signed off in the register; `total` photos, as far as is known."""

        def work(job: Job[list[PhotoReport]]) -> list[PhotoReport]:
            reports: list[PhotoReport] = []
            for report in self._desk.clear(batch, out):
                reports.append(report)
                job.report(len(reports), total, report.file.name)
            return reports

        self._runner.run(Job(work, self._texts("Clearing photos")).then(self.reported.emit))

    def note(
        self, reports: list[PhotoReport], ids: Mapping[str, str], signed: Callable[[str], bool]
    ) -> dict[str, PhotoReport]:
        """Note the files of a run; gives the reports by id.

        Args:
            reports: the run's.
            ids: the photos by their path.
            signed: whether a photo is still signed off.
        """
        known = {ids[str(r.file)]: r for r in reports if str(r.file) in ids}
        for photo_id, report in known.items():
            if report.state is PhotoState.CLEARED and report.out is not None:
                if not signed(photo_id):  # taken back while others were being cleared
                    continue
                self.published[photo_id] = report.out
                self.failures.pop(photo_id, None)
                continue
            self.drop(photo_id)
            if report.error is not None:
                self.failures[photo_id] = self._texts.sentence(report.error)
        return known
