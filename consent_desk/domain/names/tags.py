"""Names within a hashtag or a handle, where words are written as one: #teamsanne."""

from collections.abc import Iterator, Sequence

from consent_desk.domain.names.folding import Word
from consent_desk.domain.names.forms import GIVEN_ONLY
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
    """Those of these words, of tags, that have a name in them that is no Dutch word."""
    found: list[Match] = []
    for place in places:
        ids = frozenset(_within(words[place].text, index))
        if ids:
            found.append(Match(place, place, ids, GIVEN_ONLY, How.NEAR))
    return found


def _within(word: str, index: NameIndex) -> Iterator[str]:
    for start in range(len(word)):
        for end in range(start + _SHORTEST_AT_END, min(len(word), start + index.longest) + 1):
            part = word[start:end]
            at_end = start == 0 or end == len(word)
            if (at_end or len(part) >= _SHORTEST_WITHIN) and part not in index.words:
                for _, ids in index.entries(part):
                    yield from ids
