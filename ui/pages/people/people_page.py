"""Pupils: who is here, the lists they come from, and the next school year."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import override

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget

from consent_desk.domain.school_year import SchoolYear
from consent_desk.messages import Texts
from consent_desk.sentences import mark
from consent_desk.services.plan_year import YearOrder
from consent_desk.services.see_person import Listed, Seen
from ui.dialogs.dialog import Ask, agreed
from ui.dialogs.group_dialog import GroupDialog
from ui.dialogs.person_dialog import PersonDialog
from ui.jobs import Job, JobRunner
from ui.models.people_desk import Everybody, PeopleDesk
from ui.models.people_table import LEFT, PeopleTable
from ui.pages.people.people_acts import PeopleActs
from ui.pages.people.people_view import PeopleView
from ui.pages.people.person_card import PersonCard
from ui.pages.working_page import WorkingPage
from ui.tokens import GRID
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Role, button, label
from ui.widgets.lines import refill


class PeoplePage(WorkingPage):
    """The list, the person beside it, and dialogs that show first what they are going to do.

    Args:
        texts: the language.
        desk: the services.
        runner: runs them.
        ask: shows a dialog; says whether it was agreed to.
    """

    def __init__(
        self, texts: Texts, desk: PeopleDesk, runner: JobRunner, ask: Ask = agreed
    ) -> None:
        super().__init__(mark("Pupils"), texts, runner, ask)
        self._desk = desk
        self._everybody: Everybody | None = None
        self._told = ""
        self._added = ""
        """Who was added and is to be gone to."""
        self.table = PeopleTable(texts)
        self.card = PersonCard(texts)
        self.acts = PeopleActs(desk, runner, texts, ask, self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(60)
        self._build()
        self._connect()

    def _build(self) -> None:
        _ = self.texts
        self._group = ChoiceBox()
        self._group.setAccessibleName(_("Group"))
        self._search = QLineEdit()
        self._search.setPlaceholderText(_("Search a name…"))
        self._search.setAccessibleName(_("Search a name"))
        self._search.setClearButtonEnabled(True)
        self._search.setMaximumWidth(280)
        self._add, self._add_group = button(_("Add somebody…")), button(_("New group…"))
        self.next_year = button(_("Next school year…"))
        self.head.setSpacing(GRID)  # three buttons and a field share the line of a small window
        for each in (self._group, self._search):
            self.head.addWidget(each)
        self.head.addStretch()
        for each in (self._add, self._add_group, self.next_year):
            self.head.addWidget(each)
        self.view = PeopleView(self.table, _)
        self.setFocusProxy(self.view)
        self.setAcceptDrops(True)
        self._empty = EmptyState(
            _("There are no pupils in the register yet"),
            _(
                "Begin with the list from your administration: EDEXML, OneRoster, Social Schools,"
                " Excel or CSV. You see first what it does."
            ),
        )
        self._nobody = EmptyState(
            _("Nobody fits what you look for"), _("Choose another group or text.")
        )
        self._stack = QStackedWidget()
        for each in (self.view, self._nobody, self._empty):
            self._stack.addWidget(each)
        across = QHBoxLayout()
        across.setSpacing(2 * GRID)
        across.addWidget(self._stack, stretch=1)
        across.addWidget(self.card)
        self.body.addLayout(across)
        self._count = label("", Role.MUTED)
        self.status.addWidget(self._count)
        self.undo_year = button(_("Undo the start of the year"))
        self.status.addWidget(self.undo_year)
        self.undo_year.hide()
        self._bring = self.primary_action(_("Bring in a list…"))

    def _connect(self) -> None:
        self._group.activated.connect(self._on_filter)
        self._search.textChanged.connect(self._on_filter)
        self._search.returnPressed.connect(self.view.setFocus)
        self.view.selectionModel().currentRowChanged.connect(self._on_moved)
        self._rest.timeout.connect(self.look)
        self._bring.clicked.connect(self.acts.choose)
        self._add.clicked.connect(self._on_add)
        self._add_group.clicked.connect(self._on_add_group)
        self.next_year.clicked.connect(self._on_year)
        self.undo_year.clicked.connect(self.acts.undo_year)
        self.acts.changed.connect(self.on_shown)
        self.acts.year_started.connect(self._on_started)
        self.acts.year_undone.connect(self._on_undone)
        card = self.card
        card.overview_asked.connect(self.overview_asked)
        card.move_asked.connect(self._on_move)
        card.guardian_added.connect(self._on_guardian)
        card.guardian_changed.connect(self._on_signing)
        card.sibling_added.connect(self._on_sibling)
        card.parting_asked.connect(lambda: self._change(self._desk.part_sibling))
        card.stay_asked.connect(self._on_stay)
        card.stay_ended.connect(self._on_stay_ended)
        card.leave_asked.connect(self._on_leave)
        card.return_asked.connect(lambda: self._change(self._desk.come_back))

    # What is shown.

    @override
    def on_shown(self) -> None:
        self._runner.run(Job(lambda _: self._desk.everybody()).then(self._show))

    def _show(self, everybody: Everybody) -> None:
        _ = self.texts
        person = self.listed
        self._everybody = everybody
        chosen = self._group.currentData() or ""
        self._group.clear()
        self._group.addItem(_("Everybody"), "")
        for name, size in everybody.groups.items():
            self._group.addItem(_("Group {group} ({n})", group=name, n=size), name)
        self._group.addItem(_("Left the school"), LEFT)
        self._group.setCurrentIndex(max(self._group.findData(chosen), 0))
        self.table.show_persons(everybody.persons)
        self._choose()  # the group that was chosen may be gone
        is_empty = not everybody.persons
        for each in (self.card, self._group, self._search, self._add_group, self.next_year):
            each.setHidden(is_empty)
        here = sum(p.person.left_on is None for p in everybody.persons)
        self._count.setText(
            _(
                "{n} persons, {groups} groups · school year {year}",
                n=here,
                groups=len(everybody.groups),
                year=everybody.year.school.year,
            )
        )
        at, self._added = self._added or (person.person.id if person else ""), ""
        self._go(self.table.place_of(at) or 0)

    def _go(self, place: int) -> None:
        is_empty = not self.everyone
        shown = self.view if self.table.rowCount() else self._nobody
        self._stack.setCurrentWidget(self._empty if is_empty else shown)
        if self.table.rowCount():
            self.view.setCurrentIndex(self.table.index(place, 0))
            self._rest.start()
        else:
            self._told = ""
            self.card.setEnabled(True)
            self.card.show_nobody()

    @property
    def everyone(self) -> Sequence[Listed]:
        """Who is in the register, shown or not."""
        return self._everybody.persons if self._everybody else ()

    @property
    def listed(self) -> Listed | None:
        """The person where one is."""
        return self.table.at(self.view.currentIndex().row())

    def choose_group(self, group: str) -> None:
        """Show a group; `LEFT`: who left, "": everybody."""
        self._group.setCurrentIndex(max(self._group.findData(group), 0))
        self._on_filter()

    def _on_filter(self) -> None:
        self._choose()
        self._go(0)

    def _choose(self) -> None:
        self.table.choose(self._group.currentData() or "", self._search.text())

    def _on_moved(self) -> None:
        if self.listed is None or self.listed.person.id != self._told:
            self.card.setEnabled(False)  # it tells of somebody else until the person here is read
        self._rest.start()

    def look(self) -> None:
        """Read the person where one stayed."""
        listed, everybody = self.listed, self._everybody
        if listed is None or everybody is None:
            return
        names = [p.label for p in everybody.persons if p.person.left_on is None]
        groups = list(everybody.groups)
        job = Job(lambda _: self._desk.person(listed.person.id))
        self._runner.run(job.then(lambda seen: self._show_person(seen, groups, names)))

    def _show_person(self, seen: Seen, groups: Sequence[str], names: Sequence[str]) -> None:
        """Only who is chosen still: what is asked on the card is done for who is chosen."""
        listed = self.listed
        if listed is not None and listed.person.id == seen.listed.person.id:
            self._told = listed.person.id
            self.card.setEnabled(True)
            refill(self.card, lambda: self.card.show_person(seen, groups, names))

    def _change(self, act: Callable[[str], object]) -> None:
        """Do something for the person, and look again at everybody."""
        if (listed := self.listed) is not None:
            self.do(lambda: act(listed.person.id))

    def _on_move(self, group: str) -> None:
        self._change(lambda person_id: self._desk.move(person_id, group))

    def _on_stay(self) -> None:
        if (listed := self.listed) is not None and self._everybody is not None:
            self.acts.stay(listed, list(self._everybody.groups))

    def _on_stay_ended(self, group: str) -> None:
        self._change(lambda person_id: self._desk.leave_group(person_id, group))

    def _on_guardian(self, name: str) -> None:
        self._change(lambda person_id: self._desk.add_guardian(person_id, name))

    def _on_signing(self, guardian_id: str, may_sign: bool) -> None:
        self._change(lambda i: self._desk.let_sign(i, guardian_id, may_sign=may_sign))

    def _on_sibling(self, other: str) -> None:
        self._change(lambda person_id: self._desk.join_siblings(person_id, other))

    def _on_leave(self) -> None:
        if (listed := self.listed) is not None:
            self.acts.leave(listed)

    def _on_add(self) -> None:
        groups = list(self._everybody.groups) if self._everybody else []
        dialog = PersonDialog(groups, self.texts, self)
        if self._ask(dialog):
            kind, said, to = dialog.kind.currentData(), dialog.particulars(), dialog.groups()
            job = Job(lambda _: self._desk.add(kind, said, to))
            self._runner.run(job.then(self._on_added))

    def _on_added(self, person_id: str) -> None:
        """On to the new person: what is asked next is asked for them."""
        self._group.setCurrentIndex(0)
        self._search.clear()
        self._added = person_id
        self.view.setFocus()
        self.on_shown()

    def _on_add_group(self) -> None:
        dialog = GroupDialog(self.texts, self)
        if self._ask(dialog):
            name = dialog.name()
            self.do(lambda: self._desk.add_group(name))

    # Lists and years.

    @override
    def take_files(self, paths: list[Path]) -> None:
        self.acts.bring(paths[0])

    def _on_year(self) -> None:
        if self._everybody is not None:
            year = self._everybody.year.school.year
            self.acts.start_year(YearOrder(SchoolYear(year.start + 1)))

    def _on_started(self) -> None:
        self.undo_year.show()
        self.on_shown()

    def _on_undone(self) -> None:
        self.undo_year.hide()
        self.on_shown()

    @override
    def shortcuts(self) -> list[tuple[str, str]]:
        return [(self.texts("Arrows"), self.texts("to another person"))]
