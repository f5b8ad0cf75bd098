"""What a withdrawal did, with the letter for the parents, and the way back from a slip."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from consent_desk.errors import FolderUnusable
from consent_desk.messages import Texts
from consent_desk.services.withdraw import Withdrawn
from consent_desk.services.write_letter import write_letter
from ui.dialogs.dialog import Dialog
from ui.widgets.labels import Role, Tone, label

_WIDTH = 680


class WithdrawnDialog(Dialog):
    """Shown once it is done; closing changes nothing."""

    taken_back = Signal()
    """It was a slip of the hand."""

    def __init__(self, withdrawn: Withdrawn, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts("Withdrawn for {person}", person=withdrawn.label), parent)
        self.setMinimumWidth(_WIDTH)
        self._withdrawn = withdrawn
        self._texts = texts
        _ = texts
        self.say(_("From this moment on nothing new is made for:"))
        names = "\n".join(f"· {_.purpose_name(purpose)}" for purpose in withdrawn.purposes)
        self.content.addWidget(label(names, Role.MUTED, wrap=True))
        for line in done_lines(withdrawn, _):
            self.say(line)
        if withdrawn.takedowns:
            words = _.several(
                "{n} thing was published before and must be taken down. It is on Today.",
                "{n} things were published before and must be taken down. They are on Today.",
                len(withdrawn.takedowns),
            )
            self.say_state(words, Tone.NEEDS_YOU)
        self.back = self.add_button(_("It was a mistake"))
        self.back.setToolTip(_("Nobody withdrew anything: say so in the register"))
        self.back.clicked.connect(self._on_back)
        self.letter = self.add_button(_("Save the letter…"))
        self.letter.clicked.connect(self._on_letter)
        self.add_button(_("Close"), "primary").clicked.connect(self.accept)

    def _on_back(self) -> None:
        self.taken_back.emit()
        self.accept()

    def _on_letter(self) -> None:
        name = f"{self._texts('Confirmation')} {self._withdrawn.at:%Y-%m-%d}.txt"
        chosen, _kind = QFileDialog.getSaveFileName(
            self, self._texts("Save the letter…"), name, "*.txt"
        )
        if chosen:
            self.save_letter(Path(chosen))

    def save_letter(self, file: Path) -> None:
        """Write it.

        Raises:
            FolderUnusable: not there.
        """
        try:
            file.write_text(write_letter(self._withdrawn, self._texts), encoding="utf-8")
        except OSError as error:
            raise FolderUnusable(folder=str(file.parent)) from error
        self.letter.setText(self._texts("The letter is saved"))
        self.letter.setEnabled(False)


def done_lines(withdrawn: Withdrawn, texts: Texts) -> list[str]:
    """What went at once, a sentence each."""
    deleted = {file for each in withdrawn.recorded for file in each.consequences.deleted}
    left = {file for each in withdrawn.recorded for file in each.consequences.out_of_reach}
    templates = sum(each.consequences.templates for each in withdrawn.recorded)
    lines: list[str] = []
    if deleted:
        lines.append(
            texts.several(
                "{n} photo that was made ready was deleted.",
                "{n} photos that were made ready were deleted.",
                len(deleted),
            )
        )
    if left:
        lines.append(
            texts.several(
                "{n} cleared file is not where it was put: look for it yourself.",
                "{n} cleared files are not where they were put: look for them yourself.",
                len(left),
            )
        )
    if templates:
        lines.append(texts("The stored description of the face was erased."))
    if not (deleted or left or withdrawn.takedowns):
        lines.append(texts("Nothing had been made or published with it."))
    return lines
