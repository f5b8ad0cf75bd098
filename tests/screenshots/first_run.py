"""States of the first run, and of the window of the example school."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QMainWindow, QWidget

from consent_desk.errors import KeyringDenied, VaultInSharedFolder
from consent_desk.ports import KeyPlace
from tests.screenshots.stage import Stage, State
from tests.ui.fake_first_run import NEW, FakeFirstRun
from ui.pages.first_run.first_run_page import FirstRunPage
from ui.widgets.example_banner import ExampleBanner

_AWAY = replace(NEW, sheet_made=True, sheet_put_away=True)
_NAMED = replace(_AWAY, is_named=True, administrator="Anke")
_FILLED = replace(_NAMED, pupils=214, groups=9)


def _window(stage: Stage, desk: FakeFirstRun) -> QMainWindow:
    window = stage.window()
    page = FirstRunPage(
        stage.texts,
        desk,  # type: ignore[arg-type]
        stage.runner(),
        lambda _: True,
        lambda _, name: Path(f"{name}.pdf"),
    )
    window.show_before(page)
    return window


def _page(widget: QWidget) -> FirstRunPage:
    page = widget.page if isinstance(widget, QMainWindow) else None  # type: ignore[attr-defined]
    assert isinstance(page, FirstRunPage)
    return page


def _begun(widget: QWidget) -> None:
    _page(widget).go_on.click()


def _at_key(widget: QWidget) -> None:
    page = _page(widget)
    page.go_on.click()
    page.school.name.setText("De Klimop")
    page.go_on.click()


def _passphrases_differ(widget: QWidget) -> None:
    _at_key(widget)
    page = _page(widget)
    page.key.first.setText("drie rode fietsen vliegen")
    page.key.again.setText("drie rode feitsen")


def _refused(widget: QWidget) -> None:
    _at_key(widget)
    _page(widget).go_on.click()


def _resumed(widget: QWidget) -> None:
    _page(widget).resume()


def _saved(widget: QWidget) -> None:
    _resumed(widget)
    page = _page(widget)
    page.sheet.save.click()
    page.sheet.away.setChecked(True)


def _ready(widget: QWidget) -> None:
    _resumed(widget)
    _page(widget).resume()


def _denied() -> FakeFirstRun:
    return FakeFirstRun(refuses=KeyringDenied())


def _shared() -> FakeFirstRun:
    class Shared(FakeFirstRun):
        def make(self, *_: object) -> object:  # type: ignore[override]
            raise VaultInSharedFolder(folder=Path("~/OneDrive/vault"), why="OneDrive")

    return Shared()


def _example(stage: Stage) -> QWidget:
    window = stage.window_on(stage.school())
    window.mark_as_example(ExampleBanner(stage.texts))
    return window


STATES = (
    State("first-run-welcome", lambda s: _window(s, FakeFirstRun())),
    State("first-run-school", lambda s: _window(s, FakeFirstRun()), _begun),
    State("first-run-key", lambda s: _window(s, FakeFirstRun()), _at_key),
    State("first-run-key-denied", lambda s: _window(s, _denied()), _at_key),
    State(
        "first-run-passphrase",
        lambda s: _window(s, FakeFirstRun(place=KeyPlace.PASSPHRASE)),
        _passphrases_differ,
    ),
    State("first-run-refused", lambda s: _window(s, _shared()), _refused),
    State("first-run-sheet", lambda s: _window(s, FakeFirstRun(NEW)), _resumed),
    State("first-run-sheet-saved", lambda s: _window(s, FakeFirstRun(NEW)), _saved),
    State("first-run-name", lambda s: _window(s, FakeFirstRun(_AWAY)), _resumed),
    State("first-run-pupils", lambda s: _window(s, FakeFirstRun(_NAMED)), _resumed),
    State("first-run-ready", lambda s: _window(s, FakeFirstRun(_FILLED)), _ready),
    State("example", _example),
)
