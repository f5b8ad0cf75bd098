"""A channel more: where else the school shows photos and names."""

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from consent_desk.domain.purpose import Audience, OnUnconsented
from consent_desk.messages import Texts
from ui.dialogs.dialog import Dialog
from ui.tokens import GRID
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.labels import Role, label


class ChannelDialog(Dialog):
    """Its name, who sees it, and what is done with whoever has no yes."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts("Add a channel"), parent)
        _ = texts
        self.name = QLineEdit()
        self.audience, self.rule = ChoiceBox(), ChoiceBox()
        self.audience.addItem(_("everybody"), Audience.OUTSIDE)
        self.audience.addItem(_("parents only"), Audience.CLOSED)
        self.rule.addItem(_("cover"), OnUnconsented.COVER)
        self.rule.addItem(_("block"), OnUnconsented.BLOCK)
        form = QFormLayout()
        form.setVerticalSpacing(GRID)
        named = (
            (_("Name of the channel"), self.name),
            (_("Who sees it"), self.audience),
            (_("Whoever has no yes"), self.rule),
        )
        for name, field in named:
            field.setAccessibleName(name)
            form.addRow(label(name), field)
        self.content.addLayout(form)
        self.say(
            _(
                "Who sees it cannot be changed afterwards: a yes for parents only never becomes a"
                " yes for everybody. Nobody has given permission for it yet."
            ),
            Role.MUTED,
        )
        self.add = self.offer(_("Cancel"), _("Add"))
        self.name.textChanged.connect(self._on_typed)
        self._on_typed()
        self.name.setFocus()

    def _on_typed(self) -> None:
        self.add.setEnabled(bool(self.name.text().strip()))
