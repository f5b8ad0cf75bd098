"""Of whom a line of a table of answers is."""

from collections import defaultdict

from consent_desk.domain.person import Person
from consent_desk.rosters.answers import AnswerRow
from consent_desk.rosters.likeness import folded
from consent_desk.services.match_roster import Snapshot


class Whose:
    """The persons of the register, to be found by what a line tells."""

    def __init__(self, people: Snapshot) -> None:
        self._people = people
        self._by_name: defaultdict[str, list[Person]] = defaultdict(list)
        self._by_key: defaultdict[str, list[Person]] = defaultdict(list)
        for person in people.persons:
            self._by_name[folded(person.full_name)].append(person)
            if person.roster_key:
                self._by_key[person.roster_key.partition(":")[2]].append(person)

    def fitting(self, row: AnswerRow) -> list[Person]:
        """Whoever answers to what the line tells; the group only where the rest leaves doubt."""
        if row.bad_birth_date or not (row.name or row.key):
            return []
        keyed = self._by_key.get(row.key, []) if row.key else []
        persons = keyed or self._by_name.get(folded(row.name), [])
        if keyed and row.name:
            persons = [p for p in persons if folded(p.full_name) == folded(row.name)]
        if row.birth_date is not None:
            persons = [p for p in persons if p.birth_date == row.birth_date]
        if row.group and (len(persons) > 1 or not (keyed or row.birth_date)):
            group = row.group.casefold()
            persons = [p for p in persons if group in self._people.group_names(p.id)]
        return persons
