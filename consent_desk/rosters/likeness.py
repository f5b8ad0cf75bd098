"""How alike two persons are on paper: which differences in name and birth date mean nothing."""

import unicodedata
from datetime import date
from unicodedata import combining

from rapidfuzz import fuzz

# Said of whoever signed, these leave open which of two parents it was.
_NOBODY = (
    "ouder ouders verzorger verzorgers voogd oudervoogd gezaghebbende parent parents guardian "
    "guardians beide beiden een of en onbekend unknown geen nee niemand none nvt naam ja "
    "handtekening getekend ondertekend signed"
)
_NOBODY_WORDS = frozenset(_NOBODY.split(" "))
_ALIKE = 70
_NEAR_DAYS = 3


def folded(name: str) -> str:
    """A name without case, accents and punctuation: "Zoë van 't Hof" is "zoe van t hof"."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    letters = "".join(c if _is_of_a_word(c) else " " for c in decomposed if not combining(c))
    # A name in signs only keeps them: two of these are not the same name.
    return " ".join(letters.split()) or name.casefold()


def _is_of_a_word(character: str) -> bool:
    """A letter, a digit, or a vowel sign: in some scripts only these tell two names apart."""
    return character.isalnum() or unicodedata.category(character).startswith("M")


def names_somebody(text: str) -> bool:
    """Whether a text can tell one parent from the other: "-", "?" and "ouder" do not."""
    words = [word for word in folded(text).split() if not word.isdigit()]
    told = any(c.isalpha() for c in text) and "".join(words) not in _NOBODY_WORDS
    return told and not _NOBODY_WORDS.issuperset(words)


def near_dates(one: date, other: date) -> bool:
    """Whether one date may be the other with a slip of the pen.

    Two of day, month and year are the same, day and month changed places, or a few days lie
    between.
    """
    same = (one.day == other.day) + (one.month == other.month) + (one.year == other.year)
    swapped = one.year == other.year and (one.day, one.month) == (other.month, other.day)
    return same >= 2 or swapped or abs((one - other).days) <= _NEAR_DAYS


def alike(one: str, other: str) -> bool:
    """Whether two folded names may be one, misspelled or shortened ("jan", "jan willem")."""
    if not one or not other:
        return not one and not other
    first, second = one.split(), other.split()
    shorter, longer = sorted((first, second), key=len)
    return longer[: len(shorter)] == shorter or fuzz.ratio(one, other) >= _ALIKE
