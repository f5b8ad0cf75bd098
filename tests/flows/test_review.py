"""A teacher looks at the photos of a batch one by one; what is not signed off does not leave."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from consent_desk.domain.consent import Answer
from consent_desk.domain.photo import Box, Face, PhotoState
from consent_desk.domain.review import Review
from consent_desk.domain.treatment import Extent, Saying, Why, Word
from consent_desk.media.load import load
from consent_desk.ports import Batch, Photo, Pixels, Vault
from consent_desk.services.bring_in import bring_in_one
from consent_desk.services.clear_photos import PhotoReport
from consent_desk.services.clear_reviewed import clear_reviewed
from consent_desk.services.find_faces import NOBODY
from consent_desk.services.look_at_photo import Sight, look_at_photo
from consent_desk.services.open_batch import close_batch, open_batch, waiting_batches
from consent_desk.services.review_photo import save_reviews, treatments_of, whom_to_name
from consent_desk.services.settle import DAYS_OPEN, settle
from tests.benchmarks.portraits import composed
from tests.school import FixedClock, answer, clear, save

EILEEN, GRACE = (40, 40, 512), (640, 40, 512)


@pytest.fixture
def batch(school: Vault) -> Batch:
    answer(school)
    return open_batch(school, "portal", ["5A"])


@pytest.fixture
def photo(school: Vault, batch: Batch, tmp_path: Path) -> Photo:
    file = save(composed(1200, 600, [EILEEN, GRACE]), tmp_path / "both.png")
    brought = bring_in_one(school, batch, file)
    assert brought.photo is not None
    return brought.photo


@pytest.fixture
def sight(school: Vault, batch: Batch, photo: Photo) -> Sight:
    return look_at_photo(school, batch, photo, NOBODY)


def person(vault: Vault, name: str) -> str:
    with vault.register.read() as uow:
        return next(p.id for p in uow.people.all() if p.full_name == name)


def left(sight: Sight) -> Box:
    return min(face.box for face in sight.review.faces)


def named(vault: Vault, sight: Sight) -> Review:
    return sight.review.say(Word(left(sight), person(vault, "Eileen Collins")))


def cleared(vault: Vault, batch: Batch, out: Path) -> list[PhotoReport]:
    return list(clear_reviewed(vault, batch, out))


def differs(file: Path, original: Pixels, box: Box) -> bool:
    part = slice(box.y, box.y + box.h), slice(box.x, box.x + box.w)
    written = load(file.read_bytes(), file.name)
    return bool(np.abs(written[part].astype(int) - original[part].astype(int)).mean() > 20)


def test_only_the_named_face_is_seen_and_only_after_the_sign_off(
    school: Vault, batch: Batch, sight: Sight, tmp_path: Path
) -> None:
    review = named(school, sight)
    save_reviews(school, batch, [review])
    assert cleared(school, batch, tmp_path / "out") == []
    save_reviews(school, batch, [review.sign()])
    (report,) = cleared(school, batch, tmp_path / "out")
    assert report.state is PhotoState.CLEARED
    assert report.out is not None
    original = composed(1200, 600, [EILEEN, GRACE])
    shown, covered = sorted(face.box for face in sight.review.faces)
    assert not differs(report.out, original, shown)
    assert differs(report.out, original, covered)


def test_a_batch_is_there_after_a_restart_with_what_was_said(
    school: Vault, batch: Batch, photo: Photo, sight: Sight, tmp_path: Path
) -> None:
    said = named(school, sight).sign()
    save_reviews(school, batch, [said])
    # Somebody clears other photos on the command line meanwhile, and the work area is tidied.
    clear(school, [save(composed(640, 480, []), tmp_path / "other.png")], tmp_path / "elsewhere")
    ((waiting, photos),) = waiting_batches(school)
    assert (waiting, photos) == (batch, [photo])
    assert look_at_photo(school, waiting, photo, NOBODY).review == said


def test_a_batch_that_nobody_ends_goes_after_a_week(
    school: Vault, batch: Batch, photo: Photo
) -> None:
    later = FixedClock(school.clock.now() + timedelta(days=DAYS_OPEN))
    settle(replace(school, clock=FixedClock(later.at - timedelta(days=1))))
    assert school.work.ids() == [photo.id]
    settle(replace(school, clock=later))
    assert waiting_batches(school) == []
    assert school.work.ids() == []


def test_a_withdrawal_between_review_and_clearing_covers_that_face(
    school: Vault, batch: Batch, sight: Sight, tmp_path: Path
) -> None:
    save_reviews(school, batch, [named(school, sight).sign()])
    answer(school, given=Answer.WITHDRAWN)
    (report,) = cleared(school, batch, tmp_path / "out")
    assert report.out is not None
    assert not any(t.show for t in report.treatments)
    assert differs(report.out, composed(1200, 600, [EILEEN, GRACE]), left(sight))


def test_saying_something_after_clearing_takes_the_file_back_at_once(
    school: Vault, batch: Batch, sight: Sight, tmp_path: Path
) -> None:
    review = named(school, sight).sign()
    save_reviews(school, batch, [review])
    assert cleared(school, batch, tmp_path / "out")[0].state is PhotoState.CLEARED
    changed = review.say(Word(left(sight), saying=Saying.COVER))
    assert save_reviews(school, batch, [changed]) == []
    assert list((tmp_path / "out").iterdir()) == []
    save_reviews(school, batch, [changed.sign()])
    (again,) = cleared(school, batch, tmp_path / "out")
    assert again.state is PhotoState.CLEARED
    assert not any(t.show for t in again.treatments)


def test_clearing_twice_leaves_one_file(
    school: Vault, batch: Batch, sight: Sight, tmp_path: Path
) -> None:
    save_reviews(school, batch, [named(school, sight).sign()])
    (first,) = cleared(school, batch, tmp_path / "out")
    (second,) = cleared(school, batch, tmp_path / "out")
    assert first.out == second.out
    assert len(list((tmp_path / "out").iterdir())) == 1


class _SeesMore:
    """An engine that finds one more face in files that were written than in the photo."""

    def __init__(self, vault: Vault, face: Face) -> None:
        self._engine, self._face = vault.engine, face

    def searching(self, how: object) -> "_SeesMore":
        return self

    def __getattr__(self, name: str) -> object:
        return getattr(self._engine, name)

    def detect(self, pixels: Pixels) -> list[Face]:
        return [*self._engine.detect(pixels), self._face]


def test_a_face_that_the_check_finds_goes_back_to_the_teacher(
    school: Vault, batch: Batch, photo: Photo, sight: Sight, tmp_path: Path
) -> None:
    save_reviews(school, batch, [named(school, sight).sign()])
    more = Face(Box(5, 500, 60, 80))
    (report,) = cleared(replace(school, engine=_SeesMore(school, more)), batch, tmp_path / "out")
    assert report.state is PhotoState.FAILED
    assert report.error is not None
    assert report.error.code == "face-found-later"
    assert list((tmp_path / "out").iterdir()) == []
    back = look_at_photo(school, batch, photo, NOBODY).review
    assert not back.signed_off
    assert more in back.faces


def test_an_area_and_a_whole_figure_are_covered_as_drawn(
    school: Vault, batch: Batch, sight: Sight, tmp_path: Path
) -> None:
    wall = Box(60, 500, 60, 40)
    figure = max(face.box for face in sight.review.faces)
    review = named(school, sight).say(Word(wall, saying=Saying.COVER, extent=Extent.AREA))
    review = review.say(Word(figure, saying=Saying.COVER, extent=Extent.FIGURE))
    save_reviews(school, batch, [review.sign()])
    (report,) = cleared(school, batch, tmp_path / "out")
    assert report.out is not None
    original = composed(1200, 600, [EILEEN, GRACE])
    assert differs(report.out, original, wall)
    below = Box(figure.x, figure.y + 2 * figure.h, figure.w, 40).within(1200, 600)
    assert differs(report.out, original, below)


def test_a_block_is_not_for_an_area(school: Vault, sight: Sight) -> None:
    area = Word(Box(0, 0, 30, 30), saying=Saying.COVER, extent=Extent.AREA)
    treatments = treatments_of(sight.review.say(area), {}, {})
    assert [t.why for t in treatments] == [Why.UNKNOWN, Why.UNKNOWN, Why.ASKED]
    assert [t.extent for t in treatments][-1] is Extent.AREA


def test_everybody_can_be_named_with_the_verdict_told_before(school: Vault, batch: Batch) -> None:
    people = whom_to_name(school, batch)
    assert [each.at_hand for each in people] == [True, True, True, False]
    told = {each.label: each.verdict.yes for each in people}
    assert told["Eileen Collins"]
    assert not told["Grace Hopper"]


def test_a_closed_batch_leaves_nothing_in_the_work_area(
    school: Vault, batch: Batch, photo: Photo
) -> None:
    close_batch(school, batch)
    assert school.work.ids() == []
    assert waiting_batches(school) == []
