"""The words by which a text names a person, found and left out whatever case and accents."""

import re
import unicodedata
from collections.abc import Collection

from consent_desk.domain.person import Person

LEFT_OUT = "[…]"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def name_words(person: Person) -> frozenset[str]:
    """First names, nicknames and surname, also of before, as folded words.

    The voorvoegsel names nobody.

    Of a double name each part is a word of its own too.
    """
    former = (part for f in person.former_names for part in (f.first_name, f.last_name))
    names = " ".join((person.first_name, person.last_name, *person.nicknames, *former))
    whole = list(map(_folded, _WORD.findall(names)))
    parts = [part for word in whole for part in word.split("-")]
    return frozenset(word for word in (*whole, *parts) if len(word) > 1)


def mentions(text: str, words: Collection[str]) -> bool:
    """Whether any of these words is in a text, also with a possessive behind it."""
    return any(_is_one_of(match[0], words) for match in _WORD.finditer(text))


def leave_out(text: str, words: Collection[str]) -> str:
    """The text with each of these words replaced by a mark."""
    return _WORD.sub(lambda match: LEFT_OUT if _is_one_of(match[0], words) else match[0], text)


def _is_one_of(word: str, words: Collection[str]) -> bool:
    folded = _folded(word)
    stems = {folded, re.sub(r"'?s$|'$", "", folded), *folded.split("-")}
    return not stems.isdisjoint(words)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))
