"""A face that was confirmed helps with the others of its batch, and is forgotten with it."""

import gc
import weakref
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import cv2
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from consent_desk.domain.photo import Box, Face, PhotoState
from consent_desk.domain.review import Review
from consent_desk.domain.treatment import Word
from consent_desk.messages import Texts
from consent_desk.ports import Batch, Photo, Vault
from consent_desk.services.change_settings import change_setting
from consent_desk.services.find_faces import Gallery
from consent_desk.services.learn_faces import (
    Confirmed,
    Lesson,
    confirmed_in,
    learn_faces,
    to_learn,
)
from consent_desk.services.look_at_photo import Sight
from consent_desk.services.withdraw import withdraw
from tests.benchmarks.portraits import composed
from tests.school import answer, named, save
from ui.jobs import InlineRunner
from ui.models.batch import BatchModel
from ui.models.learning import Learning
from ui.models.review_desk import ReviewDesk

WAIT_MS = 30_000
SIDE = 400


def lesson_photos(folder: Path) -> Path:
    """Eileen in two photos, on the left in one and on the right in the other, and Grace beside."""
    save(composed(900, 500, [(20, 40, SIDE), (460, 40, SIDE)]), folder / "one.png")
    turned = composed(900, 500, [(20, 40, SIDE), (460, 40, SIDE)])[:, ::-1]
    save(np.ascontiguousarray(turned), folder / "two.png")
    return folder


def fail(error: BaseException) -> None:
    raise error


@pytest.fixture
def matching(school: Vault) -> Vault:
    """Eileen granted matching; nobody was enrolled."""
    for setting in ("dpia_done", "face_matching"):
        change_setting(school, setting, "true")
    answer(school, "Eileen Collins", "face_matching")
    return school


@pytest.fixture
def model(qtbot: QtBot, matching: Vault, tmp_path: Path) -> BatchModel:
    made = BatchModel(ReviewDesk(matching), InlineRunner(fail), Texts("nl"))
    made.begin("portal", ["5A"], [lesson_photos(tmp_path / "lesson")], tmp_path / "out")
    return made


def photo_called(model: BatchModel, name: str) -> str:
    return next(p for p, s in model.sights.items() if Path(s.photo.path).name == name)


def eileen_in(model: BatchModel, name: str) -> Box:
    """The box of her face: on the left in the first photo, on the right in the other."""
    boxes = sorted(face.box for face in model.reviews[photo_called(model, name)].faces)
    return boxes[0] if name == "one.png" else boxes[-1]


def confirm(model: BatchModel, vault: Vault, person: str = "Eileen Collins") -> None:
    box = eileen_in(model, "one.png")
    word = named(vault, (box.x, box.y, box.w, box.h), person)
    photo = photo_called(model, "one.png")
    model.change({photo: model.reviews[photo].say(word)})


def suggested(model: BatchModel) -> bool:
    """Whether her face in the other photo suggests anybody."""
    sight = model.sights[photo_called(model, "two.png")]
    match = sight.matches.get(eileen_in(model, "two.png"))
    return match is not None and bool(match.suggestions)


def test_a_confirmed_face_suggests_its_person_in_the_other_photos_of_the_batch(
    model: BatchModel, matching: Vault, qtbot: QtBot
) -> None:
    assert not suggested(model)
    confirm(model, matching)
    qtbot.waitUntil(lambda: suggested(model), timeout=WAIT_MS)
    her_cluster = next(
        c for c in model.clusters if any(f.box == eileen_in(model, "two.png") for f in c.faces)
    )
    assert her_cluster.suggestions
    with matching.register.read() as uow:
        assert uow.templates.of_persons(p.id for p in uow.people.all()) == []
    model.undo()
    qtbot.waitUntil(lambda: not suggested(model), timeout=WAIT_MS)


def test_what_was_learned_goes_when_matching_is_withdrawn(
    model: BatchModel, matching: Vault, qtbot: QtBot
) -> None:
    confirm(model, matching)
    qtbot.waitUntil(lambda: suggested(model), timeout=WAIT_MS)
    withdraw(matching, "Eileen Collins", ["face_matching"])
    model.refresh_people()
    assert not suggested(model)
    assert lessons_of(model) == []


def test_what_was_kept_and_learned_is_out_of_memory_when_the_batch_is_closed(
    model: BatchModel, matching: Vault, qtbot: QtBot
) -> None:
    confirm(model, matching)
    qtbot.waitUntil(lambda: suggested(model), timeout=WAIT_MS)
    kept = [face for sight in model.sights.values() for face in sight.seen if face.descriptor]
    left = [weakref.ref(each) for each in (*kept, *lessons_of(model))]
    assert len(left) >= 2
    del kept
    model.end(lambda: None)
    gc.collect()
    assert [each() for each in left] == [None] * len(left)


def lessons_of(model: BatchModel) -> list[Lesson]:
    learning = vars(model)["_learning"]
    assert isinstance(learning, Learning)
    return list(vars(learning)["_lessons"].values())


def test_nothing_is_learned_of_somebody_who_did_not_grant_matching(
    model: BatchModel, matching: Vault, qtbot: QtBot
) -> None:
    confirm(model, matching, "Grace Hopper")
    qtbot.wait(4000)
    assert lessons_of(model) == []
    assert not suggested(model)


TIM = Face(Box(0, 0, 60, 80))
PHOTO = Photo("a", "batch", "a.png", "0" * 64, PhotoState.BROUGHT_IN)


def test_a_face_that_nobody_could_be_enrolled_from_teaches_nothing(
    matching: Vault, tmp_path: Path
) -> None:
    sharp = composed(900, 500, [(20, 40, SIDE)])
    faces = matching.engine.detect(sharp)
    for pixels, fit in ((sharp, True), (cv2.GaussianBlur(sharp, (0, 0), 5), False)):
        matching.work.put(PHOTO.id, save(np.asarray(pixels), tmp_path / "a.png").read_bytes())
        review = Review(PHOTO.id, tuple(faces)).say(Word(faces[0].box, "eileen"))
        (lesson,) = learn_faces(matching, PHOTO, confirmed_in(PHOTO, review))
        assert (lesson.descriptor is not None) is fit
    other = replace(matching, engine=OtherNetwork(matching))
    assert learn_faces(other, PHOTO, confirmed_in(PHOTO, review)) == []


class OtherNetwork:
    """An engine under another name."""

    model = "onnx-of-somebody"

    def __init__(self, vault: Vault) -> None:
        self._engine = vault.engine

    def __getattr__(self, name: str) -> object:
        return getattr(self._engine, name)


def test_somebody_with_three_templates_teaches_nothing_more() -> None:
    review = Review("a", (TIM,)).say(Word(TIM.box, "tim"))
    confirmed = confirmed_in(PHOTO, review)
    one = (0.1,)
    for own, expected in (((), 1), ((one, one), 1), ((one, one, one), 0)):
        assert len(to_learn(confirmed, {}, Gallery({"tim": own}, {}))) == expected
    known = {confirmed[0].ref: Lesson(confirmed[0].ref, "tim", one)}
    assert to_learn(confirmed, known, Gallery({"tim": ()}, {})) == []


def test_somebody_who_is_said_to_be_in_a_photo_twice_is_not_learned() -> None:
    other = Face(Box(200, 0, 60, 80))
    review = Review("a", (TIM, other)).say(Word(TIM.box, "tim")).say(Word(other.box, "tim"))
    assert confirmed_in(PHOTO, review) == []


def test_what_is_being_learned_of_whoever_withdraws_meanwhile_is_not_kept(qtbot: QtBot) -> None:
    review = Review("a", (TIM,)).say(Word(TIM.box, "tim"))
    sight = Sight(PHOTO, review, 100, 100, np.zeros((1, 1, 3), np.uint8), {})

    class Withdrawing:
        """Tim withdraws while his face is looked at."""

        def gallery(self, _: Batch) -> Gallery:
            return Gallery({"tim": ()}, {})

        def learn(self, _: Photo, faces: Sequence[Confirmed]) -> list[Lesson]:
            learning.keep_only(frozenset())
            return [Lesson(faces[0].ref, "tim", (0.1,))]

    desk = cast("ReviewDesk", Withdrawing())
    learning = Learning(desk, InlineRunner(lambda error: pytest.fail(str(error))))
    learning.start(Batch("batch", "portal", (), "", date(2026, 11, 22)))
    learning.hear({"a": review}, {"a": sight})
    qtbot.waitUntil(lambda: not vars(learning)["_quiet"].isActive(), timeout=WAIT_MS)
    assert vars(learning)["_lessons"] == {}
