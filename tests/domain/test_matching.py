import pytest
from hypothesis import given, strategies as st

from consent_desk.domain.matching import Look, Threshold, assign, centre_of

SURE = Threshold(0.40, 0.15)
ADULTS = {"ann": SURE, "bob": SURE}


def names(*faces: dict[str, float], thresholds: dict[str, Threshold | None] = ADULTS) -> list:  # type: ignore[type-arg]
    return [match.named for match in assign([Look(face) for face in faces], thresholds)]


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
    (match,) = assign([Look(face)], {}, suggest_below=0.6)
    assert [s.person_id for s in match.suggestions] == ["b", "c", "d"]


def test_a_poor_face_is_suggested_but_never_named() -> None:
    near = {"ann": 0.1, "bob": 0.9}
    (poor,) = assign([Look(near, fit=False)], ADULTS)
    assert poor.named is None
    assert [s.person_id for s in poor.suggestions] == ["ann", "bob"]


def test_a_poor_face_still_makes_a_good_one_doubtful() -> None:
    one, other = {"ann": 0.20, "bob": 0.60}, {"ann": 0.25, "bob": 0.60}
    found = assign([Look(one), Look(other, fit=False)], ADULTS)
    assert [match.named for match in found] == [None, None]


def test_the_centre_lies_between_the_templates() -> None:
    assert centre_of([(0.0, 2.0), (1.0, 4.0)]) == (0.5, 3.0)
    assert centre_of([(0.25, 2.0)]) == (0.25, 2.0)


distances = st.dictionaries(st.sampled_from("abcd"), st.floats(0, 1.2), max_size=4)


@given(st.lists(st.tuples(distances, st.booleans()), max_size=6), st.sets(st.sampled_from("abcd")))
def test_one_person_once_whatever_the_distances(
    faces: list[tuple[dict[str, float], bool]], of_age: set[str]
) -> None:
    looks = [Look(face, fit) for face, fit in faces]
    found = assign(looks, {p: SURE if p in of_age else None for p in "abcd"})
    named = [m.named for m in found if m.named is not None]
    assert len(named) == len(set(named))
    assert set(named) <= of_age
    assert all(look.fit for look, match in zip(looks, found, strict=True) if match.named)


@given(st.lists(distances, min_size=1, max_size=6), st.floats(0, 1), st.floats(0, 0.3))
def test_a_stricter_rule_names_nobody_whom_the_looser_did_not(
    faces: list[dict[str, float]], less: float, more: float
) -> None:
    stricter = Threshold(SURE.distance * less, SURE.margin + more)
    loose = names(*faces, thresholds=dict.fromkeys("abcd", SURE))
    strict = names(*faces, thresholds=dict.fromkeys("abcd", stricter))
    assert all(s in (None, one) for s, one in zip(strict, loose, strict=True))


@given(st.lists(distances, min_size=1, max_size=6), distances)
def test_another_face_in_the_photo_never_gives_a_name_that_was_not_there(
    faces: list[dict[str, float]], newcomer: dict[str, float]
) -> None:
    rule: dict[str, Threshold | None] = dict.fromkeys("abcd", SURE)
    before = names(*faces, thresholds=rule)
    after = names(*faces, newcomer, thresholds=rule)
    assert all(late in (None, early) for early, late in zip(before, after, strict=False))


@given(st.lists(distances, min_size=1, max_size=6), st.lists(st.floats(0, 1.2), min_size=6))
def test_a_pupil_more_in_the_gallery_gives_nobody_a_name_that_was_not_there(
    faces: list[dict[str, float]], to_the_pupil: list[float]
) -> None:
    """So a gallery with few members of staff among many pupils is no looser than without those."""
    rule: dict[str, Threshold | None] = dict.fromkeys("abcd", SURE)
    before = names(*faces, thresholds=rule)
    with_pupil = [f | {"pupil": d} for f, d in zip(faces, to_the_pupil, strict=False)]
    after = names(*with_pupil, thresholds=rule | {"pupil": None})
    assert all(late in (None, early) for early, late in zip(before, after, strict=True))
