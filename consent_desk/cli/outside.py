"""What the command line is given, and how it speaks."""

import argparse
import json
import sys
import unicodedata
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import VaultBusy
from consent_desk.messages import Language, Texts
from consent_desk.ports import Draw, MakeVault, OpenVault, Vault
from consent_desk.rosters.cells import read_date

type Nouns = argparse._SubParsersAction[argparse.ArgumentParser]  # pyright: ignore[reportPrivateUsage]
"""Where a noun adds its verbs."""


_CONTROLS = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@dataclass(frozen=True)
class Outside:
    """The parts that the command line only knows by what they do.

    Windows get the language that was asked for; None: the one that was chosen in the window.
    """

    open_vault: OpenVault
    make_vault: MakeVault
    draw: Draw
    recover_key: Callable[[Path, str], None]
    start_window: Callable[[Path, Language | None], int]
    start_example: Callable[[Path, Language | None], int]
    self_test: Callable[[Texts], int]


@dataclass(frozen=True)
class Call:
    """One call: what was asked, in which language, of which vault."""

    args: Namespace
    texts: Texts
    outside: Outside

    @property
    def folder(self) -> Path:
        """The vault's folder."""
        return self.args.vault

    def this_year(self) -> SchoolYear:
        """The school year that is running."""
        return SchoolYear.of(datetime.now().astimezone().date())

    def vault(self, *, tidy: bool = True) -> Vault:
        """The opened vault; every start of the program comes by here, window and verbs alike.

        The first one of a day erases what has been kept long enough, unless `tidy` is off.
        """
        vault = self.outside.open_vault(self.folder)
        if tidy:
            self._tidy(vault)
        return vault

    def _tidy(self, vault: Vault) -> None:
        # Here, for the window passes by this file as well and is to be there at once.
        from consent_desk.services.end_memberships import end_memberships
        from consent_desk.services.keep_retention import keep_retention_daily

        try:
            end_memberships(vault)
            done = keep_retention_daily(vault)
        except VaultBusy as error:  # the next start does it; what was asked for can go on
            remark(self.texts.sentence(error))
            return
        if done is None:
            return
        if done.held_back:
            remark(
                self.texts(
                    "The clock of this computer jumped, or nobody was here for long: nothing was"
                    " erased by itself. Check the date, look at: consent-desk retention show, and"
                    " then: consent-desk retention run"
                )
            )
        for file in done.out_of_reach:
            remark(self.texts("Delete this one yourself: {file}", file=file))

    def answer(self, record: Any, *lines: str) -> None:
        """Say the result: the record with `--json`, the lines without."""
        if self.args.json:
            sys.stdout.write(json.dumps(record, ensure_ascii=False, indent=1) + "\n")
        else:
            sys.stdout.writelines(f"{plain(line)}\n" for line in lines)
        sys.stdout.flush()


def remark(line: str) -> None:
    """Say something on standard error, beside the result."""
    sys.stderr.write(f"{plain(line)}\n")
    sys.stderr.flush()


def plain(line: str) -> str:
    """A line that stays one line: names of files cannot forge another, nor steer the terminal."""
    return "".join(c if unicodedata.category(c) not in _CONTROLS else "\ufffd" for c in line)


def text(given: str) -> str:
    """A word of the command line that may not be empty."""
    if not given.strip():
        raise argparse.ArgumentTypeError('""')
    return given


def day(_: Texts) -> Callable[[str], date]:
    """Reads a day on the command line; says in this language how one is written."""

    def read(given: str) -> date:
        found = read_date(given.strip())
        if found is None:
            said = _("{given} is no day: write it as 2026-09-01 or 1-9-2026", given=given)
            raise argparse.ArgumentTypeError(said)
        return found

    return read


def path(given: str) -> Path:
    """A path on the command line; an empty one would mean the folder one happens to be in."""
    return Path(text(given)).expanduser()
