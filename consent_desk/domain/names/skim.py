"""Telling quickly that a text surely names nobody, so that the others alone are read with care."""

from consent_desk.domain.names.folding import all_letters, words_of
from consent_desk.domain.names.index import NameIndex


class Skimmer:
    """Looks through many texts for a few persons; never passes over what `find_names` finds.

    Whatever way a name is written in, its letters stand in the text one after the other; only a
    slip of the pen changes them, and slips are looked for in words with a capital alone. Those are
    looked up once each, however many texts they are in.
    """

    def __init__(self, index: NameIndex) -> None:
        """Take the names; the index should hold few persons."""
        self._index = index
        self._letters = _shortest(index)
        self._slips: dict[str, bool] = {}

    def may_name(self, text: str) -> bool:
        """Whether it is worth looking with `find_names`."""
        letters = all_letters(text)
        return any(name in letters for name in self._letters) or any(
            map(self._may_be_slip, text.split())
        )

    def _may_be_slip(self, token: str) -> bool:
        known = self._slips.get(token)
        if known is None:
            capitals = (word.text for word in words_of(token) if word.capital)
            known = any(self._index.meant(word) for word in capitals)
            self._slips[token] = known
        return known


def _shortest(index: NameIndex) -> list[str]:
    """The spellings that hold no other: where a longer one stands, one of these does."""
    found: list[str] = []
    for name in sorted(index.spellings, key=len):
        if not any(shorter in name for shorter in found):
            found.append(name)
    return found
