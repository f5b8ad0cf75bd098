"""Opening a register that came from another computer, by the key on its recovery sheet."""

from PySide6.QtWidgets import QLineEdit, QWidget

from consent_desk.messages import Texts
from ui.dialogs.dialog import Dialog
from ui.tokens import GRID
from ui.widgets.labels import Role, Tone, label
from ui.widgets.lines import Lines


class RecoverDialog(Dialog):
    """One key; nothing of it is kept here.

    Args:
        texts: the language.
        problem: why the one that was typed before did not do; "": none was.
        parent: the window.
    """

    def __init__(self, texts: Texts, problem: str = "", parent: QWidget | None = None) -> None:
        super().__init__(texts("The key on the recovery sheet"), parent)
        _ = texts
        self.say(
            _(
                "Type the key as it stands on the sheet. Small letters are fine, and so are missing"
                " dashes. It is kept in the keyring of this computer once it fits."
            )
        )
        self.field = QLineEdit()
        self.field.setAccessibleName(_("The key on the recovery sheet"))
        pair = Lines(GRID // 2)
        pair.addWidget(label(_("Key"), Role.MUTED))
        pair.addWidget(self.field)
        self.content.addLayout(pair)
        if problem:
            self.say_state(problem, Tone.STOPPED)
        self.go_on = self.offer(_("Cancel"), _("Open the register"))
        self.field.textChanged.connect(self._on_typed)
        self._on_typed()
        self.field.setFocus()

    def _on_typed(self) -> None:
        self.go_on.setEnabled(bool(self.field.text().strip()))
