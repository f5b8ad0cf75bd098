"""Work off the UI thread: one ending, then finished; a failure always reaches somebody."""

import threading
from time import sleep

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from consent_desk.errors import KnownError, VaultBusy
from ui.jobs import InlineRunner, Job, JobRunner


class Heard:
    """What was heard of a job, in order, and on which threads."""

    def __init__(self, job: Job[int]) -> None:
        self.said: list[object] = []
        self.threads: set[QThread] = set()
        job.progress.connect(lambda done, total, text: self._hear((done, total, text)))
        job.item.connect(lambda item: self._hear(("item", item)))
        job.succeeded.connect(lambda result: self._hear(("succeeded", result)))
        job.failed.connect(lambda error: self._hear(("failed", type(error))))
        job.cancelled.connect(lambda: self._hear("cancelled"))
        job.finished.connect(lambda: self._hear("finished"))

    def _hear(self, said: object) -> None:
        self.said.append(said)
        self.threads.add(QThread.currentThread())


class Told:
    """Stands for the dialog."""

    def __init__(self) -> None:
        self.errors: list[BaseException] = []

    def __call__(self, error: BaseException) -> None:
        self.errors.append(error)


def run(qtbot: QtBot, job: Job[int], told: Told | None = None) -> Heard:
    heard = Heard(job)
    runner = JobRunner(told or Told())
    with qtbot.waitSignal(job.finished, timeout=5000):
        runner.run(job)
    assert runner.running == []
    return heard


def test_work_is_done_elsewhere_and_told_here(qtbot: QtBot) -> None:
    where: list[int] = []

    def work(job: Job[int]) -> int:
        where.append(threading.get_ident())
        job.report(1, 2, "een")
        job.give("part")
        return 7

    heard = run(qtbot, Job(work))
    assert heard.said == [(1, 2, "een"), ("item", "part"), ("succeeded", 7), "finished"]
    assert heard.threads == {QThread.currentThread()}
    assert where != [threading.get_ident()]


def test_a_failure_ends_a_job_once_and_reaches_the_dialog(qtbot: QtBot) -> None:
    def work(_: Job[int]) -> int:
        raise VaultBusy

    told = Told()
    assert run(qtbot, Job(work), told).said == [("failed", VaultBusy), "finished"]
    assert [type(error) for error in told.errors] == [VaultBusy]


def test_a_failure_that_a_page_takes_itself_is_not_told_twice(qtbot: QtBot) -> None:
    def work(_: Job[int]) -> int:
        raise VaultBusy

    told, taken = Told(), list[KnownError]()
    run(qtbot, Job(work).or_else(taken.append), told)
    assert told.errors == []
    assert [type(error) for error in taken] == [VaultBusy]


def test_a_bug_reaches_the_dialog_even_where_a_page_takes_failures(qtbot: QtBot) -> None:
    def work(_: Job[int]) -> int:
        return 1 // 0

    told, taken = Told(), list[KnownError]()
    run(qtbot, Job(work).or_else(taken.append), told)
    assert [type(error) for error in told.errors] == [ZeroDivisionError]
    assert taken == []


def test_a_job_that_is_stopped_ends_as_cancelled_only(qtbot: QtBot) -> None:
    began = threading.Event()

    def work(job: Job[int]) -> int:
        for done in range(1000):
            began.set()
            job.report(done, 1000)
            sleep(0.005)
        return 1

    job = Job(work)
    heard, told = Heard(job), Told()
    runner = JobRunner(told)
    with qtbot.waitSignal(job.finished, timeout=5000):
        runner.run(job)
        assert began.wait(5)
        job.cancel()
    assert heard.said[-2:] == ["cancelled", "finished"]
    assert told.errors == []
    assert not any(isinstance(said, tuple) and said[0] == "succeeded" for said in heard.said)


def test_work_that_is_done_before_it_hears_of_the_stop_has_succeeded(qtbot: QtBot) -> None:
    def work(job: Job[int]) -> int:
        job.cancel()
        return 3

    assert run(qtbot, Job(work)).said == [("succeeded", 3), "finished"]


@pytest.mark.filterwarnings("ignore")
def test_finished_is_told_even_when_whoever_shows_the_result_fails(qtbot: QtBot) -> None:
    def show(_: int) -> None:
        raise ValueError("a bug in a page")

    job = Job[int](lambda _: 1).then(show)
    heard = Heard(job)
    with qtbot.captureExceptions() as caught:
        runner = InlineRunner(Told())
        runner.run(job)
    assert [kind for kind, *_ in caught] == [ValueError]
    assert heard.said[-1] == "finished"
    assert runner.running == []


def test_only_jobs_with_a_name_are_waited_for(qtbot: QtBot) -> None:
    go_on = threading.Event()
    quiet = Job[bool](lambda _: go_on.wait(5))
    named = Job[bool](lambda _: go_on.wait(5), "Foto's bekijken")
    runner = JobRunner(Told())
    runner.run(quiet)
    with qtbot.waitSignals([quiet.finished, named.finished], timeout=5000):
        runner.run(named)
        assert [job.name for job in runner.waited_for] == ["Foto's bekijken"]
        go_on.set()


def test_all_jobs_can_be_stopped_at_once(qtbot: QtBot) -> None:
    def work(job: Job[int]) -> int:
        while True:
            job.stop_if_asked()
            sleep(0.005)

    runner = JobRunner(Told())
    jobs = [Job(work) for _ in range(2)]
    with qtbot.waitSignals([job.finished for job in jobs], timeout=5000):
        for job in jobs:
            runner.run(job)
        assert runner.stop_all(5)
    assert runner.running == []


def test_what_begins_when_work_ends_is_waited_for_before_closing(qtbot: QtBot) -> None:
    told: list[BaseException] = []
    runner = JobRunner(told.append)
    kept: list[str] = []
    last = Job(lambda _: kept.append("what was said last"))
    first = Job(lambda _: sleep(0.05)).then(lambda _: runner.run(last))
    runner.run(first)
    assert runner.stop_all()
    assert kept == ["what was said last"]
