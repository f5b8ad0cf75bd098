"""From an empty machine to the window with its pupils, over the real services."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from consent_desk import bootstrap
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import (
    FolderUnusable,
    SheetNotMade,
    VaultDamaged,
    VaultExists,
    VaultMissing,
)
from consent_desk.example import discard_example, open_example
from consent_desk.messages import Texts
from consent_desk.ports import AskPassphrase, Outset, Vault
from consent_desk.services.first_run import (
    FirstRun,
    Step,
    put_sheet_away,
    save_sheet,
    see_first_run,
)
from consent_desk.services.see_register import see_register
from consent_desk.services.verify_audit import verify_audit
from db.register import SqlRegister
from reports.draw import draw
from ui.crashes import Crashes
from ui.pages.first_run.first_run_page import FirstRunPage
from ui.session import Session
from ui.state import WindowState

SCHOOL, YEAR = "De Klimop", SchoolYear(2026)


def open_for_window(folder: Path, ask: AskPassphrase | None = None) -> Vault:
    return bootstrap.open_vault(folder, ask or (lambda: None), for_window=True)


def make_for_window(
    folder: Path, school: str, year: SchoolYear, ask: AskPassphrase | None = None
) -> Vault:
    return bootstrap.make_vault(folder, school, year, ask or (lambda: None), for_window=True)


OUTSET = Outset(open_for_window, make_for_window, bootstrap.key_place, draw, bootstrap.recover_key)


class Started:
    """A start of the program: the session with its window, until it is closed."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, work: Path) -> None:
        self._qtbot = qtbot
        state = WindowState(work / "window.ini")
        self.session = Session(
            qapp, state, Crashes(work / "crashes", state, "flow"), work / "vault", OUTSET,
            Texts("nl"), lambda _: True,
        )  # fmt: skip
        window = self.session.window
        qtbot.addWidget(window)
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.session.begin()
        qtbot.waitUntil(lambda: window.page is not None, timeout=20_000)

    @property
    def page(self) -> FirstRunPage:
        page = self.session.window.page
        assert isinstance(page, FirstRunPage)
        return page

    def until(self, so: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(so, timeout=20_000)

    def next(self, then: str) -> None:
        """Press the primary button, once it can be, and wait for the next step."""
        self.until(self.page.go_on.isEnabled)
        self.page.go_on.click()
        self.until(lambda: self.page.panel is getattr(self.page, then))

    def close(self) -> None:
        self.session.window.close()
        self.session.let_go()


@pytest.fixture
def start(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Started]]:
    out = str(tmp_path / "herstelblad.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (out, ""))
    started: list[Started] = []

    def start() -> Started:
        started.append(Started(qtbot, qapp, tmp_path))
        return started[-1]

    yield start
    for each in started:
        with suppress(RuntimeError):  # its window was closed and is gone
            each.close()


def test_a_school_begins_is_left_in_the_middle_and_opens_with_its_pupils(
    start: Callable[[], Started], edexml_folder: Path, tmp_path: Path
) -> None:
    first = start()
    assert first.page.panel is first.page.welcome
    first.next("school")
    first.page.school.name.setText(SCHOOL)
    first.page.school.year.setCurrentIndex(0)
    first.next("key")
    first.next("sheet")
    first.page.sheet.save.click()
    first.until(first.page.sheet.away.isEnabled)
    assert (tmp_path / "herstelblad.pdf").read_bytes().startswith(b"%PDF")
    first.page.sheet.away.setChecked(True)
    first.next("name")
    first.page.name.name.setText("Anke van de administratie")
    first.close()

    again = start()
    again.until(lambda: again.page.panel is again.page.name)
    again.page.name.name.setText("Anke van de administratie")
    again.next("pupils")
    again.page.bring(edexml_folder / "2.1" / "EDEXML.Voorbeeld.2.1.xml")
    again.until(again.page.pupils.may_go_on)
    again.close()

    last = start()
    last.until(lambda: last.page.panel is last.page.ready)
    last.page.go_on.click()
    last.until(lambda: SCHOOL in last.session.window.windowTitle())
    last.close()

    vault = open_for_window(tmp_path / "vault")
    assert vault.actor.name == "Anke van de administratie"
    assert len(see_register(vault).rows) > 0
    assert see_first_run(vault).is_over
    assert verify_audit(vault).whole


def test_the_window_goes_straight_to_its_pages_once_the_first_run_is_over(
    school: Vault, start: Callable[[], Started]
) -> None:
    """Also in a register that was made on the command line."""
    started = start()
    started.until(lambda: SCHOOL in started.session.window.windowTitle())


CUTS = {
    "a-place": "_new_key",
    "its-key": "_register",
    "a-file": "found",
    "a-school": "_actor",
}


@pytest.mark.parametrize("cut", CUTS, ids=[f"after-{name}" for name in CUTS])
def test_a_start_that_is_killed_is_begun_again_or_goes_on_and_is_never_half(
    cut: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def kill(*_: object, **__: object) -> None:
        raise Killed

    folder = tmp_path / "new"
    with monkeypatch.context() as patched:
        patched.setattr(SqlRegister if cut == "a-file" else bootstrap, CUTS[cut], kill)
        with pytest.raises(Killed):
            make_for_window(folder, SCHOOL, YEAR)
    if cut == "a-school":
        vault = open_for_window(folder)
    else:
        with pytest.raises(VaultMissing):
            open_for_window(folder)
        vault = make_for_window(folder, SCHOOL, YEAR)
    begun = see_first_run(vault)
    assert isinstance(begun, FirstRun)
    assert (begun.school.name, begun.school.year) == (SCHOOL, YEAR)
    assert not begun.is_over
    assert begun.next_step is Step.SHEET
    with pytest.raises(VaultExists):
        make_for_window(folder, SCHOOL, YEAR)


def test_no_new_register_is_made_where_the_file_of_one_is_lost(school: Vault) -> None:
    (school.folder / "register.db").unlink()
    with pytest.raises(VaultDamaged):
        open_for_window(school.folder)
    with pytest.raises(VaultDamaged):
        make_for_window(school.folder, SCHOOL, YEAR)


def test_a_sheet_that_was_never_made_is_not_put_away(school: Vault) -> None:
    with pytest.raises(SheetNotMade):
        put_sheet_away(school)


def test_a_sheet_that_could_not_be_written_is_not_said_to_be_saved(
    school: Vault, tmp_path: Path
) -> None:
    with pytest.raises(FolderUnusable):
        save_sheet(school, tmp_path / "not there" / "sheet.pdf", "nl", draw)
    assert not see_first_run(school).sheet_made
    with pytest.raises(SheetNotMade):
        put_sheet_away(school)
    save_sheet(school, tmp_path / "sheet.pdf", "nl", draw)
    put_sheet_away(school)
    assert see_first_run(school).sheet_put_away


def test_the_example_is_full_leaves_the_register_alone_and_is_thrown_away(
    school: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(bootstrap.PASSPHRASE_VARIABLE)
    before = {file: file.read_bytes() for file in school.folder.rglob("*") if file.is_file()}
    folder = tmp_path / "vault-example"
    example = open_example(folder)
    sheet = see_register(example)
    assert sheet.school.name == "De Voorbeeldschool"
    assert len(sheet.rows) == 24
    assert len({reason for row in sheet.rows for reason in row.reasons}) == 4
    assert see_first_run(example).is_over
    assert verify_audit(example).whole
    assert {file: file.read_bytes() for file in before} == before
    discard_example(folder)
    assert not folder.exists()


def test_an_example_left_by_a_crash_makes_room_for_the_next_and_nothing_else_is_deleted(
    school: Vault, tmp_path: Path
) -> None:
    open_example(tmp_path / "e").register.close()
    assert len(see_register(open_example(tmp_path / "e")).rows) == 24
    with pytest.raises(VaultExists):
        discard_example(school.folder)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("x")
    with pytest.raises(VaultExists):
        open_example(tmp_path / "mine")
    assert (tmp_path / "mine" / "letter.txt").exists()


@pytest.mark.parametrize("deleted", range(6))
def test_an_example_that_was_half_deleted_can_be_deleted_still(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deleted: int
) -> None:
    folder = tmp_path / "e"
    (folder / "work").mkdir(parents=True)
    for name in ("vault.json", "register.db", "key.json", "work/1"):
        (folder / name).write_text('{"vault_id": "1", "key": "example"}')
    left = iter(range(deleted))

    def until_killed[**A](delete: Callable[A, None]) -> Callable[A, None]:
        def tried(*args: A.args, **named: A.kwargs) -> None:
            if next(left, None) is None:
                raise PermissionError
            delete(*args, **named)

        return tried

    with monkeypatch.context() as killed:
        killed.setattr("os.unlink", until_killed(os.unlink))
        killed.setattr("os.rmdir", until_killed(os.rmdir))
        with pytest.raises(PermissionError):
            discard_example(folder)
    discard_example(folder)
    assert not folder.exists()


def test_an_example_whose_making_was_cut_off_at_once_makes_room_for_the_next(
    tmp_path: Path,
) -> None:
    (tmp_path / "vault.json.new").write_text("{")
    discard_example(tmp_path)
    assert not tmp_path.exists()


def test_the_window_of_the_example_leaves_nothing_when_it_is_closed(tmp_path: Path) -> None:
    code = (
        "import os, sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication, QLabel\n"
        "from consent_desk.__main__ import main\n"
        "app = QApplication(['x'])\n"
        "def look():\n"
        "    for window in app.topLevelWidgets():\n"
        "        if 'De Voorbeeldschool' in window.windowTitle():\n"
        "            told = ' '.join(each.text() for each in window.findChildren(QLabel))\n"
        "            there = os.path.isdir(sys.argv[1] + '/vault-example')\n"
        "            print('verzonnen' in told, there)\n"
        "            window.close()\n"
        "timer = QTimer()\n"
        "timer.timeout.connect(look)\n"
        "timer.start(100)\n"
        "sys.exit(main(['--example', '--vault', sys.argv[1] + '/vault']))\n"
    )
    words = [sys.executable, "-c", code, str(tmp_path)]
    environment = {
        each: value for each, value in os.environ.items() if each != bootstrap.PASSPHRASE_VARIABLE
    }
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, env=environment)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("True True")
    assert list(tmp_path.glob("vault*")) == []
