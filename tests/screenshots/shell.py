"""States of the window itself and of its dialogs."""

from PySide6.QtWidgets import QMenu, QWidget

from consent_desk.errors import KeyMissing, PictureUnreadable, RecoveryCodeWrong, VaultBusy
from tests.screenshots.stage import Stage, State
from ui.dialogs.about_dialog import AboutDialog
from ui.dialogs.closing_dialog import ClosingDialog
from ui.dialogs.error_dialog import ErrorDialog
from ui.dialogs.passphrase_dialog import PassphraseDialog
from ui.dialogs.recover_dialog import RecoverDialog
from ui.how import How
from ui.view_menu import ViewMenu


def _opening(stage: Stage) -> QWidget:
    window = stage.window()
    window.start_page.say_opening()
    return window


def _busy(stage: Stage) -> QWidget:
    window = stage.window()
    window.start_page.say_problem(VaultBusy())
    return window


def _key_missing(stage: Stage) -> QWidget:
    window = stage.window()
    window.start_page.say_problem(KeyMissing())
    return window


def _crashed(stage: Stage) -> QWidget:
    window = stage.window_on(stage.school())
    window.notice.say(
        stage.texts(
            "Consent Desk stopped unexpectedly last time. What was cleared is in order."
            " There is a report without names or photos."
        ),
        stage.texts("Open the folder"),
        lambda: None,
    )
    return window


def _menu(stage: Stage) -> QWidget:
    menu = QMenu()
    ViewMenu(stage.texts, stage.theme, menu).fill(menu)
    return menu


def _shortcuts(stage: Stage) -> QWidget:
    window = stage.window_on(stage.school())
    return ViewMenu(stage.texts, stage.theme, window).shortcuts(window.page)


def _closing(stage: Stage) -> QWidget:
    return ClosingDialog(stage.texts, [stage.texts("Reading the list of pupils")], can_hide=True)


def _how(stage: Stage) -> QWidget:
    window = stage.window()
    return How(stage.texts, stage.theme, window).dialog("consent")


STATES = (
    State("opening", _opening),
    State("register-busy", _busy),
    State("key-missing", _key_missing),
    State("recover", lambda s: RecoverDialog(s.texts)),
    State("recover-wrong", lambda s: RecoverDialog(s.texts, s.texts.sentence(RecoveryCodeWrong()))),
    State("told-of-crash", _crashed),
    State("menu", _menu),
    State("shortcuts", _shortcuts),
    State("how", _how),
    State("about", lambda stage: AboutDialog(stage.texts)),
    State("closing", _closing),
    State("passphrase", lambda s: PassphraseDialog(s.texts, was_wrong=False)),
    State("passphrase-wrong", lambda s: PassphraseDialog(s.texts, was_wrong=True)),
    State("error-known", lambda s: ErrorDialog(PictureUnreadable(file="IMG_2041.jpg"), s.texts)),
    State("error-bug", lambda s: ErrorDialog(ValueError("x"), s.texts, lambda: None)),
)
