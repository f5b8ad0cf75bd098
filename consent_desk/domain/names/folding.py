"""Text as words that compare: without case, accents and invisible letters, with their place."""

import unicodedata
from dataclasses import dataclass

# Cyrillic and Greek letters that look like Latin ones: a name written with them reads as the name.
_LOOK_ALIKES = (
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u03bf\u03b1\u03bd\u03b9"
)
_LETTERS = {
    **{"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"},
    **dict(zip(_LOOK_ALIKES, "aeopcyxijsoavi", strict=True)),
}
_APOSTROPHES = frozenset("'’‘‛ʼ`´′＇")
_DASHES = frozenset("-‐‑‒–—−")
_INVISIBLE = ("Mn", "Me", "Cf")
_LETTERS_ONLY = {
    place: chr(place).lower() if chr(place).isalpha() else None for place in range(128)
}


@dataclass(frozen=True)
class Word:
    """A run of letters, up to where a word written with a capital begins in it.

    `start` and `end` are places in the text as it was given; `text` is folded; `gap` is what stands
    before it, folded, from the word before on: empty where they are one run ("SanneEnTim").
    `capital` says that the first letter is one; `shout` that all of two or more are.
    """

    start: int
    end: int
    text: str
    gap: str
    capital: bool
    shout: bool


def fold(text: str) -> str:
    """Letters and spaces of a text as they compare."""
    return "".join(map(_folded, text))


def letters(text: str) -> str:
    """The letters of a text as they compare, all else left out."""
    return "".join(c for c in fold(text) if c.isalpha())


def all_letters(text: str) -> str:
    """The letters of all words of a text, as `words_of` folds them, run together."""
    if text.isascii():
        return text.translate(_LETTERS_ONLY)
    return "".join(folded for folded in map(_folded, text) if folded.isalpha())


def words_of(text: str) -> list[Word]:
    """The words of a text, in order."""
    return _Splitter(text).words


def _folded(char: str) -> str:
    if char in _APOSTROPHES:
        return "'"
    if char in _DASHES:
        return "-"
    if char.isascii():
        return char.lower()
    if unicodedata.category(char) in _INVISIBLE:
        return ""
    if char.isspace():
        return "\n" if char in "\x85\u2028\u2029" else " "
    apart = unicodedata.normalize("NFKD", char).casefold()
    bare = (c for c in apart if unicodedata.category(c) not in _INVISIBLE)
    return "".join(_LETTERS.get(c, c) for c in bare)


class _Splitter:
    """Goes through a text once."""

    def __init__(self, text: str) -> None:
        self.words: list[Word] = []
        self._gap: list[str] = []
        self._end = 0
        self._starts: list[int] = []
        self._folds: list[str] = []
        self._uppers: list[bool] = []
        for place, char in enumerate(text):
            self._take(place, char, _folded(char))
        self._close()

    def _take(self, place: int, char: str, folded: str) -> None:
        if not folded:
            if self._folds:
                self._end = place + 1
        elif not folded.isalpha():
            self._close()
            self._gap.append(folded)
        else:
            upper = char.isupper() or char.istitle()
            if upper and self._uppers and not self._uppers[-1]:
                self._close()
            elif not upper and len(self._uppers) > 1 and self._uppers[-1]:
                self._close_before_last()
            self._folds.append(folded)
            self._uppers.append(upper)
            self._starts.append(place)
            self._end = place + 1

    def _close(self) -> None:
        if not self._folds:
            return
        shout = len(self._uppers) > 1 and all(self._uppers)
        text, gap = "".join(self._folds), "".join(self._gap)
        self.words.append(Word(self._starts[0], self._end, text, gap, self._uppers[0], shout))
        self._folds, self._uppers, self._starts, self._gap = [], [], [], []

    def _close_before_last(self) -> None:
        """In a run as ASanne the last capital begins a word."""
        fold, start, end = self._folds.pop(), self._starts.pop(), self._end
        self._uppers.pop()
        self._end = start
        self._close()
        self._folds, self._uppers, self._starts, self._end = [fold], [True], [start], end
