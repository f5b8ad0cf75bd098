"""Asking before a batch is closed of which not everything was cleared."""

from PySide6.QtWidgets import QWidget

from consent_desk.messages import Texts
from ui.dialogs.question_dialog import QuestionDialog


def finish_question(texts: Texts, left: int, parent: QWidget | None = None) -> QuestionDialog:
    """Whether to finish with `left` photos that were not cleared."""
    _ = texts
    return QuestionDialog(
        _("Finish with these photos?"),
        _.several(
            "{n} photo was not cleared. It goes from here and stays where it came from.",
            "{n} photos were not cleared. They go from here and stay where they came from.",
            left,
        ),
        _("Finish"),
        _("Stay here"),
        parent,
    )
