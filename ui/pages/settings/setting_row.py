"""One setting: what it is, how it is chosen, and what follows from it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from consent_desk.domain.hours import in_language
from consent_desk.messages import Texts
from ui.models.setting_words import Kind, Setting
from ui.tokens import GRID
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.labels import SHAPES, Role, Tone, button, label, state_label

_NUMBER, _TEXT = 88, 280


class SettingRow(QWidget):
    """Says what was chosen; shows what is the case, or why a choice was refused."""

    chosen = Signal(str, str)
    """The name of the setting, and its value as it is written."""
    edit_asked = Signal(object, str)
    """The `Setting`, to be filled in day by day, and its value."""

    def __init__(self, setting: Setting, texts: Texts) -> None:
        super().__init__()
        self.setting = setting
        self._shown = ""
        self._asked: str | None = None
        self._texts = texts
        down = QVBoxLayout(self)
        down.setContentsMargins(0, GRID // 2, 0, GRID // 2)
        down.setSpacing(2)
        self._line = QHBoxLayout()
        self._line.setSpacing(GRID)
        self.problem = state_label("", Tone.STOPPED)
        self.problem.setWordWrap(True)
        self.problem.hide()
        word = texts(setting.word)
        self._tick, self.field, self._choice = QCheckBox(word), QLineEdit(), ChoiceBox()
        if setting.kind is Kind.TICK:
            self._line.addWidget(self._tick)
            self._tick.clicked.connect(
                lambda: self._say("true" if self._tick.isChecked() else "false")
            )
        else:
            self._line.addWidget(label(word), stretch=1)
            self._add_field()
        if setting.unit:
            unit = label(texts(setting.unit), Role.MUTED)
            unit.setMinimumWidth(72)
            self._line.addWidget(unit)
        for control in (self._tick, self.field, self._choice):
            control.setAccessibleName(word)
            control.setAccessibleDescription(texts(setting.follows))
        down.addLayout(self._line)
        down.addWidget(label(texts(setting.follows), Role.SMALL, wrap=True))
        down.addWidget(self.problem)

    def _add_field(self) -> None:
        setting, word = self.setting, self._texts(self.setting.word)
        if setting.kind is Kind.CHOICE:
            for value, word in setting.choices.items():
                self._choice.addItem(self._texts(word), value)
            self._choice.activated.connect(lambda: self._say(str(self._choice.currentData())))
            self._line.addWidget(self._choice)
            return
        is_number = setting.kind is Kind.NUMBER
        self.field.setFixedWidth(_NUMBER if is_number else _TEXT)
        if is_number:
            self.field.setToolTip(self._range())
        self.field.editingFinished.connect(self._on_typed)
        self.field.textEdited.connect(self.problem.hide)
        self._line.addWidget(self.field)
        if not is_number:
            self.edit = button(self._texts("Choose…"))
            self.edit.setAccessibleName(self._texts("Choose: {setting}", setting=word))
            self.edit.clicked.connect(lambda: self.edit_asked.emit(setting, self._shown))
            self._line.addWidget(self.edit)

    def show_value(self, value: object) -> None:
        """What is the case."""
        is_hours = self.setting.kind is Kind.HOURS
        self._shown = in_language(str(value), self._texts.lang) if is_hours else str(value)
        self._asked = None
        self.problem.hide()
        self._tick.setChecked(value is True)
        if not (self.field.hasFocus() and self.field.isModified()):  # somebody is typing
            self.field.setText(self._shown)
        self._choice.setCurrentIndex(max(self._choice.findData(value), 0))

    def show_problem(self, sentence: str) -> None:
        """Why the choice was refused."""
        self.problem.setText(f"{SHAPES[Tone.STOPPED]} {sentence}")
        self.problem.show()

    def _range(self) -> str:
        least, most = self.setting.bounds
        return self._texts("{least} to {most}", least=least, most=most)

    def _on_typed(self) -> None:
        """A number that does not fit is refused here, and what is the case is shown again."""
        typed, (least, most) = self.field.text().strip(), self.setting.bounds
        if self.setting.kind is not Kind.NUMBER:
            self._say(typed)
        elif typed.isdecimal() and least <= int(typed) <= most:
            self._say(str(int(typed)))
        else:
            self.field.setText(self._shown)
            self.show_problem(
                self._texts(
                    "“{typed}” does not fit here: {range}.", typed=typed, range=self._range()
                )
            )

    def _say(self, value: str) -> None:
        """Once: Enter, and then leaving the field, are one word."""
        if value not in (self._shown, self._asked):
            self._asked = value
            self.chosen.emit(self.setting.name, value)
