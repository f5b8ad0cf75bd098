from datetime import date, datetime, time

import pytest
from hypothesis import given, strategies as st

from consent_desk.domain.hours import FreeDays, WeekHours
from consent_desk.errors import FreeDaysInvalid, HoursInvalid

SCHOOL = "mo-fr 08:30-14:30, we 08:30-12:15"


@pytest.mark.parametrize(
    ("at", "in_them"),
    [
        ("2026-11-23 08:29", False),
        ("2026-11-23 08:30", True),
        ("2026-11-23 14:29", True),
        ("2026-11-23 14:30", False),
        ("2026-11-25 12:14", True),
        ("2026-11-25 12:15", False),
        ("2026-11-28 10:00", False),
    ],
)
@pytest.mark.parametrize("written", [SCHOOL, "ma-vr 8:30-14:30; wo 8.30-12.15"])
def test_hours_are_read_in_dutch_and_english(written: str, at: str, in_them: bool) -> None:
    assert WeekHours.read(written).holds(datetime.fromisoformat(at)) is in_them


def test_a_day_may_have_a_break() -> None:
    hours = WeekHours.read("mo tu th 08:30-12:00 13:00-15:00")
    noon = datetime(2026, 11, 23, 12, 30)
    assert not hours.holds(noon)
    assert hours.holds(noon.replace(hour=14))
    assert not hours.holds(datetime(2026, 11, 25, 9, 0))


@pytest.mark.parametrize(
    "written",
    ["always", "mo", "08:30-12:00", "mo 12:00-08:30", "mo 25:00-26:00", "fr-mo 08:00-09:00",
     "xx 08:00-09:00", "mo 08:00-09:00 tu", "mo 08:00-08:00"],
)  # fmt: skip
def test_hours_that_cannot_be_read_are_refused(written: str) -> None:
    with pytest.raises(HoursInvalid):
        WeekHours.read(written)


@given(st.text() | st.from_regex(r"(mo|zo|-|,| |[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}){1,6}"))
def test_any_text_is_read_as_hours_or_refused(written: str) -> None:
    try:
        hours = WeekHours.read(written)
    except HoursInvalid:
        return
    assert len(hours.days) == 7


times = st.times(max_value=time(23, 58)).map(lambda t: t.replace(second=0, microsecond=0))
ranges = (
    st.tuples(times, times)
    .map(lambda both: tuple(sorted(both)))
    .filter(lambda both: both[0] < both[1])
)
weeks = st.tuples(*[st.lists(ranges, max_size=2).map(tuple)] * 7).map(WeekHours)


@given(weeks)
def test_hours_that_are_written_are_read_as_they_were(hours: WeekHours) -> None:
    assert WeekHours.read(hours.written()) == hours


spans = st.tuples(st.dates(), st.dates()).map(lambda both: (min(both), max(both)))


@given(st.lists(spans, max_size=5))
def test_days_off_that_are_written_are_read_as_they_were(
    off: list[tuple[date, date]],
) -> None:
    free = FreeDays(tuple(off))
    assert FreeDays.read(free.written()) == free


def test_holidays_hold_their_first_and_last_day() -> None:
    free = FreeDays.read("2026-12-21/2027-01-03, 2027-04-27")
    assert [date(2026, 12, 20) in free, date(2026, 12, 21) in free] == [False, True]
    assert [date(2027, 1, 3) in free, date(2027, 1, 4) in free] == [True, False]
    assert date(2027, 4, 27) in free


@pytest.mark.parametrize("written", ["xmas", "2027-01-03/2026-12-21", "2027-02-30", "2027-01-01/x"])
def test_days_that_cannot_be_read_are_refused(written: str) -> None:
    with pytest.raises(FreeDaysInvalid):
        FreeDays.read(written)
