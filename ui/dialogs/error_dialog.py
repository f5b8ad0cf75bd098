"""What happened, what it means for the photos, and what to do next."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from consent_desk.errors import KnownError
from consent_desk.messages import Texts
from ui.dialogs.dialog import Dialog
from ui.widgets.labels import SHAPES, Role, Tone, label


class ErrorDialog(Dialog):
    """A failure that somebody can act on, or a bug.

    The sentence of a `KnownError` says what happened and the next step; what it means comes from
    the family of the error (see docs/decisions/0015).

    Args:
        error: what was raised.
        texts: the language.
        open_reports: opens the folder where the report of a bug is; for bugs only.
        parent: the window.
    """

    def __init__(
        self,
        error: BaseException,
        texts: Texts,
        open_reports: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(texts.heading(error), parent)
        self._build(error, texts, open_reports)

    def _build(
        self, error: BaseException, texts: Texts, open_reports: Callable[[], object] | None
    ) -> None:
        is_known = isinstance(error, KnownError)
        tone = Tone.NEEDS_YOU if is_known else Tone.STOPPED
        if isinstance(error, KnownError):
            what = texts.sentence(error)
        else:
            what = texts(
                "This should not have happened, and it is not your fault. Try it again; if it comes"
                " back, close the program, start it anew and send the report to whoever helps you."
                " There are no names or photos in it."
            )
        first = label(f"{SHAPES[tone]}  {what}", wrap=True)
        self.content.addWidget(first)
        self.say(texts.meaning(error), Role.MUTED)
        if not is_known and open_reports is not None:
            self.add_button(texts("Open the folder")).clicked.connect(open_reports)
        self.add_button(texts("Close"), "primary").clicked.connect(self.accept)
