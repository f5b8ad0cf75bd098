"""Comparing a roster with the register; the same two always give the same."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from consent_desk.domain.age_band import is_doubtful_pupil
from consent_desk.domain.person import Group, Person
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import NotSomebodyNew, RowNotDoubtful, SamePersonTwice, SamePersonUnclear
from consent_desk.rosters.roster import RosterGroup, RosterRow
from consent_desk.services.find_person import Directory
from consent_desk.services.match_roster import Match, Snapshot, match_roster, persons_in
from consent_desk.services.plan_person import doubt_of_leaver, step_for
from consent_desk.services.roster_steps import Change, Preview, Step, Words


def plan(
    rows: Sequence[RosterRow],
    register: Snapshot,
    words: Words,
    year: SchoolYear,
    today: date,
) -> Preview:
    """What an import would do.

    Raises:
        BadRoster, BadRosterPerson: a birth date to come, or see `match_roster`.
        RowNotDoubtful, SamePersonUnclear, SamePersonTwice, NotSomebodyNew: words that do not fit.
    """
    for row in rows:
        if row.birth_date is not None and row.birth_date > today:
            raise row.problem("roster-date")
    matches = [doubt_of_leaver(match, today) for match in match_roster(rows, register)]
    possible = persons_in(matches)
    labels = _labels(register)
    settled = _settle(matches, words, labels)
    steps = [step_for(match, register, today) for match in settled]
    new_groups, changed_groups = _groups(steps, register, year)
    kinds = {row.kind for row in rows}
    gone = (p for p in register.persons if p.kind in kinds and p.id not in possible)
    present = tuple(person for person in gone if not person.has_left_by(today))
    steps = [*_freed_keys(steps, register), *steps]
    unlikely = tuple(s for s in steps if s.after and is_doubtful_pupil(s.after, today))
    return Preview(tuple(steps), present, new_groups, changed_groups, labels, unlikely)


def _labels(register: Snapshot) -> dict[str, str]:
    groups = {
        person_id: [register.groups[group_id].name for group_id in sorted(own)]
        for person_id, own in register.memberships.items()
    }
    directory = Directory(register.persons, groups)
    return {person.id: directory.label(person.id) for person in register.persons}


def _settle(matches: Sequence[Match], words: Words, labels: Mapping[str, str]) -> list[Match]:
    """The matches with the words about doubtful rows taken."""
    doubtful = {match.row.line for match in matches if match.doubt}
    for line in sorted({*words.same, *words.new}):
        if line not in doubtful or (line in words.same and line in words.new):
            raise RowNotDoubtful(row=line)
    taken = {match.person.id for match in matches if match.person}
    settled: list[Match] = []
    for match in matches:
        line = match.row.line
        if line in words.new:
            if not match.can_be_new:
                raise NotSomebodyNew(row=line, person=labels[match.candidates[0].id])
            match = Match(match.row)
        elif line in words.same:
            person = _meant(match, words.same[line], labels)
            if person.id in taken:
                raise SamePersonTwice(row=line, person=labels[person.id])
            taken.add(person.id)
            match = Match(match.row, person)
        settled.append(match)
    return settled


def _meant(match: Match, said: str | None, labels: Mapping[str, str]) -> Person:
    wanted = said and said.casefold()
    fitting = [
        person
        for person in match.candidates
        if wanted is None or wanted in (person.id, labels[person.id].casefold())
    ]
    if len(fitting) != 1:
        choices = "; ".join(labels[person.id] for person in match.candidates)
        raise SamePersonUnclear(row=match.row.line, choices=choices)
    return fitting[0]


def _groups(
    steps: Sequence[Step], register: Snapshot, year: SchoolYear
) -> tuple[tuple[RosterGroup, ...], tuple[Group, ...]]:
    """The groups to make, and those whose level or sort the file knows better."""
    told: defaultdict[str, list[tuple[RosterGroup, bool]]] = defaultdict(list)
    for step in steps:
        if step.after is not None:
            for group in step.row.groups:
                told[group.name.casefold()].append((group, step.row.all_groups))
    known = {group.name.casefold(): group for group in register.groups.values()}
    new: list[RosterGroup] = []
    changed: list[Group] = []
    for key, groups in told.items():
        levels = {group.level for group, _ in groups if group.level is not None}
        level = next(iter(levels)) if len(levels) == 1 else None
        combined = all(group.combined for group, _ in groups)
        if key not in known:
            new.append(RosterGroup(groups[0][0].name, level, combined))
            continue
        knows_sort = all(knows for _, knows in groups)
        better = replace(
            known[key],
            level=level if levels else known[key].level,
            combined=combined if knows_sort else known[key].combined,
        )
        if better != known[key]:
            changed.append(better)
    return tuple(new), tuple(changed)


def _freed_keys(steps: Sequence[Step], register: Snapshot) -> list[Step]:
    """Who loses a key that the file now gives to somebody else."""
    given = {
        (step.after.kind, step.after.roster_key): step
        for step in steps
        if step.after is not None and step.after.roster_key
    }
    holders = {step.before.id for step in steps if step.before is not None}
    lost = [
        (person, given.get((person.kind, person.roster_key)))
        for person in register.persons
        if person.roster_key and person.id not in holders
    ]
    return [
        Step(
            taker.row,
            person,
            replace(person, roster_key=None),
            (Change("roster_key", str(person.roster_key), ""),),
        )
        for person, taker in lost
        if taker is not None
    ]
