"""A page that does things in the register: it asks before, and looks again after."""

from collections.abc import Callable

from consent_desk.messages import Texts
from ui.dialogs.dialog import Ask, agreed
from ui.jobs import Job, JobRunner
from ui.pages.page import Page


class WorkingPage(Page):
    """Everything that may take a while runs off the UI thread.

    Args:
        title: of the page, in English.
        texts: the language.
        runner: runs what is done.
        ask: shows a dialog; says whether it was agreed to.
    """

    def __init__(self, title: str, texts: Texts, runner: JobRunner, ask: Ask = agreed) -> None:
        super().__init__(texts(title))
        self.texts = texts
        self._runner = runner
        self._ask = ask

    def do(self, act: Callable[[], object]) -> None:
        """Do something, and look again at what is shown."""
        self._runner.run(Job(lambda _: act()).then(lambda _: self.on_shown()))
