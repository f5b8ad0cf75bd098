from itertools import product

from hypothesis import given, strategies as st

from consent_desk.domain.consent import Reason, Verdict
from consent_desk.domain.matching import Match, Suggestion
from consent_desk.domain.photo import Box, Face
from consent_desk.domain.purpose import OnUnconsented
from consent_desk.domain.treatment import Named, Saying, Why, Word, blocks, hear, treat
from tests.domain.ledgers import TODAY

FACE = Face(Box(10, 10, 40, 50))
PERSONS = ("ann", "bob", "cas")


def answer(person: str, *, yes: bool) -> Verdict:
    reason = Reason.GRANTED if yes else Reason.REFUSED
    return Verdict(person, "portal.photo", TODAY, yes, reason, 1)


WORDS = (
    None,
    Word(FACE.box, person_id="ann"),
    Word(FACE.box, saying=Saying.COVER),
    Word(FACE.box, saying=Saying.NO_FACE),
)
MATCHES = (
    None,
    Match(None, ()),
    Match(None, (Suggestion("ann", 0.5),)),
    Match("ann", (Suggestion("ann", 0.3),)),
)


def test_a_face_is_shown_in_these_cases_only() -> None:
    shown = [
        (word, match, yes, unattended)
        for word, match, yes, unattended in product(
            WORDS, MATCHES, (True, False, None), (True, False)
        )
        if treat(
            [Named(FACE, word, match)],
            {} if yes is None else {"ann": answer("ann", yes=yes)},
            unattended=unattended,
        )[0].show
    ]
    named = [s for s in shown if s[0] == WORDS[1]]
    dismissed = [s for s in shown if s[0] == WORDS[3]]
    matched = [s for s in shown if s[0] is None]
    assert all(yes is True for _, _, yes, _ in named)
    assert len(named) == len(MATCHES) * 2
    assert len(dismissed) == len(MATCHES) * 3 * 2
    assert matched == [(None, MATCHES[3], True, True)]
    assert len(shown) == len(named) + len(dismissed) + len(matched)


def test_somebody_named_for_two_faces_of_a_photo_is_covered_in_both() -> None:
    named = [Named(FACE, WORDS[1]), Named(Face(Box(200, 10, 40, 50)), None, MATCHES[3])]
    treated = treat(named, {"ann": answer("ann", yes=True)}, unattended=True)
    assert [(t.show, t.why) for t in treated] == [(False, Why.NAMED_TWICE)] * 2


def test_several_dismissed_faces_are_not_somebody_named_twice() -> None:
    named = [Named(FACE, WORDS[3]), Named(Face(Box(200, 10, 40, 50)), WORDS[3])]
    assert all(t.show for t in treat(named, {}))


def test_a_verdict_about_somebody_else_shows_nobody() -> None:
    assert not treat([Named(FACE, WORDS[1])], {"ann": answer("bob", yes=True)})[0].show


named_faces = st.lists(
    st.builds(
        Named,
        st.builds(Face, st.builds(Box, *[st.integers(1, 500)] * 4)),
        st.one_of(
            st.none(),
            st.builds(Word, st.just(FACE.box), st.sampled_from(PERSONS)),
            st.builds(Word, st.just(FACE.box), st.none(), st.sampled_from(Saying)),
        ),
        st.one_of(st.none(), st.builds(Match, st.sampled_from([None, *PERSONS]), st.just(()))),
    ),
    max_size=6,
)


@given(named_faces, st.sets(st.sampled_from(PERSONS)), st.booleans())
def test_whoever_is_visible_is_named_once_and_has_a_yes(
    named: list[Named], yes: set[str], unattended: bool
) -> None:
    verdicts = {p: answer(p, yes=p in yes) for p in PERSONS}
    treated = treat(named, verdicts, unattended=unattended)
    visible = [t.person_id for t in treated if t.show and t.why is not Why.DISMISSED]
    assert set(visible) <= yes
    assert len(visible) == len(set(visible))
    assert len(treated) == len(named)


def test_a_word_goes_to_the_face_it_overlaps_most() -> None:
    left, right = Face(Box(0, 0, 40, 50)), Face(Box(30, 0, 40, 50))
    ann = Word(Box(28, 0, 40, 50), "ann")
    said, missed = hear([left, right], [ann])
    assert said == [None, ann]
    assert missed == []


def test_a_word_on_one_head_is_not_taken_for_the_next_ones() -> None:
    beside = Word(Box(31, 10, 40, 90), "ann")
    assert hear([Face(Box(10, 10, 40, 90))], [beside]) == ([None], [beside])


def test_a_word_that_fits_no_face_is_a_face_that_was_missed() -> None:
    drawn = Word(Box(400, 400, 30, 30), "ann")
    assert hear([FACE], [drawn]) == ([None], [drawn])


def test_two_words_on_one_face_leave_one_over() -> None:
    ann, bob = Word(FACE.box, "ann"), Word(Box(12, 10, 40, 50), "bob")
    said, missed = hear([FACE], [ann, bob])
    assert said == [ann]
    assert missed == [bob]


def test_block_stops_a_photo_with_anybody_who_has_no_yes() -> None:
    stranger = treat([Named(FACE)], {})
    consented = treat([Named(FACE, WORDS[1])], {"ann": answer("ann", yes=True)})
    assert blocks(stranger, OnUnconsented.BLOCK)
    assert not blocks(stranger, OnUnconsented.COVER)
    assert not blocks(consented, OnUnconsented.BLOCK)
    assert not blocks([], OnUnconsented.BLOCK)
