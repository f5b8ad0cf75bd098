"""Before there is a register to work in: it is being opened, cannot be, or is not there yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from consent_desk.errors import KnownError, VaultMissing
from consent_desk.messages import Texts
from ui.pages.page import Page
from ui.tokens import GRID
from ui.widgets.labels import SHAPES, Role, Tone, label

_WIDTH = 560


class StartPage(Page):
    """One message in the middle, and where it helps a button to try again."""

    again = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__("Consent Desk")
        self._texts = texts
        self.head.addStretch()
        self._message = QWidget()
        self._message.setFixedWidth(_WIDTH)
        self._lines = QVBoxLayout(self._message)
        self._lines.setSpacing(2 * GRID)
        self.body.addStretch(2)
        across = QHBoxLayout()  # an alignment would not ask how high wrapped lines are
        across.addStretch()
        across.addWidget(self._message)
        across.addStretch()
        self.body.addLayout(across)
        self.body.addStretch(3)
        self._again = self.primary_action(texts("Try again"))
        self._again.clicked.connect(self.again)
        self.show_foot(shown=False)

    def say_opening(self) -> None:
        """The register is being opened."""
        self._clear()
        self._add(self._texts("The register is being opened…"), Role.STRONG)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(self._texts("The register is being opened…"))
        self._lines.addWidget(bar)
        self.show_foot(shown=False)

    def say_problem(self, error: BaseException) -> None:
        """It cannot be opened."""
        self._clear()
        _ = self._texts
        if isinstance(error, VaultMissing):
            self._add(_("There is no register on this computer yet"), Role.TITLE)
            self._add(
                _(
                    "Whoever looks after the computer makes one with a single command, and then"
                    " presses Try again here:"
                )
            )
            command = self._add(f'consent-desk init --school "{_("Name of the school")}"')
            command.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            command.setAccessibleName(_("The command that makes a register"))
            self._add(
                _(
                    "It will be in {folder}, locked, and on this computer only.",
                    folder=error.folder,
                ),
                Role.MUTED,
            )
        else:
            tone = Tone.NEEDS_YOU if isinstance(error, KnownError) else Tone.STOPPED
            self._add(f"{SHAPES[tone]}  {_.heading(error)}", Role.TITLE)
            if isinstance(error, KnownError):
                self._add(_.sentence(error))
            self._add(_.meaning(error), Role.MUTED)
        self.show_foot(shown=True)
        self._again.setFocus()

    def _add(self, text: str, role: Role = Role.TEXT) -> QLabel:
        made = label(text, role, wrap=True)
        self._lines.addWidget(made)
        return made

    def _clear(self) -> None:
        while (taken := self._lines.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
