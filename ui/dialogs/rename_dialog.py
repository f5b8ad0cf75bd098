"""Another name for something; what was signed for it stays as it is."""

from PySide6.QtWidgets import QLineEdit, QWidget

from consent_desk.messages import Texts
from ui.dialogs.dialog import Dialog
from ui.widgets.labels import Role, label


class RenameDialog(Dialog):
    """The name that it has, to be changed."""

    def __init__(self, name: str, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts("Another name"), parent)
        self._before = name
        self.field = QLineEdit(name)
        self.field.setAccessibleName(texts("Name"))
        self.content.addWidget(label(texts("Name"), Role.MUTED))
        self.content.addWidget(self.field)
        self.say(texts("Answers stay: what was signed is the sentence."), Role.MUTED)
        self.change = self.offer(texts("Cancel"), texts("Change the name"))
        self.field.textChanged.connect(self._on_typed)
        self._on_typed()
        self.field.selectAll()
        self.field.setFocus()

    def name(self) -> str:
        """What was typed."""
        return " ".join(self.field.text().split())

    def _on_typed(self) -> None:
        self.change.setEnabled(self.name() not in ("", self._before))
