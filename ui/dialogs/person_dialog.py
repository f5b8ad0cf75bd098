"""Adding a pupil or a member of staff by hand."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from consent_desk.domain.person import PersonKind
from consent_desk.messages import Texts
from consent_desk.services.keep_person import Particulars
from ui.dialogs.dialog import Dialog
from ui.tokens import GRID
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.labels import label


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
        self.add_button(_("Cancel")).clicked.connect(self.reject)
        self._add = self.add_button(_("Add"), "primary")
        self._add.clicked.connect(self.accept)
        for field in (self.first_name, self.last_name, self.born):
            field.textChanged.connect(self._on_typed)
        self._on_typed()

    def particulars(self) -> Particulars:
        """What was typed."""
        return Particulars(
            first_name=self.first_name.text(),
            last_name=self.last_name.text(),
            birth_date=_read_day(self.born.text()),
        )

    def groups(self) -> list[str]:
        """The group that was chosen, if one was."""
        return [self.group.currentData()] if self.group.currentData() else []

    def _on_typed(self) -> None:
        named = self.first_name.text().strip() and self.last_name.text().strip()
        born = self.born.text().strip()
        self._add.setEnabled(bool(named) and (not born or _read_day(born) is not None))


def _read_day(text: str) -> date | None:
    """A day as it is written here; None: it is none."""
    with suppress(ValueError):
        return datetime.strptime(text.strip(), "%d-%m-%Y").date()  # a day, no moment
    return None
