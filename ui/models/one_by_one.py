"""Work that has to be done in the order in which it was asked for."""

from typing import Any

from ui.jobs import Job, JobRunner


class OneByOne:
    """Runs jobs one after the other, where the runner would do two at once in either order."""

    def __init__(self, runner: JobRunner) -> None:
        self._runner = runner
        self._jobs: list[Job[Any]] = []

    def run(self, job: Job[Any]) -> None:
        """Start a job as soon as those that were asked for before have ended."""
        self._jobs.append(job.at_last(self._go_on))
        if len(self._jobs) == 1:
            self._runner.run(job)

    def _go_on(self) -> None:
        self._jobs.pop(0)
        if self._jobs:
            self._runner.run(self._jobs[0])
