"""Files that were cleared on terms that hold no more: taken away, or told of; never forgotten."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from consent_desk.domain.consent import Answer
from consent_desk.domain.photo import PhotoState
from consent_desk.domain.treatment import Saying, Word
from consent_desk.errors import OutAmongPhotos, PictureUnreadable
from consent_desk.ports import Vault
from consent_desk.services import clear_one
from consent_desk.services.delete_copies import delete_copies
from consent_desk.services.see_consent import see_consent
from tests.flows.conftest import EILEEN
from tests.school import FixedClock, answer, clear, named


@pytest.fixture
def school(school: Vault) -> Vault:
    answer(school)
    return school


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def shown(school: Vault, both: Path, out: Path) -> Path:
    """A cleared file that shows Eileen Collins."""
    word = named(school, (EILEEN.x, EILEEN.y, EILEEN.w, EILEEN.h), "Eileen Collins")
    (report,) = clear(school, [both], out, {both: [word]})
    assert any(t.show for t in report.treatments)
    assert report.out is not None
    return report.out


COVER = [Word(EILEEN, saying=Saying.COVER)]


def test_a_withdrawal_is_recorded_also_when_a_file_cannot_be_deleted(
    school: Vault, shown: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "no", str(shown))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refused)
        recorded = answer(school, given=Answer.WITHDRAWN)
    assert recorded.consequences.out_of_reach == (shown,)
    assert not recorded.verdict.yes
    with school.register.read() as uow:
        assert [c.path for c in uow.photos.cleared_live()] == [shown]


def test_a_withdrawal_finds_a_file_that_was_renamed_in_its_folder(
    school: Vault, shown: Path
) -> None:
    moved = shown.rename(shown.with_name("klassenfoto.jpg"))
    answer(school, given=Answer.WITHDRAWN)
    assert not moved.exists()


def test_a_withdrawal_tells_of_a_file_that_is_not_at_its_place(
    school: Vault, shown: Path, tmp_path: Path
) -> None:
    shown.rename(tmp_path / "elsewhere.jpg")
    recorded = answer(school, given=Answer.WITHDRAWN)
    assert recorded.consequences.out_of_reach == (shown,)
    assert recorded.consequences.deleted == ()


def test_a_photo_that_fails_now_takes_its_earlier_file_away(
    school: Vault, both: Path, shown: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(clear_one, "cover_photo", broken)
        (report,) = clear(school, [both], out, {both: COVER})
    assert report.state is PhotoState.FAILED
    assert not shown.exists()


def test_an_earlier_file_that_somebody_edited_stays_known(
    school: Vault, both: Path, shown: Path, out: Path
) -> None:
    shown.write_bytes(shown.read_bytes() + b" ")
    (report,) = clear(school, [both], out, {both: COVER})
    assert report.left == [shown]
    assert report.out != shown
    recorded = answer(school, given=Answer.WITHDRAWN)
    assert shown in recorded.consequences.out_of_reach


def test_a_file_of_last_school_year_goes_when_somebody_clears_next(
    school: Vault, second_portrait: Path, shown: Path, out: Path
) -> None:
    august = FixedClock(datetime(2027, 8, 2, 9, tzinfo=ZoneInfo("Europe/Amsterdam")))
    clear(replace(school, clock=august), [second_portrait], out)
    assert not shown.exists()


def test_cleared_files_may_not_lie_among_the_photos(school: Vault, both: Path) -> None:
    for out in (both.parent, both.parent.parent):
        with pytest.raises(OutAmongPhotos):
            clear(school, [both.parent], out)


def test_a_name_that_is_taken_meanwhile_is_left_and_another_one_is_taken(
    school: Vault, both: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    announce = clear_one.announce
    theirs = out / "2026-11-22-5a-001.jpg"

    def raced(*args: object) -> object:
        announced = announce(*args)  # type: ignore[arg-type]
        if not theirs.exists():
            theirs.write_bytes(b"somebody's own")
        return announced

    monkeypatch.setattr(clear_one, "announce", raced)
    (report,) = clear(school, [both], out)
    assert report.state is PhotoState.CLEARED
    assert theirs.read_bytes() == b"somebody's own"
    assert report.out == out / "2026-11-22-5a-002.jpg"


def test_a_file_whose_name_is_no_text_fails_alone(school: Vault, both: Path, out: Path) -> None:
    strange = Path(str(both.with_name("caf\udce9.jpg")))
    strange.write_bytes(both.read_bytes())
    reports = {r.file: r for r in clear(school, [both.parent], out)}
    assert isinstance(reports[strange].error, PictureUnreadable)
    assert reports[both].state is PhotoState.CLEARED


def test_deleting_copies_touches_photos_that_were_cleared_and_nothing_else(
    school: Vault, both: Path, out: Path, tmp_path: Path
) -> None:
    (both.parent / "verslag.docx").write_bytes(b"a report")
    (both.parent / "half.jpg").write_bytes(both.read_bytes()[:5000])
    before = {p for p in tmp_path.rglob("*") if p.is_file() and "vault" not in p.parts}
    clear(school, [tmp_path], out)
    delete_copies(school)
    assert before - {p for p in tmp_path.rglob("*") if p.is_file()} == {both}
    assert see_consent(school).persons


def test_an_original_that_was_never_cleared_stays_until_it_is_overdue(
    school: Vault, both: Path, out: Path
) -> None:
    from consent_desk.domain.purpose import OnUnconsented

    clear(school, [both], out, on_unconsented=OnUnconsented.BLOCK)
    delete_copies(school)
    assert both.exists()
    later = FixedClock(datetime(2026, 12, 24, tzinfo=ZoneInfo("Europe/Amsterdam")))
    delete_copies(replace(school, clock=later))
    assert not both.exists()
