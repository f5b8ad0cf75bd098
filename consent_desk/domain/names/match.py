"""Words of a text that are, letter by letter, somebody's name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from consent_desk.domain.names.folding import Word
from consent_desk.domain.names.forms import GIVEN_ONLY, Form, Kind
from consent_desk.domain.names.index import NameIndex

_MOST_WORDS = 16
_JOINED = re.compile(r"-?(?:\r?\n)?|_")
_BETWEEN_PARTS = re.compile(r"[\s.'/_-]{1,3}")
_BETWEEN_LETTERS = re.compile(r"[ \t.*_-]{1,2}")
_ENDINGS = ("metje", "etje", "tje", "pje", "je", "ie", "y", "ke")


class How(Enum):
    """In which way the words are the name."""

    EXACT = "exact"
    POSSESSIVE = "possessive"
    NEAR = "near"


@dataclass(frozen=True)
class Match:
    """The words `first` to `last` are a name, of any of `ids`.

    `owns` says that it has an s behind it; `full` has those whose first name and surname it is.
    """

    first: int
    last: int
    ids: frozenset[str]
    kinds: frozenset[Kind]
    how: How = How.EXACT
    owns: bool = False
    full: frozenset[str] = frozenset()

    def holds(self, other: "Match") -> bool:
        """Whether the other's words are all among these."""
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: "Match") -> bool:
        """Whether they share a word."""
        return self.first <= other.last and other.first <= self.last


def matches_in(words: Sequence[Word], index: NameIndex) -> list[Match]:
    """Every run of words that is a spelling of a name, with an s behind it or not."""
    return [match for first in range(len(words)) for match in _from(words, first, index)]


def near_match(words: Sequence[Word], place: int, index: NameIndex) -> Match | None:
    """A word that may be meant for a name: a slip, by ear, a pet form, both names as one.

    Of these only a pet form is looked for with an s behind it.
    """
    word = words[place]
    text = word.text
    if text in index.words:
        return None
    fused = frozenset(_fused(text, index))
    ids = _petted(word, text, index) | fused
    if _may_be_slip(words, place):
        ids |= index.meant(text)
    owners = _petted(word, text.removesuffix("s"), index) - ids
    if not ids | owners:
        return None
    everybody = frozenset(ids | owners)
    return Match(place, place, everybody, GIVEN_ONLY, How.NEAR, owns=not ids, full=fused)


def pet_bases(word: str) -> Iterator[str]:
    """What a pet form may be made of: Timmie of Tim, Sannetje of Sanne."""
    for ending in _ENDINGS:
        base = word.removesuffix(ending)
        if base != word and len(base) > 2:
            yield base
            if base[-1] == base[-2]:
                yield base[:-1]


def _petted(word: Word, text: str, index: NameIndex) -> set[str]:
    bases = pet_bases(text) if _is_pet(word) else ()
    return {i for base in bases for i in index.given(base)}


def _fused(text: str, index: NameIndex) -> Iterator[str]:
    """Whoever has a first name and a surname that are written as one: sannejansen."""
    for at in range(2, len(text) - 2):
        if text[:at] in index and text[at:] in index:
            given = index.given(text[:at])
            for _, ids in index.entries(text[at:]):
                yield from given & ids


def _from(words: Sequence[Word], first: int, index: NameIndex) -> Iterator[Match]:
    text, sites, single = "", list[tuple[int, str]](), True
    for last in range(first, min(len(words), first + _MOST_WORDS)):
        word = words[last]
        if last > first:
            if not _bridges(word.gap):
                return
            sites.append((len(text), word.gap))
        single = single and len(word.text) == 1
        text += word.text
        if len(text) > index.longest + 1:
            return
        for how, written in _written(text, word):
            if written not in index:
                continue
            spelled = single and _spelled_out(sites)
            found = list(_fitting(index.entries(written), sites, spelled))
            if found:
                ids = frozenset(i for _, of_form in found for i in of_form)
                yield Match(first, last, ids, frozenset(f.kind for f, _ in found), how)


def _written(text: str, last: Word) -> Iterator[tuple[How, str]]:
    yield How.EXACT, text
    if text.endswith("s") and len(last.text) > 1:
        yield How.POSSESSIVE, text[:-1]


def _fitting(
    entries: Iterable[tuple[Form, set[str]]], sites: Sequence[tuple[int, str]], spelled: bool
) -> Iterator[tuple[Form, set[str]]]:
    for form, ids in entries:
        if spelled or all(_JOINED.fullmatch(g) or at in form.gaps for at, g in sites):
            yield form, ids


def _bridges(gap: str) -> bool:
    if _JOINED.fullmatch(gap):
        return True
    return bool(_BETWEEN_PARTS.fullmatch(gap) or gap == "*") and gap.count("\n") <= 1


def _spelled_out(sites: Sequence[tuple[int, str]]) -> bool:
    """Letter by letter: S a n n e, or J.W."""
    if len(sites) == 1:
        return sites[0][1] == "."
    return all(_BETWEEN_LETTERS.fullmatch(gap) for _, gap in sites)


def _is_pet(word: Word) -> bool:
    return word.capital or len(word.text) > 6


def _may_be_slip(words: Sequence[Word], place: int) -> bool:
    """Only words written as names are, for nearly every word is one slip away from some name."""
    word = words[place]
    article = place > 0 and words[place - 1].text in ("de", "het", "een")
    return word.capital and not article and len(word.text) > 3
