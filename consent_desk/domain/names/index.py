"""Everybody's names, ready to be looked up: built once a school, used as somebody types."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from consent_desk.domain.names.forms import Form, Kind, forms_of
from consent_desk.domain.names.slips import Slips
from consent_desk.domain.person import Person

LONGEST_RUN = 60
_SLIP_LENGTHS = {Kind.GIVEN: 4, Kind.SURNAME: 5}


@dataclass(frozen=True)
class DutchWords:
    """Words that need not be a name.

    `common` words are by themselves never a name in small letters, `ordinary` ones perhaps.
    """

    common: frozenset[str]
    ordinary: frozenset[str]

    def __contains__(self, word: str) -> bool:
        return word in self.common or word in self.ordinary


class NameIndex:
    """The spellings of everybody's names, and whose they are.

    Building takes well under a second for a school of thousands; it holds names, and is to be kept
    in memory only.
    """

    def __init__(self, persons: Sequence[Person], words: DutchWords) -> None:
        """Take everybody in the register, whoever left as well, and the words of the language."""
        self.persons = {person.id: person for person in persons}
        self.words = words
        self._entries: dict[str, dict[Form, set[str]]] = {}
        for person in persons:
            for form in forms_of(person):
                self._entries.setdefault(form.text, {}).setdefault(form, set()).add(person.id)
        self.longest = min(LONGEST_RUN, max(map(len, self._entries), default=0))
        self._slips = Slips(text for text in self._entries if self._may_slip(text))

    def __contains__(self, word: str) -> bool:
        return word in self._entries

    @property
    def spellings(self) -> Iterable[str]:
        """All of them, as folded letters."""
        return self._entries

    def entries(self, word: str) -> Iterable[tuple[Form, set[str]]]:
        """The spellings that are this folded word, each with the ids of whom it names."""
        found = self._entries.get(word)
        return found.items() if found else ()

    def given(self, word: str) -> set[str]:
        """The ids of whoever has this folded word as a first name or nickname."""
        return {i for form, ids in self.entries(word) if form.kind is Kind.GIVEN for i in ids}

    def meant(self, word: str) -> set[str]:
        """The ids of whoever may be meant by a folded word with a slip in it."""
        names = self._slips.meant(word)
        return {i for name in names for _, ids in self.entries(name) for i in ids}

    def _may_slip(self, text: str) -> bool:
        return any(len(text) >= _SLIP_LENGTHS.get(f.kind, LONGEST_RUN) for f in self._entries[text])
