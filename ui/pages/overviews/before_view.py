"""What stands where the preview comes: what to do first, or why there is none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from consent_desk.messages import Texts
from ui.tokens import GRID
from ui.widgets.labels import SHAPES, Role, Tone, button, label, restyle


class BeforeView(QWidget):
    """Two lines and the button that shows it."""

    asked = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._first, self._second = (
            label("", Role.STRONG, wrap=True),
            label("", Role.MUTED, wrap=True),
        )
        self.show_it = button(texts("Show it"), "primary")
        self.show_it.clicked.connect(self.asked)
        down = QVBoxLayout(self)
        down.setSpacing(GRID + 4)
        down.addStretch(2)
        for line in (self._first, self._second):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            down.addWidget(line)
        down.addWidget(self.show_it, alignment=Qt.AlignmentFlag.AlignHCenter)
        down.addStretch(3)

    def say_nothing(self) -> None:
        """Nothing can be chosen yet."""
        self._say("", "")
        self.show_it.hide()

    def say_ready(self, missing: str | None) -> None:
        """It can be shown, or something has to be chosen first."""
        _ = self._texts
        see = _("See it first as it will be on paper")
        then = _("Then you print or save exactly that. Looking is noted in the log too.")
        self._say(*((_(missing), "") if missing else (see, then)))
        self.show_it.setVisible(missing is None)

    def say_busy(self) -> None:
        """It is being made."""
        self._say(self._texts("It is being made…"), "")
        self.show_it.hide()

    def say_problem(self, sentence: str) -> None:
        """It was not made; it can be tried again."""
        first, _, rest = sentence.partition(". ")
        self._say(f"{SHAPES[Tone.STOPPED]} {first.rstrip('.')}.", rest, Tone.STOPPED)
        self.show_it.show()

    @property
    def text(self) -> str:
        """All that is said."""
        return f"{self._first.text()} {self._second.text()}"

    def _say(self, first: str, second: str, tone: Tone | None = None) -> None:
        self._first.setProperty("tone", tone.value if tone else "")
        restyle(self._first)
        self._first.setText(first)
        self._second.setText(second)
        self._second.setVisible(bool(second))
