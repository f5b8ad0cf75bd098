"""Steps back and forth; whatever is undone, a face that was found stays found."""

from hypothesis import given, strategies as st

from consent_desk.domain.photo import Box, Face
from consent_desk.domain.review import Review, Reviews
from consent_desk.domain.treatment import Saying, Word
from consent_desk.domain.undo import Steps

BOXES = [Box(100 * n, 0, 50, 60) for n in range(3)]
START: Reviews = {photo: Review(photo, tuple(map(Face, BOXES))) for photo in "ab"}

words = st.builds(
    Word,
    st.sampled_from(BOXES),
    st.sampled_from(["anna", "ben"]),
    st.none() | st.just(Saying.COVER),
)
acts = st.lists(st.tuples(st.sampled_from("ab"), words | st.just("sign")), max_size=12)


def after(now: Reviews, photo: str, act: Word | str) -> Reviews:
    review = now[photo]
    return {photo: review.say(act) if isinstance(act, Word) else review.sign()}


@given(acts)
def test_undoing_everything_is_the_start_and_redoing_it_the_end(
    done: list[tuple[str, Word | str]],
) -> None:
    steps, now = Steps(), START
    for photo, act in done:
        steps, now = steps.do(now, after(now, photo, act))
    end = now
    for _ in done:
        steps, now = steps.undo(now)
    assert now == START
    assert steps.undo(now) == (steps, now)
    for _ in done:
        steps, now = steps.redo(now)
    assert now == end


@given(acts)
def test_a_face_found_meanwhile_is_in_every_earlier_state_and_unsigns_it(
    done: list[tuple[str, Word | str]],
) -> None:
    steps, now = Steps(), START
    for photo, act in done:
        steps, now = steps.do(now, after(now, photo, act))
    found = Face(Box(900, 900, 40, 40))
    now = {photo: review.find_more((found,)) for photo, review in now.items()}
    changed = {photo for photo, _ in done}
    for _ in done:
        steps, now = steps.undo(now)
    for photo in changed:
        assert found in now[photo].faces
        assert not now[photo].signed_off


@given(words)
def test_saying_anything_takes_the_sign_off_back(word: Word) -> None:
    review = START["a"].sign()
    assert review.signed_off
    assert not review.say(word).signed_off
    assert not review.unsay(word.box).signed_off
    assert review.say(word).word_on(word.box) == word
    assert review.say(word).unsay(word.box).word_on(word.box) is None
