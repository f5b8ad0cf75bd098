from datetime import date

import pytest
from hypothesis import given, strategies as st

from consent_desk.domain.age_band import AgeBand, is_doubtful_pupil, threshold_for
from consent_desk.domain.matching import Threshold
from consent_desk.domain.person import Person, PersonKind
from tests.domain.ledgers import TODAY

SURE = Threshold(0.40, 0.15)
BANDS = (AgeBand(0), AgeBand(16, SURE, gallery=25, per_doubling=0.01))


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        (date(2016, 3, 4), None),
        (date(2010, 11, 23), None),
        (date(2010, 11, 22), SURE),
        (date(1980, 1, 1), SURE),
        (date(2027, 1, 1), None),
        (None, None),
    ],
)
def test_the_age_of_the_day_decides_and_an_unknown_age_is_never_named(
    born: date | None, expected: Threshold | None
) -> None:
    person = Person("x", PersonKind.STAFF, "A", "B", born)
    assert threshold_for(person, TODAY, BANDS, persons=25) == expected
    assert threshold_for(person, TODAY, (), persons=25) is None


@pytest.mark.parametrize("born", [date(1916, 3, 4), date(1956, 11, 19), date(2005, 1, 1)])
def test_a_pupil_with_a_mistyped_birth_date_is_never_named(born: date) -> None:
    pupil = Person("x", PersonKind.PUPIL, "A", "B", born)
    assert threshold_for(pupil, TODAY, BANDS, persons=25) is None


@pytest.mark.parametrize("born", [date(1916, 3, 4), date(1925, 11, 22), date(2026, 12, 24)])
def test_an_age_that_cannot_be_names_nobody(born: date) -> None:
    somebody = Person("x", PersonKind.STAFF, "A", "B", born)
    assert threshold_for(somebody, TODAY, (AgeBand(0, SURE),), persons=1) is None


@given(st.dates(date(1850, 1, 1), date(2100, 1, 1)), st.lists(st.booleans(), min_size=3))
def test_while_one_band_of_pupils_is_off_no_pupil_is_named(born: date, on: list[bool]) -> None:
    bands = [AgeBand(5 * i, SURE if is_on else None) for i, is_on in enumerate(on)]
    pupil = Person("x", PersonKind.PUPIL, "A", "B", born)
    if not all(on[:6]):
        assert threshold_for(pupil, TODAY, bands, persons=25) is None


@pytest.mark.parametrize(
    ("kind", "born", "doubtful"),
    [
        (PersonKind.PUPIL, date(1916, 3, 4), True),
        (PersonKind.PUPIL, date(2000, 11, 22), True),
        (PersonKind.PUPIL, date(2000, 11, 23), False),
        (PersonKind.PUPIL, date(2023, 11, 22), False),
        (PersonKind.PUPIL, date(2023, 11, 23), True),
        (PersonKind.PUPIL, None, False),
        (PersonKind.STAFF, date(1956, 3, 4), False),
    ],
)
def test_a_pupil_is_from_3_to_25_years_old(
    kind: PersonKind, born: date | None, doubtful: bool
) -> None:
    assert is_doubtful_pupil(Person("x", kind, "A", "B", born), TODAY) is doubtful


def test_a_school_is_stricter_than_a_class() -> None:
    band = BANDS[1]
    assert band.threshold_among(1) == band.threshold_among(25) == SURE
    assert band.threshold_among(100) == Threshold(pytest.approx(0.38), 0.15)


sizes = st.integers(1, 5000)


@given(sizes, sizes, st.floats(0.5, 1), st.floats(0.5, 3))
def test_more_persons_and_a_stricter_school_never_loosen(
    one: int, other: int, strictness: float, too_much: float
) -> None:
    band = BANDS[1]
    few, many = (band.threshold_among(n) for n in sorted((one, other)))
    strict = band.threshold_among(one, strictness)
    loose = band.threshold_among(one, too_much)
    plain = band.threshold_among(one)
    assert few and many and strict and loose and plain
    assert many.distance <= few.distance <= SURE.distance
    assert strict.distance <= plain.distance
    assert loose.distance <= plain.distance
