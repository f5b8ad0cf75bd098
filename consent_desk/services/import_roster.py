"""Bringing a roster into the register; all of it or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from consent_desk.domain.account import Action, require
from consent_desk.domain.former_names import with_former_names
from consent_desk.domain.person import Group, Guardian, Person
from consent_desk.errors import PreviewOutdated
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.rosters.roster import RosterRow
from consent_desk.services.journal import note
from consent_desk.services.leave_school import leave_school
from consent_desk.services.match_roster import Snapshot
from consent_desk.services.plan_roster import plan
from consent_desk.services.remember_columns import TableColumns, remember_columns
from consent_desk.services.roster_steps import NO_WORDS, Preview, Words
from consent_desk.services.take_away import delete_kept
from consent_desk.services.take_effect import Consequences


@dataclass(frozen=True)
class Imported:
    """What an import did, in persons.

    `not_in_file` counts persons that the file lacks: nobody is deleted. `doubtful` holds the rows
    that nothing was done with; `left_out` counts those who left before they were ever here.
    """

    new: int
    changed: int
    moved: int
    left: int
    back: int
    unchanged: int
    not_in_file: int
    left_out: int
    doubtful: tuple[int, ...]
    groups: tuple[str, ...]


def import_roster(
    vault: Vault,
    rows: Sequence[RosterRow],
    words: Words = NO_WORDS,
    *,
    seen: Preview | None = None,
    columns: TableColumns | None = None,
) -> Imported:
    """Do what `preview_roster` tells, in one transaction; doubtful rows wait for a word.

    Importing the same file twice changes nothing the second time.

    Args:
        vault: whose register.
        rows: of a roster that was read.
        words: what somebody said about doubtful rows.
        seen: the preview that somebody agreed to; None: as it comes out now.
        columns: what the columns of the table mean, to be remembered for its next import.

    Raises:
        PreviewOutdated: the register has changed since the preview.
        BadRoster, BadRosterPerson, RowNotDoubtful, SamePersonUnclear, SamePersonTwice: see
            `plan_roster.plan`.
    """
    require(vault.actor, Action.IMPORT_ROSTER)
    today = vault.clock.now().date()
    with vault.register.write() as uow:
        preview = plan(rows, Snapshot.of(uow), words, uow.school.year, today)
        if seen is not None and preview != seen:
            raise PreviewOutdated
        followed = _apply(uow, vault, preview)
        if columns is not None:
            remember_columns(uow, columns)
        imported = _counted(preview)
        note(uow, vault, "roster.imported", **_in_numbers(imported))
        uow.commit()
    delete_kept(vault, *followed)
    return imported


def _apply(uow: UnitOfWork, vault: Vault, preview: Preview) -> list[Consequences]:
    groups = _groups(uow, preview)
    steps = [(s, _entered(s.before, s.after)) for s in preview.steps if s.after is not None]
    uow.people.add_all([after for step, after in steps if step.is_new])
    changed = [(s, after) for s, after in steps if s.changes and s.leaves_on is None]
    uow.people.update_all([after for _, after in changed])
    uow.people.leave_all(
        (after.id, groups[name.casefold()]) for step, after in steps for name in step.leaves
    )
    uow.people.join_all(
        (after.id, groups[name.casefold()]) for step, after in steps for name in step.joins
    )
    uow.people.add_guardians(
        [Guardian(uuid4().hex, after.id, name) for step, after in steps for name in step.guardians]
    )
    for step, after in steps:
        if step.is_back:
            note(uow, vault, "person.returned", after.id)
    return [
        leave_school(uow, vault, after, step.leaves_on)
        for step, after in steps
        if step.leaves_on is not None
    ]


def _entered(before: Person | None, after: Person) -> Person:
    """The person as the register gets it: with an id, and with the name of before."""
    return with_former_names(before, after) if before else replace(after, id=uuid4().hex)


def _groups(uow: UnitOfWork, preview: Preview) -> dict[str, str]:
    """The ids of this year's groups by name without case, those of the file among them."""
    year = uow.school.year
    for group in preview.changed_groups:
        uow.people.update_group(group)
    for told in preview.new_groups:
        uow.people.add_group(Group(uuid4().hex, told.name, year, told.level, told.combined))
    return {group.name.casefold(): group.id for group in uow.people.groups(year)}


def _counted(preview: Preview) -> Imported:
    return Imported(
        new=len(preview.new),
        changed=len(preview.changed),
        moved=len(preview.moved),
        left=len(preview.left),
        back=len(preview.back),
        unchanged=len(preview.unchanged),
        not_in_file=len(preview.gone),
        left_out=len(preview.left_out),
        doubtful=tuple(step.row.line for step in preview.doubtful),
        groups=tuple(group.name for group in preview.new_groups),
    )


def _in_numbers(imported: Imported) -> dict[str, str]:
    return {
        "new": str(imported.new),
        "changed": str(imported.changed),
        "moved": str(imported.moved),
        "left": str(imported.left),
        "back": str(imported.back),
        "doubtful": str(len(imported.doubtful)),
    }
