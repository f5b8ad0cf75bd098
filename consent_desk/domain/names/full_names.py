"""First name and surname together, which tell persons apart."""

import re
from collections.abc import Iterable, Iterator, Sequence

from consent_desk.domain.names.folding import Word
from consent_desk.domain.names.forms import Kind
from consent_desk.domain.names.match import How, Match
from consent_desk.domain.surname import is_prefix_word

_TOGETHER = re.compile(r"|\s{1,3}|[._-]")
_AFTER_INITIAL = re.compile(r"|\.?\s{0,2}")
_MOST_BETWEEN = 4


def full_names(words: Sequence[Word], matches: Iterable[Match]) -> list[Match]:
    """The pairs of a first name and a surname behind it that somebody has both."""
    surnames: dict[int, list[Match]] = {}
    given: list[Match] = []
    for match in matches:
        if match.kinds & {Kind.SURNAME, Kind.PREFIXED}:
            surnames.setdefault(match.first, []).append(match)
        if Kind.GIVEN in match.kinds and match.how is How.EXACT:
            given.append(match)
    return [full for match in given for full in _with_surname(words, match, surnames)]


def _with_surname(
    words: Sequence[Word], given: Match, surnames: dict[int, list[Match]]
) -> Iterator[Match]:
    for first in _reach(words, given.last):
        found = [(s, s.ids & given.ids) for s in surnames.get(first, ())]
        found = [(s, both) for s, both in found if both]
        for surname, both in found:
            kinds = frozenset({Kind.FULL})
            yield Match(given.first, surname.last, both, kinds, surname.how, full=both)
        if found:
            return


def _reach(words: Sequence[Word], last: int) -> Iterator[int]:
    """Where a surname may begin: at once, or after initials or another voorvoegsel."""
    for place in range(last + 1, min(len(words), last + 2 + _MOST_BETWEEN)):
        before, gap = words[place - 1], words[place].gap
        initial = place > last + 1 and len(before.text) == 1
        if not (_AFTER_INITIAL if initial else _TOGETHER).fullmatch(gap) or gap.count("\n") > 1:
            return
        yield place
        if len(words[place].text) > 1 and not is_prefix_word(words[place].text):
            return
