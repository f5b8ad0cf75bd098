"""The rows of faces for Qt's list; changes are put in one by one, so that nothing jumps."""

from collections.abc import Collection, Sequence
from typing import override

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from ui.models.face_rows import FaceRow
from ui.pages.photos.row_words import RowSpeaker, RowWords
from ui.widgets.painting import Index

_NOWHERE = QModelIndex()


class FacesModel(QAbstractListModel):
    """Rows with their words."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[FaceRow, RowWords]] = []

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.words_at(index.row()).spoken
        return None

    @property
    def rows(self) -> list[FaceRow]:
        """The rows, in order."""
        return [row for row, _words in self._rows]

    def row_at(self, place: int) -> FaceRow | None:
        """One row."""
        return self._rows[place][0] if 0 <= place < len(self._rows) else None

    def words_at(self, place: int) -> RowWords:
        """What a row says."""
        return self._rows[place][1]

    def show_rows(self, rows: Sequence[FaceRow], speaker: RowSpeaker) -> None:
        """Show these rows, with as few changes as there are."""
        wanted = [(row, speaker.words(row)) for row in rows]
        self._drop({row.key for row in rows})
        for place, each in enumerate(wanted):
            if place == len(self._rows):  # nothing is left to move: the rest is new
                self._insert(place, wanted[place:])
                return
            self._put(place, each)

    def _put(self, place: int, wanted: tuple[FaceRow, RowWords]) -> None:
        now = self._find(wanted[0], place)
        if now is None:
            self._insert(place, [wanted])
            return
        if now != place:
            self.beginMoveRows(_NOWHERE, now, now, _NOWHERE, place)
            self._rows.insert(place, self._rows.pop(now))
            self.endMoveRows()
        if self._rows[place] != wanted:
            self._rows[place] = wanted
            self.dataChanged.emit(self.index(place), self.index(place))

    def _insert(self, place: int, new: Sequence[tuple[FaceRow, RowWords]]) -> None:
        self.beginInsertRows(_NOWHERE, place, place + len(new) - 1)
        self._rows[place:place] = new
        self.endInsertRows()

    def _drop(self, keys: Collection[object]) -> None:
        for place in reversed(range(len(self._rows))):
            if self._rows[place][0].key not in keys:
                self._remove(place)

    def _remove(self, place: int) -> None:
        self.beginRemoveRows(_NOWHERE, place, place)
        del self._rows[place]
        self.endRemoveRows()

    def _find(self, row: FaceRow, start: int) -> int | None:
        """Where a row is now; those before `start` are in their place already."""
        places = range(start, len(self._rows))
        return next((i for i in places if self._rows[i][0].key == row.key), None)
