"""Photos by day, each with a box to tick; a day ticks all of its photos."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from consent_desk.messages import Texts
from consent_desk.services.look_in_source import PhotoFile
from ui.models.sources_model import Day
from ui.theme import Theme
from ui.tokens import DARK, GRID

PICTURE = QSize(64, 48)
_MARKS = Path(__file__).parents[1] / "marks"
_CHECK = Qt.ItemDataRole.CheckStateRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class PhotoTree(QTreeWidget):
    """Space ticks; what is not on this computer yet cannot be ticked."""

    picks_changed = Signal()

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._texts = texts
        self._theme = theme
        self._pictures: dict[Path, QIcon] = {}
        self.setIconSize(PICTURE)
        self._rows: list[tuple[QTreeWidgetItem, PhotoFile]] = []
        self.setHeaderHidden(True)
        self.setAccessibleName(texts("Photos by day"))
        self.itemChanged.connect(self._on_ticked)
        theme.changed.connect(self._paint_boxes)
        self._paint_boxes()

    def wanted_pictures(self) -> list[Path]:
        """The photos of unfolded days that have no picture yet, as they stand."""
        return [
            photo.path
            for row, photo in self._rows
            if photo.is_here and _is_unfolded(row) and photo.path not in self._pictures
        ]

    def show_picture(self, file: Path, picture: QImage) -> None:
        """Show what is in a photo; a null picture: it cannot be shown, and is not asked again."""
        seen = _empty() if picture.isNull() else QPixmap.fromImage(picture)
        self._pictures[file] = QIcon(seen)
        self.blockSignals(True)
        for row, photo in self._rows:
            if photo.path == file:
                row.setIcon(0, self._pictures[file])
        self.blockSignals(False)
        self.viewport().update()

    @property
    def picks(self) -> list[PhotoFile]:
        """The photos that are ticked, newest first."""
        return [photo for row, photo in self._rows if row.checkState(0) == _ON]

    def show_days(
        self, days: Sequence[Day], picked: Collection[PhotoFile], name: Callable[[date], str]
    ) -> None:
        """Show these days; those with picked photos, or else the first, are unfolded."""
        self.blockSignals(True)
        self.clear()
        self._rows.clear()
        for place, day in enumerate(days):
            top = self._day(day, name(day.day))
            self._photos(top, day, picked)
            _sum_up(top)
            has_picks = any(photo in picked for photo in day.photos)
            top.setExpanded(has_picks or (place == 0 and not picked))
        self.blockSignals(False)
        if (first := self.topLevelItem(0)) is not None:
            self.setCurrentItem(first)
        self.picks_changed.emit()

    def _paint_boxes(self) -> None:
        """The boxes as other boxes of the theme: Fusion's own do not show on dark."""
        tokens = self._theme.tokens
        tone = "dark" if tokens is DARK else "light"
        check = (_MARKS / f"check-{tone}.svg").as_posix()
        self.setStyleSheet(
            f"QTreeView::indicator {{ width: 18px; height: 18px; border-radius: 4px;"
            f" background: {tokens.card}; border: 1px solid {tokens.edge}; }}"
            f"QTreeView::indicator:indeterminate {{ background: {tokens.edge}; }}"
            f"QTreeView::indicator:checked {{ background: {tokens.accent};"
            f" border-color: {tokens.accent}; image: url({check}); }}"
            f"QTreeView::indicator:disabled {{ border-color: {tokens.line}; }}"
        )

    def _day(self, day: Day, name: str) -> QTreeWidgetItem:
        photos = self._texts.several("{n} photo", "{n} photos", len(day.photos))
        top = QTreeWidgetItem([f"{name} · {photos}"])
        font = self.font()
        font.setBold(True)
        top.setFont(0, font)
        self.addTopLevelItem(top)
        return top

    def _photos(self, top: QTreeWidgetItem, day: Day, picked: Collection[PhotoFile]) -> None:
        blank = QIcon(_empty())  # so that nothing moves when the picture comes
        for photo in day.photos:
            words = f"{photo.at:%H:%M}   {photo.path.name}"
            if not photo.is_here:
                words = f"{words} · {self._texts('still in the cloud')}"
            row = QTreeWidgetItem(top, [words])
            row.setSizeHint(0, QSize(0, PICTURE.height() + GRID))
            row.setIcon(0, self._pictures.get(photo.path, blank))
            if photo.is_here:
                row.setData(0, _CHECK, _ON if photo in picked else _OFF)
            else:
                row.setDisabled(True)
            self._rows.append((row, photo))

    def _on_ticked(self, row: QTreeWidgetItem) -> None:
        self.blockSignals(True)
        day = row.parent()
        if day is None:
            for photo in _boxes(row):
                photo.setCheckState(0, row.checkState(0))
        else:
            _sum_up(day)
        self.blockSignals(False)
        self.viewport().update()
        self.picks_changed.emit()


def _empty() -> QPixmap:
    made = QPixmap(PICTURE)
    made.fill(Qt.GlobalColor.transparent)
    return made


def _is_unfolded(row: QTreeWidgetItem) -> bool:
    day = row.parent()
    return day is not None and day.isExpanded()


def _boxes(day: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """The photos of a day that can be ticked.

    Qt's own three-state boxes would tick the others too, or have no box for such a day.
    """
    rows = (day.child(place) for place in range(day.childCount()))
    return [row for row in rows if row is not None and row.data(0, _CHECK) is not None]


def _sum_up(day: QTreeWidgetItem) -> None:
    states = {row.checkState(0) for row in _boxes(day)}
    if states:
        day.setCheckState(0, states.pop() if len(states) == 1 else Qt.CheckState.PartiallyChecked)
