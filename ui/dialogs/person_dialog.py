"""Adding a pupil or a member of staff by hand."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from consent_desk.domain.person import PersonKind
from consent_desk.messages import Texts
from consent_desk.services.keep_person import Particulars
from ui.dialogs.dialog import Dialog
from ui.models.typed_day import read_day
from ui.tokens import GRID
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.labels import Tone, label


class PersonDialog(Dialog):
    """Name, birth date and group; nothing is granted by it."""

    def __init__(self, groups: Sequence[str], texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts("Add somebody"), parent)
        _ = texts
        self.kind = ChoiceBox()
        self.kind.addItem(_("pupil"), PersonKind.PUPIL)
        self.kind.addItem(_("member of staff"), PersonKind.STAFF)
        self.first_name, self.last_name, self.born = QLineEdit(), QLineEdit(), QLineEdit()
        self.born.setPlaceholderText(_("day-month-year"))
        self.group = ChoiceBox()
        self.group.addItem(_("in no group yet"), "")
        for name in groups:
            self.group.addItem(name, name)
        form = QFormLayout()
        form.setVerticalSpacing(GRID)
        named = (
            (_("Who"), self.kind),
            (_("First name"), self.first_name),
            (_("Surname"), self.last_name),
            (_("Born on"), self.born),
            (_("Group"), self.group),
        )
        for name, field in named:
            field.setAccessibleName(name)
            form.addRow(label(name), field)
        self.content.addLayout(form)
        self._problem = self.say_state(_("Type the day as day-month-year."), Tone.NEEDS_YOU)
        self._problem.hide()
        self._add = self.offer(_("Cancel"), _("Add"))
        for field in (self.first_name, self.last_name, self.born):
            field.textChanged.connect(self._on_typed)
        self.born.editingFinished.connect(self._on_left_day)
        self._on_typed()

    def particulars(self) -> Particulars:
        """What was typed."""
        return Particulars(
            first_name=self.first_name.text(),
            last_name=self.last_name.text(),
            birth_date=read_day(self.born.text(), date.today()),
        )

    def groups(self) -> list[str]:
        """The group that was chosen, if one was."""
        return [self.group.currentData()] if self.group.currentData() else []

    def _on_typed(self) -> None:
        named = self.first_name.text().strip() and self.last_name.text().strip()
        born = self.born.text().strip()
        is_day = not born or read_day(born, date.today()) is not None
        if is_day:
            self._problem.hide()
        self._add.setEnabled(bool(named) and is_day)

    def _on_left_day(self) -> None:
        born = self.born.text().strip()
        self._problem.setVisible(bool(born) and read_day(born, date.today()) is None)
