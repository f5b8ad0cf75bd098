"""The first run: makes the register of a school and fills it, a step at a time."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from consent_desk.errors import KnownError
from consent_desk.messages import Texts
from consent_desk.services.first_run import FirstRun, Step
from ui.dialogs.dialog import Ask, agreed
from ui.jobs import Job, JobRunner
from ui.models.first_run_desk import FirstRunDesk
from ui.pages.bringing import Bringing
from ui.pages.first_run.filling_panels import NamePanel, PupilsPanel, ReadyPanel, SheetPanel
from ui.pages.first_run.founding_panels import KeyPanel, SchoolPanel, WelcomePanel
from ui.pages.first_run.step_list import StepList
from ui.pages.first_run.step_panel import StepPanel
from ui.pages.page import Page
from ui.tokens import GRID
from ui.widgets.labels import button
from ui.widgets.lines import Scrolled

_LIST, _WIDEST = 208, 640


class FirstRunPage(Page):
    """What is done is in the register, so that the next start goes on where this one was left.

    Args:
        texts: the language.
        desk: the services.
        runner: runs them.
        ask: shows a dialog; says whether it was agreed to.
        choose_out: asks where to save a file of this name; None: nowhere.
    """

    over = Signal(object)
    """It is done; the `School`."""
    left = Signal()
    """Somebody goes on another time."""
    example_asked = Signal()

    def __init__(
        self,
        texts: Texts,
        desk: FirstRunDesk,
        runner: JobRunner,
        ask: Ask = agreed,
        choose_out: Callable[[QWidget, str], Path | None] | None = None,
    ) -> None:
        super().__init__(texts("Begin"))
        self._texts = texts
        self._desk = desk
        self._runner = runner
        self._ask = ask
        self._choose_out = choose_out or self._ask_where
        self.welcome = WelcomePanel(desk.folder, texts)
        self.school = SchoolPanel(desk.years(), texts)
        self.key = KeyPanel(texts)
        self.sheet = SheetPanel(texts)
        self.name = NamePanel(texts)
        self.pupils = PupilsPanel(texts)
        self.ready = ReadyPanel(desk.folder, texts)
        self._panels: tuple[StepPanel, ...] = (
            self.welcome, self.school, self.key, self.sheet, self.name, self.pupils, self.ready
        )  # fmt: skip
        self._build()
        self._connect()
        self._show(self.welcome)

    def _build(self) -> None:
        _ = self._texts
        self.head.addStretch()
        words = [
            _("The school"), _("The key"), _("The recovery sheet"), _("Your name"),
            _("The pupils"), _("Ready"),
        ]  # fmt: skip
        self._steps = StepList(words, _)
        beside = QWidget()
        beside.setFixedWidth(_LIST)
        beside.setLayout(self._steps)
        self._stack = QStackedWidget()
        for panel in self._panels:
            holder = QVBoxLayout()
            holder.setContentsMargins(0, 0, GRID, 0)
            holder.addWidget(panel)
            holder.addStretch()
            self._stack.addWidget(Scrolled(holder, _WIDEST))
        across = QHBoxLayout()
        across.setSpacing(3 * GRID)
        across.addWidget(beside)
        across.addWidget(self._stack, stretch=1)
        self.body.addLayout(across)
        self.leave = button(_("Go on another time"))
        self.status.addWidget(self.leave)
        self.back = button(_("Back"))
        self._actions.addWidget(self.back)
        self.go_on = self.primary_action(_("Next"))

    def _connect(self) -> None:
        self.leave.clicked.connect(self.left)
        self.back.clicked.connect(self._on_back)
        self.go_on.clicked.connect(self._on_go_on)
        for panel in self._panels:
            panel.changed.connect(self._on_changed)
        for field in (self.school.name, self.key.again, self.name.name):
            field.returnPressed.connect(self.go_on.click)
        self.welcome.example_asked.connect(self.example_asked)
        self.sheet.save_asked.connect(self._on_save)
        self.pupils.choose_asked.connect(
            lambda: self._bringing().choose(self, self._look_at_pupils)
        )
        self.pupils.dropped.connect(self._on_dropped)
        self.pupils.later_asked.connect(lambda: self._show(self.ready))

    @property
    def panel(self) -> StepPanel:
        """The step that is being done."""
        return self._panels[self._stack.currentIndex()]

    def resume(self) -> None:
        """Go on where the register says that it was left."""
        self._do(self._desk.standing, self._go_to_next)

    def _show(self, panel: StepPanel) -> None:
        place = self._panels.index(panel)
        self._stack.setCurrentIndex(place)
        without_pupils = panel is self.ready and not self.pupils.may_go_on()
        later = {place - 2} if without_pupils else set[int]()
        self._steps.show_at(place - 1, later)
        first = self._panels.index(self.sheet) if self._desk.is_made else 0
        self.back.setVisible(first < place)
        self.leave.setVisible(self._desk.is_made and panel is not self.ready)
        self._on_changed()
        if panel in (self.welcome, self.ready):  # nothing is asked there
            self.go_on.setFocus()
        panel.begin()

    def _on_changed(self) -> None:
        self.panel.say_problem("")
        self._offer()

    def _offer(self) -> None:
        self.go_on.setText(self._texts(self.panel.go_on_word))
        self.go_on.setAccessibleName(self.go_on.text())
        self.go_on.setEnabled(self.panel.may_go_on())

    def _on_back(self) -> None:
        self._show(self._panels[self._stack.currentIndex() - 1])

    def _on_go_on(self) -> None:
        panel = self.panel
        if panel is self.welcome:
            self._show(self.school)
        elif panel is self.school:
            self._show(self.key)
            self._look_for_place()
        elif panel is self.key:
            self._make() if self.key.place else self._look_for_place()
        elif panel is self.sheet:
            self._do(self._desk.put_away, lambda _: self._show(self.name))
        elif panel is self.name:
            typed = self.name.name.text()
            self._do(lambda: self._desk.name(typed), lambda _: self._show(self.pupils))
        elif panel is self.pupils:
            self._show(self.ready)
        else:
            self._do(self._desk.end, lambda standing: self.over.emit(standing.school))

    def _look_for_place(self) -> None:
        self.key.show_place(None)
        self._do(self._desk.key_place, self.key.show_place, or_else=self.key.show_none)

    def _make(self) -> None:
        name, year = self.school.name.text(), self.school.chosen_year()
        passphrase = self.key.passphrase()

        def on_made(standing: FirstRun) -> None:
            self.key.forget()
            self._go_to_next(standing)

        self._do(
            lambda: self._desk.make(name, year, passphrase),
            on_made,
            name=self._texts("Making the register"),
        )

    def _go_to_next(self, standing: FirstRun) -> None:
        self._tell(standing)
        panels = {
            Step.SHEET: self.sheet,
            Step.NAME: self.name,
            Step.PUPILS: self.pupils,
            Step.READY: self.ready,
        }
        self._show(panels[standing.next_step])

    def _tell(self, standing: FirstRun) -> None:
        for panel in (self.sheet, self.name, self.pupils, self.ready):
            panel.show_standing(standing)

    def _on_save(self) -> None:
        out = self._choose_out(self, self._texts("Recovery sheet"))
        if out is None:
            return

        def on_saved(standing: FirstRun) -> None:
            self.sheet.show_file(out)
            self._tell(standing)

        lang = self._texts.lang
        self._do(lambda: self._desk.print_sheet(out, lang), on_saved)

    def _ask_where(self, over: QWidget, name: str) -> Path | None:
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        chosen, _kind = QFileDialog.getSaveFileName(
            over, name, str(Path(documents) / f"{name}.pdf"), "PDF (*.pdf)"
        )
        return Path(chosen).with_suffix(".pdf") if chosen else None

    def _bringing(self) -> Bringing:
        return Bringing(self._desk.people(), self._texts, self._runner, self._ask)

    def _on_dropped(self, paths: list[Path]) -> None:
        self.bring(paths[0])

    def bring(self, file: Path) -> None:
        """Bring in a list of pupils, if somebody agrees to what it would do."""
        self._bringing().bring(self, file, self._look_at_pupils)

    def _look_at_pupils(self) -> None:
        self._do(self._desk.standing, self._on_pupils)

    def _on_pupils(self, standing: FirstRun) -> None:
        self._tell(standing)
        if self.pupils.may_go_on():
            self.go_on.setFocus()

    def _do[T](
        self,
        act: Callable[[], T],
        then: Callable[[T], None],
        *,
        or_else: Callable[[], None] = lambda: None,
        name: str = "",
    ) -> None:
        """Do one thing at a time; what can be mended is said in the step itself."""
        self.go_on.setEnabled(False)
        panel = self.panel

        def on_refused(error: KnownError) -> None:
            or_else()
            panel.say_problem(self._texts.sentence(error))

        job = Job(lambda _: act(), name).then(then).or_else(on_refused)
        self._runner.run(job.at_last(self._offer))
