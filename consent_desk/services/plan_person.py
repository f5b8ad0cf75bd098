"""What an import does with one person of a roster, once it is known who that is."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from consent_desk.domain.person import Person
from consent_desk.rosters.likeness import folded
from consent_desk.rosters.roster import RosterRow
from consent_desk.services.match_roster import Match, Snapshot, surname_of
from consent_desk.services.roster_steps import Change, Step


def step_for(match: Match, register: Snapshot, today: date) -> Step:
    """The step of a match; a doubtful one does nothing."""
    row = match.row
    if match.doubt is not None:
        return Step(row, doubt=match.doubt, candidates=match.candidates)
    leaves_on = row.left_on or (today if row.left else None)
    has_left = leaves_on is not None and leaves_on <= today
    if match.person is None:
        return Step(row) if has_left else _newcomer(row, leaves_on)
    after = _as_in_file(match.person, row, leaves_on, today)
    joins, leaves = ((), ()) if has_left else _moves(row, match.person, register)
    return Step(
        row,
        match.person,
        after,
        _changes(match.person, after),
        joins,
        leaves,
        _new_guardians(row, [g.name for g in register.guardians.get(match.person.id, ())]),
    )


def _newcomer(row: RosterRow, leaves_on: date | None) -> Step:
    person = Person(
        "",
        row.kind,
        row.first_name,
        row.last_name,
        row.birth_date,
        leaves_on,
        row.prefix,
        row.nicknames,
        None,
        row.roster_key,
    )
    joins = tuple(_names(row).values())
    return Step(row, None, person, joins=joins, guardians=_new_guardians(row, ()))


def _as_in_file(person: Person, row: RosterRow, leaves_on: date | None, today: date) -> Person:
    """The person with what the file knows better; what it lacks is kept."""
    surname_stays = not row.prefix_known and row.surname == surname_of(person)
    left_on = leaves_on or (None if person.has_left_by(today) else person.left_on)
    if row.left and row.left_on is None and person.has_left_by(today):
        left_on = person.left_on
    return replace(
        person,
        first_name=row.first_name,
        prefix=person.prefix if surname_stays else row.prefix,
        last_name=person.last_name if surname_stays else row.last_name,
        birth_date=row.birth_date or person.birth_date,
        left_on=left_on,
        nicknames=tuple(sorted({*person.nicknames, *row.nicknames})),
        roster_key=_key(person.roster_key, row.roster_key),
    )


def _key(known: str | None, told: str | None) -> str | None:
    """The key to keep: that of the system which gave one first, as it is there now."""
    if known is None or told is None:
        return told or known
    return told if known.partition(":")[0] == told.partition(":")[0] else known


def _changes(before: Person, after: Person) -> tuple[Change, ...]:
    texts = {
        "first_name": (before.first_name, after.first_name),
        "prefix": (before.prefix, after.prefix),
        "last_name": (before.last_name, after.last_name),
        "birth_date": (before.birth_date, after.birth_date),
        "left_on": (before.left_on, after.left_on),
        "nicknames": (", ".join(before.nicknames), ", ".join(after.nicknames)),
        "roster_key": (before.roster_key, after.roster_key),
    }
    return tuple(
        Change(field, str(old or ""), str(new or ""))
        for field, (old, new) in texts.items()
        if old != new
    )


def _moves(
    row: RosterRow, person: Person, register: Snapshot
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the groups to join and to leave; a row without groups moves nobody."""
    if not row.groups:
        return (), ()
    names = _names(row)
    now = [register.groups[group_id] for group_id in register.memberships.get(person.id, ())]
    present = {group.name.casefold() for group in now}
    leaves = [
        group.name
        for group in now
        if group.name.casefold() not in names
        and (row.all_groups or not group.combined)
        and (person.id, group.id) not in register.for_a_time
    ]
    joins = (name for folded_name, name in names.items() if folded_name not in present)
    return tuple(joins), tuple(sorted(leaves))


def _names(row: RosterRow) -> dict[str, str]:
    """The names of a row's groups by name without case."""
    return {group.name.casefold(): group.name for group in row.groups}


def _new_guardians(row: RosterRow, known: Iterable[str]) -> tuple[str, ...]:
    folded_known = {folded(name) for name in known}
    return tuple(name for name in row.guardians if folded(name) not in folded_known)
