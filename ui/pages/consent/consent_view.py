"""The table of persons × purposes, and what the keys do in it."""

from collections.abc import Sequence
from pathlib import Path
from typing import override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QHeaderView, QTableView

from consent_desk.domain.consent import Answer
from consent_desk.messages import Texts
from ui.models.consent_table import ConsentTable
from ui.pages.consent.cells import ConsentCell, PurposeHeader
from ui.theme import Theme
from ui.tokens import NORMAL, ROW
from ui.widgets.drop_area import paths_of
from ui.widgets.labels import Role, label
from ui.widgets.painting import Index, sized

_NAMES = (150, 240)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ConsentView(QTableView):
    """Arrows move, a letter answers, Enter goes to the next person."""

    answered = Signal(object)
    """An `Answer` for the cell where one is."""
    answered_all = Signal(object)
    """An `Answer` for every purpose of the person."""
    next_asked = Signal()
    scan_dropped = Signal(int, object)
    """A row, and the file (`Path`) that was dropped on it."""

    def __init__(self, table: ConsentTable, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._table = table
        self._texts = texts
        self.keys = {texts("y")[0]: Answer.GRANTED, texts("n")[0]: Answer.REFUSED}
        self._build(theme)

    def _build(self, theme: Theme) -> None:
        self.setModel(self._table)
        self.setAccessibleName(self._texts("Permissions by person and purpose"))
        self.setItemDelegate(ConsentCell(self, self._table, theme))
        self._header = PurposeHeader(self._table, theme)
        self.setHorizontalHeader(self._header)
        names = self.verticalHeader()
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setDefaultSectionSize(ROW)
        names.setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        names.setProperty("role", "names")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAcceptDrops(True)
        self.setCornerButtonEnabled(False)
        corner = self.findChild(QAbstractButton)
        if corner is not None:
            self._corner = label(self._texts("Name"), Role.SMALL)
            self._corner.setParent(corner)
            self._corner.move(8, (self._header.sizeHint().height() - 20) // 2)
        theme.changed.connect(self.viewport().update)

    def fit(self) -> None:
        """Give names and purposes the room that they need."""
        for column in range(self._table.columnCount()):
            self.setColumnWidth(column, self._header.room_for(column))
        last = self._table.columnCount() - 1
        if last >= 0:
            self.setColumnWidth(last, QFontMetrics(self.font()).horizontalAdvance("0") * 13)
            for place, column in enumerate((last, *range(last))):  # the form's before the purposes
                self._header.moveSection(self._header.visualIndex(column), place)
        least, most = _NAMES
        rows = (self._table.row_at(place) for place in range(min(self._table.rowCount(), 200)))
        metrics = QFontMetrics(sized(self, NORMAL, QFont.Weight.DemiBold))  # as it is where one is
        widest = max((metrics.horizontalAdvance(r.name) for r in rows if r), default=0)
        self.verticalHeader().setFixedWidth(min(max(widest + 28, least), most))

    def go(self, row: int, column: int) -> None:
        """To a cell."""
        self.setCurrentIndex(self._table.index(row, column))

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()  # the tint is on the whole row

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        answer = self.keys.get(event.text().lower())
        if event.key() in _ENTER and plain:
            self.next_asked.emit()
        elif answer is not None and plain:
            self.answered.emit(answer)
        elif answer is not None and shift:
            self.answered_all.emit(answer)
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Letters answer; there is a field to search in."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, 400)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        current = self.currentIndex()
        if current.isValid():
            self.scrollTo(current)

    # A scan that is dragged onto somebody.

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_of(event):
            event.acceptProposedAction()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        row = self.rowAt(int(event.position().y()))
        if row >= 0:
            self.go(row, max(self.currentIndex().column(), 0))
            event.acceptProposedAction()
        else:
            event.ignore()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        row = self.rowAt(int(event.position().y()))
        files: Sequence[Path] = paths_of(event)
        if row >= 0 and files:
            event.acceptProposedAction()
            self.scan_dropped.emit(row, files[0])
