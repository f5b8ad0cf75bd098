"""Names within a hashtag or a handle, where words are written as one: #teamsanne."""

from collections.abc import Iterator, Sequence

from consent_desk.domain.names.folding import Word
from consent_desk.domain.names.forms import GIVEN_ONLY, Kind
from consent_desk.domain.names.index import NameIndex
from consent_desk.domain.names.match import How, Match

_SHORTEST_WITHIN = 4
_SHORTEST_AT_END = 3


def tagged(words: Sequence[Word]) -> frozenset[int]:
    """The places of the words that belong to a hashtag or a handle."""
    places: set[int] = set()
    for place, word in enumerate(words):
        goes_on = place - 1 in places and not word.gap.strip("_0123456789")
        if goes_on or word.gap.endswith(("#", "@")):
            places.add(place)
    return frozenset(places)


def tag_matches(words: Sequence[Word], places: Sequence[int], index: NameIndex) -> list[Match]:
    """Those of these words, of tags, that have a name in them that is no Dutch word.

    A first name with its surname is a name there, whatever words they are.
    """
    found: list[Match] = []
    for place in places:
        full = frozenset(_full_within(words[place].text, index))
        ids = full.union(_within(words[place].text, index))
        if ids:
            found.append(Match(place, place, ids, GIVEN_ONLY, How.NEAR, full=full))
    return found


def _full_within(word: str, index: NameIndex) -> Iterator[str]:
    for at in range(2, len(word) - 1):
        starts = range(max(0, at - index.longest), at - 1)
        given = {i for start in starts for i in index.given(word[start:at])}
        ends = range(at + 2, min(len(word), at + index.longest) + 1) if given else ()
        for end in ends:
            for form, ids in index.entries(word[at:end]):
                if form.kind is not Kind.GIVEN:
                    yield from given & ids


def _within(word: str, index: NameIndex) -> Iterator[str]:
    for start in range(len(word)):
        for end in range(start + _SHORTEST_AT_END, min(len(word), start + index.longest) + 1):
            part = word[start:end]
            at_end = start == 0 or end == len(word)
            if (at_end or len(part) >= _SHORTEST_WITHIN) and part not in index.words:
                for _, ids in index.entries(part):
                    yield from ids
