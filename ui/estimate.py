"""How long a job will still take, as far as its pace so far can tell."""

from consent_desk.messages import Texts

_ENOUGH_ITEMS = 2
_ENOUGH_SECONDS = 2.0


def seconds_left(done: int, total: int, elapsed: float) -> float | None:
    """Seconds until `total` items are done at the pace of the first `done` in `elapsed` seconds.

    Returns:
        None while there is too little to go by: fewer than two items, or two seconds.
    """
    if done < _ENOUGH_ITEMS or elapsed < _ENOUGH_SECONDS or total < done:
        return None
    return elapsed / done * (total - done)


def in_words(texts: Texts, seconds: float | None) -> str:
    """Seconds as somebody would say them, rounded up so that it is never late; "" for None."""
    if seconds is None:
        return ""
    if seconds <= 10:
        return texts("a few seconds left")
    if seconds <= 55:
        return texts("about {n} seconds left", n=-(-round(seconds) // 10) * 10)
    minutes = -(-round(seconds) // 60)
    return texts.several("about a minute left", "about {n} minutes left", minutes)
