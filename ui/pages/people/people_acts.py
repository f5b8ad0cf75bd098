"""Lists of pupils, leaving, and the next school year: done when what follows is agreed to."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from consent_desk.messages import Texts
from consent_desk.services.plan_year import YearOrder, YearPlan
from consent_desk.services.see_person import Listed
from ui.dialogs.dialog import Ask
from ui.dialogs.question_dialog import QuestionDialog
from ui.dialogs.stay_dialog import StayDialog
from ui.dialogs.year_dialog import YearDialog
from ui.jobs import Job, JobRunner
from ui.models.people_desk import PeopleDesk
from ui.pages.bringing import Bringing


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
        ask: Ask,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._runner = runner
        self._texts = texts
        self._ask = ask
        self._window = window
        self._bringing = Bringing(desk, texts, runner, ask)

    def choose(self) -> None:
        """Ask for a list, and bring it in."""
        self._bringing.choose(self._window, self.changed.emit)

    def bring(self, file: Path) -> None:
        """Bring in a list."""
        self._bringing.bring(self._window, file, self.changed.emit)

    # Somebody.

    def stay(self, listed: Listed, groups: Sequence[str]) -> None:
        """Let somebody be in another group for a time."""
        others = [name for name in groups if name not in listed.groups]
        dialog = StayDialog(listed.person.full_name, others, self._texts, self._window)
        if self._ask(dialog) and (last_day := dialog.until.day) is not None:
            group = dialog.group.currentText()
            self._do(lambda: self._desk.join(listed.person.id, group, last_day))

    def leave(self, listed: Listed) -> None:
        """Let somebody leave the school today, if that is meant."""
        _, person = self._texts, listed.person
        question = QuestionDialog(
            _("Does {name} leave the school?", name=person.full_name),
            _(
                "From today nothing new shows {name}, and face descriptions go at once. The"
                " register keeps what was decided until it is erased by itself.",
                name=person.first_name,
            ),
            _("Leaves today"),
            _("Stays"),
            self._window,
        )
        if self._ask(question):
            self._do(lambda: self._desk.leave(person.id))

    def _do(self, act: Callable[[], object]) -> None:
        self._runner.run(Job(lambda _: act()).then(lambda _: self.changed.emit()))

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
