"""What importing a roster would do, before anything is done."""

from collections.abc import Sequence

from consent_desk.domain.account import Action, require
from consent_desk.ports import Vault
from consent_desk.rosters.roster import RosterRow
from consent_desk.services.match_roster import Snapshot
from consent_desk.services.plan_roster import plan
from consent_desk.services.roster_steps import NO_WORDS, Preview, Words


def preview_roster(vault: Vault, rows: Sequence[RosterRow], words: Words = NO_WORDS) -> Preview:
    """What `import_roster` would do now.

    Raises:
        BadRoster, BadRosterPerson: see `plan`.
    """
    require(vault.actor, Action.IMPORT_ROSTER)
    with vault.register.read() as uow:
        year, register = uow.school.year, Snapshot.of(uow)
    return plan(rows, register, words, year, vault.clock.now().date())
