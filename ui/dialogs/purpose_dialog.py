"""A question more: something to be shown in a channel, with the sentence that is signed for it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from consent_desk.domain.purpose import Subject
from consent_desk.messages import Texts
from ui.dialogs.dialog import Dialog
from ui.tokens import GRID
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.labels import Role, label
from ui.widgets.lines import Lines


class PurposeDialog(Dialog):
    """Subject, name and sentence.

    Args:
        channel: what the channel is called.
        subjects: what is not asked there yet.
        texts: the language.
        parent: the window.
    """

    def __init__(
        self,
        channel: str,
        subjects: Sequence[Subject],
        texts: Texts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(texts("Ask something more in {channel}", channel=channel), parent)
        _ = texts
        self._texts = texts
        self._channel = channel[:1].upper() + channel[1:]
        self.subject = ChoiceBox()
        for subject in subjects:
            self.subject.addItem(_.subject(subject), subject)
        self.name, self.sentence = QLineEdit(), QPlainTextEdit()
        self.sentence.setFixedHeight(88)
        self.sentence.setTabChangesFocus(True)
        named = (
            (_("What is shown"), self.subject),
            (_("What this question is called"), self.name),
            (_("The sentence that is signed"), self.sentence),
        )
        for name, field in named:
            field.setAccessibleName(name)
            pair = Lines(GRID // 2)
            pair.addWidget(label(name, Role.MUTED))
            pair.addWidget(field)
            self.content.addLayout(pair)
        self.say(_("Everybody is covered for this until they have signed it."), Role.MUTED)
        self.add = self.offer(_("Cancel"), _("Add"))
        self.subject.currentIndexChanged.connect(self._on_subject)
        self.name.textChanged.connect(self._on_typed)
        self.sentence.textChanged.connect(self._on_typed)
        self._on_subject()
        self._on_typed()

    def _on_subject(self) -> None:
        """A name is proposed for as long as nobody typed one."""
        if not self.name.isModified():
            self.name.setText(f"{self._channel}: {self.subject.currentText()}")

    def _on_typed(self) -> None:
        named = bool(self.name.text().strip())
        self.add.setEnabled(named and bool(self.sentence.toPlainText().strip()))
