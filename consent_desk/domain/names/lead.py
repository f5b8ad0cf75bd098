"""What stands before a name and goes with it: juf, haar, onze lieve."""

import re
from dataclasses import dataclass, replace

from consent_desk.domain.names.folding import fold
from consent_desk.domain.names.position import TITLES

_DUTCH = "de een onze mijn jullie haar hun deze"
_DETERMINERS = frozenset(f"{_DUTCH} the a our my your her his their".split(" "))
_ADJECTIVES = frozenset(
    [
        "lieve",
        "liefste",
        "beste",
        "kleine",
        "grote",
        "dappere",
        "stoere",
        "knappe",
        "slimme",
        "dear",
        "dearest",
        "little",
    ]
)
_BEFORE_HIS = frozenset(
    [
        "en",
        "of",
        "met",
        "van",
        "voor",
        "aan",
        "bij",
        "door",
        "op",
        "naar",
        "over",
        "zonder",
        "tegen",
    ]
)
_EXCLAIMED = re.compile(r"\s*(?:\Z|[.!?]|toch\b)")
_OPENING = re.compile(r"(?:\A|[.!?\n])\s*\Z")
_WORD_BEFORE = re.compile(r"(\w+)(\.?[ \t\xa0]+)\Z")
_LONGEST_BEFORE = 40


@dataclass(frozen=True)
class Lead:
    """What goes with a name; it begins at `start`, at the name itself where there is nothing.

    `title` stands at `title_start`. `determined` says that no "a" or "the" can come behind it,
    `described` that a number cannot either.
    """

    start: int
    title: str = ""
    title_start: int = 0
    determined: bool = False
    described: bool = False


def lead_of(text: str, start: int, end: int) -> Lead:
    """What goes with the name at `text[start:end]`."""
    found = _word_before(text, start)
    if found is None:
        return Lead(start)
    word, at = fold(found[1]), found.start()
    if word in TITLES:
        return replace(lead_of(text, at, end), title=found[1], title_start=at)
    if "." in found[2]:
        return Lead(start)
    if _is_determiner(text, word, at, end):
        return Lead(at, determined=True)
    further = _word_before(text, at)
    behind = further and "." not in further[2] and fold(further[1])
    if further and behind and (behind in _DETERMINERS or behind in ("die", "zijn")):
        if word in _ADJECTIVES or (word.endswith("e") and len(word) > 3):
            return Lead(further.start(), determined=True, described=True)
    elif word in _ADJECTIVES:
        return Lead(at, determined=True, described=True)
    return Lead(start)


def _is_determiner(text: str, word: str, at: int, end: int) -> bool:
    """Whether it is one here: "zijn" is a verb as well, and "die" opens a clause.

    So does "dat" before the name of a person nearly always, which is left out therefore.
    """
    if word == "die":
        return bool(_EXCLAIMED.match(text, end) or _OPENING.search(text[:at]))
    if word == "zijn":
        before = _word_before(text, at)
        return before is not None and fold(before[1]) in _BEFORE_HIS
    return word in _DETERMINERS


def _word_before(text: str, place: int) -> re.Match[str] | None:
    return _WORD_BEFORE.search(text, max(0, place - _LONGEST_BEFORE), place)
