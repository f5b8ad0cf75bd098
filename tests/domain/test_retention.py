from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from consent_desk.domain.consent import Reason
from consent_desk.domain.retention import (
    clock_is_credible,
    evidence_kept_from,
    leaver_goes,
    months_later,
    template_goes,
)
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import BadSetting
from consent_desk.settings import SchoolSettings, changed

PERIODS = SchoolSettings().periods
days = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 8, 1), 24, date(2028, 8, 1)),
    ],
)
def test_months_end_on_the_same_day_or_the_last_one(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


def test_a_leaver_goes_after_the_period_and_not_a_day_before() -> None:
    left = date(2026, 8, 1)
    assert not leaver_goes(left, PERIODS, date(2028, 7, 31))
    assert leaver_goes(left, PERIODS, date(2028, 8, 1))


@given(today=days, years=st.integers(1, 7))
def test_no_setting_takes_evidence_of_this_school_year_or_the_last(today: date, years: int) -> None:
    kept_from = evidence_kept_from(replace(PERIODS, evidence_years=years), today)
    assert kept_from < SchoolYear.of(today)


@pytest.mark.parametrize(
    "reason", [Reason.REFUSED, Reason.WITHDRAWN, Reason.LEFT, Reason.PURPOSE_OFF]
)
def test_a_template_goes_at_once_with_a_no(reason: Reason) -> None:
    assert template_goes(date(2026, 9, 1), reason, PERIODS, date(2026, 9, 2))


def test_a_template_whose_yes_ran_out_waits_some_weeks_for_the_new_form() -> None:
    made = date(2026, 9, 10)
    assert not template_goes(made, Reason.NOT_ANSWERED, PERIODS, date(2027, 9, 29))
    assert template_goes(made, Reason.NOT_ANSWERED, PERIODS, date(2027, 9, 30))
    assert not template_goes(made, Reason.GRANTED, PERIODS, date(2027, 12, 9))
    assert template_goes(made, Reason.GRANTED, PERIODS, date(2027, 12, 10))


@given(made=days, today=days, reason=st.sampled_from(Reason))
def test_no_template_outlives_its_period_whatever_the_answer(
    made: date, today: date, reason: Reason
) -> None:
    if today >= months_later(made, PERIODS.templates_months):
        assert template_goes(made, reason, PERIODS, today)


def test_a_clock_that_jumped_is_not_believed() -> None:
    seen = date(2026, 7, 1)
    assert clock_is_credible(seen, seen)
    assert clock_is_credible(seen, date(2026, 8, 31))
    assert not clock_is_credible(seen, seen + timedelta(days=93))
    assert not clock_is_credible(seen, seen - timedelta(days=2))
    assert not clock_is_credible(date.min, seen)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("keep_evidence_years", "0"),
        ("keep_leavers_months", "61"),
        ("keep_templates_months", "25"),
        ("keep_photo_places_days", "7"),
        ("keep_upgrade_copy_days", "91"),
    ],
)
def test_periods_stay_within_their_bounds(name: str, value: str) -> None:
    with pytest.raises(BadSetting):
        changed(SchoolSettings(), name, value)
