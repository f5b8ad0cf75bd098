"""Where a name begins and ends in the text, with what belongs to it: 's, initials."""

from collections.abc import Sequence

from consent_desk.domain.names.finding import Writing
from consent_desk.domain.names.folding import Word, fold
from consent_desk.domain.names.forms import GIVEN_ONLY, Kind
from consent_desk.domain.names.match import How, Match
from consent_desk.domain.surname import is_prefix_word

_HISSING = ("s", "x", "z")


def edges_of(
    text: str, words: Sequence[Word], match: Match, in_tag: bool
) -> tuple[int, int, Writing]:
    """The place of a match in the text, and how the name is written there."""
    start, end = words[match.first].start, words[match.last].end
    if in_tag:
        return start, end, Writing.TAG
    owns = match.how is How.POSSESSIVE or match.owns
    after = match.last + 1
    follower = words[after] if after < len(words) else None
    if follower and follower.gap == "'" and follower.text in ("s", "tje", "je"):
        return _from_initials(words, match), follower.end, Writing.POSSESSIVE
    if _has_bare_apostrophe(text, start, end) and words[match.last].text.endswith(_HISSING):
        return _from_initials(words, match), end + 1, Writing.POSSESSIVE
    if match.kinds == GIVEN_ONLY and not owns:
        end = _to_initial(text, words, match.last)
    writing = Writing.POSSESSIVE if owns else Writing.PLAIN
    return _from_initials(words, match), end, writing


def _has_bare_apostrophe(text: str, start: int, end: int) -> bool:
    """Thomas' and not 'Thomas'."""
    closed = fold(text[end : end + 1]) == "'" and not fold(text[end + 1 : end + 2]).isalpha()
    return closed and fold(text[start - 1 : start] if start else "") != "'"


def _from_initials(words: Sequence[Word], match: Match) -> int:
    """From the S of S. Jansen."""
    first = match.first
    if match.kinds & {Kind.SURNAME, Kind.PREFIXED}:
        while first > 0 and _is_initial(words[first - 1]) and words[first].gap in (".", ". ", " "):
            first -= 1
    return words[first].start


def _to_initial(text: str, words: Sequence[Word], last: int) -> int:
    """To the J of Sanne J., or the G of Sanne de G."""
    place = last + 1
    while place < len(words) and words[place].gap == " " and _is_prefix(words[place]):
        place += 1
    if place == len(words) or words[place].gap != " " or not _is_initial(words[place]):
        return words[last].end
    end = words[place].end
    if text[end : end + 1] != ".":
        return words[last].end
    goes_on = text[end + 1 : end + 3].lstrip(" ")[:1]
    return end + 1 if goes_on.islower() or goes_on in (",", ";", ":") else end


def _is_prefix(word: Word) -> bool:
    return is_prefix_word(word.text) and not _is_initial(word)


def _is_initial(word: Word) -> bool:
    return len(word.text) == 1 and word.capital
