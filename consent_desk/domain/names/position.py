"""Whether a word that is a name stands where names stand: Roos, or a rose."""

import re
import unicodedata
from collections.abc import Sequence

from consent_desk.domain.names.finding import Sureness
from consent_desk.domain.names.folding import Word
from consent_desk.domain.names.forms import Kind
from consent_desk.domain.names.index import DutchWords
from consent_desk.domain.names.match import How, Match

_BEFORE_NAMES = (
    "juf juffrouw meester mevrouw meneer mevr mw mr dhr heer dame directeur concierge "
    "leerkracht stagiair stagiaire leerling familie fam gezin opa oma oom tante"
)
_SHORTENED = "dhr mevr mw mr dr drs fam nr max ca o a bijv m d jl st incl i v"
TITLES = frozenset(_BEFORE_NAMES.split(" "))
ARTICLES = frozenset(["de", "het", "een", "t", "n", "geen"])
_ABBREVIATIONS = frozenset(_SHORTENED.split(" "))
_NUMBER = re.compile(r"\d+\s*[.)]")
_LIST = re.compile(r"\s*(?:[,/&+]|,?\s*\b(?:en|of|and|or)\b)\s*")


def is_list_gap(between: str) -> bool:
    """Whether folded text between two names makes a list of them."""
    return _LIST.fullmatch(between) is not None


def opens_sentence(words: Sequence[Word], place: int) -> bool:
    """Whether a sentence, or a line, begins at this word."""
    if place == 0:
        return True
    gap = words[place].gap
    if "\n" in gap or any(unicodedata.category(c) == "So" for c in gap):
        return True
    gap = _NUMBER.sub("", gap)
    before = words[place - 1].text
    if gap.lstrip().startswith(".") and (len(before) == 1 or before in _ABBREVIATIONS):
        return False
    return any(c in ".!?" for c in gap)


class Positions:
    """The words of one text, by where they stand."""

    def __init__(self, words: Sequence[Word], dutch: DutchWords) -> None:
        """Take the words of the text, and those of the language."""
        self._words = words
        self._dutch = dutch

    def is_word(self, match: Match) -> bool:
        """Whether it can be a Dutch word as well."""
        return match.how is not How.NEAR and any(w in self._dutch for w in self._written(match))

    def is_capital(self, match: Match) -> bool:
        """Whether it is written as names are; in a text all in capitals that says nothing."""
        last = self._words[match.last if Kind.PREFIXED in match.kinds else match.first]
        return last.capital and not last.shout

    def sureness(self, match: Match) -> Sureness | None:
        """How sure it is that the match names somebody; None: it is no name."""
        if match.how is How.NEAR:
            return Sureness.MAYBE
        if not self.is_word(match):
            return Sureness.SURE
        if Kind.FULL in match.kinds:
            return self._full(match)
        if self._is_shown_to_be_a_name(match):
            return Sureness.SURE if self.is_capital(match) else Sureness.MAYBE
        if not self.is_capital(match):
            return self._small(match)
        if Kind.PREFIXED in match.kinds:
            return Sureness.SURE
        return Sureness.MAYBE if self._opens(match) else self._inside(match)

    def _full(self, match: Match) -> Sureness:
        return Sureness.SURE if self.is_capital(match) else Sureness.MAYBE

    def _small(self, match: Match) -> Sureness | None:
        if Kind.PREFIXED in match.kinds:
            return Sureness.MAYBE
        written = self._written(match)
        other_word = match.how is How.POSSESSIVE and written[0] in self._dutch
        common = any(word in self._dutch.common for word in written)
        if other_word or (common and not self._words[match.first].shout):
            return None
        only_surname = Kind.GIVEN not in match.kinds
        return None if only_surname and self._before(match) in ARTICLES else Sureness.MAYBE

    def _inside(self, match: Match) -> Sureness:
        return Sureness.MAYBE if self._before(match) in ARTICLES else Sureness.SURE

    def _opens(self, match: Match) -> bool:
        return opens_sentence(self._words, match.first)

    def _is_shown_to_be_a_name(self, match: Match) -> bool:
        """Whether what stands beside it says that it is a name: juf, @, 's."""
        gap = self._words[match.first].gap
        owns = self._after(match) == "s" and self._words[match.last + 1].gap == "'"
        titled = self._before(match) in TITLES and "\n" not in gap
        return titled or owns or gap.endswith("@")

    def _before(self, match: Match) -> str:
        return self._words[match.first - 1].text if match.first else ""

    def _after(self, match: Match) -> str:
        after = match.last + 1
        return self._words[after].text if after < len(self._words) else ""

    def _written(self, match: Match) -> list[str]:
        """What may be a word: all of it as one; of a surname with its voorvoegsel the last."""
        run = self._words[match.first : match.last + 1]
        if Kind.FULL in match.kinds:
            return [run[0].text] if all(w.text in self._dutch for w in run) else []
        whole = run[-1].text if Kind.PREFIXED in match.kinds else "".join(w.text for w in run)
        return [whole, whole.removesuffix("s")] if match.how is How.POSSESSIVE else [whole]
