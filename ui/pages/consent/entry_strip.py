"""Where the forms lie, which number this one has, the date on it, and who signed."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from consent_desk.messages import Texts
from consent_desk.services.see_register import RegisterRow
from ui.models.entry import Entry
from ui.models.form_stack import Stack
from ui.tokens import GRID
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.day_box import DayBox
from ui.widgets.labels import Role, label


class EntryStrip(QFrame):
    """Shown while forms are recorded; what stands here goes with every answer."""

    ready = Signal()
    """The evidence was said: on to the table."""

    def __init__(self, entry: Entry, texts: Texts) -> None:
        super().__init__()
        self._entry = entry
        self._texts = texts
        self._row: RegisterRow | None = None
        self._filling = False
        self._build()
        self._connect()

    def _build(self) -> None:
        _ = self._texts
        self.setProperty("role", "card")
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        line.setSpacing(GRID)
        self.place = QLineEdit()
        self.place.setPlaceholderText(_("for example: binder 5A"))
        self.number = QLineEdit()
        self.number.setValidator(QIntValidator(1, 9999, self))
        self.number.setFixedWidth(72)
        self.signed = DayBox()
        self.signer = ChoiceBox()
        self.signer.setMinimumWidth(160)
        named = (
            (_("Binder or stack"), self.place),
            (_("Number"), self.number),
            (_("Signed on"), self.signed),
            (_("By"), self.signer),
        )
        for name, field in named:
            said = label(name, Role.MUTED)
            said.setBuddy(field)
            field.setAccessibleName(name)
            line.addWidget(said)
            line.addWidget(field, stretch=1 if field is self.place else 0)

    def _connect(self) -> None:
        self.place.textEdited.connect(self._on_edited)
        self.place.returnPressed.connect(self._on_ready)
        self.number.textEdited.connect(self._on_number)
        self.signed.changed.connect(self._on_edited)
        self.signed.returnPressed.connect(self._on_ready)
        self.signer.activated.connect(self._on_signer)
        self._entry.changed.connect(self._show_number)

    def start(self, today: date) -> None:
        """Ask for the evidence."""
        self._filling = True
        self.place.clear()
        self.number.setText("1")
        self.signed.limit(last=today)
        self.signed.show_day(today)
        self._filling = False
        self._entry.begin(Stack("", today))
        self.show()
        self.show_row(self._row)
        self.place.setFocus()

    def show_row(self, row: RegisterRow | None) -> None:
        """The form is this person's."""
        self._row = row
        self._filling = True
        self.signer.clear()
        if row is not None:
            if row.signs_alone:
                self.signer.addItem(self._texts("themselves"), None)
            else:
                for name in row.signers:
                    self.signer.addItem(name, name)
                self.signer.addItem(self._texts("a parent, not told which"), None)
            signer = self._entry.signer_of(row)
            last = self.signer.count() - 1  # the one without a name
            self.signer.setCurrentIndex(last if signer is None else self.signer.findData(signer))
        self._filling = False
        self._show_number()

    def _show_number(self) -> None:
        number = self._entry.number_of(self._row.person.id) if self._row else None
        if number is not None:
            self._filling = True
            self.number.setText(str(number))
            self._filling = False

    def _on_edited(self) -> None:
        if not self._filling:
            self._entry.change(self.place.text(), self.signed.day)

    def _on_number(self, typed: str) -> None:
        if not self._filling and typed.isdigit() and int(typed):
            self._entry.say_number(self._row.person.id if self._row else None, int(typed))

    def _on_ready(self) -> None:
        if not self.missing():
            self.ready.emit()

    def missing(self) -> str:
        """What has to be said before answers can be typed; "": nothing."""
        if not self.place.text().strip():
            return self._texts("Say first where the form lies: then answers can be typed.")
        if self.signed.day is None:
            return self._texts("Type the date as day-month-year, and no later than today.")
        return ""

    def go_missing(self) -> None:
        """The keyboard to what is missing."""
        (self.signed if self.place.text().strip() else self.place).setFocus()

    def _on_signer(self) -> None:
        if self._row is not None and not self._filling:
            self._entry.say_signer(self._row, self.signer.currentData())
