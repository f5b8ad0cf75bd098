"""Says what was done, and waits until that is read."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from consent_desk.messages import Texts
from ui.dialogs.dialog import Dialog


class NoticeDialog(Dialog):
    """A heading and some paragraphs."""

    def __init__(
        self, heading: str, lines: Sequence[str], texts: Texts, parent: QWidget | None = None
    ) -> None:
        super().__init__(heading, parent)
        for line in lines:
            self.say(line)
        self.add_button(texts("Close"), "primary").clicked.connect(self.accept)
