"""What the columns of a list of pupils hold, where the list does not say it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFormLayout, QWidget

from consent_desk.messages import Texts
from consent_desk.rosters.columns import REQUIRED, guess
from consent_desk.sentences import mark
from ui.dialogs.dialog import Dialog
from ui.tokens import GRID
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.labels import label

_FIELDS = {
    "first_name": mark("First name"),
    "last_name": mark("Surname"),
    "prefix": mark("Prefix of the surname"),
    "birth_date": mark("Born on"),
    "group": mark("Group"),
    "level": mark("Year group"),
    "kind": mark("Pupil or staff"),
    "key": mark("Pupil number"),
    "left_on": mark("Left on"),
}


class ColumnsDialog(Dialog):
    """Which column of a table holds what; remembered for the next time."""

    def __init__(self, header: Sequence[str], texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts("What do the columns hold?"), parent)
        _ = texts
        self.say(_("The list does not say it clearly. It is remembered for the next time."))
        guessed, form = guess(header), QFormLayout()
        form.setVerticalSpacing(GRID)
        self.choices: dict[str, ChoiceBox] = {}
        for field, name in _FIELDS.items():
            choice = ChoiceBox()
            choice.addItem(_("not in this list"), "")
            for column in filter(None, header):
                choice.addItem(column, column)
            choice.setCurrentIndex(max(choice.findData(guessed.get(field, "")), 0))
            choice.setAccessibleName(_(name))
            choice.currentIndexChanged.connect(self._on_chosen)
            self.choices[field] = choice
            needed = f"{_(name)} *" if field in REQUIRED else _(name)
            form.addRow(label(needed), choice)
        self.content.addLayout(form)
        self._go_on = self.offer(_("Cancel"), _("Go on"))
        self._on_chosen()

    def said(self) -> list[str]:
        """What was said, as `column=field`."""
        chosen = ((field, choice.currentData()) for field, choice in self.choices.items())
        return [f"{column}={field}" for field, column in chosen if column]

    def _on_chosen(self) -> None:
        self._go_on.setEnabled(all(self.choices[field].currentData() for field in REQUIRED))
