"""Bringing in a list of pupils: read it, show what it would do, and do that."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from consent_desk.messages import Texts
from consent_desk.ports import Vault
from consent_desk.rosters.roster import Roster
from consent_desk.services.import_roster import import_roster
from consent_desk.services.preview_roster import preview_roster
from consent_desk.services.read_roster import columns_of, read_roster
from consent_desk.services.roster_steps import Preview
from ui.dialogs.bring_dialog import BringDialog
from ui.jobs import Job, JobRunner


@dataclass(frozen=True)
class _Looked:
    roster: Roster
    preview: Preview


class Bringing:
    """Any form of list that there is a reader for.

    Args:
        vault: whose register.
        texts: the language.
        runner: runs what takes a while.
        ask: shows the dialog.
    """

    def __init__(
        self,
        vault: Vault,
        texts: Texts,
        runner: JobRunner,
        ask: Callable[[BringDialog], bool] = BringDialog.is_yes,
    ) -> None:
        self._vault = vault
        self._texts = texts
        self._runner = runner
        self._ask = ask

    def bring(self, parent: QWidget, file: Path, then: Callable[[], None]) -> None:
        """Bring in a list, if somebody agrees to what it would do; `then` only in that case."""

        def look(_: Job[_Looked]) -> _Looked:
            roster = read_roster(self._vault, file)
            return _Looked(roster, preview_roster(self._vault, roster.rows))

        def ask(looked: _Looked) -> None:
            dialog = BringDialog(
                file.name,
                looked.preview,
                self._texts,
                is_of_other_year=looked.roster.is_of_other_year,
                parent=parent,
            )
            if self._ask(dialog):
                self._import(looked, then)

        name = self._texts("Reading the list of pupils")
        self._runner.run(Job(look, name).then(ask))

    def _import(self, looked: _Looked, then: Callable[[], None]) -> None:
        def work(_: Job[None]) -> None:
            import_roster(
                self._vault,
                looked.roster.rows,
                seen=looked.preview,
                columns=columns_of(looked.roster),
            )

        name = self._texts("Bringing in the list of pupils")
        self._runner.run(Job(work, name).then(lambda _: then()))
