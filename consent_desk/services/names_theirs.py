"""Whose name is in a text, for erasing: the person's, or somebody else's who stays."""

from collections.abc import Callable, Sequence
from functools import cached_property

from consent_desk.domain.name_words import mentions, name_words
from consent_desk.domain.names import Finding, NameIndex, Skimmer, find_names
from consent_desk.domain.person import Person
from consent_desk.ports import UnitOfWork
from consent_desk.services.dutch_words import dutch_words


class SchoolNames:
    """Everybody's names as they were before the erasing began, however many are erased."""

    def __init__(self, persons: Sequence[Person]) -> None:
        """Take everybody in the register, also whoever is to be erased."""
        self._persons = persons
        self._erased: set[str] = set()

    @classmethod
    def of(cls, uow: UnitOfWork) -> "SchoolNames":
        """The names in a register."""
        return cls(uow.people.all())

    @cached_property
    def _index(self) -> NameIndex:
        return NameIndex(self._persons, dutch_words())

    def erased(self, person: Person) -> None:
        """This person explains no name any more."""
        self._erased.add(person.id)

    def theirs(self, person: Person) -> Callable[[str, bool], bool]:
        """A test whether a text names a person in any of the spellings that the gate knows.

        A name that somebody else may be meant by is taken for theirs; but not where the second
        argument is true, which says that the person is in the photos, and never first name and
        surname together.
        """
        skimmer = Skimmer(NameIndex([person], dutch_words()))

        def is_theirs(text: str, pictured: bool) -> bool:
            return skimmer.may_name(text) and any(
                pictured or person.id in finding.full or not self._others(finding, person)
                for finding in find_names(text, self._index)
                if person.id in finding.candidates
            )

        return is_theirs

    def in_path(self, person: Person) -> Callable[[str], bool]:
        """A test whether the place of a file names a person, and surely or perhaps nobody else.

        There a name that is an everyday word counts in small letters too: it is no sentence.
        """
        is_theirs = self.theirs(person)
        others = (p for p in self._persons if p.id not in {*self._erased, person.id})
        words = name_words(person).difference(*map(name_words, others))
        return lambda path: mentions(path, words) or is_theirs(path, False)

    def _others(self, finding: Finding, person: Person) -> set[str]:
        return set(finding.candidates) - self._erased - {person.id}
