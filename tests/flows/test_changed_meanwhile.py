"""What is taken back while photos are being cleared holds for the photo that is being cleared."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from consent_desk.domain.consent import Answer
from consent_desk.domain.photo import Face, PhotoState
from consent_desk.domain.review import Review
from consent_desk.domain.treatment import Saying, Why, Word
from consent_desk.errors import FaceFoundLater, ReviewChanged
from consent_desk.ports import Batch, Descriptor, Pixels, Vault
from consent_desk.services import clear_one
from consent_desk.services.bring_in import bring_in_one
from consent_desk.services.change_settings import change_setting
from consent_desk.services.clear_photos import ClearingOrder, clear_photos
from consent_desk.services.clear_reviewed import clear_reviewed
from consent_desk.services.enrol_face import enrol_face
from consent_desk.services.find_faces import NOBODY
from consent_desk.services.look_at_photo import look_at_photo
from consent_desk.services.open_batch import open_batch
from consent_desk.services.review_photo import save_reviews
from consent_desk.vision.engine import LocalFaceEngine
from tests.benchmarks.portraits import astronaut
from tests.school import answer, clear, save


@pytest.fixture
def batch(school: Vault) -> Batch:
    answer(school)
    return open_batch(school, "portal", ["5A"])


def signed(vault: Vault, batch: Batch, file: Path) -> Review:
    """A photo of Eileen Collins, named and signed off."""
    photo = bring_in_one(vault, batch, save(astronaut(), file)).photo
    assert photo is not None
    sight = look_at_photo(vault, batch, photo, NOBODY)
    with vault.register.read() as uow:
        eileen = next(p.id for p in uow.people.all() if p.full_name == "Eileen Collins")
    review = sight.review.say(Word(sight.review.faces[0].box, eileen)).sign()
    save_reviews(vault, batch, [review])
    return review


def covered(review: Review) -> Review:
    return review.say(Word(review.faces[0].box, saying=Saying.COVER))


def kept(vault: Vault, review: Review) -> Review | None:
    with vault.register.read() as uow:
        return uow.reviews.of_photo(review.photo_id)


def test_a_face_covered_after_clearing_began_is_in_no_file(
    school: Vault, batch: Batch, tmp_path: Path
) -> None:
    signed(school, batch, tmp_path / "a.png")
    second = signed(school, batch, tmp_path / "b.png")
    running = clear_reviewed(school, batch, tmp_path / "out")
    first = next(running)
    save_reviews(school, batch, [covered(second)])
    (late,) = running
    assert first.state is PhotoState.CLEARED
    assert isinstance(late.error, ReviewChanged)
    assert list((tmp_path / "out").iterdir()) == [first.out]


@pytest.mark.parametrize("step", ["cover_photo", "announce", "place"])
def test_a_sign_off_taken_back_at_any_step_leaves_no_file(
    school: Vault, batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    review = signed(school, batch, tmp_path / "a.png")
    work: Callable[..., object] = getattr(clear_one, step)

    def meanwhile(*given: object, **more: object) -> object:
        save_reviews(school, batch, [covered(review)])
        return work(*given, **more)

    monkeypatch.setattr(clear_one, step, meanwhile)
    (report,) = clear_reviewed(school, batch, tmp_path / "out")
    assert isinstance(report.error, ReviewChanged)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_face_that_the_check_finds_is_added_to_what_was_said_meanwhile(
    school: Vault, batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = signed(school, batch, tmp_path / "a.png")
    more = Face(replace(review.faces[0].box, x=400, y=400, w=20, h=20))

    def finds(*_: object, **__: object) -> None:
        save_reviews(school, batch, [covered(review)])
        raise FaceFoundLater(file="a.png", faces=(more,))

    monkeypatch.setattr(clear_one, "cover_photo", finds)
    list(clear_reviewed(school, batch, tmp_path / "out"))
    assert kept(school, review) == covered(review).find_more((more,))


@pytest.fixture
def matching(school: Vault, portrait: Path) -> Vault:
    for setting in ("dpia_done", "face_matching", "unattended"):
        change_setting(school, setting, "true")
    answer(school, "Eileen Collins", "face_matching")
    answer(school)
    enrol_face(school, "Eileen Collins", [portrait])
    return school


@pytest.mark.parametrize("setting", ["unattended", "face_matching"])
def test_what_the_school_switches_off_holds_for_the_next_photo(
    matching: Vault, portrait: Path, both: Path, tmp_path: Path, setting: str
) -> None:
    order = ClearingOrder([both, portrait], "portal", ["5A"], tmp_path / "out", {}, unattended=True)
    running = clear_photos(matching, order)
    before = next(running)
    change_setting(matching, setting, "false")
    (after,) = running
    assert Why.MATCHED in {t.why for t in before.treatments}
    assert not any(t.show for t in after.treatments)


def test_whoever_withdraws_matching_while_faces_are_compared_is_not_shown_by_it(
    matching: Vault, both: Path, tmp_path: Path
) -> None:
    class Interrupted(LocalFaceEngine):
        done = False

        def describe(self, pixels: Pixels, faces: Sequence[Face]) -> list[Descriptor]:
            if not self.done:
                self.done = True
                answer(matching, "Eileen Collins", "face_matching", Answer.WITHDRAWN)
            return super().describe(pixels, faces)

    vault = replace(matching, engine=Interrupted())
    (report,) = clear(vault, [both], tmp_path / "out", unattended=True)
    assert not any(t.show for t in report.treatments)


def test_unattended_is_searched_with_care_whatever_the_school_has_set(
    matching: Vault, both: Path, tmp_path: Path
) -> None:
    seen: list[str] = []

    class Watched(LocalFaceEngine):
        def searching(self, how: object) -> LocalFaceEngine:
            seen.append(str(how))
            return self

    clear(replace(matching, engine=Watched()), [both], tmp_path / "out", unattended=True)
    assert seen == ["careful"]
