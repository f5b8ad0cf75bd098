"""Before there is a register to work in: it is being opened, or cannot be."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from consent_desk.errors import KeyMissing, KnownError
from consent_desk.messages import Texts
from ui.pages.page import Page
from ui.tokens import GRID
from ui.widgets.labels import SHAPES, Role, Tone, button
from ui.widgets.lines import Lines

_WIDTH = 560


class StartPage(Page):
    """One message in the middle, and where it helps a button to try again."""

    again = Signal()
    recovering = Signal()
    """Somebody has the recovery sheet of this register."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("Consent Desk")
        self._texts = texts
        self.head.addStretch()
        self._message = QWidget()
        self._message.setFixedWidth(_WIDTH)
        self._lines = Lines(2 * GRID)
        self._message.setLayout(self._lines)
        self.body.addStretch(2)
        across = QHBoxLayout()  # an alignment would not ask how high wrapped lines are
        across.addStretch()
        across.addWidget(self._message)
        across.addStretch()
        self.body.addLayout(across)
        self.body.addStretch(3)
        self.recover = button(texts("I have the recovery sheet…"))
        self.recover.clicked.connect(self.recovering)
        self.status.addWidget(self.recover)
        self._again = self.primary_action(texts("Try again"))
        self._again.clicked.connect(self.again)
        self.show_foot(shown=False)

    def say_opening(self) -> None:
        """The register is being opened."""
        self._lines.empty()
        self._lines.say(self._texts("The register is being opened…"), Role.STRONG)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(self._texts("The register is being opened…"))
        self._lines.addWidget(bar)
        self.show_foot(shown=False)

    def say_problem(self, error: BaseException) -> None:
        """It cannot be opened."""
        self._lines.empty()
        _ = self._texts
        tone = Tone.NEEDS_YOU if isinstance(error, KnownError) else Tone.STOPPED
        self._lines.say(f"{SHAPES[tone]}  {_.heading(error)}", Role.TITLE)
        if isinstance(error, KnownError):
            self._lines.say(_.sentence(error))
        self._lines.say(_.meaning(error), Role.MUTED)
        self.recover.setVisible(isinstance(error, KeyMissing))
        self.show_foot(shown=True)
        self._again.setFocus()
