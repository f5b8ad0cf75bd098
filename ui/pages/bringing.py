"""Bringing in a list of pupils: read it, show what it would do, and do that."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from consent_desk.errors import ColumnsUnclear, KnownError
from consent_desk.messages import Texts
from consent_desk.rosters.roster import Roster
from consent_desk.services.roster_steps import NO_WORDS, Preview, Words
from ui.dialogs.columns_dialog import ColumnsDialog
from ui.dialogs.dialog import Ask, agreed
from ui.dialogs.roster_dialog import RosterDialog
from ui.jobs import Job, JobRunner
from ui.models.people_desk import PeopleDesk

_ENDINGS = ("xml", "edex", "csv", "xlsx", "zip", "txt")


class Bringing:
    """Any form of list that there is a reader for.

    Args:
        desk: the services.
        texts: the language.
        runner: runs what takes a while.
        ask: shows a dialog; says whether it was agreed to.
    """

    def __init__(
        self, desk: PeopleDesk, texts: Texts, runner: JobRunner, ask: Ask = agreed
    ) -> None:
        self._desk = desk
        self._texts = texts
        self._runner = runner
        self._ask = ask

    def choose(self, over: QWidget, then: Callable[[], None]) -> None:
        """Ask for a list, and bring it in."""
        _ = self._texts
        # Some systems tell EDEX.XML from edex.xml, and the first is how it is exported.
        shown = " ".join(f"*.{ending} *.{ending.upper()}" for ending in _ENDINGS)
        chosen, _kind = QFileDialog.getOpenFileName(
            over, _("Bring in a list…"), "", f"{_('Lists')} ({shown})"
        )
        if chosen:
            self.bring(over, Path(chosen), then)

    def bring(
        self, over: QWidget, file: Path, then: Callable[[], None], said: Sequence[str] = ()
    ) -> None:
        """Bring in a list, if somebody agrees to what it would do; `then` only in that case.

        Args:
            over: what dialogs stand before.
            file: the list.
            then: what comes after.
            said: what its columns hold, as `column=field`, where it does not say it itself.
        """

        def look(_: Job[tuple[Roster, Preview]]) -> tuple[Roster, Preview]:
            roster = self._desk.read(file, said)
            return roster, self._desk.preview(roster, NO_WORDS)

        def ask(looked: tuple[Roster, Preview]) -> None:
            roster, preview = looked
            other = roster.is_of_other_year
            dialog = RosterDialog(
                file.name, preview, self._texts, is_of_other_year=other, parent=over
            )
            if self._ask(dialog):
                self._import(roster, preview, dialog.words(), then)

        def ask_columns(header: Sequence[str]) -> None:
            dialog = ColumnsDialog(header, self._texts, over)
            if self._ask(dialog):
                self.bring(over, file, then, dialog.said())

        def look_at_header(job: Job[Sequence[str]]) -> Sequence[str]:
            return self._desk.header(file)

        def on_unread(error: KnownError) -> None:
            if isinstance(error, ColumnsUnclear) and not said:
                self._runner.run(Job(look_at_header).then(ask_columns))
            else:
                self._runner.tell(error)

        job = Job(look, self._texts("Reading the list of pupils"))
        self._runner.run(job.then(ask).or_else(on_unread))

    def _import(
        self, roster: Roster, preview: Preview, words: Words, then: Callable[[], None]
    ) -> None:
        def work(_: Job[None]) -> None:
            seen = preview if words == NO_WORDS else self._desk.preview(roster, words)
            self._desk.bring_in(roster, words, seen)

        name = self._texts("Bringing in the list of pupils")
        self._runner.run(Job(work, name).then(lambda _: then()))
