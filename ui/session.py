"""One run of the window, from the first instance to the last close: joins the parts of `ui`."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QTranslator, QUrl
from PySide6.QtGui import QDesktopServices, QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from consent_desk.errors import KnownError
from consent_desk.messages import Language, Texts
from consent_desk.paths import crash_folder, window_file
from ui.crashes import Crashes
from ui.dialogs.dialog import Ask, agreed
from ui.example import show_example
from ui.garbage import GarbageCollector
from ui.jobs import JobRunner
from ui.language import LanguageChoice
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.places import PLACES, Desk
from ui.single_instance import SingleInstance
from ui.state import WindowState
from ui.theme import Theme
from ui.tray import Tray

if TYPE_CHECKING:
    from consent_desk.ports import Outset, School, Vault

Discard = Callable[[Path], None]
"""Deletes the folder of an example."""
ICON = Path(__file__).parent / "marks" / "consent-desk.svg"


def run(folder: Path, outset: "Outset", lang: Language | None, discard: Discard | None) -> int:
    """Run it; see `ui.application`."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(["consent-desk"])
    application.setApplicationName("Consent Desk")
    application.setDesktopFileName("consent-desk")
    application.setQuitOnLastWindowClosed(False)
    instance = SingleInstance(folder, application)
    if not instance.claim():
        return 0
    state = WindowState(window_file())
    texts = Texts(lang or state.speaks())
    translate_qt(application, texts.lang)
    crashes = Crashes(crash_folder(), state, instance.name)
    crashes.watch()
    garbage = GarbageCollector(application)
    session = Session(application, state, crashes, folder, outset, texts)
    try:
        if discard is not None:
            session.mark_as_example()
        instance.raised.connect(session.window.come_forward)
        session.window.filled.connect(garbage.settle)
        session.begin()
        return application.exec()
    finally:
        garbage.stop()
        crashes.stop()
        session.let_go()
        if discard is not None:
            with suppress(OSError):  # nobody can read what is left; the next example deletes it
                discard(folder)
        instance.release()


def translate_qt(application: QApplication, lang: Language) -> None:
    """Qt's own buttons and menus in our language; English is what Qt says itself."""
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if lang != "en" and translator.load(f"qtbase_{lang}", folder):
        application.installTranslator(translator)


class Session:
    """The window with everything round it."""

    def __init__(
        self,
        application: QApplication,
        state: WindowState,
        crashes: Crashes,
        folder: Path,
        outset: "Outset",
        texts: Texts,
        ask: Ask = agreed,
    ) -> None:
        self._application = application
        self._crashes = crashes
        self._texts = texts
        self._folder = folder
        self._outset = outset
        self._ask = ask
        self._vault: Vault | None = None
        self._is_example = False
        self._places = PLACES
        self._theme = Theme(application, state.theme, state.keep_theme)
        self._language = LanguageChoice(state.language, state.keep_language)
        self._runner = JobRunner(self.tell_failure)
        self.window = MainWindow(texts, self._theme, state, self._places, self._runner)
        self._opening = Opening(
            folder, outset.open_vault, self.window, self._runner, texts, outset.recover_key, ask
        )
        self._tray = self._make_tray()
        self._connect()

    def _connect(self) -> None:
        self.window.closed.connect(self._application.quit)
        self.window.example_asked.connect(self._show_example)
        self._opening.opened.connect(self._on_opened)
        self._opening.absent.connect(lambda: self._run_first(None))
        self._opening.unfinished.connect(self._run_first)
        self._runner.changed.connect(self._on_jobs_changed)
        self._crashes.tell_through(self.tell_failure)

    def begin(self) -> None:
        """Show the window, and only then open the register."""
        self.window.show()
        if self._crashes.untold():
            self.window.notice.say(
                self._texts(
                    "Consent Desk stopped unexpectedly last time. What was cleared is in order."
                    " There is a report without names or photos."
                ),
                self._texts("Open the folder"),
                self.open_reports,
            )
        self._opening.begin()

    def tell_failure(self, error: BaseException) -> None:
        """Show a failure; a bug is reported as well."""
        from ui.dialogs.error_dialog import ErrorDialog

        if not isinstance(error, KnownError):
            self._crashes.note(error)
        ErrorDialog(error, self._texts, self.open_reports, self.window).exec()

    def open_reports(self) -> None:
        """Open the folder with crash reports."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._crashes.folder)))

    def mark_as_example(self) -> None:
        """Say above every page that this is the example, and how it is left."""
        from ui.widgets.example_banner import ExampleBanner

        self._is_example = True
        banner = ExampleBanner(self._texts)
        banner.left.connect(self.window.close)
        self.window.mark_as_example(banner)

    def let_go(self) -> None:
        """Let go of the register's file."""
        if self._vault is not None:
            self._vault.register.close()

    def _run_first(self, vault: "Vault | None") -> None:
        """See the first run through, from the beginning or from where it was left."""
        from ui.models.first_run_desk import FirstRunDesk
        from ui.pages.first_run.first_run_page import FirstRunPage

        self._vault = vault
        desk = FirstRunDesk(self._folder, self._outset, vault)
        page = FirstRunPage(self._texts, desk, self._runner, self._ask)

        def on_over(school: "School") -> None:
            self._on_opened(desk.vault, school)

        page.over.connect(on_over)
        page.left.connect(self.window.close)
        page.example_asked.connect(self._show_example)
        self.window.show_before(page)
        if vault is not None:
            page.resume()

    def _show_example(self) -> None:
        show_example(self._folder, self._texts.lang)

    def _on_opened(self, vault: "Vault", school: "School") -> None:
        self._vault = vault
        built = frozenset(place.key for place in self._places)
        desk = Desk(
            vault,
            school,
            self._outset.draw,
            self._texts,
            self._theme,
            self._runner,
            built,
            self._is_example,
            self._language,
        )
        self.window.open_desk(desk)

    def _make_tray(self) -> Tray | None:
        self._application.setWindowIcon(QIcon(str(ICON)))
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return None
        tray = Tray(self._application.windowIcon(), self._texts, self.window)
        tray.opened.connect(self.window.come_forward)
        tray.quitting.connect(self._on_quitting)
        tray.show()
        self.window.can_hide = True
        self.window.hidden.connect(tray.say_hidden)
        return tray

    def _on_quitting(self) -> None:
        self.window.come_forward()
        self.window.close()

    def _on_jobs_changed(self) -> None:
        if self._tray and self.window.isHidden() and not self._runner.waited_for:
            self._tray.say_done()
