from hypothesis import given, strategies as st

from consent_desk.messages import Texts
from ui.estimate import in_words, seconds_left

COUNTS = st.integers(2, 500)
SECONDS = st.floats(2, 10_000)


def test_no_estimate_is_made_from_too_little() -> None:
    assert seconds_left(0, 20, 60) is None
    assert seconds_left(1, 20, 60) is None
    assert seconds_left(5, 20, 0.5) is None


def test_the_pace_so_far_goes_on() -> None:
    assert seconds_left(5, 20, 10) == 30


@given(COUNTS, COUNTS, SECONDS)
def test_an_estimate_is_never_negative_and_ends_at_nothing(n: int, m: int, took: float) -> None:
    done, total = sorted((n, m))
    left = seconds_left(done, total, took)
    assert left is not None
    assert left >= 0
    assert seconds_left(total, total, took) == 0


@given(COUNTS, SECONDS)
def test_more_done_in_the_same_time_means_less_left(done: int, took: float) -> None:
    total = 501
    now, more = seconds_left(done, total, took), seconds_left(done + 1, total, took)
    assert now is not None
    assert more is not None
    assert more < now


def test_times_are_said_as_people_say_them_and_never_too_short() -> None:
    texts = Texts("nl")
    assert in_words(texts, None) == ""
    assert in_words(texts, 4) == "nog een paar seconden"
    assert in_words(texts, 31) == "nog ongeveer 40 seconden"
    assert in_words(texts, 60) == "nog ongeveer een minuut"
    assert in_words(texts, 61) == "nog ongeveer 2 minuten"
