"""Asking for the passphrase of the register, and letting a worker thread wait for the answer."""

from queue import SimpleQueue

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QWidget

from consent_desk.messages import Texts
from ui.dialogs.dialog import Dialog
from ui.widgets.labels import Tone, label, state_label


class PassphraseDialog(Dialog):
    """One passphrase; nothing of it is kept here."""

    def __init__(self, texts: Texts, *, was_wrong: bool, parent: QWidget | None = None) -> None:
        super().__init__(texts("Open the register"), parent)
        _ = texts
        self.say(_("The register is locked with a passphrase. Type it to open the register."))
        if was_wrong:
            wrong = _("That passphrase does not open it. Mind capitals and spaces.")
            said = state_label(wrong, Tone.STOPPED)
            said.setWordWrap(True)
            self.content.addWidget(said)
        name = label(_("Passphrase"))
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(_("Passphrase"))
        name.setBuddy(self.field)
        show = QCheckBox(_("Show what I type"))
        show.setAccessibleName(show.text())
        show.toggled.connect(self._show_typed)
        for part in (name, self.field, show):
            self.content.addWidget(part)
        self.open_button = self.offer(_("Cancel"), _("Open"))
        self.open_button.setEnabled(False)
        self.field.textChanged.connect(self._on_typed)

    def _on_typed(self, typed: str) -> None:
        self.open_button.setEnabled(bool(typed))

    def _show_typed(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)


class PassphraseAsker(QObject):
    """Asks on the UI thread for whoever calls it from another one."""

    _asked = Signal(object)

    def __init__(self, texts: Texts, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts = texts
        self._window = parent
        self.was_wrong = False
        self.was_asked = False
        self._asked.connect(self._on_asked)

    def __call__(self) -> str | None:
        """The passphrase; None when somebody would rather not. Not for the UI thread."""
        answer: SimpleQueue[str | None] = SimpleQueue()
        self.was_asked = True
        self._asked.emit(answer)
        return answer.get()

    @Slot(object)
    def _on_asked(self, answer: SimpleQueue[str | None]) -> None:
        dialog = PassphraseDialog(self._texts, was_wrong=self.was_wrong, parent=self._window)
        given = dialog.exec() == QDialog.DialogCode.Accepted
        typed = dialog.field.text() if given else None
        dialog.field.clear()
        dialog.deleteLater()
        answer.put(typed)
