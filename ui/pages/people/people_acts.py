"""Lists of pupils and the next school year: shown first, done when that is agreed to."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from consent_desk.errors import ColumnsUnclear, KnownError
from consent_desk.messages import Texts
from consent_desk.rosters.roster import Roster
from consent_desk.services.plan_year import YearOrder, YearPlan
from consent_desk.services.roster_steps import NO_WORDS, Preview, Words
from ui.dialogs.dialog import Dialog
from ui.dialogs.roster_dialog import ColumnsDialog, RosterDialog
from ui.dialogs.year_dialog import YearDialog
from ui.jobs import Job, JobRunner
from ui.models.people_desk import PeopleDesk

_LISTS = "*.xml *.edex *.csv *.xlsx *.zip *.txt"


class PeopleActs(QObject):
    """Reads, shows, and does.

    Args:
        desk: the services.
        runner: runs them.
        texts: the language.
        ask: shows a dialog; says whether it was agreed to.
        window: what dialogs stand before.
    """

    changed = Signal()
    year_started = Signal()
    year_undone = Signal()

    def __init__(
        self,
        desk: PeopleDesk,
        runner: JobRunner,
        texts: Texts,
        ask: Callable[[Dialog], bool],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._runner = runner
        self._texts = texts
        self._ask = ask
        self._window = window

    def choose(self) -> None:
        """Ask for a list."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self._window, self._texts("Bring in a list…"), "", f"{self._texts('Lists')} ({_LISTS})"
        )
        if chosen:
            self.bring(Path(chosen))

    def bring(self, file: Path, said: tuple[str, ...] = ()) -> None:
        """Read a list, and show what it would do."""

        def work(_: object) -> tuple[Roster, Preview]:
            roster = self._desk.read(file, said)
            return roster, self._desk.preview(roster, NO_WORDS)

        job = Job(work, self._texts("Reading the list of pupils"))
        job.then(lambda both: self._on_read(*both))
        self._runner.run(job.or_else(lambda error: self._on_unread(file, error)))

    def _on_unread(self, file: Path, error: KnownError) -> None:
        if not isinstance(error, ColumnsUnclear):
            self._tell(error)
            return
        self._runner.run(
            Job(lambda _: self._desk.header(file)).then(
                lambda header: self._ask_columns(file, list(header))
            )
        )

    def _ask_columns(self, file: Path, header: list[str]) -> None:
        dialog = ColumnsDialog(header, self._texts, self._window)
        if self._ask(dialog):
            self.bring(file, tuple(dialog.said()))

    def _tell(self, error: KnownError) -> None:
        def fail(_: object) -> None:
            raise error

        self._runner.run(Job(fail))

    def _on_read(self, roster: Roster, preview: Preview) -> None:
        dialog = RosterDialog(roster, preview, self._texts, self._window)
        if self._ask(dialog):
            words = dialog.words()
            name = self._texts("Bringing in the list of pupils")
            job = Job(lambda _: self._bring_in(roster, preview, words), name)
            self._runner.run(job.then(lambda _: self.changed.emit()))

    def _bring_in(self, roster: Roster, preview: Preview, words: Words) -> None:
        seen = preview if words == NO_WORDS else self._desk.preview(roster, words)
        self._desk.bring_in(roster, words, seen)

    # The school year.

    def start_year(self, order: YearOrder) -> None:
        """Show what the start of a year would do, and start it when that is agreed to."""
        job = Job(lambda _: self._desk.preview_year(order))
        self._runner.run(job.then(self._show_year))

    def _show_year(self, plan: YearPlan) -> None:
        dialog = YearDialog(plan, self._preview_again, self._texts, self._window)
        if self._ask(dialog):
            order = dialog.order()
            self._runner.run(
                Job(
                    lambda _: self._desk.start_year(order), self._texts("Starting the school year")
                ).then(lambda _: self.year_started.emit())
            )

    def _preview_again(self, order: YearOrder, show: Callable[[YearPlan], None]) -> None:
        self._runner.run(Job(lambda _: self._desk.preview_year(order)).then(show))

    def undo_year(self) -> None:
        """Go back to the year before, while nothing was recorded in the new one."""
        job = Job(lambda _: self._desk.undo_year())
        self._runner.run(job.then(lambda _: self.year_undone.emit()))
