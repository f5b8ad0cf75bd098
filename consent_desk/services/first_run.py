"""How far a new school has come with its first run, told by what is in the register."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from consent_desk.domain.account import Action, require
from consent_desk.domain.person import PersonKind
from consent_desk.errors import SheetNotMade
from consent_desk.messages import Language
from consent_desk.ports import Draw, School, Vault
from consent_desk.services.found_school import first_run_is_over, note_first_run
from consent_desk.services.journal import note
from consent_desk.services.keep_account import NAMED
from consent_desk.services.print_report import Order, print_report
from consent_desk.services.prints.kinds import Kind

_SAVED, _PUT_AWAY = "recovery.saved", "recovery.put-away"


class Step(StrEnum):
    """What is done after the register was made, in this order."""

    SHEET = "sheet"
    NAME = "name"
    PUPILS = "pupils"
    READY = "ready"


@dataclass(frozen=True)
class FirstRun:
    """What is done of it; `holds_key`: the recovery sheet has the key on it."""

    school: School
    administrator: str
    holds_key: bool
    is_over: bool
    sheet_made: bool
    sheet_put_away: bool
    is_named: bool
    pupils: int
    groups: int

    @property
    def next_step(self) -> Step:
        """The first that is not done."""
        if not self.sheet_put_away:
            return Step.SHEET
        if not self.is_named:
            return Step.NAME
        return Step.READY if self.pupils else Step.PUPILS


def see_first_run(vault: Vault) -> FirstRun:
    """How far it is."""
    with vault.register.read() as uow:
        done = {entry.action for entry in uow.audit.entries({_SAVED, _PUT_AWAY, NAMED})}
        pupils = [p for p in uow.people.all() if p.kind is PersonKind.PUPIL]
        return FirstRun(
            school=uow.school,
            administrator=vault.actor.name,
            holds_key=vault.recovery().code is not None,
            is_over=first_run_is_over(uow),
            sheet_made=_SAVED in done,
            sheet_put_away=_PUT_AWAY in done,
            is_named=NAMED in done,
            pupils=len(pupils),
            groups=len(uow.people.groups(uow.school.year)),
        )


def save_sheet(vault: Vault, out: Path, lang: Language, draw: Draw) -> None:
    """Write the recovery sheet; that there is one is in the log once it is on the disk.

    Raises:
        as `print_report`.
    """
    print_report(vault, Order(Kind.RECOVERY, lang=lang), out, draw)
    with vault.register.write() as uow:
        note(uow, vault, _SAVED)
        uow.commit()


def put_sheet_away(vault: Vault) -> None:
    """Somebody says that the recovery sheet is in its safe place.

    Raises:
        SheetNotMade: there is none to put away yet.
    """
    require(vault.actor, Action.PRINT_RECOVERY)
    if not see_first_run(vault).sheet_made:
        raise SheetNotMade
    with vault.register.write() as uow:
        note(uow, vault, _PUT_AWAY)
        uow.commit()


def end_first_run(vault: Vault) -> None:
    """The window opens at its pages from now on."""
    require(vault.actor, Action.CHANGE_SETTINGS)
    with vault.register.write() as uow:
        note_first_run(uow, is_over=True)
        uow.commit()
