"""The table of permissions with a large school in it, beside a bare `QTableView` of its size.

python -m tests.benchmarks.consent_table [--folder DIR] [--persons 5000] [--purposes 12]

The register is made in DIR, where one that is there is used again, or in a folder that goes.
Told are the milliseconds of the service that reads it, of filling the model and showing the first
picture, of a filter, and of each frame while it is scrolled down by three rows a frame; and the
frames of a view of as many empty cells in the same run.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import override

from PySide6.QtCore import QAbstractTableModel, QModelIndex
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView

from consent_desk import bootstrap
from consent_desk.domain.school_year import SchoolYear
from consent_desk.messages import Texts
from consent_desk.ports import Vault
from consent_desk.services.see_register import RegisterSheet, see_register
from tests.benchmarks.pictures import tell
from tests.benchmarks.register import THIS_YEAR, _decide, _persons
from tests.school import FixedClock
from ui.models.consent_table import ConsentTable, Filter
from ui.pages.consent.consent_view import ConsentView
from ui.theme import Choice, Theme
from ui.tokens import ROW

RUNS, ROWS_A_FRAME, SIZE = 5, 3, (1080, 720)
ALLOWED_MS = 300


class _Bare(QAbstractTableModel):
    """As many cells, with nothing in them."""

    def __init__(self, rows: int, columns: int) -> None:
        super().__init__()
        self._size = (rows, columns)

    @override
    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return self._size[0]

    @override
    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return self._size[1]

    @override
    def data(self, index: QModelIndex, role: int = 0) -> None:
        return None


def main(words: Sequence[str] | None = None) -> int:
    """Read, show, filter and scroll."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--persons", type=int, default=5000)
    parser.add_argument("--purposes", type=int, default=12)
    parser.add_argument("--frames", type=int, default=200)
    options = parser.parse_args(words)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    os.environ[bootstrap.PASSPHRASE_VARIABLE] = "een zin voor de meting"
    with TemporaryDirectory() as scratch:
        vault = _vault((options.folder or Path(scratch)) / "vault", options)
        application = QApplication(["benchmark"])
        figures = _measure(vault, Theme(application, Choice.LIGHT), options.frames)
    tell({"benchmark": "consent_table", "persons": options.persons, **figures})
    return 0 if figures["open_ms"] <= ALLOWED_MS else 1


def _vault(folder: Path, options: argparse.Namespace) -> Vault:
    if folder.exists():
        return replace(bootstrap.open_vault(folder), clock=FixedClock())
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = bootstrap.make_vault(folder, "De Grote Klimop", SchoolYear(THIS_YEAR))
    vault = replace(made, clock=FixedClock())
    persons = _persons(vault, options.persons)
    _decide(vault, persons, SchoolYear(THIS_YEAR), options.purposes)
    return vault


def _measure(vault: Vault, theme: Theme, frames: int) -> dict[str, float]:
    reading = [_timed(lambda: see_register(vault)) for _ in range(RUNS)]
    sheet = see_register(vault)
    opening = [_timed(lambda: _shown(sheet, theme).hide()) for _ in range(RUNS)]
    view = _shown(sheet, theme)
    columns = view.model().columnCount()
    bare = _bare(len(sheet.rows), columns)
    table = view.model()
    assert isinstance(table, ConsentTable)
    looked_for = [Filter(text=text) for text in ("a", "ch", "")]
    filtering = [_timed(partial(table.show_filter, each)) for each in looked_for]
    ours, empty = _scroll(view, frames), _scroll(bare, frames)
    return {
        "read_ms": _ms(reading, 0),
        "read_cpu_ms": _ms(reading, 1),
        "open_ms": _ms(opening, 0),
        "open_cpu_ms": _ms(opening, 1),
        "filter_ms": _ms(filtering, 0),
        "frame_median_ms": round(median(ours), 1),
        "frame_95_ms": round(sorted(ours)[int(len(ours) * 0.95)], 1),
        "empty_frame_median_ms": round(median(empty), 1),
        "empty_frame_95_ms": round(sorted(empty)[int(len(empty) * 0.95)], 1),
    }


def _shown(sheet: RegisterSheet, theme: Theme) -> ConsentView:
    table = ConsentTable(Texts("nl"))
    view = ConsentView(table, Texts("nl"), theme)
    table.setParent(view)
    table.show_sheet(sheet)
    view.fit()
    view.resize(*SIZE)
    view.show()
    view.grab()
    return view


def _bare(rows: int, columns: int) -> QTableView:
    view = QTableView()
    model = _Bare(rows, columns)
    model.setParent(view)
    view.setModel(model)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(ROW)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.resize(*SIZE)
    view.show()
    view.grab()
    return view


def _scroll(view: QTableView, frames: int) -> list[float]:
    """Milliseconds of this process for each frame: scrolled, laid out and painted whole."""
    bar, times = view.verticalScrollBar(), list[float]()
    for frame in range(frames):
        began = time.process_time()
        bar.setValue(frame * ROWS_A_FRAME * ROW)
        view.viewport().update()
        QApplication.processEvents()
        times.append((time.process_time() - began) * 1000)
    return times


def _timed(act: Callable[[], object]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    act()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000


def _ms(runs: list[tuple[float, float]], which: int) -> float:
    return round(median(run[which] for run in runs), 1)


if __name__ == "__main__":
    sys.exit(main())
