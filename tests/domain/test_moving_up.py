from datetime import date

import pytest
from hypothesis import given, strategies as st

from consent_desk.domain.asked import asked_in
from consent_desk.domain.consent import SignerKind, may_grant
from consent_desk.domain.moving_up import Fate, decide, level_of, propose
from consent_desk.domain.person import Group, Person, PersonKind
from consent_desk.domain.school_year import SchoolYear

YEAR = SchoolYear(2026)


def group(name: str, *, level: int | None = None, combined: bool = False) -> Group:
    return Group(name, name, YEAR, level, combined)


@pytest.mark.parametrize(
    ("name", "next_name"),
    [
        ("5A", "6A"),
        ("groep 3", "groep 4"),
        ("Groep 7b", "Groep 8b"),
        ("1", "2"),
        ("6-rood", "7-rood"),
        ("gr. 4b", "gr. 5b"),
    ],
)
def test_a_group_with_a_number_moves_up_by_one(name: str, next_name: str) -> None:
    move = propose(group(name))
    assert (move.fate, move.name, move.sure) == (Fate.MOVES, next_name, True)
    assert move.level == level_of(next_name)


@pytest.mark.parametrize("name", ["8A", "groep 8", "8"])
def test_group_eight_leaves_the_school(name: str) -> None:
    assert propose(group(name)).fate is Fate.LEAVES
    assert propose(group("De Uilen", level=8)).fate is Fate.LEAVES


@pytest.mark.parametrize(
    "name", ["Kikkers", "7/8", "10B", "5A-2", "0", "Instroom", "Unit 2", "De Uilen 3", "Locatie 8"]
)
def test_a_name_without_one_group_number_stays_and_asks_to_be_looked_at(name: str) -> None:
    move = propose(group(name))
    assert (move.fate, move.name, move.sure) == (Fate.MOVES, name, False)


def test_a_number_that_is_known_but_not_in_the_name_moves_the_level_alone() -> None:
    move = propose(group("De Vossen", level=4))
    assert (move.name, move.level, move.sure) == ("De Vossen", 5, False)


def test_a_combined_group_ends_for_its_pupils_go_with_their_class() -> None:
    assert propose(group("5/6", combined=True)).fate is Fate.ENDS


def test_what_somebody_said_of_a_group_goes_before_what_is_proposed() -> None:
    groups = [group("5A"), group("Uilen"), group("8A"), group("5/6", combined=True)]
    moves = decide(groups, {"8A": "8B", "5/6": "6/7"}, ["Uilen"])
    assert [(m.fate, m.name) for m in moves] == [
        (Fate.MOVES, "6A"),
        (Fate.LEAVES, ""),
        (Fate.MOVES, "8B"),
        (Fate.MOVES, "6/7"),
    ]


def pupil(born: date | None, kind: PersonKind = PersonKind.PUPIL) -> Person:
    return Person("p", kind, "Sanne", "Jansen", born)


def test_a_pupil_who_turns_sixteen_in_the_year_is_asked_too_from_that_day() -> None:
    asked = asked_in(pupil(date(2010, 12, 1)), YEAR, 16)
    assert asked.signers == (SignerKind.GUARDIAN, SignerKind.SELF)
    assert asked.on == date(2026, 12, 1)
    assert asked_in(pupil(date(2008, 2, 29)), SchoolYear(2023), 16).on == date(2024, 2, 29)
    assert asked_in(pupil(date(2008, 2, 29)), SchoolYear(2024), 17).on == date(2025, 3, 1)


def test_staff_sign_themselves_and_an_unknown_birth_date_is_a_parents_form() -> None:
    assert asked_in(pupil(None, PersonKind.STAFF), YEAR, 16).signers == (SignerKind.SELF,)
    assert asked_in(pupil(None), YEAR, 16).signers == (SignerKind.GUARDIAN,)


@given(born=st.dates(date(2000, 1, 1), date(2020, 12, 31)), age=st.integers(13, 18))
def test_whoever_is_asked_may_grant_on_their_days_of_the_year(born: date, age: int) -> None:
    person = pupil(born)
    asked = asked_in(person, YEAR, age)
    assert may_grant(person, asked.signers[0], YEAR.first_day, age)
    assert may_grant(person, asked.signers[-1], YEAR.last_day, age)
    if asked.on is not None:
        assert asked.on in YEAR
        assert may_grant(person, SignerKind.SELF, asked.on, age)
