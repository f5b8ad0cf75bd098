"""What all tests share: pictures, a school to work in, and what a skipped test means."""

import gc
import os
from collections.abc import Generator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings

from consent_desk import bootstrap
from consent_desk.ports import Vault
from consent_desk.security.passphrase_keys import Effort, PassphraseKeys
from tests.places import EDEXML, EVAL
from tests.school import copied_school

NO_SKIPS = "CONSENT_DESK_NO_SKIPS"
NO_PICTURES = "the pictures for measuring"
NO_EXAMPLES = "the published examples of EDEXML"

HERE = Path(__file__).parent
WINDOWS = frozenset({HERE / "ui", HERE / "test_self_test.py"})
"""Where windows are shown, also by programs that are started."""

_WINDOW = "window"
FOLDERS = {NO_PICTURES: EVAL, NO_EXAMPLES: EDEXML}

# Machines are noisy: an example that takes long is no failure.
settings.register_profile("test", max_examples=100, deadline=None)
settings.register_profile("soak", max_examples=5000, deadline=None)
settings.load_profile("soak" if os.environ.get("CONSENT_DESK_SOAK") else "test")


@pytest.fixture(scope="session")
def eval_folder() -> Path:
    """The pictures for measuring, which only the makers have."""
    if not EVAL.is_dir():
        pytest.skip(f"{NO_PICTURES} are not on this machine")
    return EVAL


@pytest.fixture(scope="session")
def edexml_folder() -> Path:
    """The published examples of EDEXML, which only the makers have."""
    if not EDEXML.is_dir():
        pytest.skip(f"{NO_EXAMPLES} are not on this machine")
    return EDEXML


@pytest.fixture(autouse=True)
def _a_machine_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test touches the keyring, the vault or the crash reports of whoever runs it."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.setenv("CONSENT_DESK_PASSPHRASE", "een zin voor de proef")
    monkeypatch.setenv("CONSENT_DESK_VAULT", str(tmp_path / "vault"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture(autouse=True)
def _a_passphrase_opens_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """New vaults are made for tests that open them hundreds of times: with the least effort."""
    least = Effort(memory_kib=8 * 1024, passes=1, lanes=1)
    monkeypatch.setattr(bootstrap, "PassphraseKeys", partial(PassphraseKeys, effort=least))


@pytest.fixture
def school(tmp_path: Path) -> Vault:
    """A vault with a small school in it; see `tests.school`."""
    return copied_school(tmp_path / "vault")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Processes share the tests by file; windows stay in one, for only one has the focus."""
    for item in items:
        shown = not WINDOWS.isdisjoint({item.path, *item.path.parents})
        shown = shown or "qapp" in getattr(item, "fixturenames", ())
        item.add_marker(pytest.mark.xdist_group(_WINDOW if shown else item.path.as_posix()))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(
    item: pytest.Item, nextitem: pytest.Item | None
) -> Generator[None, bool | None, bool | None]:
    """What is left of windows goes on their own thread, as in the program (`ui.garbage`).

    The thread on which a process of the tests hears of its next ones would collect it as well.
    """
    if not _is_of_windows(item):
        return (yield)
    gc.disable()
    done = yield
    _let_windows_go()
    gc.collect(1)
    if nextitem is None or nextitem.path != item.path:
        gc.collect()
    if nextitem is None or not _is_of_windows(nextitem):
        gc.enable()
    return done


def _let_windows_go() -> None:
    """Windows that were closed are deleted by an event loop, and here is none between two tests."""
    from PySide6.QtCore import QCoreApplication, QEvent

    if (application := QCoreApplication.instance()) is not None:
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _is_of_windows(item: pytest.Item) -> bool:
    return any(mark.args == (_WINDOW,) for mark in item.iter_markers("xdist_group"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for report in _unwelcome(terminalreporter):
        terminalreporter.write_line(f"skipped, and must not be here: {report.nodeid}", red=True)


def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and _unwelcome(reporter):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _unwelcome(reporter: pytest.TerminalReporter) -> list[pytest.TestReport]:
    """Skipped tests where nothing may be skipped; a folder that is not there is an excuse."""
    if not os.environ.get(NO_SKIPS):
        return []
    skipped: list[pytest.TestReport] = reporter.stats.get("skipped", [])
    absent = [words for words, folder in FOLDERS.items() if not folder.is_dir()]
    return [r for r in skipped if not any(words in str(r.longrepr) for words in absent)]
