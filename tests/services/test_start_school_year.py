"""The next school year in one step: previewed, whole or not at all, and undone while unused."""

import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from consent_desk import bootstrap
from consent_desk.domain.consent import Reason
from consent_desk.domain.moving_up import Fate
from consent_desk.domain.person import PersonKind
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import (
    UnknownGroup,
    YearInUse,
    YearNotNext,
    YearNotStarted,
    YearTooEarly,
)
from consent_desk.ports import Vault
from consent_desk.services.keep_group import add_group, join_group, move_group
from consent_desk.services.keep_person import Particulars, add_person
from consent_desk.services.keep_retention import keep_retention_daily
from consent_desk.services.leave_school import let_leave
from consent_desk.services.plan_year import YearOrder, preview_year
from consent_desk.services.see_consent import see_consent
from consent_desk.services.see_person import list_persons, see_person
from consent_desk.services.start_school_year import (
    see_year,
    start_school_year,
    undo_school_year,
)
from consent_desk.services.verify_audit import verify_audit
from tests.cleared import cleared_file, template, templates_of
from tests.school import FixedClock, answer

NEXT = YearOrder(SchoolYear(2027))
PUPIL = PersonKind.PUPIL


def on(vault: Vault, day: date) -> Vault:
    at = datetime(day.year, day.month, day.day, 9, tzinfo=ZoneInfo("Europe/Amsterdam"))
    return replace(vault, clock=FixedClock(at))


@pytest.fixture
def whole(school: Vault) -> Vault:
    """A group 8, a combined group, a group without a number, staff; on 2 August 2027."""
    for name, combined in (("8A", False), ("5/6", True), ("Kikkers", False)):
        add_group(school, name, combined=combined)
    add_person(school, PUPIL, Particulars("Tim", "Visser", birth_date=date(2014, 10, 1)), ["8A"])
    add_person(school, PUPIL, Particulars("Bas", "Smit", birth_date=date(2012, 1, 9)), ["Kikkers"])
    add_person(school, PersonKind.STAFF, Particulars("Anna", "Bos"), ["8A"])
    join_group(school, "Noor de Vries", "5/6")
    for purpose in ("portal.photo", "face_matching"):
        answer(school, "Tim Visser", purpose)
    return on(school, date(2027, 8, 2))


def test_groups_move_up_and_group_eight_leaves_with_its_templates(whole: Vault) -> None:
    template(whole, "Tim Visser")
    done = start_school_year(whole, NEXT)
    assert see_year(whole).school.year == SchoolYear(2027)
    groups = {each.label: tuple(each.groups) for each in list_persons(whole)}
    assert groups == {
        "Anna Bos": (),
        "Bas Smit": ("Kikkers",),
        "Eileen Collins": ("6A",),
        "Grace Hopper": ("6A",),
        "Noor de Vries": ("6B",),
        "Zoë van der Wörter-Şahin": ("6A",),
    }
    tim = see_person(whole, "Tim Visser")
    assert tim.listed.person.left_on == date(2027, 8, 1)
    assert [(str(g.year), g.name) for g in tim.all_groups] == [("2026-2027", "8A")]
    assert (done.templates, templates_of(whole, "Tim Visser")) == (1, [])
    assert verify_audit(whole).whole


def test_last_years_answers_stop_counting_and_everybody_is_asked(whole: Vault) -> None:
    answer(whole, "Noor de Vries")
    done = start_school_year(whole, NEXT)
    reasons = {v.reason for v in see_consent(whole).verdicts.values()}
    assert reasons == {Reason.NOT_ANSWERED}
    to_print = {g.name: len(g.asked) for g in done.plan.groups}
    assert to_print == {"6A": 3, "6B": 1, "Kikkers": 1}
    assert [a.person.full_name for a in done.plan.staff] == ["Anna Bos"]
    assert len(done.plan.forms) == 6
    assert [(a.person.full_name, a.on) for a in done.plan.coming_of_age] == [
        ("Bas Smit", date(2028, 1, 9))
    ]


def test_the_preview_says_what_the_start_does_and_changes_nothing(whole: Vault) -> None:
    with whole.register.read() as uow:
        before = uow.audit.head()
    preview = preview_year(whole, NEXT)
    with whole.register.read() as uow:
        assert uow.audit.head() == before
        assert uow.school.year == SchoolYear(2026)
    fates = {m.group.name: (m.fate, m.sure) for m in preview.moves}
    assert fates == {
        "5A": (Fate.MOVES, True),
        "5B": (Fate.MOVES, True),
        "5/6": (Fate.ENDS, True),
        "8A": (Fate.LEAVES, True),
        "Kikkers": (Fate.MOVES, False),
    }
    assert start_school_year(whole, NEXT).plan == preview


def test_somebody_can_say_otherwise_of_a_group(whole: Vault) -> None:
    order = YearOrder(SchoolYear(2027), {"kikkers": "3C", "5b": "6A", "8A": "8A"}, ["5A"])
    plan = start_school_year(whole, order).plan
    groups = {g.name: [a.person.full_name for a in g.asked] for g in plan.groups}
    assert groups == {"3C": ["Bas Smit"], "6A": ["Noor de Vries"], "8A": ["Tim Visser"]}
    assert {p.full_name for p in plan.leavers} == {
        "Eileen Collins",
        "Grace Hopper",
        "Zoë van der Wörter-Şahin",
    }


def test_a_pupil_without_a_group_is_named_and_asked_all_the_same(whole: Vault) -> None:
    add_person(whole, PUPIL, Particulars("Losse", "Leerling"))
    plan = preview_year(whole, NEXT)
    assert [a.person.full_name for a in plan.without_group] == ["Losse Leerling"]
    assert "Losse Leerling" in {a.person.full_name for a in plan.forms}


def test_who_leaves_on_a_day_of_their_own_keeps_that_day(whole: Vault) -> None:
    let_leave(whole, "Tim Visser", date(2027, 9, 15))
    start_school_year(whole, NEXT)
    assert see_person(whole, "Tim Visser").listed.person.left_on == date(2027, 9, 15)


@pytest.mark.parametrize("year", [2025, 2026, 2028])
def test_no_year_is_passed_over_nor_taken_back(whole: Vault, year: int) -> None:
    with pytest.raises(YearNotNext):
        start_school_year(whole, YearOrder(SchoolYear(year)))


def test_a_year_is_not_started_before_anybody_can_sign_for_it(whole: Vault) -> None:
    with pytest.raises(YearTooEarly):
        start_school_year(on(whole, date(2027, 3, 31)), NEXT)
    with pytest.raises(UnknownGroup):
        start_school_year(whole, YearOrder(SchoolYear(2027), {"9Z": "8Z"}))
    assert see_year(whole).is_behind


def test_started_in_spring_leavers_are_shown_until_the_first_day(whole: Vault) -> None:
    may = on(whole, date(2027, 5, 10))
    template(whole, "Tim Visser")
    start_school_year(may, NEXT)
    table = see_consent(may)
    tim = see_person(may, "Tim Visser").listed.person
    assert table.verdicts[tim.id, "portal.photo"].yes
    assert len(templates_of(may, "Tim Visser")) == 1
    for day in (date(2027, 7, 31), date(2027, 8, 1)):
        keep_retention_daily(on(whole, day))
    assert templates_of(whole, "Tim Visser") == []


def test_cleared_files_of_last_year_that_were_not_placed_go(whole: Vault, tmp_path: Path) -> None:
    old = cleared_file(whole, tmp_path / "out", ["Noor de Vries"])
    done = start_school_year(whole, NEXT)
    assert old.path in {file for each in done.followed for file in each.deleted}
    assert not old.path.exists()


def _state(vault: Vault) -> object:
    with vault.register.read() as uow:
        return (
            uow.school,
            uow.people.all(),
            uow.people.groups(SchoolYear(2026)),
            uow.people.groups(SchoolYear(2027)),
            {p.id: uow.people.all_groups_of(p.id) for p in uow.people.all()},
        )


@pytest.mark.parametrize("step", ["_make_groups", "leave_school", "take_away_without_yes", "note"])
def test_a_start_that_fails_halfway_changes_nothing(
    whole: Vault, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    before = _state(whole)
    with monkeypatch.context() as patch:
        patch.setattr(f"consent_desk.services.start_school_year.{step}", broken)
        with pytest.raises(ZeroDivisionError):
            start_school_year(whole, NEXT)
    assert _state(whole) == before
    start_school_year(whole, NEXT)


KILLED = """
import os, sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo
from consent_desk import bootstrap
from consent_desk.domain.school_year import SchoolYear
from consent_desk.services import start_school_year as service
from consent_desk.services.plan_year import YearOrder
from tests.school import FixedClock
service.take_away_without_yes = lambda *_: os.abort()
at = datetime(2027, 8, 2, 9, tzinfo=ZoneInfo("Europe/Amsterdam"))
vault = replace(bootstrap.open_vault(Path(sys.argv[1])), clock=FixedClock(at))
service.start_school_year(vault, YearOrder(SchoolYear(2027)))
"""


def test_a_program_killed_during_the_start_leaves_the_old_year(whole: Vault) -> None:
    before = _state(whole)
    done = subprocess.run([sys.executable, "-c", KILLED, str(whole.folder)], capture_output=True)
    assert done.returncode < 0
    again = bootstrap.open_vault(whole.folder)
    assert _state(again) == before
    assert verify_audit(again).whole


def test_a_start_is_undone_while_nothing_was_recorded(whole: Vault) -> None:
    template(whole, "Tim Visser")
    before = _state(whole)
    start_school_year(whole, NEXT)
    assert undo_school_year(whole) == SchoolYear(2026)
    assert _state(whole) == before
    assert templates_of(whole, "Tim Visser") == []
    with pytest.raises(YearNotStarted):
        undo_school_year(whole)
    start_school_year(whole, NEXT)
    assert verify_audit(whole).whole


def test_a_year_in_which_something_was_recorded_stays(whole: Vault) -> None:
    with pytest.raises(YearNotStarted):
        undo_school_year(whole)
    start_school_year(whole, NEXT)
    move_group(whole, "Noor de Vries", "6A")
    with pytest.raises(YearInUse):
        undo_school_year(whole)
    assert see_year(whole).school.year == SchoolYear(2027)
