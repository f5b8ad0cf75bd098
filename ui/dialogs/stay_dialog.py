"""Letting somebody be in a group more for a time: a substitute, or a pupil who is a guest there."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QFormLayout, QWidget

from consent_desk.messages import Texts
from ui.dialogs.dialog import Dialog
from ui.tokens import GRID
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.day_box import DayBox
from ui.widgets.labels import Role, label


class StayDialog(Dialog):
    """In which group, and until when.

    Args:
        person: who.
        groups: where the person is not yet.
        texts: the language.
        parent: the window.
    """

    def __init__(
        self, person: str, groups: Sequence[str], texts: Texts, parent: QWidget | None = None
    ) -> None:
        super().__init__(texts("For a time in another group"), parent)
        _ = texts
        self.say(person, Role.STRONG)
        self.group, self.until = ChoiceBox(), DayBox()
        for name in groups:
            self.group.addItem(name)
        self.until.limit(first=date.today())
        self.until.setPlaceholderText(_("day-month-year"))
        form = QFormLayout()
        form.setVerticalSpacing(GRID)
        for name, field in ((_("Group"), self.group), (_("Last day"), self.until)):
            field.setAccessibleName(name)
            form.addRow(label(name), field)
        self.content.addLayout(form)
        self.say(
            _("The day after, the program takes the person out again. The own group stays."),
            Role.MUTED,
        )
        self._add = self.offer(_("Cancel"), _("Add"))
        self.until.changed.connect(self._on_day)
        self._on_day()

    def _on_day(self) -> None:
        self._add.setEnabled(self.group.count() > 0 and self.until.day is not None)
