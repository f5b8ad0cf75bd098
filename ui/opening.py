"""Opening the register without holding up the window."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from consent_desk.errors import KnownError, PassphraseWrong, VaultBusy, VaultMissing
from consent_desk.messages import Texts
from ui.dialogs.dialog import Ask, agreed
from ui.dialogs.passphrase_dialog import PassphraseAsker
from ui.dialogs.recover_dialog import RecoverDialog
from ui.jobs import Job, JobRunner
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from consent_desk.ports import OpenVault, School, Vault


class Opening(QObject):
    """Opens it, asks for a passphrase where one is needed, and says what is wrong.

    Args:
        folder: the vault's.
        open_vault: opens it; called off the UI thread.
        window: shows how it goes.
        runner: runs it.
        texts: the language.
        recover_key: keeps the key of a recovery sheet; called off the UI thread.
        ask: shows a dialog; says whether it was agreed to.
    """

    opened = Signal(object, object)
    """The `Vault` and its `School`."""
    unfinished = Signal(object)
    """The `Vault` of a school whose first run is not over."""
    absent = Signal()
    """There is no register yet."""

    def __init__(
        self,
        folder: Path,
        open_vault: "OpenVault",
        window: MainWindow,
        runner: JobRunner,
        texts: Texts,
        recover_key: Callable[[Path, str], None],
        ask: Ask = agreed,
    ) -> None:
        super().__init__(window)
        self._folder = folder
        self._open_vault = open_vault
        self._page = window.start_page
        self._runner = runner
        self._texts = texts
        self._recover_key = recover_key
        self._ask_over = ask
        self._window = window
        self._ask = PassphraseAsker(texts, window)
        self._page.again.connect(self.begin)
        self._page.recovering.connect(self._on_recovering)

    def begin(self) -> None:
        """Open it."""
        self._page.say_opening()
        self._ask.was_asked = False
        job = Job(lambda _: self._open()).then(lambda found: self._on_opened(*found))
        job.failed.connect(self._on_failed)
        self._runner.run(job.or_else(lambda _: None))

    def _open(self) -> "tuple[Vault, School, bool]":
        from consent_desk.services.end_memberships import end_memberships
        from consent_desk.services.found_school import first_run_is_over
        from consent_desk.services.keep_retention import keep_retention_daily

        vault = self._open_vault(self._folder, self._ask)
        # Somebody else is writing: the next start does it; what was asked for can go on.
        with suppress(VaultBusy):
            keep_retention_daily(vault)
            end_memberships(vault)
        with vault.register.read() as uow:
            return vault, uow.school, first_run_is_over(uow)

    def _on_opened(self, vault: "Vault", school: "School", is_over: bool) -> None:
        if is_over:
            self.opened.emit(vault, school)
        else:
            self.unfinished.emit(vault)

    def _on_recovering(self, problem: str = "") -> None:
        """Ask for the key of the sheet until one fits, or somebody gives up."""
        dialog = RecoverDialog(self._texts, problem, self._window)
        if not self._ask_over(dialog):
            return
        typed = dialog.field.text()
        dialog.field.clear()

        def on_refused(error: KnownError) -> None:
            self._on_recovering(self._texts.sentence(error))

        job = Job(lambda _: self._recover_key(self._folder, typed)).then(lambda _: self.begin())
        self._runner.run(job.or_else(on_refused))

    def _on_failed(self, error: BaseException) -> None:
        self._ask.was_wrong = isinstance(error, PassphraseWrong)
        if self._ask.was_wrong and self._ask.was_asked:
            self.begin()
        elif isinstance(error, VaultMissing):
            self.absent.emit()
        else:
            self._page.say_problem(error)
