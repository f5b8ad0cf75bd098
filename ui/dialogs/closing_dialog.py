"""Closing while something runs: stop it, let it go on out of sight, or stay."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtWidgets import QWidget

from consent_desk.messages import Texts
from ui.dialogs.dialog import Dialog
from ui.dialogs.question_dialog import QuestionDialog
from ui.widgets.labels import Role


class Closing(Enum):
    """What is to happen."""

    STAY = auto()
    HIDE = auto()
    STOP = auto()


class ClosingDialog(Dialog):
    """Asks; Escape stays.

    Args:
        texts: the language.
        running: what runs, in the user's words.
        can_hide: whether there is a tray to come back from.
        parent: the window.
    """

    def __init__(
        self,
        texts: Texts,
        running: Sequence[str],
        *,
        can_hide: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(texts("Something is still running"), parent)
        self._answer = Closing.STAY
        for name in running:
            self.say(f"▲  {name}")
        self.say(
            texts(
                "If you stop it, what is finished stays, and the rest is taken up again the next"
                " time. Nothing half done is cleared."
            ),
            Role.MUTED,
        )
        self._choice(texts("Stop and close"), Closing.STOP, "danger")
        if can_hide:
            self._choice(texts("Go on out of sight"), Closing.HIDE, "quiet")
        self._choice(texts("Stay here"), Closing.STAY, "primary")

    def ask(self) -> Closing:
        """Ask, and wait for the answer."""
        self.exec()
        return self._answer

    def _choice(self, text: str, answer: Closing, role: str) -> None:
        def choose() -> None:
            self._answer = answer
            self.accept()

        self.add_button(text, role).clicked.connect(choose)


def losing_question(lost: str, texts: Texts, parent: QWidget | None = None) -> QuestionDialog:
    """The question before the window closes over what could not be kept.

    Args:
        lost: what would be lost, in words.
        texts: the language.
        parent: the window.
    """
    return QuestionDialog(
        texts("Close without keeping this?"),
        f"{lost} {texts('If you close now, they have to be typed again.')}",
        texts("Close without it"),
        texts("Back"),
        parent,
    )
