"""The window: what somebody meets who starts it, goes about in it, and closes it."""

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from consent_desk.errors import (
    KeyMissing,
    PassphraseNeeded,
    RecoveryCodeWrong,
    VaultBusy,
    VaultMissing,
)
from consent_desk.messages import Texts
from consent_desk.ports import AskPassphrase, Vault
from tests.school import answer
from tests.screenshots.stage import Stage
from ui import application
from ui.dialogs.closing_dialog import Closing, ClosingDialog
from ui.dialogs.dialog import Dialog
from ui.dialogs.question_dialog import QuestionDialog
from ui.dialogs.recover_dialog import RecoverDialog
from ui.jobs import Job, JobRunner
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.pages.page import Page
from ui.places import Place
from ui.state import WindowState
from ui.widgets.rail import Rail


class FakePage(Page):
    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.shown = 0
        self.taken: list[list[Path]] = []

    def on_shown(self) -> None:
        self.shown += 1

    def take_files(self, paths: list[Path]) -> None:
        self.taken.append(paths)


def texts_in(widget: QWidget) -> str:
    QApplication.processEvents()  # a layout shows what was added to it when it gets its turn
    labels = (label for label in widget.findChildren(QLabel) if not label.isHidden())
    return " ".join(label.text() for label in labels)


def fake_places(*keys: str) -> tuple[list[Place], dict[str, FakePage]]:
    pages = {key: FakePage(key) for key in keys}
    return [Place(key, key, "camera", lambda _, k=key: pages[k]) for key in keys], pages


def in_front(qtbot: QtBot, window: QWidget) -> None:
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


def raising(error: BaseException) -> None:
    raise error


def test_the_window_says_whose_register_it_is_and_what_waits(
    stage: Stage, school: Vault, qtbot: QtBot
) -> None:
    answer(school)
    window = stage.window_on(school)
    qtbot.addWidget(window)
    window.show()
    assert "De Klimop 2026-2027" in texts_in(window)
    assert "formulieren nog niet terug" in texts_in(window)
    assert "De Klimop" in window.windowTitle()


def test_pages_open_by_the_rail_by_keyboard_and_from_each_other(
    stage: Stage, school: Vault, qtbot: QtBot
) -> None:
    places, pages = fake_places("today", "photos", "consent")
    window = stage.window_on(school, places)
    qtbot.addWidget(window)
    in_front(qtbot, window)
    assert window.page is pages["today"]
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.page is pages["photos"]
    pages["photos"].go.emit("consent")
    assert window.page is pages["consent"]
    assert [page.shown for page in pages.values()] == [1, 1, 1]


def test_photos_dropped_on_today_are_handed_to_the_photos_page(
    stage: Stage, school: Vault, qtbot: QtBot
) -> None:
    places, pages = fake_places("today", "photos")
    window = stage.window_on(school, places)
    qtbot.addWidget(window)
    pages["today"].files_dropped.emit([Path("a.jpg"), Path("map")])
    assert window.page is pages["photos"]
    assert pages["photos"].taken == [[Path("a.jpg"), Path("map")]]


def test_a_page_that_is_not_built_is_not_in_the_rail(
    stage: Stage, school: Vault, qtbot: QtBot
) -> None:
    from ui.places import PLACES

    window = stage.window_on(school)
    qtbot.addWidget(window)
    rail = window.findChild(Rail)
    assert rail is not None
    names = (button.accessibleName() for button in rail.findChildren(QToolButton))
    entries = [name for name in names if name]
    assert entries == [*(stage.texts(place.word) for place in PLACES), "Beeld en hulp"]


def opened(
    stage: Stage,
    qtbot: QtBot,
    open_vault: object,
    runner: JobRunner | None = None,
    recover: Callable[[Path, str], None] | None = None,
    ask: Callable[[Dialog], bool] = lambda _: False,
) -> tuple[MainWindow, Opening]:
    runner = runner or stage.runner(lambda _: None)
    window = stage.window(runner=runner)
    qtbot.addWidget(window)
    opening = Opening(
        stage.folder / "vault",
        open_vault,
        window,
        runner,
        stage.texts,
        recover or (lambda *_: None),
        ask,
    )  # pyright: ignore
    window.show()
    opening.begin()
    return window, opening


def test_without_a_register_the_first_run_begins(stage: Stage, qtbot: QtBot) -> None:
    asked: list[bool] = []

    def open_vault(folder: Path, ask: AskPassphrase) -> Vault:
        raise VaultMissing(folder=folder)

    _, opening = opened(stage, qtbot, open_vault)
    opening.absent.connect(lambda: asked.append(True))
    opening.begin()
    assert asked == [True]


def test_a_register_that_cannot_be_opened_can_be_tried_again(
    stage: Stage, school: Vault, qtbot: QtBot
) -> None:
    answers: list[Vault | Exception] = [VaultBusy(), school]

    def open_vault(folder: Path, ask: AskPassphrase) -> Vault:
        given = answers.pop(0)
        if isinstance(given, Exception):
            raise given
        return given

    window, opening = opened(stage, qtbot, open_vault)
    got: list[object] = []
    opening.opened.connect(lambda vault, _: got.append(vault))
    assert "Er is niets veranderd" in texts_in(window)
    window.start_page.again.emit()
    assert got == [school]


def test_the_window_is_there_before_the_register_is_open(
    stage: Stage, school: Vault, qtbot: QtBot
) -> None:
    go_on = threading.Event()

    def open_vault(folder: Path, ask: AskPassphrase) -> Vault:
        assert go_on.wait(10)
        return school

    window, opening = opened(stage, qtbot, open_vault, JobRunner(raising))
    assert "wordt geopend" in texts_in(window)
    with qtbot.waitSignal(opening.opened, timeout=5000):
        go_on.set()


def test_a_wrong_passphrase_is_asked_for_again_and_giving_up_is_no_crash(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from consent_desk.errors import PassphraseWrong
    from ui.dialogs import passphrase_dialog

    typed: list[str | None] = ["fout", None]
    said_wrong: list[bool] = []

    class Dialog(passphrase_dialog.PassphraseDialog):
        def __init__(self, texts: Texts, *, was_wrong: bool, parent: QWidget) -> None:
            super().__init__(texts, was_wrong=was_wrong, parent=parent)
            said_wrong.append(was_wrong)

        def exec(self) -> int:
            given = typed.pop(0)
            self.field.setText(given or "")
            return given is not None

    def open_vault(folder: Path, ask: AskPassphrase) -> Vault:
        if ask() is None:
            raise PassphraseNeeded
        raise PassphraseWrong

    monkeypatch.setattr(passphrase_dialog, "PassphraseDialog", Dialog)
    runner = JobRunner(raising)
    window, _ = opened(stage, qtbot, open_vault, runner)
    qtbot.waitUntil(lambda: "blijft op slot" in texts_in(window), timeout=5000)
    assert said_wrong == [False, True]


def test_the_key_of_a_recovery_sheet_opens_a_register_of_another_computer(
    stage: Stage, school: Vault, qtbot: QtBot
) -> None:
    keys: list[str] = []
    typed = ["FOUT", "GOED"]
    told: list[str] = []

    def open_vault(folder: Path, ask: AskPassphrase) -> Vault:
        if "GOED" not in keys:
            raise KeyMissing
        return school

    def recover(_: Path, key: str) -> None:
        keys.append(key)
        if key != "GOED":
            raise RecoveryCodeWrong

    def ask(dialog: Dialog) -> bool:
        assert isinstance(dialog, RecoverDialog)
        told.append(texts_in(dialog))
        dialog.field.setText(typed.pop(0))
        return True

    window, opening = opened(stage, qtbot, open_vault, None, recover, ask)
    got: list[object] = []
    opening.opened.connect(lambda vault, _: got.append(vault))
    assert not window.start_page.recover.isHidden()
    window.start_page.recover.click()
    assert keys == ["FOUT", "GOED"]
    assert "niet de sleutel" in told[1]
    assert got == [school]


def test_only_a_missing_key_asks_for_the_recovery_sheet(stage: Stage, qtbot: QtBot) -> None:
    def open_vault(folder: Path, ask: AskPassphrase) -> Vault:
        raise VaultBusy

    window, _ = opened(stage, qtbot, open_vault)
    assert window.start_page.recover.isHidden()


def closing(
    stage: Stage, qtbot: QtBot, answer_: Closing
) -> tuple[MainWindow, JobRunner, list[ClosingDialog]]:
    asked: list[ClosingDialog] = []

    def ask(dialog: ClosingDialog) -> Closing:
        asked.append(dialog)
        return answer_

    runner = JobRunner(raising)
    state = WindowState(stage.folder / "window.ini")
    window = MainWindow(stage.texts, stage.theme, state, [], runner, ask)
    qtbot.addWidget(window)
    window.show()
    return window, runner, asked


def endless(job: Job[int]) -> int:
    while True:
        job.stop_if_asked()
        threading.Event().wait(0.01)


def test_closing_asks_nothing_when_nothing_runs(stage: Stage, qtbot: QtBot) -> None:
    window, _, asked = closing(stage, qtbot, Closing.STAY)
    with qtbot.waitSignal(window.closed, timeout=1000):
        assert window.close()
    assert asked == []


@pytest.mark.parametrize("chosen", list(Closing))
def test_closing_while_something_runs_asks_first(
    stage: Stage, qtbot: QtBot, chosen: Closing
) -> None:
    window, runner, asked = closing(stage, qtbot, chosen)
    job = runner.run(Job(endless, "Foto's bekijken"))
    closed = window.close()
    assert len(asked) == 1
    assert "Foto's bekijken" in texts_in(asked[0])
    assert closed == (chosen is Closing.STOP)
    assert window.isVisible() == (chosen is Closing.STAY)
    if chosen is not Closing.STOP:
        assert runner.running == [job]
        with qtbot.waitSignal(job.finished, timeout=5000):
            job.cancel()


def test_long_work_shows_how_far_it_is_and_can_be_stopped(stage: Stage, qtbot: QtBot) -> None:
    def work(job: Job[int]) -> int:
        job.report(3, 20, "IMG_3.jpg")
        return endless(job)

    window, runner, _ = closing(stage, qtbot, Closing.STAY)
    job = Job(work, "Foto's bekijken")
    runner.run(job)
    qtbot.waitUntil(lambda: "3 van 20" in texts_in(window), timeout=5000)
    stop = next(b for b in window.findChildren(QWidget) if b.accessibleName() == "Stoppen")
    with qtbot.waitSignal(job.cancelled, timeout=5000):
        qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)


def test_the_window_comes_back_at_its_last_size(stage: Stage, qtbot: QtBot) -> None:
    first = stage.window()
    qtbot.addWidget(first)
    first.resize(1280, 750)
    first.show()
    first.close()
    again = stage.window()
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (1280, 750)
    kept = (stage.folder / "window.ini").read_text(encoding="utf-8")
    assert "Klimop" not in kept


def test_the_window_fits_a_small_screen(stage: Stage, qtbot: QtBot) -> None:
    window = stage.window()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    assert (window.width(), window.height()) == (1280, 720)
    assert window.minimumSizeHint().width() <= 1280
    assert window.minimumSizeHint().height() <= 720


def test_f1_shows_the_keys_of_the_page_as_well(
    stage: Stage, school: Vault, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.dialogs.shortcuts_dialog import ShortcutsDialog

    class Keyed(FakePage):
        def shortcuts(self) -> list[tuple[str, str]]:
            return [("Z", "deze pagina")]

    shown: list[str] = []
    monkeypatch.setattr(ShortcutsDialog, "exec", lambda self: shown.append(texts_in(self)))
    window = stage.window_on(school, [Place("today", "Today", "camera", lambda _: Keyed("x"))])
    qtbot.addWidget(window)
    in_front(qtbot, window)
    qtbot.keyClick(window, QKeySequence(QKeySequence.StandardKey.HelpContents)[0].key())
    assert len(shown) == 1
    assert "deze pagina" in shown[0]


def test_a_badge_in_the_rail_says_what_cannot_wait(
    stage: Stage, school: Vault, qtbot: QtBot
) -> None:
    places, pages = fake_places("today", "clean_up")
    window = stage.window_on(school, places)
    qtbot.addWidget(window)
    window.show()
    pages["today"].waiting_at.emit("clean_up", 2, "2 te laat")
    badge = next(label for label in window.findChildren(QLabel) if label.text() == "2")
    entry = next(w for w in window.findChildren(QWidget) if w.accessibleName() == "clean_up")
    assert badge.isVisible()
    assert entry.accessibleDescription() == "2 te laat"
    pages["today"].waiting_at.emit("clean_up", 0, "")
    assert not badge.isVisible()


def test_without_a_screen_there_is_a_sentence_and_no_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    if sys.platform.startswith("linux"):
        assert application.start_window(tmp_path, raising, "nl") == 2  # pyright: ignore
        assert "geen scherm" in capsys.readouterr().err


def test_the_program_starts_a_real_window_that_closes_without_a_crash(school: Vault) -> None:
    # cv2 is loaded before Qt here, as it may be in the program: its Qt 5 must not get in the way.
    code = (
        "import sys\n"
        "from consent_desk.media.opencv import cv2\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from consent_desk.__main__ import main\n"
        "app = QApplication(['x'])\n"
        "def look():\n"
        "    for window in app.topLevelWidgets():\n"
        "        if window.windowTitle().endswith('2026-2027'):\n"
        "            window.close()\n"
        "timer = QTimer()\n"
        "timer.timeout.connect(look)\n"
        "timer.start(100)\n"
        "sys.exit(main([]))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_the_window_is_made_without_loading_what_it_does_not_show() -> None:
    code = (
        "import sys\n"
        "import consent_desk.__main__, ui.session\n"
        "heavy = {'numpy', 'cv2', 'dlib', 'PIL', 'pydantic', 'sqlalchemy', 'alembic', 'keyring',\n"
        "         'cryptography', 'reportlab', 'qtpy'}\n"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


def test_a_page_can_keep_what_was_typed_before_the_window_closes(
    stage: Stage, qtbot: QtBot
) -> None:
    kept: list[str] = []

    class Typed(Page):
        def on_closing(self) -> None:
            kept.append("text")

    place = Place("typed", "Typed", "image", lambda _: Typed("Typed"))
    window = stage.window_on(stage.school(), [place])
    qtbot.addWidget(window)
    window.show()
    window.close()
    assert kept == ["text"]


@pytest.mark.parametrize("may_be_lost", [True, False])
def test_the_window_does_not_close_over_what_could_not_be_kept_without_a_word(
    stage: Stage, qtbot: QtBot, may_be_lost: bool
) -> None:
    asked: list[str] = []

    class Typed(Page):
        def unkept(self) -> str:
            return "The form of somebody."

    def ask(question: QuestionDialog) -> bool:
        asked.append(" ".join(each.text() for each in question.findChildren(QLabel)))
        return may_be_lost

    places = [
        Place("first", "First", "image", lambda _: Page("First")),
        Place("typed", "Typed", "image", lambda _: Typed("Typed")),
    ]
    window = stage.window_on(stage.school(), places)
    window._ask_losing = ask  # pyright: ignore[reportPrivateUsage]
    qtbot.addWidget(window)
    window.show()
    window.close()
    assert "The form of somebody." in asked[0] and len(asked) == 1
    assert window.isVisible() is not may_be_lost
    assert may_be_lost or (window.page is not None and window.page.title.text() == "Typed")
