"""Python's garbage on the window's thread only."""

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.garbage import GarbageCollector


class Ring:
    """Something that only a collection lets go."""

    gone_on: int | None = None

    def __init__(self) -> None:
        self.self = self

    def __del__(self) -> None:
        Ring.gone_on = threading.get_ident()


@pytest.fixture
def garbage(qtbot: QtBot) -> Iterator[GarbageCollector]:
    made = GarbageCollector()
    yield made
    made.stop()


def fill() -> None:
    """As much as makes Python itself collect."""
    Ring()
    held = [[number] for number in range(20_000)]
    del held


def test_what_another_thread_leaves_behind_is_let_go_on_this_one(
    garbage: GarbageCollector,
) -> None:
    Ring.gone_on = None
    thread = threading.Thread(target=fill)
    thread.start()
    thread.join()
    assert Ring.gone_on is None
    held = [[number] for number in range(20_000)]  # so that a collection is due
    garbage.look()
    assert len(held) == 20_000
    assert Ring.gone_on == threading.get_ident()


def test_afterwards_python_does_it_itself_again(qtbot: QtBot) -> None:
    made = GarbageCollector()
    assert not gc.isenabled()
    made.settle()
    assert gc.get_freeze_count() > 0
    made.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
