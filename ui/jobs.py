"""Work off the UI thread: a `Job` has the signals, a private runnable holds it."""

import itertools
from collections.abc import Callable
from typing import Self, override

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QObject,
    QRunnable,
    QThreadPool,
    Signal,
    Slot,
)

from consent_desk.errors import KnownError

_numbers = itertools.count(1)


class JobCancelled(Exception):
    """The work noticed that it was asked to stop, and stopped."""


class Job[T](QObject):
    """One piece of work with a beginning, and exactly one ending before `finished`.

    All signals arrive on the thread that made the job. `work` runs elsewhere: it must not touch a
    widget; it may call `report`, `give` and `stop_if_asked`, nothing else of the job.

    A failure reaches a dialog unless `or_else` takes it::

        runner.run(Job(lambda job: see_today(vault)).then(self._show))

    Args:
        work: gets the job itself, returns the result, raises to fail.
        name: what is being done, in the user's words, where somebody waits for it.
    """

    progress = Signal(int, int, str)
    """Done, total, and what is being worked on."""
    item = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    """The `KnownError`, or the exception that is a bug."""
    cancelled = Signal()
    over = Signal()
    """Nothing is being done any more; what is made of it, such as a question, comes after this."""
    finished = Signal()

    _happened = Signal(str, object)

    def __init__(self, work: Callable[["Job[T]"], T], name: str = "") -> None:
        super().__init__()
        self.name = name
        self.number = next(_numbers)
        self.failure_is_taken = False
        self._work = work
        self._asked_to_stop = False
        self._has_ended = False
        self._happened.connect(self._tell)

    def then(self, show: Callable[[T], None]) -> Self:
        """What to do with the result."""
        self.succeeded.connect(show)
        return self

    def each(self, show: Callable[[object], None]) -> Self:
        """What to do with every item that the work gives on its way."""
        self.item.connect(show)
        return self

    def or_else(self, tell: Callable[[KnownError], None]) -> Self:
        """Take failures that a person can act on, in place of the dialog; bugs still reach it."""
        self.failure_is_taken = True

        def take(error: object) -> None:
            if isinstance(error, KnownError):
                tell(error)

        self.failed.connect(take)
        return self

    def at_last(self, tidy: Callable[[], None]) -> Self:
        """What to do however it ended."""
        self.finished.connect(tidy)
        return self

    def cancel(self) -> None:
        """Ask the work to stop; it does so at its next `stop_if_asked`."""
        self._asked_to_stop = True

    @property
    def is_asked_to_stop(self) -> bool:
        """Whether `cancel` was called."""
        return self._asked_to_stop

    @property
    def is_over(self) -> bool:
        """Whether the work has ended."""
        return self._has_ended

    # For the work, from its own thread.

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say how far it is; a good place to stop, so it stops here when asked.

        Raises:
            JobCancelled: it was asked to stop.
        """
        self._happened.emit("progress", (done, total, text))
        self.stop_if_asked()

    def give(self, item: object) -> None:
        """Hand over a part of the result."""
        self._happened.emit("item", item)

    def stop_if_asked(self) -> None:
        """Stop here if somebody asked for it.

        Raises:
            JobCancelled: somebody did.
        """
        if self._asked_to_stop:
            raise JobCancelled

    def do(self) -> None:
        """Do the work, on whichever thread this is called."""
        try:
            result = self._work(self)
        except JobCancelled:
            self._happened.emit("cancelled", None)
        except Exception as error:  # told by whoever runs the job; never swallowed
            self._happened.emit("failed", error)
        else:
            self._happened.emit("succeeded", result)

    @Slot(str, object)
    def _tell(self, what: str, value: object) -> None:
        if what == "progress" and isinstance(value, tuple):
            self.progress.emit(*value)
        elif what == "item":
            self.item.emit(value)
        elif not self._has_ended:
            self._has_ended = True
            self.over.emit()
            try:
                if what == "cancelled":
                    self.cancelled.emit()
                else:
                    (self.succeeded if what == "succeeded" else self.failed).emit(value)
            finally:
                self.finished.emit()


class _Task(QRunnable):
    """What the thread pool gets; the job outlives it."""

    def __init__(self, job: Job[object]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._job = job

    @override
    def run(self) -> None:
        self._job.do()


class JobRunner(QObject):
    """Runs jobs on threads of its own, and makes sure that somebody hears of every failure.

    Args:
        tell_failure: shows an error that nobody took, to a person.
        threads: how many jobs run at once.
    """

    changed = Signal()
    """A job began or ended."""

    def __init__(self, tell_failure: Callable[[BaseException], None], threads: int = 2) -> None:
        super().__init__()
        self._tell_failure = tell_failure
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._running: dict[int, tuple[Job[object], _Task]] = {}

    @property
    def running(self) -> list[Job[object]]:
        """The jobs that have not ended."""
        return [job for job, _ in self._running.values()]

    @property
    def waited_for(self) -> list[Job[object]]:
        """Those that somebody waits for: they have a name, and are being done."""
        return [job for job in self.running if job.name and not job.is_over]

    def run[T](self, job: Job[T]) -> Job[T]:
        """Start a job; connect to it before."""
        held: Job[object] = job  # pyright: ignore[reportAssignmentType] # its result is only passed on
        task = _Task(held)
        self._running[job.number] = (held, task)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)
        self.changed.emit()
        self._start(task)
        return job

    def stop_all(self, wait_seconds: float = 10.0) -> bool:
        """Ask all jobs to stop, and wait for it; says whether all did.

        What is begun when they end, such as keeping what was said last, is waited for too.
        """
        until = QDeadlineTimer(round(wait_seconds * 1000))
        while self._running and not until.hasExpired():
            for job in self.running:
                job.cancel()
            self._pool.waitForDone(until)
            QCoreApplication.sendPostedEvents()
        return not self._running

    def tell(self, error: BaseException) -> None:
        """Show an error to a person: one that was taken, and that nobody can do anything with."""
        self._tell_failure(error)

    def _start(self, task: _Task) -> None:
        self._pool.start(task)

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        job = self.sender()
        taken = isinstance(job, Job) and job.failure_is_taken and isinstance(error, KnownError)
        if not taken:
            self._tell_failure(error)

    @Slot()
    def _on_finished(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._running.pop(job.number, None)
        self.changed.emit()


class InlineRunner(JobRunner):
    """Runs every job at once, on the thread that asks for it: for tests."""

    @override
    def _start(self, task: _Task) -> None:
        task.run()
