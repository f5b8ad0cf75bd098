"""Finding the one person that somebody means, and telling persons apart."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from consent_desk.domain.person import Person, plain
from consent_desk.errors import AmbiguousPerson, UnknownGroup, UnknownPerson
from consent_desk.ports import UnitOfWork


class Directory:
    """The persons of a school by the labels that people use for them.

    A label is the full name; where two persons share it, group and birth date are added.
    """

    def __init__(self, persons: Sequence[Person], groups: Mapping[str, Sequence[str]]) -> None:
        """Take the persons, and for each person id the names of their groups."""
        self.by_id = {person.id: person for person in persons}
        self._groups = groups
        self._times = Counter(plain(p.full_name) for p in persons)

    @classmethod
    def of(cls, uow: UnitOfWork) -> "Directory":
        """Everybody in the register."""
        return cls(uow.people.all(), uow.people.group_names(uow.school.year))

    @classmethod
    def around(cls, uow: UnitOfWork, persons: Iterable[Person]) -> "Directory":
        """These persons and their namesakes, which is enough to tell these apart."""
        mine = list(persons)
        return cls._with(uow, {p.id for p in mine}, {p.full_name for p in mine})

    @classmethod
    def meaning(cls, uow: UnitOfWork, asked: Iterable[str]) -> "Directory":
        """Everybody whom `find` may find by these words."""
        words = set(asked)
        names = words | {word.rpartition("(")[0] for word in words if "(" in word}
        return cls._with(uow, words, names)

    @classmethod
    def _with(cls, uow: UnitOfWork, ids: set[str], names: set[str]) -> "Directory":
        persons = uow.people.these(ids | uow.people.named(names))
        groups = uow.people.group_names(uow.school.year, [person.id for person in persons])
        return cls(persons, groups)

    def label(self, person_id: str) -> str:
        """What to call a person, so that `find` gives the same one back; the id once erased."""
        person = self.by_id.get(person_id)
        if person is None:
            return person_id
        if self._times[plain(person.full_name)] == 1:
            return person.full_name
        return f"{person.full_name} ({', '.join(self._particulars(person))})"

    def find(self, asked: str) -> Person:
        """The person meant by an id, a full name, or a name with group or birth date.

        Raises:
            UnknownPerson: nobody answers to it.
            AmbiguousPerson: several do.
        """
        if asked in self.by_id:
            return self.by_id[asked]
        whole = [p for p in self.by_id.values() if plain(p.full_name) == plain(asked)]
        if len(whole) == 1:
            return whole[0]
        name, _, rest = asked.rpartition("(") if "(" in asked and not whole else (asked, "", "")
        wanted = {plain(part) for part in rest.rstrip(") ").split(",") if part.strip()}
        found = [
            person
            for person in self.by_id.values()
            if plain(person.full_name) == plain(name)
            and wanted <= {plain(p) for p in self._particulars(person)}
        ]
        if not found:
            raise UnknownPerson(asked=asked)
        if len(found) > 1:
            choices = sorted(self.label(person.id) for person in found)
            raise AmbiguousPerson(asked=asked, choices="; ".join(choices))
        return found[0]

    def groups_of(self, person_id: str) -> Sequence[str]:
        """The names of a person's groups this school year."""
        return self._groups.get(person_id, ())

    def _particulars(self, person: Person) -> list[str]:
        born = [person.birth_date.isoformat()] if person.birth_date else []
        twins = [
            p
            for p in self.by_id.values()
            if p.id != person.id
            and plain(p.full_name) == plain(person.full_name)
            and p.birth_date == person.birth_date
            and self.groups_of(p.id) == self.groups_of(person.id)
        ]
        return [*self.groups_of(person.id), *born, *([person.id] if twins else [])]


def group_ids(uow: UnitOfWork, names: Sequence[str]) -> list[str]:
    """The ids of this school year's groups with these names.

    Raises:
        UnknownGroup: there is no such group.
    """
    known = {plain(g.name): g for g in uow.people.groups(uow.school.year)}
    for name in names:
        if plain(name) not in known:
            choices = ", ".join(sorted(g.name for g in known.values())) or "–"
            raise UnknownGroup(asked=name, choices=choices)
    return [known[plain(name)].id for name in names]
