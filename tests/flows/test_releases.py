"""From a photo to the channel and back: clear, place, withdraw, look, take down."""

from pathlib import Path

import pytest

from consent_desk.domain.consent import Answer
from consent_desk.domain.photo import PhotoState
from consent_desk.errors import DeviceNotKnown, NotCleared, OwnDeviceOutside
from consent_desk.ports import Vault
from consent_desk.services import place_post as placing, record_consent as recording
from consent_desk.services.settle import settle
from consent_desk.services.take_down import finish_takedown, list_takedowns, show_picture
from consent_desk.services.withdraw import withdraw
from tests.releases import placed
from tests.school import answer, clear, named


@pytest.fixture
def school(school: Vault) -> Vault:
    answer(school)
    return school


@pytest.fixture
def shown(school: Vault, portrait: Path, tmp_path: Path) -> Path:
    """A cleared file that shows Eileen Collins."""
    faces = [named(school, (150, 50, 120, 160), "Eileen Collins")]
    (report,) = clear(school, [portrait], tmp_path / "out", {portrait: faces})
    assert any(t.show for t in report.treatments)
    assert report.out is not None
    return report.out


def test_a_placed_photo_comes_back_with_its_picture_and_leaves_nothing_when_it_is_off(
    school: Vault, portrait: Path, shown: Path, tmp_path: Path
) -> None:
    content = shown.read_bytes()
    placed(school, shown)
    (asked,) = withdraw(school, "Eileen Collins").takedowns
    assert not shown.exists()
    (again,) = clear(school, [portrait], tmp_path / "out")
    assert not any(t.show for t in again.treatments)
    assert show_picture(school, asked.id, tmp_path / "look.jpg").read_bytes() == content
    finish_takedown(school, asked.id)
    assert len(school.kept.ids()) == 1  # of the file that was made anew
    assert list_takedowns(school, open_only=True) == []


def test_clearing_a_placed_photo_anew_keeps_the_picture_of_what_was_placed(
    school: Vault, portrait: Path, shown: Path, tmp_path: Path
) -> None:
    content = shown.read_bytes()
    placed(school, shown)
    clear(school, [portrait], tmp_path / "out")
    settle(school)
    (asked,) = withdraw(school, "Eileen Collins").takedowns
    assert show_picture(school, asked.id, tmp_path / "look.jpg").read_bytes() == content


def test_after_a_withdrawal_there_is_nothing_to_place(school: Vault, shown: Path) -> None:
    answer(school, given=Answer.WITHDRAWN)
    with pytest.raises(NotCleared):
        placed(school, shown)


@pytest.mark.parametrize("step", ["note_copy", "note"])
def test_a_kill_while_placing_leaves_no_release(
    school: Vault, shown: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(placing, step, _killed)
        with pytest.raises(KeyboardInterrupt):
            placed(school, shown)
    with school.register.read() as uow:
        assert uow.posts.still_out() == set()
    placed(school, shown)


@pytest.mark.parametrize("step", ["take_effect", "verdicts_of", "forget_kept"])
def test_a_kill_while_withdrawing_is_made_good_by_withdrawing_again(
    school: Vault, shown: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    placed(school, shown)
    with monkeypatch.context() as patch:
        patch.setattr(recording, step, _killed)
        with pytest.raises(KeyboardInterrupt):
            withdraw(school, "Eileen Collins", ["portal.photo"])
    withdraw(school, "Eileen Collins", ["portal.photo"])
    assert not shown.exists()
    assert len(list_takedowns(school, open_only=True)) == 1


def test_photos_of_an_own_device_go_to_the_parents_only(
    school: Vault, portrait: Path, tmp_path: Path
) -> None:
    out = tmp_path / "web"
    (unknown,) = clear(school, [portrait], out, channel="website")
    assert isinstance(unknown.error, DeviceNotKnown)
    (schools,) = clear(school, [portrait], out, channel="website", own_device=False)
    assert schools.state is PhotoState.CLEARED
    (own,) = clear(school, [portrait], out, channel="website", own_device=True)
    assert isinstance(own.error, OwnDeviceOutside)
    assert list(out.iterdir()) == []
    (remembered,) = clear(school, [portrait], out, channel="website")
    assert isinstance(remembered.error, OwnDeviceOutside)
    (portal,) = clear(school, [portrait], tmp_path / "portal")
    assert portal.state is PhotoState.CLEARED


def _killed(*_: object, **__: object) -> None:
    raise KeyboardInterrupt
