"""What every step of the first run has: a heading, its content, and a place for what is wrong."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from consent_desk.messages import Texts
from consent_desk.sentences import mark
from ui.tokens import GRID
from ui.widgets.labels import SHAPES, Role, Tone, label, state_label
from ui.widgets.lines import Lines


class StepPanel(QFrame):
    """A card; `go_on_word` is what the primary button says while it is shown."""

    changed = Signal()
    """Whether one may go on may be otherwise now."""
    go_on_word = mark("Next")

    def __init__(self, heading: str, texts: Texts) -> None:
        super().__init__()
        self.texts = texts
        self.setProperty("role", "card")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addWidget(label(heading, Role.TITLE, wrap=True))
        self.lines = Lines(GRID + 4)
        whole.addLayout(self.lines)
        self.problem = state_label("", Tone.STOPPED)
        self.problem.setWordWrap(True)
        self.problem.hide()
        whole.addWidget(self.problem)

    def may_go_on(self) -> bool:
        """Whether all is said that this step needs."""
        return True

    def begin(self) -> None:
        """It has come to the front."""

    def say_problem(self, sentence: str) -> None:
        """Why it could not be done; "": it is past."""
        self.problem.setText(f"{SHAPES[Tone.STOPPED]} {sentence}")
        self.problem.setVisible(bool(sentence))

    def add_field(self, name: str, field: QWidget) -> QLabel:
        """A control under its name."""
        self.lines.addSpacing(GRID // 2)
        named = label(name, Role.MUTED)
        named.setBuddy(field)
        field.setAccessibleName(name)
        self.lines.addWidget(named)
        self.lines.addWidget(field)
        if isinstance(field, QLineEdit):
            field.textChanged.connect(self.changed)
        return named
