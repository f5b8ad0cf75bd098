"""The batch under review, without a window round it."""

from dataclasses import replace
from pathlib import Path
from typing import override

import pytest
from PySide6.QtCore import QRunnable
from pytestqt.qtbot import QtBot

from consent_desk.domain.photo import Box, Face, PhotoState
from consent_desk.domain.treatment import Saying, Why, Word
from consent_desk.errors import FaceFoundLater
from consent_desk.messages import Texts
from consent_desk.services.clear_photos import PhotoReport
from tests.ui.fake_desk import LEFT, RIGHT, FakeDesk
from ui.jobs import InlineRunner
from ui.models.batch import BatchModel

OUT = Path("out")
FILES = [Path("one.jpg"), Path("two.jpg"), Path("broken.bad")]


@pytest.fixture
def told() -> list[BaseException]:
    return []


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def model(qtbot: QtBot, desk: FakeDesk, told: list[BaseException]) -> BatchModel:
    made = BatchModel(desk, InlineRunner(told.append), Texts("nl"))
    made.begin("portal", ["5A"], FILES, OUT)
    return made


def test_photos_come_in_one_by_one_and_a_broken_one_is_told(model: BatchModel) -> None:
    assert list(model.sights) == ["one", "two"]
    assert [refused.name for refused in model.refusals] == ["broken.bad"]
    assert "broken.bad" in model.refusals[0].sentence
    counts = model.counts()
    assert (counts.total, counts.looked, counts.to_look_at, counts.refused) == (3, 2, 2, 1)


def test_everybody_is_covered_until_somebody_with_a_yes_is_named(model: BatchModel) -> None:
    assert [t.show for t in model.treatments("one")] == [False, False]
    model.change({"one": model.reviews["one"].say(Word(LEFT, "anna")).say(Word(RIGHT, "ben"))})
    assert [(t.show, t.why) for t in model.treatments("one")] == [
        (True, Why.CONSENTED),
        (False, Why.NO_YES),
    ]


def test_what_is_said_is_kept_at_once_and_undo_is_kept_too(
    model: BatchModel, desk: FakeDesk
) -> None:
    before = model.reviews["one"]
    said = before.say(Word(LEFT, "anna"))
    model.change({"one": said})
    model.undo()
    model.redo()
    assert [each["one"] for each in desk.saved] == [said, before, said]


def test_what_could_not_be_kept_is_told_and_tried_again(
    model: BatchModel, desk: FakeDesk, told: list[BaseException], qtbot: QtBot
) -> None:
    desk.fails_to_save = True
    said = model.reviews["one"].say(Word(LEFT, saying=Saying.COVER))
    model.change({"one": said})
    assert len(told) == 1
    assert desk.saved == []
    qtbot.waitUntil(lambda: bool(desk.saved), timeout=5000)
    assert desk.saved == [{"one": said}]


def test_a_face_that_the_check_found_stays_through_undo_and_unsigns(
    model: BatchModel, desk: FakeDesk
) -> None:
    model.change({"one": model.reviews["one"].sign()})
    more = Face(Box(10, 10, 30, 40))
    error = FaceFoundLater(file="one.jpg", faces=(more,))
    desk.reports = [PhotoReport(Path("one.jpg"), PhotoState.FAILED, error=error)]
    model.clear(OUT)
    assert more in model.reviews["one"].faces
    assert not model.reviews["one"].signed_off
    model.undo()
    assert more in model.reviews["one"].faces
    assert not model.reviews["one"].signed_off
    assert "one" not in model.published


def test_a_change_after_clearing_takes_the_photo_out_of_what_is_cleared(
    model: BatchModel, desk: FakeDesk
) -> None:
    model.change({"one": model.reviews["one"].sign()})
    desk.reports = [PhotoReport(Path("one.jpg"), PhotoState.CLEARED, Path("out/a.jpg"))]
    model.clear(OUT)
    assert model.counts().cleared == 1
    desk.left = [Path("out/a.jpg")]
    left: list[list[Path]] = []
    model.left_over.connect(left.append)
    model.change({"one": model.reviews["one"].say(Word(LEFT, saying=Saying.COVER))})
    assert model.counts().cleared == 0
    assert left == [[Path("out/a.jpg")]]


def test_ending_the_batch_closes_it_and_forgets_everything(
    model: BatchModel, desk: FakeDesk
) -> None:
    ended: list[bool] = []
    model.end(lambda: ended.append(True))
    assert ended == [True]
    assert [batch.id for batch in desk.closed] == ["batch"]
    assert (model.batch, model.sights, model.counts().total) == (None, {}, 0)


def test_more_photos_can_be_added_to_an_open_batch(model: BatchModel) -> None:
    model.add([Path("three.jpg")], OUT)
    assert list(model.sights) == ["one", "two", "three"]
    assert replace(model.counts(), refused=0).total == 4


def test_whoever_withdraws_from_matching_is_not_suggested_any_more(
    model: BatchModel, desk: FakeDesk
) -> None:
    assert [t.why for t in model.treatments("one")] == [Why.SUGGESTED, Why.UNKNOWN]
    desk.granted_matching = frozenset({"ben"})
    model.refresh_people()
    assert [t.why for t in model.treatments("one")] == [Why.UNKNOWN, Why.UNKNOWN]
    model.add([Path("late.jpg")], OUT)  # as looked at while the withdrawal came in
    assert [t.why for t in model.treatments("late")] == [Why.UNKNOWN, Why.UNKNOWN]


class LateRunner(InlineRunner):
    """Runs jobs at once, or when told to."""

    def __init__(self, told: list[BaseException]) -> None:
        super().__init__(told.append)
        self.waits = False
        self.late: list[QRunnable] = []

    @override
    def _start(self, task: QRunnable) -> None:
        self.late.append(task)
        if not self.waits:
            self.do_late()

    def do_late(self) -> None:
        while self.late:
            self.late.pop(0).run()


def test_clusters_that_come_after_the_batch_was_closed_are_not_kept(
    qtbot: QtBot, desk: FakeDesk, told: list[BaseException]
) -> None:
    runner = LateRunner(told)
    model = BatchModel(desk, runner, Texts("nl"))
    model.begin("portal", ["5A"], FILES, OUT)
    assert model.clusters
    runner.waits = True
    model.refresh_clusters()
    model.start(None)
    runner.do_late()
    assert (list(model.clusters), told) == ([], [])
