"""Leaving takes templates and files the same day; coming back starts without a face."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from consent_desk.domain.consent import Reason
from consent_desk.errors import AlreadyLeft, NotLeft
from consent_desk.ports import Vault
from consent_desk.services.keep_retention import keep_retention_daily
from consent_desk.services.leave_school import come_back, leave_school, let_leave
from consent_desk.services.see_consent import see_consent
from consent_desk.services.verify_audit import verify_audit
from tests.cleared import cleared_file, person_id, placed, template, templates_of
from tests.school import FixedClock, answer

ZOE, NOOR = "Zoë van der Wörter-Şahin", "Noor de Vries"


@pytest.fixture
def zoe(school: Vault) -> Vault:
    for purpose in ("portal.photo", "face_matching"):
        answer(school, ZOE, purpose)
        answer(school, NOOR, purpose)
    return school


def on(vault: Vault, day: date) -> Vault:
    at = datetime(day.year, day.month, day.day, 9, tzinfo=ZoneInfo("Europe/Amsterdam"))
    return replace(vault, clock=FixedClock(at))


def test_who_leaves_today_is_not_shown_any_more_and_template_and_files_go(
    zoe: Vault, tmp_path: Path
) -> None:
    template(zoe, ZOE)
    shown = cleared_file(zoe, tmp_path / "out", [ZOE, NOOR])
    other = cleared_file(zoe, tmp_path / "out", [NOOR], covered=[ZOE])
    person, followed = let_leave(zoe, ZOE)
    assert person.left_on == date(2026, 11, 22)
    assert followed.deleted == (shown.path,)
    assert followed.templates == 1
    assert not shown.path.exists()
    assert other.path.exists()
    assert zoe.kept.ids() == [other.id]
    assert templates_of(zoe, ZOE) == []
    assert person.id not in {p.id for p in see_consent(zoe).persons}


def test_what_was_placed_before_stays_for_the_parents_to_ask_about(
    zoe: Vault, tmp_path: Path
) -> None:
    released = cleared_file(zoe, tmp_path / "out", [ZOE])
    placed(zoe, released, "Op de kinderboerderij")
    _, followed = let_leave(zoe, ZOE)
    assert followed.deleted == ()
    assert released.path.exists()


def test_who_leaves_later_is_here_until_that_day_and_the_days_round_does_the_rest(
    zoe: Vault, tmp_path: Path
) -> None:
    template(zoe, ZOE)
    shown = cleared_file(zoe, tmp_path / "out", [ZOE])
    last = date(2026, 12, 1)
    _, followed = let_leave(zoe, ZOE, last)
    assert (followed.deleted, followed.templates) == ((), 0)
    keep_retention_daily(on(zoe, date(2026, 11, 30)))
    assert shown.path.exists()
    assert len(templates_of(zoe, ZOE)) == 1
    keep_retention_daily(on(zoe, last))
    assert not shown.path.exists()
    assert templates_of(zoe, ZOE) == []


def test_leaving_within_a_transaction_that_fails_leaves_nothing_changed(zoe: Vault) -> None:
    template(zoe, ZOE)
    with pytest.raises(ZeroDivisionError), zoe.register.write() as uow:
        person = uow.people.get(person_id(zoe, ZOE))
        assert person is not None
        leave_school(uow, zoe, person, date(2026, 11, 22))
        raise ZeroDivisionError
    assert len(templates_of(zoe, ZOE)) == 1
    assert ZOE in see_consent(zoe).labels.values()


def test_who_comes_back_has_this_years_answers_and_no_template(zoe: Vault) -> None:
    template(zoe, ZOE)
    with pytest.raises(NotLeft):
        come_back(zoe, ZOE)
    let_leave(zoe, ZOE)
    person = come_back(zoe, ZOE)
    table = see_consent(zoe)
    assert table.verdicts[person.id, "portal.photo"].reason is Reason.GRANTED
    assert templates_of(zoe, ZOE) == []
    next_year = see_consent(on(zoe, date(2027, 9, 1)))
    assert next_year.verdicts[person.id, "portal.photo"].reason is Reason.NOT_ANSWERED
    assert verify_audit(zoe).whole


def test_a_leaver_does_not_come_back_by_leaving_later(zoe: Vault) -> None:
    """Only coming back is coming back; a day that has come corrects the other one."""
    let_leave(zoe, ZOE, date(2026, 11, 1))
    for day in (date(2026, 11, 23), date(2027, 7, 31)):
        with pytest.raises(AlreadyLeft):
            let_leave(zoe, ZOE, day)
    person, _ = let_leave(zoe, ZOE, date(2026, 10, 15))
    assert person.left_on == date(2026, 10, 15)
