from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given, strategies as st

from consent_desk.domain.cluster import Cluster, FaceRef
from consent_desk.domain.consent import Reason, Verdict
from consent_desk.domain.matching import Match, Suggestion
from consent_desk.domain.photo import Box, Face
from consent_desk.domain.review import Review
from consent_desk.domain.treatment import Extent, Saying, Treatment, Word
from consent_desk.services.review_photo import Nameable, treatments_of
from ui.models.face_rows import FaceRow, RowCounts, RowKind, counts_of, rows_of
from ui.models.face_words import cover_all, is_drawn, name_all, take_back
from ui.models.name_search import find_names

TODAY = date(2026, 11, 22)


def verdict(person_id: str, *, yes: bool) -> Verdict:
    reason = Reason.GRANTED if yes else Reason.REFUSED
    return Verdict(person_id, "portal.photo", TODAY, yes, reason, 1)


VERDICTS = {p: verdict(p, yes=p != "tim") for p in ("sanne", "mila", "tim")}
BOXES = [Box(100 * i, 0, 60, 80) for i in range(4)]


def batch(photos: int, faces: int = 3) -> dict[str, Review]:
    found = tuple(Face(box) for box in BOXES[:faces])
    return {f"p{i}": Review(f"p{i}", found) for i in range(photos)}


def ref(photo: int, face: int) -> FaceRef:
    return FaceRef(f"p{photo}", BOXES[face])


def cluster(faces: Sequence[FaceRef], *suggested: str) -> Cluster:
    return Cluster(tuple(faces), tuple(Suggestion(p, 0.3) for p in suggested))


def treated(
    reviews: dict[str, Review], matches: dict[FaceRef, str] | None = None
) -> dict[str, list[Treatment]]:
    own: dict[str, dict[Box, Match]] = {photo: {} for photo in reviews}
    for face, person in (matches or {}).items():
        own[face.photo][face.box] = Match(None, (Suggestion(person, 0.3),))
    return {p: treatments_of(review, own[p], VERDICTS) for p, review in reviews.items()}


def of_kind(rows: Sequence[FaceRow], kind: RowKind) -> list[FaceRow]:
    return [row for row in rows if row.kind is kind]


def test_suggestions_come_first_then_the_most_faces() -> None:
    big = cluster([ref(i, 0) for i in range(3)])
    suggested = cluster([ref(0, 1)], "sanne")
    small = cluster([ref(0, 2), ref(1, 2)])
    rows = rows_of(treated(batch(3)), [big, small, suggested])
    assert [row.faces for row in rows[:3]] == [suggested.faces, big.faces, small.faces]
    assert rows[0].suggestions == ("sanne",)


def test_a_row_put_together_by_clothes_suggests_whom_its_face_may_be() -> None:
    rows = rows_of(treated(batch(1, 2), {ref(0, 0): "mila"}), [cluster([ref(0, 0)])])
    assert [row.suggestions for row in rows] == [("mila",), ()]


def test_a_confirmed_row_holds_all_faces_of_the_person_and_counts_photos() -> None:
    own = [ref(i, 0) for i in range(3)]
    reviews = batch(3)
    reviews |= name_all(reviews, own, "sanne")
    (row,) = of_kind(rows_of(treated(reviews), [cluster(own, "sanne")]), RowKind.NAMED)
    assert (row.person_id, row.faces, row.shown_on) == ("sanne", tuple(own), 3)


def test_the_same_name_for_two_rows_joins_them() -> None:
    reviews = batch(4)
    reviews |= name_all(reviews, [ref(0, 0), ref(1, 0)], "mila")
    reviews |= name_all(reviews, [ref(2, 1), ref(3, 1)], "mila")
    (row,) = of_kind(rows_of(treated(reviews), []), RowKind.NAMED)
    assert len(row.faces) == 4


def test_somebody_named_twice_in_one_photo_is_told_and_covered_there() -> None:
    reviews = batch(2)
    reviews |= name_all(reviews, [ref(0, 0), ref(0, 1), ref(1, 0)], "sanne")
    (row,) = of_kind(rows_of(treated(reviews), []), RowKind.NAMED)
    assert (row.twice_on, row.shown_on, row.covered_on) == (1, 1, 1)


def test_what_was_clicked_away_is_a_row_of_its_own_once_the_others_are_confirmed() -> None:
    own = [ref(i, 0) for i in range(4)]
    odd = {own[2], own[3]}
    (before,) = rows_of(treated(batch(4, 1)), [cluster(own, "sanne")], out=odd)
    assert before.out == odd
    reviews = batch(4, 1)
    reviews |= name_all(reviews, before.meant, "sanne")
    matches = dict.fromkeys(odd, "sanne")
    rows = rows_of(treated(reviews, matches), [cluster(own, "sanne")], out=odd)
    assert [(row.faces, row.suggestions) for row in of_kind(rows, RowKind.OPEN)] == [
        ((own[2],), ()),
        ((own[3],), ()),
    ], "they stay unconfirmed, and the rejected name is not suggested again"


def test_nobody_is_suggested_who_is_named_in_that_photo_already() -> None:
    reviews = batch(2)
    reviews |= name_all(reviews, [ref(1, 0)], "sanne")
    rows = rows_of(treated(reviews), [cluster([ref(0, 1), ref(1, 1)], "sanne", "mila")])
    row = next(row for row in rows if ref(0, 1) in row.faces)
    assert row.suggestions == ("mila",)


def test_strangers_share_one_row_and_dismissed_faces_and_areas_have_none() -> None:
    reviews = batch(2)
    reviews |= cover_all(reviews, [ref(0, 0), ref(1, 0)])
    reviews["p0"] = reviews["p0"].say(Word(BOXES[1], saying=Saying.NO_FACE))
    area = Word(Box(500, 500, 50, 20), saying=Saying.COVER, extent=Extent.AREA)
    reviews["p0"] = reviews["p0"].say(area)
    rows = rows_of(treated(reviews), [])
    (strangers,) = of_kind(rows, RowKind.COVERED)
    assert strangers.faces == (ref(0, 0), ref(1, 0))
    everywhere = [face for row in rows for face in row.faces]
    assert ref(0, 1) not in everywhere
    assert FaceRef("p0", area.box) not in everywhere


def test_on_a_shared_screen_a_refuser_is_in_no_row_by_name() -> None:
    reviews = batch(3)
    reviews |= name_all(reviews, [ref(0, 0)], "tim")
    open_row = cluster([ref(1, 0), ref(2, 0)], "tim", "mila")
    rows = rows_of(treated(reviews), [open_row], sayable={"sanne", "mila"})
    assert not of_kind(rows, RowKind.NAMED)
    assert of_kind(rows, RowKind.COVERED)[0].faces == (ref(0, 0),)
    assert all("tim" not in row.suggestions for row in rows)


def test_faces_of_photos_that_were_not_compared_yet_wait() -> None:
    rows = rows_of(treated(batch(2)), [], waiting={"p1"})
    assert {face.photo for row in rows for face in row.faces} == {"p0"}


def test_strangers_are_not_counted() -> None:
    reviews = batch(1)
    reviews |= name_all(reviews, [ref(0, 0)], "mila")
    reviews |= cover_all(reviews, [ref(0, 1)])
    assert counts_of(rows_of(treated(reviews), [])) == RowCounts(1, 1)


faces_of_batch = st.sets(st.builds(ref, st.integers(0, 3), st.integers(0, 3)))


@given(
    st.lists(faces_of_batch, max_size=4),
    faces_of_batch,
    faces_of_batch,
    faces_of_batch,
)
def test_every_face_is_in_one_row_and_no_open_row_has_two_of_one_photo(
    groups: list[set[FaceRef]], named: set[FaceRef], covered: set[FaceRef], out: set[FaceRef]
) -> None:
    reviews = batch(4, 4)
    reviews |= name_all(reviews, named, "sanne")
    reviews |= cover_all(reviews, covered - named)
    used: set[FaceRef] = set()
    clusters: list[Cluster] = []
    for group in groups:
        if own := sorted(group - used):
            clusters.append(cluster(own, "sanne", "tim"))
        used |= group
    rows = rows_of(treated(reviews), clusters, out=out)
    everywhere = [face for row in rows for face in row.faces]
    assert sorted(everywhere) == sorted(ref(i, j) for i in range(4) for j in range(4))
    for row in of_kind(rows, RowKind.OPEN):
        assert len({face.photo for face in row.faces}) == len(row.faces)
        assert row.out <= set(row.faces)
    assert len({row.key for row in rows}) == len(rows)


def test_taking_a_name_back_leaves_the_face_covered_and_open() -> None:
    reviews = batch(1)
    reviews |= name_all(reviews, [ref(0, 0)], "sanne")
    reviews |= take_back(reviews, ref(0, 0))
    (first, *_) = treated(reviews)["p0"]
    assert (first.show, first.person_id) == (False, None)


def test_a_drawn_face_is_never_taken_back_to_nothing() -> None:
    drawn = FaceRef("p0", Box(400, 300, 50, 60))
    reviews = batch(1, 1)
    reviews |= name_all(reviews, [drawn], "sanne")
    assert is_drawn(reviews["p0"], drawn.box)
    reviews |= take_back(reviews, drawn)
    assert treated(reviews)["p0"][-1] == replace(
        treated(reviews)["p0"][-1], face=Face(drawn.box), show=False, person_id=None
    )
    assert take_back(reviews, drawn) == {}, "a cover on a drawn face stays"


def test_a_new_name_takes_the_place_of_a_word_drawn_beside_it_and_keeps_the_figure() -> None:
    beside = Box(BOXES[0].x + 4, BOXES[0].y + 4, 58, 78)
    reviews = batch(1, 1)
    word = Word(beside, "tim", extent=Extent.FIGURE)
    reviews["p0"] = reviews["p0"].say(word)
    reviews |= name_all(reviews, [ref(0, 0)], "sanne")
    assert reviews["p0"].words == (Word(BOXES[0], "sanne", extent=Extent.FIGURE),)


def nameable(label: str, *, at_hand: bool = True) -> Nameable:
    return Nameable(label, label, ["5A"], at_hand, verdict(label, yes=True))


def names(typed: str, *labels: str, suggested: Sequence[str] = ()) -> list[str]:
    people = [nameable(label) for label in labels]
    return [found.person.label for found in find_names(people, typed, suggested)]


def test_a_name_is_found_by_the_start_of_any_word_without_accents_and_capitals() -> None:
    zoe = "Zoë van der Wörter-Şahin"
    for typed in ("zoe", "ZOË", "worter", "sahin", "van z", "der w", "  zoë  v "):
        assert names(typed, zoe, "Noor de Vries") == [zoe], typed
    assert names("oë", zoe) == [], "not in the middle of a word"
    assert names("van van", zoe) == [], "every word stands for one of the name"
    assert names("Soren", "Søren Kjær") == ["Søren Kjær"]


def test_people_at_hand_come_before_others_and_suggestions_before_all() -> None:
    people = [nameable("Sam", at_hand=False), nameable("Bo Smit"), nameable("Sanne")]
    found = find_names(people, "s", ["Sam"])
    assert [(each.person.label, each.suggested) for each in found] == [
        ("Sam", True),
        ("Sanne", False),
        ("Bo Smit", False),
    ]
