"""Drawing a cell of the table, and its heads: the purposes by channel."""

from typing import override

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.models.consent_table import ConsentTable
from ui.pages.consent.marks import SIDE, Marks
from ui.theme import Theme
from ui.tokens import SMALL
from ui.widgets.painting import Index, rect_of, sized

_HEAD = 56
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class ConsentCell(QStyledItemDelegate):
    """One shape a cell, a tint on the row where one is, a frame round the cell itself."""

    def __init__(self, view: QAbstractItemView, table: ConsentTable, theme: Theme) -> None:
        super().__init__(view)
        self._table = table
        self._view = view
        self._theme = theme
        self._marks = Marks()
        self._small = sized(view, SMALL)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, current = self._theme.tokens, self._view.currentIndex()
        rect = rect_of(option)
        on_row = index.row() == current.row()
        if on_row:
            painter.fillRect(rect, QColor(tokens.accent_wash))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tokens.line))
        cell = self._table.cell(index.row(), index.column())
        if cell is not None:
            shape, is_typed = cell
            mark = self._marks.of(shape, tokens, painter.device().devicePixelRatioF())
            left = rect.left() + (rect.width() - SIDE) / 2
            painter.drawPixmap(QPointF(left, rect.top() + (rect.height() - SIDE) / 2), mark)
            if is_typed:
                self._underline(painter, rect)
        else:
            painter.setFont(self._small)
            painter.setPen(QColor(tokens.muted))
            painter.drawText(rect.adjusted(8, 0, -4, 0), _LEFT, str(index.data()))
        if on_row and index.column() == current.column():
            self._frame(painter, rect)

    def _underline(self, painter: QPainter, rect: QRect) -> None:
        """Not in the register yet."""
        line = QPen(QColor(self._theme.tokens.accent), 2, Qt.PenStyle.DotLine)
        painter.setPen(line)
        y = rect.bottom() - 8
        painter.drawLine(rect.center().x() - 9, y, rect.center().x() + 9, y)

    def _frame(self, painter: QPainter, rect: QRect) -> None:
        tokens = self._theme.tokens
        colour = tokens.accent if self._view.hasFocus() else tokens.edge
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colour), 2))
        painter.drawRoundedRect(QRectF(rect).adjusted(2, 3, -2, -3), 5, 5)
        painter.restore()


class PurposeHeader(QHeaderView):
    """Each channel once, over what is asked for it."""

    def __init__(self, table: ConsentTable, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._table = table
        self._theme = theme
        self._small = sized(self, SMALL)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(True)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _HEAD)

    def room_for(self, column: int) -> int:
        """How wide a column has to be for its words; a channel may spread over its columns."""
        metrics = QFontMetrics(self._small)
        word = str(self._table.headerData(column, Qt.Orientation.Horizontal))
        own = metrics.horizontalAdvance(word) + 16
        first, last = self._channel(column)
        channel = metrics.horizontalAdvance(self._table.channel_of(column)) + 18
        return max(own, -(-channel // (last - first + 1)), 44)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        tokens, metrics = self._theme.tokens, QFontMetrics(self._small)
        painter.save()
        painter.fillRect(rect, QColor(tokens.card))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tokens.line))
        painter.setFont(self._small)
        word = str(self._table.headerData(logicalIndex, Qt.Orientation.Horizontal))
        half = rect.height() // 2
        painter.setPen(QColor(tokens.muted))
        if not self._table.channel_of(logicalIndex):
            spot = rect.adjusted(8, 0, -4, 0)
            form = logicalIndex >= len(self._table.purposes)
            flags = (_LEFT if form else _CENTRE) | Qt.TextFlag.TextWordWrap
            painter.drawText(spot if form else rect.adjusted(4, 0, -4, 0), flags, word)
        else:
            low = rect.adjusted(0, half, 0, -4)
            painter.drawText(low, _CENTRE, metrics.elidedText(word, _ELIDE, rect.width() - 4))
            self._paint_channel(painter, rect, logicalIndex, half)
        painter.restore()

    def _paint_channel(self, painter: QPainter, rect: QRect, column: int, half: int) -> None:
        """The part of the channel's name that lies over this column."""
        first, last = self._channel(column)
        left = self.sectionViewportPosition(first)
        width = self.sectionViewportPosition(last) + self.sectionSize(last) - left
        whole = QRect(left, rect.top() + 4, width, half - 2)
        painter.setClipRect(rect)
        painter.setPen(QColor(self._theme.tokens.ink))
        painter.drawText(whole, _CENTRE, self._table.channel_of(column))
        painter.setPen(QColor(self._theme.tokens.line))
        if column == last:
            painter.drawLine(rect.right(), rect.top() + 10, rect.right(), rect.bottom() - 8)

    def _channel(self, column: int) -> tuple[int, int]:
        """The first and the last column of the same channel."""
        name = self._table.channel_of(column)
        first = last = column
        while name and first > 0 and self._table.channel_of(first - 1) == name:
            first -= 1
        while name and self._table.channel_of(last + 1) == name:
            last += 1
        return first, last


_ELIDE = Qt.TextElideMode.ElideRight
