"""A question with two answers; the careful one is the default."""

from PySide6.QtWidgets import QWidget

from ui.dialogs.dialog import Dialog, agreed


class QuestionDialog(Dialog):
    """Asks before something stops or goes.

    Args:
        heading: the question.
        text: what either answer does.
        yes: the word on the button that does it.
        no: the word on the button that leaves everything as it is; the default.
        parent: the window.
    """

    def __init__(
        self, heading: str, text: str, yes: str, no: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(heading, parent)
        self.say(text)
        self.add_button(yes, "danger").clicked.connect(self.accept)
        self.add_button(no, "primary").clicked.connect(self.reject)

    def is_yes(self) -> bool:
        """Ask, and wait for the answer."""
        return agreed(self)
