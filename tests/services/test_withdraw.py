"""Withdrawing, what follows from it, and takedowns."""

import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from consent_desk.domain.account import Account, Role
from consent_desk.domain.consent import Answer, Reason
from consent_desk.domain.post import Cause
from consent_desk.errors import (
    NameInText,
    NoLongerRight,
    NoPictureOfIt,
    NotAllowed,
    NotCleared,
    UnknownPost,
    UnknownTakedown,
)
from consent_desk.messages import Texts
from consent_desk.ports import Vault
from consent_desk.services.delete_copies import delete_copies
from consent_desk.services.place_post import Placing, place_post
from consent_desk.services.see_posts import see_posts
from consent_desk.services.settle import settle
from consent_desk.services.take_down import (
    finish_takedown,
    list_takedowns,
    show_picture,
    start_takedown,
)
from consent_desk.services.withdraw import withdraw
from consent_desk.services.write_letter import write_letter
from tests.releases import cleared, placed
from tests.school import FixedClock, answer

EILEEN, GRACE = "Eileen Collins", "Grace Hopper"


@pytest.fixture
def granted(school: Vault) -> Vault:
    for person in (EILEEN, GRACE):
        answer(school, person)
    return school


def kept(vault: Vault) -> int:
    return len(vault.kept.ids())


def test_one_call_withdraws_everything(granted: Vault) -> None:
    done = withdraw(granted, EILEEN)
    with granted.register.read() as uow:
        assert [p.code for p in done.purposes] == [p.code for p in uow.purposes.all()]
    assert {r.verdict.reason for r in done.recorded} == {Reason.WITHDRAWN}


def test_what_was_placed_becomes_a_takedown_and_its_picture_stays_until_that_is_done(
    granted: Vault, tmp_path: Path
) -> None:
    shows, other = (cleared(granted, tmp_path / "out", who) for who in (EILEEN, GRACE))
    post = placed(granted, shows, other)
    done = withdraw(granted, EILEEN, ["portal.photo"])
    (asked,) = done.takedowns
    assert (asked.post_id, asked.cause) == (post.id, Cause.WITHDRAWAL)
    assert asked.assigned_to == granted.actor.id
    assert not shows.exists()
    assert other.exists()
    settle(granted)
    seen = show_picture(granted, asked.id, tmp_path / "look.jpg")
    assert seen.read_bytes().startswith(b"a picture")
    finish_takedown(granted, asked.id[:8])
    settle(granted)
    assert kept(granted) == 1
    with pytest.raises(NoPictureOfIt):
        show_picture(granted, asked.id, tmp_path / "again.jpg")
    (report,) = list_takedowns(granted)
    assert report.takedown.done_at is not None
    assert list_takedowns(granted, open_only=True) == []


def test_files_not_placed_are_gone_with_their_picture(granted: Vault, tmp_path: Path) -> None:
    file = cleared(granted, tmp_path / "out", EILEEN)
    done = withdraw(granted, EILEEN)
    assert done.takedowns == []
    assert not file.exists()
    assert kept(granted) == 0


def test_a_file_in_two_releases_is_taken_down_from_both_and_kept_until_the_last(
    granted: Vault, tmp_path: Path
) -> None:
    file = cleared(granted, tmp_path / "out", EILEEN)
    placed(granted, file)
    placed(granted, file)
    first, second = withdraw(granted, EILEEN).takedowns
    finish_takedown(granted, first.id)
    settle(granted)
    assert kept(granted) == 1
    finish_takedown(granted, second.id)
    assert kept(granted) == 0


def test_withdrawing_again_asks_for_nothing_twice(granted: Vault, tmp_path: Path) -> None:
    placed(granted, cleared(granted, tmp_path / "out", EILEEN))
    (asked,) = withdraw(granted, EILEEN).takedowns
    assert withdraw(granted, EILEEN).takedowns == []
    finish_takedown(granted, asked.id)
    assert withdraw(granted, EILEEN).takedowns == []


def test_a_release_whose_file_was_deleted_after_placing_is_still_found(
    granted: Vault, tmp_path: Path
) -> None:
    file = cleared(granted, tmp_path / "out", EILEEN)
    placed(granted, file)
    delete_copies(granted)
    settle(granted)
    assert not file.exists()
    done = withdraw(granted, EILEEN)
    assert len(done.takedowns) == 1
    assert not any(each.consequences.out_of_reach for each in done.recorded)


def test_a_refusal_that_is_recorded_later_takes_down_too_and_a_new_grant_does_not(
    granted: Vault, tmp_path: Path
) -> None:
    placed(granted, cleared(granted, tmp_path / "out", EILEEN))
    assert answer(granted).consequences.takedowns == ()
    assert len(answer(granted, given=Answer.REFUSED).consequences.takedowns) == 1


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("EILEEN's boekje is af", True),
        ("Mooi werk van Eileens groep", True),
        ("Collins las voor", True),
        ("Eiléén danst", True),
        ("Vandaag was er kunst", False),
        ("Eileentje", True),
    ],
)
def test_a_name_withdrawn_asks_for_the_texts_that_name_the_person(
    granted: Vault, tmp_path: Path, text: str, named: bool
) -> None:
    answer(granted, purpose="portal.name")
    placed(granted, cleared(granted, tmp_path / "out", GRACE), text=text)
    takedowns = withdraw(granted, EILEEN, ["portal.name"]).takedowns
    assert [t.cleared_id for t in takedowns] == ([""] if named else [])
    assert withdraw(granted, EILEEN, ["website.name"]).takedowns == []


def test_a_text_that_names_somebody_without_a_yes_for_names_is_not_placed(
    granted: Vault, tmp_path: Path
) -> None:
    file = cleared(granted, tmp_path / "out", EILEEN)
    with pytest.raises(NameInText) as stopped:
        placed(granted, file, text="Eileen en Grace bouwden een raket.")
    assert stopped.value.words == "Eileen, Grace"
    assert see_posts(granted) == []
    answer(granted, purpose="portal.name")
    assert placed(granted, file, text="Eileen bouwde een raket.").placed_at is not None


def test_the_letter_tells_what_was_withdrawn_and_where_it_was_published(
    granted: Vault, tmp_path: Path
) -> None:
    placed(granted, cleared(granted, tmp_path / "out", EILEEN))
    done = withdraw(granted, EILEEN, ["portal.photo"], guardian="M. Jansen")
    dutch = write_letter(done, Texts("nl"))
    for part in (
        "De Klimop",
        "22 november 2026",
        "Beste M. Jansen,",
        "- foto's in het ouderportaal",
        "- het ouderportaal, 22 november 2026: 1 foto",
    ):
        assert part in dutch
    english = write_letter(done, Texts("en"))
    assert "- the parent portal, 22 November 2026: 1 photo" in english
    assert max(map(len, (dutch + english).splitlines())) <= 78


def test_nothing_is_placed_that_was_withdrawn_changed_or_cleared_for_elsewhere(
    granted: Vault, tmp_path: Path
) -> None:
    file = cleared(granted, tmp_path / "out", EILEEN)
    with pytest.raises(NotCleared):
        placed(granted, file, channel="newsletter")
    file.write_bytes(b"another picture")
    with pytest.raises(NotCleared):
        placed(granted, file)
    stale = cleared(granted, tmp_path / "out", "Noor de Vries")
    with pytest.raises(NoLongerRight):
        placed(granted, stale)
    with granted.register.read() as uow:
        assert uow.posts.still_out() == set()


def test_the_wrong_one_is_taken_down_and_deleted_in_one_step(
    granted: Vault, tmp_path: Path
) -> None:
    files = [cleared(granted, tmp_path / "out", EILEEN) for _ in range(2)]
    post = placed(granted, *files)
    (asked,) = start_takedown(granted, post.id, Cause.WRONG_ONE, [files[0].name])
    assert asked.file == files[0].name
    assert [file.exists() for file in files] == [False, True]
    for wrong in ("", "zz"):
        with pytest.raises(UnknownPost):
            start_takedown(granted, wrong, Cause.COMPLAINT)
    with pytest.raises(UnknownTakedown):
        finish_takedown(granted, "")


def test_a_takedown_that_waits_too_long_rises_to_the_top(granted: Vault, tmp_path: Path) -> None:
    old = placed(granted, cleared(granted, tmp_path / "out", EILEEN))
    new = placed(granted, cleared(granted, tmp_path / "out", GRACE))
    later = replace(granted, clock=FixedClock(FixedClock().at + timedelta(days=3)))
    done = start_takedown(granted, old.id, Cause.COMPLAINT)
    finish_takedown(granted, done[0].takedown.id)
    withdraw(later, GRACE)
    withdraw(granted, EILEEN)
    start_takedown(granted, new.id, Cause.COMPLAINT)
    found = list_takedowns(later)
    assert [(r.overdue, r.takedown.done_at is None) for r in found] == [
        (True, True),
        (False, True),
        (False, False),
    ]


def test_a_teacher_may_take_down_and_not_record(granted: Vault) -> None:
    teacher = replace(granted, actor=Account("t", "Juf", frozenset({Role.TEACHER})))
    assert list_takedowns(teacher) == []
    with pytest.raises(NotAllowed):
        withdraw(teacher, EILEEN)
    with pytest.raises(NotAllowed):
        place_post(
            replace(granted, actor=Account("d", "Directeur", frozenset({Role.DIRECTOR}))),
            Placing([], "portal", ["5A"]),
        )


def test_three_hundred_releases_are_withdrawn_in_about_a_second(
    granted: Vault, tmp_path: Path
) -> None:
    files = [cleared(granted, tmp_path / "out", EILEEN) for _ in range(300)]
    placed(granted, *files)
    begun = time.process_time()
    assert len(withdraw(granted, EILEEN).takedowns) == 300
    assert time.process_time() - begun < 3  # a busy machine; the benchmark has the figure
    assert not any(file.exists() for file in files)
