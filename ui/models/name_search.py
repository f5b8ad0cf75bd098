"""Finding the persons that somebody may mean while a name is being typed."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from consent_desk.services.review_photo import Nameable

_NOT_COMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
)
"""Letters that are no letter with an accent on it, but are typed as one without."""


@dataclass(frozen=True)
class Found:
    """Somebody who may be meant; `suggested`: the faces say so too."""

    person: Nameable
    suggested: bool


def folded(text: str) -> str:
    """A text without accents and capitals, for comparing only."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return bare.translate(_NOT_COMPOSED)


def is_meant(label: str, typed: str) -> bool:
    """Whether every typed word begins a word of a name; nothing typed means everybody."""
    return _fits(_words(label), _words(typed))


def find_names(
    people: Sequence[Nameable], typed: str, suggested: Sequence[str] = ()
) -> list[Found]:
    """Who may be meant, likeliest first.

    Every typed word has to begin a word of the name. Suggestions come first in their own order,
    then people at hand, then those whose name begins with what was typed; nothing typed finds all.
    """
    wanted = _words(typed)
    rank = {person_id: place for place, person_id in enumerate(suggested)}

    def order(person: Nameable) -> tuple[int, bool, bool]:
        begins = not wanted or folded(person.label).startswith(wanted[0])
        return rank.get(person.person_id, len(rank)), not person.at_hand, not begins

    meant = [person for person in people if _fits(_words(person.label), wanted)]
    return [Found(each, each.person_id in rank) for each in sorted(meant, key=order)]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", folded(text))


def _fits(words: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether every wanted word begins a word of its own."""
    left = list(words)
    for start in sorted(wanted, key=len, reverse=True):
        match = next((word for word in left if word.startswith(start)), None)
        if match is None:
            return False
        left.remove(match)
    return True
