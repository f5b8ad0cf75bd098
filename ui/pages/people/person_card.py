"""One person: groups, who may sign, siblings, and leaving."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QFrame,
    QLineEdit,
    QVBoxLayout,
)

from consent_desk.domain.person import PersonKind
from consent_desk.messages import Texts
from consent_desk.services.prints.kinds import Kind
from consent_desk.services.see_person import Seen
from ui.tokens import GRID
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.labels import Role, button
from ui.widgets.lines import Lines, Scrolled

_WIDTH = 320


class PersonCard(QFrame):
    """Shows a `Seen`; every change is asked of the page."""

    move_asked = Signal(str)
    guardian_added = Signal(str)
    guardian_changed = Signal(str, bool)
    sibling_added = Signal(str)
    parting_asked = Signal()
    stay_asked = Signal()
    """For a time in a group more."""
    stay_ended = Signal(str)
    leave_asked = Signal()
    return_asked = Signal()
    overview_asked = Signal(str, str)
    """A `Kind`, and the person's id."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.setProperty("role", "card")
        self.setFixedWidth(_WIDTH)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * GRID, 2 * GRID, GRID, 2 * GRID)
        self._lines = Lines()
        self._lines.setContentsMargins(0, 0, GRID, 0)
        whole.addWidget(Scrolled(self._lines))
        self.show_nobody()

    def show_nobody(self) -> None:
        """Nobody is chosen."""
        self._lines.empty()
        self._lines.say(self._texts("Choose somebody in the list."), Role.MUTED)
        self._lines.addStretch()

    def show_person(self, seen: Seen, groups: Sequence[str], names: Sequence[str]) -> None:
        """Somebody else, or the same person after a change.

        Args:
            seen: the person.
            groups: of this school year.
            names: the labels of all pupils, for siblings.
        """
        self._lines.empty()
        _, person = self._texts, seen.listed.person
        self._lines.say(seen.listed.label, Role.STRONG)
        if person.birth_date is not None:
            self._lines.say(_("born {day}", day=_.day(person.birth_date)), Role.MUTED)
        past = [f"{group.name} ({group.year})" for group in seen.all_groups]
        if past:
            self._lines.say(_("groups: {groups}", groups=", ".join(past)), Role.MUTED)
        if person.left_on is not None:
            self._lines.say(_("left on {day}", day=_.day(person.left_on)))
            self._act(_("Is back at school"), self.return_asked.emit)
            self._act(_("Evidence pack…"), partial(self._ask_pack, person.id))
            self._lines.addStretch()
            return
        self._show_groups(seen, groups)
        if person.kind is PersonKind.PUPIL:
            self._show_guardians(seen)
            self._show_siblings(seen, names)
        self._lines.addSpacing(GRID)
        self._act(_("Evidence pack…"), partial(self._ask_pack, person.id))
        self._act(_("Leaves the school"), self.leave_asked.emit)
        self._lines.addStretch()

    def _ask_pack(self, person_id: str) -> None:
        self.overview_asked.emit(Kind.EVIDENCE, person_id)

    def _show_groups(self, seen: Seen, groups: Sequence[str]) -> None:
        _ = self._texts
        self._head(_("Group"))
        choice = ChoiceBox()
        choice.setAccessibleName(_("Group"))
        lasting = [name for name in seen.listed.groups if name not in seen.last_days]
        if not lasting:
            choice.addItem(_("in no group yet"))
        for name in groups:
            choice.addItem(name, name)
        if lasting:
            choice.setCurrentText(lasting[0])
        choice.activated.connect(
            lambda: self.move_asked.emit(choice.currentText()) if choice.currentData() else None
        )
        self._lines.addWidget(choice)
        for name, last_day in seen.last_days.items():
            self._lines.say(
                _("also in {group}, up to and including {day}", group=name, day=_.day(last_day))
            )
            self._act(
                _("No longer in {group}", group=name), partial(self.stay_ended.emit, name), "link"
            )
        self._act(_("For a time in another group…"), self.stay_asked.emit, "link")

    def _show_guardians(self, seen: Seen) -> None:
        _ = self._texts
        self._head(_("May sign"))
        for guardian in seen.guardians:
            box = QCheckBox(guardian.name)
            box.setChecked(guardian.may_sign)
            box.setAccessibleName(_("{name} may sign", name=guardian.name))
            box.toggled.connect(partial(self.guardian_changed.emit, guardian.id))
            self._lines.addWidget(box)
        self._field(_("Name of a parent or guardian"), self.guardian_added.emit, ())

    def _show_siblings(self, seen: Seen, names: Sequence[str]) -> None:
        _ = self._texts
        self._head(_("Brothers and sisters"))
        if seen.siblings:
            self._lines.say(", ".join(seen.siblings))
            self._act(_("They are no siblings"), self.parting_asked.emit, "link")
        self._field(_("Name of a brother or sister"), self.sibling_added.emit, names)

    def _field(self, name: str, say: Callable[[str], object], names: Sequence[str]) -> None:
        field = QLineEdit()
        field.setPlaceholderText(f"{name}…")
        field.setAccessibleName(name)
        if names:
            completer = QCompleter(list(names), field)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            field.setCompleter(completer)
        field.returnPressed.connect(
            lambda: say(field.text().strip()) if field.text().strip() else None
        )
        self._lines.addWidget(field)

    def _head(self, text: str) -> None:
        self._lines.addSpacing(GRID)
        self._lines.say(text, Role.MUTED)

    def _act(self, text: str, act: Callable[[], object], role: str = "quiet") -> None:
        made = button(text, role)
        made.clicked.connect(lambda: act())
        self._lines.addWidget(made)
