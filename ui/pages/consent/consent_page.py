"""Permissions: who may be shown where, and the recording of forms at the speed of typing."""

from pathlib import Path
from typing import override

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from consent_desk.domain.consent import Reason
from consent_desk.messages import Texts
from consent_desk.services.see_dossier import Dossier
from consent_desk.services.see_register import RegisterRow, RegisterSheet
from ui.jobs import Job, JobRunner
from ui.models.consent_table import ConsentTable
from ui.models.entry import Entry
from ui.models.register_desk import RegisterDesk
from ui.pages.consent.consent_view import ConsentView
from ui.pages.consent.entry_strip import EntryStrip
from ui.pages.consent.filter_bar import FilterBar
from ui.pages.consent.person_acts import PersonActs
from ui.pages.consent.person_panel import PersonPanel
from ui.pages.consent.recording import Recording
from ui.pages.consent.scanning import Scanning
from ui.pages.consent.withdrawing import Withdrawing
from ui.pages.page import Page
from ui.theme import Theme
from ui.tokens import GRID
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import SHAPES, CutLabel, Role, Tone, label, state_label

_REST = 120  # milliseconds that one stays on a person before the panel is read


class ConsentPage(Page):
    """The table, the person beside it, and a strip with the evidence while forms are recorded.

    Args:
        texts: the language.
        theme: for what is painted by hand.
        desk: the services.
        runner: runs them.
        people: the key of the page where pupils are brought in; None: there is none.
    """

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        desk: RegisterDesk,
        runner: JobRunner,
        people: str | None = None,
    ) -> None:
        super().__init__(texts("Permissions"))
        self.texts = texts
        self._desk = desk
        self._runner = runner
        self._people = people
        self._sheet: RegisterSheet | None = None
        self._is_touched = False
        """Whether rows were changed since the sheet was read."""
        self.table = ConsentTable(texts)
        self.entry = Entry(desk, runner, texts)
        self.panel = PersonPanel(texts)
        self._acts = PersonActs(desk, runner, texts, self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._build(theme)
        self._connect()

    def _build(self, theme: Theme) -> None:
        _ = self.texts
        self.filter = FilterBar(_)
        self.head.addWidget(self.filter)
        self.head.addStretch()
        self.strip = EntryStrip(self.entry, _)
        self.strip.hide()
        self.body.addWidget(self.strip)
        self._problem = state_label("", Tone.STOPPED)
        self._problem.setWordWrap(True)
        self._problem.hide()
        self.body.addWidget(self._problem)
        self.view = ConsentView(self.table, _, theme)
        self.recording = Recording(self.entry, self.table, self.view, self.strip, _)
        self._withdrawing = Withdrawing(self.entry, self.table, self.view, self._acts)
        self._scanning = Scanning(self.entry, self.recording, self.table, self._acts)
        self._nobody = EmptyState(
            _("Nobody fits what you look for"), _("Choose another group or text.")
        )
        self._empty = EmptyState(
            _("There are no pupils in the register yet"),
            _("Bring in the list of pupils first. Nothing is granted to anybody by that."),
            _("To the pupils") if self._people else "",
        )
        self._empty.asked.connect(lambda: self.go.emit(self._people))
        self._stack = QStackedWidget()
        for each in (self.view, self._nobody, self._empty):
            self._stack.addWidget(each)
        across = QHBoxLayout()
        across.setSpacing(2 * GRID)
        across.addWidget(self._stack, stretch=1)
        across.addWidget(self.panel)
        self.body.addLayout(across, stretch=1)
        self._back = label("", Role.MUTED)
        self._hint = CutLabel("", Role.MUTED)
        self.status.addWidget(self._back)
        self.status.addWidget(self._hint, stretch=1)
        self._record = self.primary_action(_("Record forms"))
        self._actions.setStretchFactor(self.status, 100)  # the keys get all the room there is

    def _connect(self) -> None:
        self.filter.overview_asked.connect(self.overview_asked)
        self.filter.changed.connect(self._on_filter)
        self.filter.ready.connect(self._to_table)
        self.view.selectionModel().currentChanged.connect(self._on_moved)
        self.view.scan_dropped.connect(self._scanning.keep_at)
        self.entry.typed_changed.connect(self._on_typed)
        self.entry.row_changed.connect(self._on_row)
        self.entry.changed.connect(self._on_entry)
        self.recording.problem.connect(self.say_problem)
        self.strip.ready.connect(self._to_table)
        self._record.clicked.connect(self.record_forms)
        self._rest.timeout.connect(self.look)
        self.panel.withdraw_one_asked.connect(self._withdrawing.one)
        self.panel.withdraw_all_asked.connect(self._withdrawing.all)
        self.panel.scan_dropped.connect(self.keep_scan)
        self.panel.enrol_asked.connect(lambda: self._act(self._acts.enrol))
        self.panel.answer_asked.connect(lambda: self._act(self._acts.answer))
        self.panel.forget_asked.connect(lambda: self._act(self._acts.forget))
        self._acts.changed.connect(self._on_person_changed)
        self._acts.gone.connect(self._on_person_gone)
        for keys, act in (
            (QKeySequence.StandardKey.Undo, self.recording.undo),
            (QKeySequence.StandardKey.Find, self.filter.search.setFocus),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # What is shown.

    @override
    def on_shown(self) -> None:
        self._runner.run(Job(lambda _: self._desk.sheet()).then(self._show_sheet))

    def _show_sheet(self, sheet: RegisterSheet) -> None:
        if sheet == self._sheet and not self._is_touched:
            return
        self._is_touched = False
        person = self.row.person.id if self.row else None
        column = max(self.view.currentIndex().column(), 0)
        self._sheet = sheet
        self.filter.offer(sheet.groups)
        self.table.show_sheet(sheet)
        self.table.show_filter(self.filter.chosen())  # the group that was chosen may be gone
        self.view.fit()
        place = self.table.place_of(person) if person else None
        self._after_reset(place or 0, column)

    def _on_filter(self) -> None:
        self.entry.write()
        self.table.show_filter(self.filter.chosen())
        self._after_reset(0, 0)

    def _after_reset(self, place: int, column: int) -> None:
        shown = self.view if self.table.rowCount() else self._nobody
        self._stack.setCurrentWidget(shown if self.table.everybody else self._empty)
        is_empty = not self.table.everybody
        self.panel.setHidden(is_empty)
        self.filter.setHidden(is_empty)
        self.show_foot(shown=not is_empty)
        if self.table.rowCount():
            self.view.go(place, column)
        else:
            self.panel.show_nobody()
        self._tell_back()
        self._on_entry()

    def _tell_back(self) -> None:
        back, total = self.table.back()
        self._back.setText(self.texts("{back} of {total} forms are back", back=back, total=total))

    @property
    def row(self) -> RegisterRow | None:
        """The person where one is."""
        return self.table.row_at(self.view.currentIndex().row())

    @override
    def on_closing(self) -> None:
        self.entry.write()

    @override
    def unkept(self) -> str:
        return self.recording.unkept()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.entry.write()
        super().hideEvent(event)

    # Moving about.

    def _on_moved(self) -> None:
        moved_to = self.row
        self.entry.write_all_but(moved_to.person.id if moved_to is not None else None)
        self.strip.show_row(self.row)
        if moved_to is not None:
            self.panel.wait_for(moved_to.person.id, moved_to.name)
        else:
            self.panel.show_nobody()
        self._show_cell()
        self._rest.start()

    def _show_cell(self) -> None:
        row, column = self.row, self.view.currentIndex().column()
        if row is None:
            return
        any_yes = Reason.GRANTED in row.reasons
        if column >= len(row.reasons):
            self.panel.show_cell("", "", is_yes=False, any_yes=any_yes)
            return
        words = self.table.words(self.view.currentIndex().row(), column)
        name = self.texts.purpose_name(self.table.purposes[column])
        is_yes = row.reasons[column] is Reason.GRANTED
        self.panel.show_cell(words, name, is_yes=is_yes, any_yes=any_yes)

    def look(self) -> None:
        """Read the person where one stayed."""
        row = self.row
        if row is not None:
            job = Job(lambda _: self._desk.dossier(row.person.id))
            self._runner.run(job.then(self._show_dossier).or_else(lambda _: None))

    def _show_dossier(self, dossier: Dossier) -> None:
        if self.row is not None and self.row.person.id == dossier.person.id:
            self.panel.show_dossier(dossier)
            self._show_cell()

    def _to_table(self) -> None:
        if self.table.rowCount():
            self.view.setFocus()

    # Recording.

    def record_forms(self) -> None:
        """Begin to record forms, with their evidence; or end it."""
        if self.entry.stack is not None:
            self.recording.end()
            self._to_table()
            self.look()
        elif self._sheet is not None:
            self.recording.begin(self._sheet.day)

    def _on_typed(self, person_id: str) -> None:
        self.table.show_typed(self.entry.typed, person_id)
        self._show_cell()

    def _on_row(self, row: RegisterRow) -> None:
        self._is_touched = True
        self.table.show_row(row)
        self._tell_back()
        self.say_problem("")
        self._show_cell()
        if self.row is not None and self.row.person.id == row.person.id:
            self._rest.start()

    def say_problem(self, text: str) -> None:
        """Say why something was not done; empty: there is nothing to say."""
        self._problem.setText(f"{SHAPES[Tone.STOPPED]} {text}")
        self._problem.setVisible(bool(text))

    def _on_entry(self) -> None:
        runs = self.entry.stack is not None
        self.strip.setVisible(runs)
        self._record.setText(self.texts("Done recording") if runs else self.texts("Record forms"))
        hint = self.recording.hint()
        self._hint.say(hint)
        self._hint.setVisible(bool(hint))

    # What is done for a person.

    def _act(self, act: object) -> None:
        if self.row is not None and callable(act):
            act(self.row)

    def keep_scan(self, file: Path) -> None:
        """Keep a file with the form of whoever is shown."""
        self._scanning.keep(self.row, file)

    def _on_person_changed(self, row: RegisterRow) -> None:
        self._on_row(row)
        self.look()

    def _on_person_gone(self, person_id: str) -> None:
        self.table.drop_row(person_id)
        self._after_reset(0, 0)

    @override
    def shortcuts(self) -> list[tuple[str, str]]:
        return self.recording.shortcuts()
