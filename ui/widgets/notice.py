"""One line across the top of the window that has to be seen, and can be put away."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from consent_desk.messages import Texts
from ui.tokens import GRID
from ui.widgets.labels import SHAPES, Tone, button, label


class Notice(QFrame):
    """Hidden until there is something to say."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        line = QHBoxLayout(self)
        line.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
        line.setSpacing(GRID)
        self._text = label("", wrap=True)
        line.addWidget(self._text, stretch=1)
        self._do: Callable[[], object] = self.hide
        self._action = button("")
        self._action.clicked.connect(lambda: self._do())
        away = button(texts("Put away"))
        away.clicked.connect(self.hide)
        line.addWidget(self._action)
        line.addWidget(away)
        self.hide()

    @property
    def action(self) -> QPushButton:
        """The button that does something about it."""
        return self._action

    def say(self, text: str, action: str, do: Callable[[], object]) -> None:
        """Say something, with what can be done about it."""
        self._text.setText(f"{SHAPES[Tone.STOPPED]}  {text}")
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._do = do
        self.show()
