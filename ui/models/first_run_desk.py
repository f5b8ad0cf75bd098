"""The services of the first run, on a register that is there or is still to be made."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from consent_desk.domain.school_year import SchoolYear
from consent_desk.messages import Language
from consent_desk.ports import KeyPlace, Outset, Vault
from consent_desk.services.first_run import (
    FirstRun,
    end_first_run,
    put_sheet_away,
    save_sheet,
    see_first_run,
)
from consent_desk.services.keep_account import name_account
from ui.models.people_desk import PeopleDesk


class FirstRunDesk:
    """All of it may take a while: call it from a job, never from the UI thread.

    Args:
        folder: where the register is, or will be.
        outset: makes it.
        vault: it, where it was made before.
    """

    def __init__(self, folder: Path, outset: Outset, vault: Vault | None = None) -> None:
        self.folder = folder
        self._outset = outset
        self._vault = vault

    @property
    def vault(self) -> Vault:
        """The register that was made; only after `make`."""
        if self._vault is None:
            raise ValueError("there is no register yet")
        return self._vault

    @property
    def is_made(self) -> bool:
        """Whether there is a register."""
        return self._vault is not None

    def years(self) -> list[SchoolYear]:
        """The school year that is running, and the next."""
        running = SchoolYear.of(datetime.now().astimezone().date())
        return [running, SchoolYear(running.start + 1)]

    def key_place(self) -> KeyPlace:
        """What would keep the key."""
        return self._outset.key_place()

    def make(self, school: str, year: SchoolYear, passphrase: str | None) -> FirstRun:
        """Make the register; nothing of it is there unless all of it is."""
        name = " ".join(school.split())
        self._vault = self._outset.make_vault(self.folder, name, year, lambda: passphrase)
        return self.standing()

    def standing(self) -> FirstRun:
        """How far it is."""
        return see_first_run(self.vault)

    def print_sheet(self, out: Path, lang: Language) -> FirstRun:
        """Write the recovery sheet."""
        save_sheet(self.vault, out, lang, self._outset.draw)
        return self.standing()

    def put_away(self) -> FirstRun:
        """Somebody says that the sheet is in its place."""
        put_sheet_away(self.vault)
        return self.standing()

    def name(self, name: str) -> FirstRun:
        """Who works here."""
        self._vault = replace(self.vault, actor=name_account(self.vault, name))
        return self.standing()

    def people(self) -> PeopleDesk:
        """What lists of pupils are brought in with."""
        return PeopleDesk(self.vault)

    def end(self) -> FirstRun:
        """It is done."""
        end_first_run(self.vault)
        return self.standing()
