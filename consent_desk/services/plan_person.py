"""What an import does with one person of a roster, once it is known who that is."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from consent_desk.domain.person import Person
from consent_desk.rosters.likeness import folded
from consent_desk.rosters.roster import RosterRow
from consent_desk.services.match_roster import Doubt, Match, Snapshot, surname_of
from consent_desk.services.roster_steps import Change, Step


def doubt_of_leaver(match: Match, today: date) -> Match:
    """The match, or doubt where the file would let somebody be here longer than the register (R7).

    A list can be an old one: whoever has left comes back by a word, not by standing in it.
    """
    person = match.person
    if person is None or person.left_on is None:
        return match
    leaves_on = _leaves_on(match.row, today)
    if leaves_on is None and not person.has_left_by(today):
        return match
    if leaves_on is not None and leaves_on <= max(today, person.left_on):
        return match
    return Match(match.row, doubt=Doubt.HAS_LEFT, candidates=(person,))


def step_for(match: Match, register: Snapshot, today: date) -> Step:
    """The step of a match; a doubtful one does nothing."""
    row = match.row
    if match.doubt is not None:
        return Step(row, doubt=match.doubt, candidates=match.candidates)
    leaves_on = _leaves_on(row, today)
    has_left = leaves_on is not None and leaves_on <= today
    if match.person is None:
        return Step(row) if has_left else _newcomer(row, leaves_on)
    before = match.person
    after = _as_in_file(before, row, _left_on(before, leaves_on, today))
    joins, leaves = ((), ()) if has_left else _moves(row, before, register)
    return Step(
        row,
        before,
        after,
        _changes(before, after),
        joins,
        leaves,
        _new_guardians(row, [g.name for g in register.guardians.get(before.id, ())]),
        is_back=before.has_left_by(today) and not after.has_left_by(today),
    )


def _leaves_on(row: RosterRow, today: date) -> date | None:
    return row.left_on or (today if row.left else None)


def _left_on(person: Person, leaves_on: date | None, today: date) -> date | None:
    """The first day of absence: of two that have come the earlier one, else what the file says."""
    if leaves_on is None:
        return None if person.has_left_by(today) else person.left_on
    if person.left_on is not None and leaves_on <= today:
        return min(person.left_on, leaves_on)
    return leaves_on


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


def _as_in_file(person: Person, row: RosterRow, left_on: date | None) -> Person:
    """The person with what the file knows better; what it lacks is kept."""
    surname_stays = not row.prefix_known and row.surname == surname_of(person)
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
