"""Which differences between two names, or two dates, may be slips."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from consent_desk.rosters.likeness import alike, folded, near_dates

BORN = date(2016, 3, 4)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Zoë", "zoe"), ("van 't Hof", "Van’t hof"), ("Anne-Marie", "anne marie"), ("Şahin", "SAHIN")],
)
def test_case_accents_and_signs_make_no_other_name(one: str, other: str) -> None:
    assert folded(one).replace(" ", "") == folded(other).replace(" ", "")


@given(st.text(min_size=1))
def test_folding_twice_is_folding_once_and_never_leaves_nothing(name: str) -> None:
    assert folded(folded(name)) == folded(name)
    assert folded(name)


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("mohammed", "mohamed", True),
        ("noor", "nour", True),
        ("jan", "jan willem", True),
        ("jansen", "janssen", True),
        ("daan", "noor", False),
        ("tim", "tom", False),
        ("bos", "vos", False),
        ("", "bos", False),
    ],
)
def test_slips_are_alike_and_other_names_are_not(one: str, other: str, like: bool) -> None:
    assert alike(one, other) is like
    assert alike(other, one) is like


@pytest.mark.parametrize(
    ("other", "near"),
    [
        (date(2016, 3, 14), True),
        (date(2016, 4, 3), True),
        (date(2015, 3, 4), True),
        (date(2016, 3, 1), True),
        (date(2016, 2, 29), False),
        (date(2014, 11, 20), False),
    ],
)
def test_dates_that_may_be_slips_are_near(other: date, near: bool) -> None:
    assert near_dates(BORN, other) is near
