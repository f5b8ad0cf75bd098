"""Another sentence to sign for a purpose, and what follows from it."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from consent_desk.domain.purpose import Purpose
from consent_desk.messages import Texts
from ui.dialogs.dialog import Dialog
from ui.widgets.labels import Role, Tone, label


class WordingDialog(Dialog):
    """Whoever signed the earlier sentence is asked again."""

    def __init__(
        self, purpose: Purpose, sentence: str, texts: Texts, parent: QWidget | None = None
    ) -> None:
        super().__init__(texts.purpose_name(purpose), parent)
        _ = texts
        self._before = sentence
        self.field = QPlainTextEdit(sentence)
        self.field.setFixedHeight(110)
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(_("The sentence that is signed"))
        self.content.addWidget(label(_("The sentence that is signed"), Role.MUTED))
        self.content.addWidget(self.field)
        self.say_state(
            _(
                "Every yes to the earlier sentence stops counting at once, and everybody needs a"
                " new form for this. A no stays."
            ),
            Tone.NEEDS_YOU,
        )
        self.add_button(_("Cancel"), "primary").clicked.connect(self.reject)
        self.change = self.add_button(_("Change the sentence"), "danger")
        self.change.clicked.connect(self.accept)
        self.field.textChanged.connect(self._on_typed)
        self._on_typed()

    def sentence(self) -> str:
        """What was typed."""
        return " ".join(self.field.toPlainText().split())

    def _on_typed(self) -> None:
        self.change.setEnabled(self.sentence() not in ("", self._before))
