"""A group more in this school year."""

from PySide6.QtWidgets import QLineEdit, QWidget

from consent_desk.messages import Texts
from ui.dialogs.dialog import Dialog
from ui.widgets.labels import Role, label


class GroupDialog(Dialog):
    """Its name; pupils come into it afterwards."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts("New group"), parent)
        self.field = QLineEdit()
        self.field.setAccessibleName(texts("Name of the group"))
        self.content.addWidget(label(texts("Name of the group"), Role.MUTED))
        self.content.addWidget(self.field)
        self._add = self.offer(texts("Cancel"), texts("Add"))
        self.field.textChanged.connect(self._on_typed)
        self._on_typed()
        self.field.setFocus()

    def name(self) -> str:
        """What was typed."""
        return self.field.text().strip()

    def _on_typed(self) -> None:
        self._add.setEnabled(bool(self.name()))
