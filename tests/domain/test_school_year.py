from datetime import date

import pytest

from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import SchoolYearInvalid


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 7, 31), "2025-2026"),
        (date(2026, 8, 1), "2026-2027"),
        (date(2027, 7, 31), "2026-2027"),
        (date(2027, 8, 1), "2027-2028"),
    ],
)
def test_school_year_turns_on_the_first_of_august(day: date, year: str) -> None:
    assert str(SchoolYear.of(day)) == year
    assert day in SchoolYear.parse(year)


def test_forms_may_be_signed_from_the_first_of_april_before() -> None:
    assert SchoolYear.parse("2026-2027").signable_from == date(2026, 4, 1)


@pytest.mark.parametrize("text", ["2026", "2026-2028", "2027-2026", "26-27", "", "2026–2027"])
def test_what_is_no_school_year_is_refused(text: str) -> None:
    with pytest.raises(SchoolYearInvalid):
        SchoolYear.parse(text)
