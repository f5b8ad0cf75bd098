"""How a person's name may be written: every spelling that counts as the name."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import product

from consent_desk.domain.names.folding import fold, letters, words_of
from consent_desk.domain.person import Person
from consent_desk.domain.surname import is_prefix_word, split_surname

_SHORT = {
    "van": ("van", "v"),
    "von": ("von", "v"),
    "de": ("de", "den", "der", "d"),
    "den": ("den", "de", "der", "d"),
    "der": ("der", "de", "den", "d"),
    "het": ("het", "t"),
    "t": ("t", "het"),
}
_HYPHEN = re.compile("[-‐‑‒–—−]")
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa"}


class Kind(Enum):
    """Which part of a name a spelling is."""

    GIVEN = "given"
    SURNAME = "surname"
    PREFIXED = "prefixed"
    FULL = "full"


GIVEN_ONLY = frozenset({Kind.GIVEN})


@dataclass(frozen=True)
class Form:
    """One spelling: folded letters without gaps, and after how many of them a gap may stand."""

    text: str
    gaps: frozenset[int]
    kind: Kind


def forms_of(person: Person) -> set[Form]:
    """All spellings of a person's names, former ones too; none of a name without letters."""
    return {
        form
        for given in (_given(person), _surnames(person))
        for form in given
        if len(form.text) > 1 or (form.text and form.text.upper() == form.text)
    }


def _given(person: Person) -> Iterator[Form]:
    for nickname in person.nicknames:
        yield from _spelled(nickname, Kind.GIVEN)
    for name in (person, *person.former_names):
        yield from _spelled(name.first_name, Kind.GIVEN)
        parts = _HYPHEN.sub(" ", name.first_name).split()
        for part in parts if len(parts) > 1 else ():
            if len(letters(part)) > 1 and not is_prefix_word(fold(part)):
                yield from _spelled(part, Kind.GIVEN)


def _surnames(person: Person) -> Iterator[Form]:
    for name in (person, *person.former_names):
        yield from _surname(name.prefix, name.last_name)


def _surname(before: str, last_name: str) -> Iterator[Form]:
    prefix, last = split_surname(last_name)
    prefix = f"{before} {prefix}".strip()
    names = [last, *_halves(last)]
    for name in names:
        front, bare = _apart(name)
        for written in dict.fromkeys((name, bare)):
            yield from _spelled(written, Kind.SURNAME)
        for before in dict.fromkeys(part for part in (prefix, front) if part):
            for typed in _prefixes(before):
                yield from _spelled(f"{typed} {bare}", Kind.PREFIXED)


def _halves(last: str) -> list[str]:
    """Each half of a double surname, with its own voorvoegsel if it has one."""
    halves = [half.strip() for half in _HYPHEN.split(last)]
    words = last.split()
    if len(halves) == 1:
        named = [word for word in words if not is_prefix_word(fold(word))]
        halves = named if len(words) > 1 else []
    return [half for half in halves if len(letters(half)) > 1]


def _apart(name: str) -> tuple[str, str]:
    """A voorvoegsel that is written as part of the name, with a capital or not: "Van Dam"."""
    words = name.split()
    count = 0
    while count < len(words) - 1 and is_prefix_word(fold(words[count])):
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


@cache
def _prefixes(prefix: str) -> list[str]:
    words = [word.text for word in words_of(prefix)][:4]
    return [" ".join(typed) for typed in product(*(_SHORT.get(w, (w,)) for w in words))]


def _spelled(name: str, kind: Kind) -> Iterator[Form]:
    for written in dict.fromkeys((name, _without_umlauts(name))):
        gaps: list[int] = []
        text = ""
        for word in words_of(written):
            gaps.append(len(text))
            text += word.text
        if text:
            yield Form(text, frozenset(gaps[1:]), kind)


def _without_umlauts(name: str) -> str:
    composed = unicodedata.normalize("NFC", name).lower()
    return name if name.isascii() else "".join(_UMLAUTS.get(c, c) for c in composed)
