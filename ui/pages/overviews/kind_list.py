"""The prints that there are, under each other."""

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from consent_desk.messages import Texts
from consent_desk.services.prints.kinds import Kind, ReportKind
from ui.tokens import GRID, ROW

_LEAST, _MOST = 240, 320


class KindList(QListWidget):
    """One is always chosen; Enter goes on to what it needs."""

    chosen = Signal()
    entered = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.setAccessibleName(texts("What to print"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentRowChanged.connect(self._on_row)
        self.itemActivated.connect(self._on_activated)

    def offer(self, kinds: Sequence[ReportKind]) -> None:
        """Show these; what was chosen stays chosen."""
        before = self.kind
        self.blockSignals(True)
        self.clear()
        for kind in kinds:
            title = kind.title(self._texts)
            item = QListWidgetItem(title, self)
            item.setData(Qt.ItemDataRole.UserRole, kind.kind)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, kind.use(self._texts))
            item.setToolTip(title)
            item.setSizeHint(QSize(0, ROW))
        self.blockSignals(False)
        titles = (kind.title(self._texts) for kind in kinds)
        wide = max(map(self.fontMetrics().horizontalAdvance, titles), default=0) + 5 * GRID
        self.setFixedWidth(min(max(wide, _LEAST), _MOST))
        self.choose(before)

    @property
    def kind(self) -> Kind | None:
        """The one that is chosen; None before any were offered."""
        item = self.currentItem()
        # Qt keeps the word, and not the enumeration's member.
        return Kind(item.data(Qt.ItemDataRole.UserRole)) if item else None

    def choose(self, kind: Kind | None) -> None:
        """Choose one; the first where it is not offered."""
        rows = [self.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.count())]
        self.setCurrentRow(rows.index(kind) if kind in rows else 0)

    def _on_row(self, row: int) -> None:
        self.chosen.emit()

    def _on_activated(self, item: QListWidgetItem) -> None:
        self.entered.emit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, 3 * ROW + GRID)
