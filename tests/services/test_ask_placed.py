"""Whether what was cleared was placed: asked a day later, and never silently forgotten."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from consent_desk.domain.clearing import Cleared
from consent_desk.domain.photo import PhotoState
from consent_desk.ports import Batch, Photo, Vault
from consent_desk.services.ask_placed import Unmarked, ask_placed
from consent_desk.services.keep_draft import draft_of, keep_draft
from consent_desk.services.let_go import let_go
from consent_desk.services.open_batch import close_batch, open_batch
from consent_desk.services.place_post import Placing, place_post
from consent_desk.services.see_posts import see_posts
from consent_desk.services.see_today import see_today
from tests.cleared import cleared_file
from tests.school import FixedClock


def later(vault: Vault, **more: int) -> Vault:
    """The same vault, so much later."""
    return replace(vault, clock=FixedClock(FixedClock().at + timedelta(**more)))


def cleared_in(vault: Vault, batch: Batch, folder: Path) -> Cleared:
    made = cleared_file(vault, folder)
    with vault.register.write() as uow:
        uow.photos.add(Photo(made.photo_id, batch.id, made.name, "0" * 64, PhotoState.CLEARED))
        uow.commit()
    return made


@pytest.fixture
def batch(school: Vault) -> Batch:
    return open_batch(school, "portal", ["5A"])


@pytest.fixture
def asked(school: Vault, batch: Batch, tmp_path: Path) -> Unmarked:
    """What is asked tomorrow about one cleared file with a text."""
    cleared_in(school, batch, tmp_path / "out")
    keep_draft(school, batch, "Wat een dag.")
    (found,) = ask_placed(later(school, days=1))
    return found


def test_today_is_left_alone_and_tomorrow_it_is_asked(
    school: Vault, batch: Batch, tmp_path: Path
) -> None:
    made = cleared_in(school, batch, tmp_path / "out")
    keep_draft(school, batch, "Wat een dag.")
    assert ask_placed(later(school, hours=8)) == []
    assert see_today(school).not_marked == 0
    tomorrow = later(school, days=1)
    assert ask_placed(tomorrow) == [
        Unmarked(batch.id, "portal", ("5A",), batch.opened_on, (made.path,), "Wat een dag.")
    ]
    assert see_today(tomorrow).not_marked == 1


def test_a_closed_batch_is_asked_about_as_well(
    school: Vault, batch: Batch, asked: Unmarked
) -> None:
    close_batch(school, batch)
    assert ask_placed(later(school, days=3)) == [asked]


def test_yes_makes_it_a_release_with_its_text_and_nothing_is_asked_any_more(
    school: Vault, batch: Batch, asked: Unmarked
) -> None:
    placing = Placing(asked.files, "portal", asked.groups, asked.text, batch=asked.batch_id)
    place_post(school, placing)
    assert [post.text for post in see_posts(later(school, days=1))] == ["Wat een dag."]
    assert ask_placed(later(school, days=1)) == []
    assert draft_of(school, batch) == ""


def test_not_any_more_deletes_the_files_and_the_text(
    school: Vault, batch: Batch, asked: Unmarked
) -> None:
    assert let_go(school, asked) == []
    assert not asked.files[0].exists()
    assert draft_of(school, batch) == ""
    assert school.kept.ids() == []
    assert ask_placed(later(school, days=1)) == []


def test_what_was_placed_in_the_meantime_is_not_let_go(
    school: Vault, batch: Batch, asked: Unmarked
) -> None:
    place_post(school, Placing(asked.files, "portal", ["5A"]))
    assert let_go(school, asked) == []
    assert asked.files[0].exists()


def test_files_of_two_batches_are_asked_about_apart(
    school: Vault, asked: Unmarked, tmp_path: Path
) -> None:
    other = open_batch(school, "newsletter", ["5B"])
    made = cleared_file(school, tmp_path / "out", channel="newsletter")
    with school.register.write() as uow:
        uow.photos.add(Photo(made.photo_id, other.id, made.name, "1" * 64, PhotoState.CLEARED))
        uow.commit()
    found = ask_placed(later(school, days=1))
    assert sorted(each.channel for each in found) == ["newsletter", "portal"]


def test_a_file_whose_batch_was_erased_is_still_asked_about(school: Vault, tmp_path: Path) -> None:
    made = cleared_file(school, tmp_path / "out")
    (found,) = ask_placed(school)
    assert (found.batch_id, found.brought_in, found.files) == ("", None, (made.path,))


def test_a_draft_is_no_release(school: Vault, batch: Batch) -> None:
    keep_draft(school, batch, "Wij zijn naar het bos geweest.")
    keep_draft(school, batch, "Wij zijn naar de zee geweest.")
    assert draft_of(school, batch) == "Wij zijn naar de zee geweest."
    assert see_posts(school) == []


def test_a_draft_goes_with_a_batch_of_which_nothing_was_cleared(
    school: Vault, batch: Batch
) -> None:
    keep_draft(school, batch, "Een tekst zonder foto's.")
    close_batch(school, batch)
    assert draft_of(school, batch) == ""
