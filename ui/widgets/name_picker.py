"""Saying who somebody is: type a part of the name, see what would happen, choose."""

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from consent_desk.messages import Texts
from consent_desk.services.review_photo import Nameable
from ui.models.name_search import find_names
from ui.theme import Theme
from ui.tokens import GRID, ROW
from ui.widgets.labels import Role, label
from ui.widgets.name_list import NameList
from ui.widgets.name_row import NameRow

_WIDTH = 460
_LINES = 6
_PLAIN = "QListView, QListView:focus { border: none; background: transparent; padding: 0; }"
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _LINES,
    Qt.Key.Key_PageUp: -_LINES,
}
_STAYS_OPEN = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class NamePicker(QFrame):
    """A card over its parent with a field and the persons who may be meant.

    Enter takes the framed person, at first the likeliest; the arrows go to others; Escape, and
    going elsewhere, cancels; the keyboard goes back to where it was. What would happen to the face
    is said before anybody is chosen.

    Args:
        texts: the language.
        theme: the colours.
        parent: what it is shown over.
    """

    chosen = Signal(str)
    """A person's id."""
    cancelled = Signal()

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts = texts
        self._over = parent
        self._people: Sequence[Nameable] = ()
        self._suggested: Sequence[str] = ()
        self._names = NameList(texts)
        self._is_open = False
        self._came_from: QWidget | None = None
        self._build(theme)
        self._connect()
        self.hide()

    def _build(self, theme: Theme) -> None:
        _ = self._texts
        self.setProperty("role", "card")
        self.setFixedWidth(_WIDTH)
        shade = QGraphicsDropShadowEffect(self, blurRadius=3 * GRID, yOffset=4)
        shade.setXOffset(0)
        self.setGraphicsEffect(shade)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Type a name"))
        self.field.setAccessibleName(_("Name"))
        self.field.installEventFilter(self)
        self.list = QListView()
        self.list.setModel(self._names)
        self.list.setItemDelegate(NameRow(self._names, theme, self.list))
        self.list.setAccessibleName(_("People who may be meant"))
        self.list.setStyleSheet(_PLAIN)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The field keeps the keyboard: its arrows walk through the list.
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._nobody = label(self._nobody_text(), Role.MUTED)
        self._nobody.setContentsMargins(GRID + 4, 0, 0, GRID)
        for part in (self.field, self.list, self._nobody):
            column.addWidget(part)

    def _connect(self) -> None:
        self.field.textEdited.connect(self._look)
        self.list.clicked.connect(self._choose)

    @property
    def hides_reasons(self) -> bool:
        """Others look at this screen: only who may be shown can be seen and named (R18)."""
        return self._names.hides_reasons

    @hides_reasons.setter
    def hides_reasons(self, hides: bool) -> None:
        self._names.hides_reasons = hides
        self.cancel()

    def offer(
        self,
        people: Sequence[Nameable],
        channel: str,
        at: QRect,
        *,
        suggested: Sequence[str] = (),
        typed: str = "",
    ) -> None:
        """Show it, and let somebody be chosen.

        Args:
            people: who can be named.
            channel: the name of the channel, in the reader's language.
            at: what is named, in the parent's pixels: the card comes below it, or above.
            suggested: ids of likely persons, likeliest first.
            typed: what was typed already.
        """
        self._people = people
        if self.hides_reasons:
            self._people = [each for each in people if each.verdict.yes]
        self._nobody.setText(self._nobody_text())
        self._suggested = suggested
        self._names.channel = channel
        self.field.setText(typed)
        self._look()
        self._put(at)
        self._came_from = QApplication.focusWidget()
        self._is_open = True
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.field.end(False)

    def _nobody_text(self) -> str:
        """Where only some can be seen it is not said that nobody is called that."""
        if self.hides_reasons:
            return self._texts("Nobody found. Name the others when nobody watches.")
        return self._texts("Nobody at this school is called that")

    def cancel(self) -> None:
        """Put it away without a choice."""
        if self._is_open:
            self._away()
            self.cancelled.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._on_key(Qt.Key(event.key()))
        if (
            isinstance(event, QFocusEvent)
            and event.lostFocus()
            and event.reason() not in _STAYS_OPEN
        ):
            self.cancel()
        return super().eventFilter(watched, event)

    def _on_key(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            last = self._names.rowCount() - 1
            self._go_to(min(max(self.list.currentIndex().row() + _STEPS[key], 0), last))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.cancel()
        else:
            return False
        return True

    def _look(self) -> None:
        found = find_names(self._people, self.field.text(), self._suggested)
        self._names.show_found(found)
        self.list.setVisible(bool(found))
        self._nobody.setVisible(not found)
        self.list.setFixedHeight(min(len(found), _LINES) * ROW)
        self._go_to(0)
        self.adjustSize()

    def _go_to(self, place: int) -> None:
        if not 0 <= place < self._names.rowCount():
            return
        index = self._names.index(place)
        self.list.setCurrentIndex(index)
        said = self._names.data(index, Qt.ItemDataRole.AccessibleTextRole)
        self.field.setAccessibleDescription(str(said))

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            person_id = self._names.line_at(index.row()).person_id
            self._away()
            self.chosen.emit(person_id)

    def _away(self) -> None:
        self._is_open = False
        if self.field.hasFocus() and self._came_from is not None:
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        self._came_from = None
        self.hide()
        self.field.clear()

    def _put(self, at: QRect) -> None:
        room = self._over.rect()
        height = self.sizeHint().height()
        below, above = at.bottom() + GRID, at.top() - GRID - height
        top = below if below + height <= room.height() or above < 0 else above
        left = min(at.left(), room.width() - _WIDTH)
        self.move(max(left, 0), max(min(top, room.height() - height), 0))
