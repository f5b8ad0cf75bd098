from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_desk.domain.matching import ADULT_THRESHOLD, Threshold, assign, threshold_for
from consent_desk.domain.person import Person, PersonKind
from tests.domain.ledgers import PUPIL, TODAY

SURE = Threshold(0.40, 0.15)
ADULTS = {"ann": SURE, "bob": SURE}


def names(*faces: dict[str, float], thresholds: dict[str, Threshold | None] = ADULTS) -> list:  # type: ignore[type-arg]
    return [match.named for match in assign(faces, thresholds)]


def test_a_close_face_with_nobody_near_is_named() -> None:
    assert names({"ann": 0.30, "bob": 0.60}) == ["ann"]


@pytest.mark.parametrize(
    "face",
    [
        {"ann": 0.40, "bob": 0.90},
        {"ann": 0.30, "bob": 0.44},
        {"ann": 0.30, "bob": 0.30},
        {},
    ],
)
def test_in_doubt_nobody_is_named(face: dict[str, float]) -> None:
    assert names(face) == [None]


def test_one_person_is_named_once_and_for_none_when_two_faces_are_as_near() -> None:
    far = {"ann": 0.70, "bob": 0.80}
    assert names({"ann": 0.20, "bob": 0.60}, far) == ["ann", None]
    assert names({"ann": 0.20, "bob": 0.60}, {"ann": 0.25, "bob": 0.60}) == [None, None]


def test_nobody_without_a_threshold_is_ever_named() -> None:
    assert names({"ann": 0.01, "bob": 0.9}, thresholds={"ann": None, "bob": SURE}) == [None]
    assert names({"ann": 0.01, "bob": 0.9}, thresholds={}) == [None]


def test_at_most_three_suggestions_nearest_first_and_none_that_is_far() -> None:
    face = {"a": 0.5, "b": 0.3, "c": 0.4, "d": 0.45, "e": 0.61}
    (match,) = assign([face], {})
    assert [s.person_id for s in match.suggestions] == ["b", "c", "d"]


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        (date(2016, 3, 4), None),
        (date(2010, 11, 23), None),
        (date(2010, 11, 22), ADULT_THRESHOLD),
        (date(1980, 1, 1), ADULT_THRESHOLD),
        (None, None),
    ],
)
def test_nobody_under_sixteen_or_of_unknown_age_is_named_unattended(
    born: date | None, expected: Threshold | None
) -> None:
    person = Person("x", PersonKind.STAFF, "A", "B", born)
    assert threshold_for(person, TODAY) is expected
    assert threshold_for(PUPIL, TODAY) is None


distances = st.dictionaries(st.sampled_from("abcd"), st.floats(0, 1.2), max_size=4)


@given(st.lists(distances, max_size=6), st.sets(st.sampled_from("abcd")))
def test_one_person_once_whatever_the_distances(
    faces: list[dict[str, float]], of_age: set[str]
) -> None:
    found = assign(faces, {p: SURE if p in of_age else None for p in "abcd"})
    named = [m.named for m in found if m.named is not None]
    assert len(named) == len(set(named))
    assert set(named) <= of_age
