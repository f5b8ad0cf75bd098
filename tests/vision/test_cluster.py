import math
import random
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from consent_desk.domain.cluster import FaceRef
from consent_desk.domain.matching import Suggestion
from consent_desk.domain.photo import Box, Descriptor
from consent_desk.vision.appearance import BINS, Appearance
from consent_desk.vision.cluster import Seen, cluster, person_near

NOON = datetime(2026, 11, 22, 12)
SIZE = math.prod(BINS)


def dressed(colour: int) -> Appearance:
    one = tuple(float(i == colour) for i in range(SIZE))
    return Appearance(one, one)


def face(photo: str, x: int = 0, **known: object) -> Seen:
    return replace(Seen(FaceRef(photo, Box(x, 0, 10, 10)), NOON), **known)  # type: ignore[arg-type]


def near(person: str, distance: float = 0.4) -> tuple[Suggestion, ...]:
    return (Suggestion(person, distance),)


def together(*faces: Seen) -> set[frozenset[FaceRef]]:
    return {frozenset(one.faces) for one in cluster(faces, math.dist)}


@st.composite
def batches(draw: st.DrawFn) -> list[Seen]:
    places = draw(st.lists(st.tuples(st.sampled_from("abcde"), st.integers(0, 4)), unique=True))
    distances = st.floats(0.2, 0.6)
    person = st.builds(Suggestion, st.sampled_from(["tim", "noor", "sanne"]), distances)
    return [
        face(
            photo,
            20 * x,
            taken=draw(st.none() | st.integers(0, 12).map(lambda h: NOON + timedelta(hours=h))),
            look=draw(st.none() | st.integers(0, 3).map(dressed)),
            suggestions=tuple(draw(st.lists(person, max_size=2, unique_by=lambda s: s.person_id))),
            descriptor=draw(st.none() | st.tuples(st.floats(0, 1), st.floats(0, 1))),
        )
        for photo, x in places
    ]


@given(batches())
def test_every_face_is_in_one_cluster_and_no_cluster_has_two_of_a_photo(faces: list[Seen]) -> None:
    clusters = cluster(faces, math.dist)
    members = [ref for one in clusters for ref in one.faces]
    assert sorted(members) == sorted(seen.ref for seen in faces)
    for one in clusters:
        assert len({ref.photo for ref in one.faces}) == len(one.faces)


@given(batches(), st.randoms())
def test_the_order_of_the_faces_makes_no_difference(faces: list[Seen], chance: object) -> None:
    assert isinstance(chance, random.Random)
    shuffled = chance.sample(faces, len(faces))
    assert cluster(shuffled, math.dist) == cluster(faces, math.dist)


@given(batches())
def test_without_descriptors_no_descriptor_is_ever_compared(faces: list[Seen]) -> None:
    def never(one: Descriptor, other: Descriptor) -> float:
        raise AssertionError("a descriptor was compared")

    bare = [replace(seen, descriptor=None) for seen in faces]
    assert sum(len(c.faces) for c in cluster(bare, never)) == len(faces)
    # Nor are those of faces which no template of a willing person is near to.
    unknown = [replace(seen, suggestions=()) for seen in faces]
    assert cluster(unknown, never) == cluster(
        [replace(seen, descriptor=None) for seen in unknown], never
    )


def test_faces_near_one_person_lie_together_when_they_are_alike_themselves() -> None:
    a, b, c = (
        face(p, suggestions=near("tim"), descriptor=d)
        for p, d in (("a", (0.0, 0.0)), ("b", (0.4, 0.0)), ("c", (1.0, 0.0)))
    )
    assert together(a, b, c) == {frozenset({a.ref, b.ref}), frozenset({c.ref})}


def test_the_odd_face_comes_last_and_the_suggestions_are_of_the_cluster() -> None:
    faces = [
        face(p, suggestions=near("tim"), descriptor=(d, 0.0))
        for p, d in (("a", 0.4), ("b", 0.1), ("c", 0.0))
    ]
    (one,) = cluster(faces, math.dist)
    assert [ref.photo for ref in one.faces] == ["b", "c", "a"]
    assert [s.person_id for s in one.suggestions] == ["tim"]


def test_who_is_dressed_the_same_lies_together() -> None:
    a, b, c = face("a", look=dressed(1)), face("b", look=dressed(1)), face("c", look=dressed(9))
    assert together(a, b, c) == {frozenset({a.ref, b.ref}), frozenset({c.ref})}


def test_where_two_people_of_a_photo_wear_the_same_shirt_clothes_say_nothing() -> None:
    faces = [face(p, x, look=dressed(1)) for p, x in (("a", 0), ("a", 50), ("b", 0), ("c", 0))]
    assert len(together(*faces)) == len(faces)


def test_clothes_are_not_compared_over_days() -> None:
    later = face("b", look=dressed(1), taken=NOON + timedelta(days=1))
    assert len(together(face("a", look=dressed(1)), later)) == 2


def test_clothes_do_not_outweigh_templates() -> None:
    tim = face("a", look=dressed(1), suggestions=near("tim"), descriptor=(0.0, 0.0))
    noor = face("b", look=dressed(1), suggestions=near("noor"), descriptor=(0.0, 0.0))
    nobody = face("c", look=dressed(1))
    assert len(together(tim, noor, nobody)) == 3


@pytest.mark.parametrize(
    ("suggestions", "expected"),
    [
        ((), None),
        ((Suggestion("tim", 0.59),), None),
        ((Suggestion("tim", 0.50),), "tim"),
        ((Suggestion("tim", 0.50), Suggestion("noor", 0.55)), None),
        ((Suggestion("tim", 0.50), Suggestion("noor", 0.57)), "tim"),
    ],
)
def test_a_face_is_near_a_person_only_with_room_to_the_next(
    suggestions: tuple[Suggestion, ...], expected: str | None
) -> None:
    assert person_near(suggestions) == expected
