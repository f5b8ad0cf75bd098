"""The navigation rail: where one can go, how many things wait there, and who is at work."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon
from ui.theme import Theme
from ui.tokens import GRID, RAIL
from ui.widgets.labels import CutLabel, Role, label

_ICON = QSize(20, 20)
_ROUND_THE_WORD = 30


class Rail(QFrame):
    """Entries with an icon and a word; Ctrl and the number of an entry opens it."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icons: list[tuple[QToolButton, str]] = []
        self._entries: dict[str, QToolButton] = {}
        self._badges: dict[str, QLabel] = {}
        self._group = QButtonGroup(self)
        self._build()
        theme.changed.connect(self._paint)

    def _build(self) -> None:
        self.setProperty("role", "rail")
        self.setFixedWidth(RAIL)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, 2 * GRID, GRID, GRID)
        layout.setSpacing(4)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        layout.addLayout(self._list)
        layout.addStretch()
        self._who = CutLabel("", Role.SMALL)
        self._where = CutLabel("", Role.SMALL)
        self._when = CutLabel("", Role.SMALL)
        for line in (self._who, self._where, self._when):
            line.setContentsMargins(12, 0, 0, 0)
            layout.addWidget(line)
        layout.addSpacing(GRID)
        self._foot = QVBoxLayout()
        layout.addLayout(self._foot)

    def add(self, key: str, word: str, icon_name: str, *, enabled: bool = True) -> None:
        """Add an entry."""
        entry = self._button(word, icon_name)
        entry.setCheckable(True)
        entry.setEnabled(enabled)
        self._group.addButton(entry)
        entry.clicked.connect(lambda: self.chosen.emit(key))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(entry)
        badge = label("", Role.BADGE)
        badge.setParent(row)
        badge.hide()
        self._list.addWidget(row)
        self._entries[key] = entry
        self._badges[key] = badge
        number = len(self._entries)
        entry.setToolTip(f"{word} (Ctrl+{number})")
        shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
        shortcut.activated.connect(entry.click)

    def add_menu(self, word: str, icon_name: str, fill: Callable[[QMenu], None]) -> None:
        """Add the button at the bottom; `fill` fills its menu every time that it opens."""
        opener = self._button(word, icon_name)
        menu = QMenu(opener)
        menu.aboutToShow.connect(lambda: (menu.clear(), fill(menu)))
        opener.setMenu(menu)
        opener.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._foot.addWidget(opener)

    def enable(self, key: str) -> None:
        """Let an entry be chosen."""
        self._entries[key].setEnabled(True)

    def mark(self, key: str) -> None:
        """Show where one is."""
        self._entries[key].setChecked(True)
        self._paint()

    def badge(self, key: str, count: int, meaning: str) -> None:
        """Show how many things need somebody at an entry; 0 shows nothing."""
        badge, entry = self._badges[key], self._entries[key]
        badge.setText(str(count))
        badge.setVisible(count > 0)
        entry.setAccessibleDescription(meaning if count else "")
        badge.adjustSize()
        down = (entry.sizeHint().height() - badge.height()) // 2
        badge.move(RAIL - 3 * GRID - badge.width(), down)
        badge.raise_()
        badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def tell(self, who: str, school: str, year: str) -> None:
        """Say who is at work, where, and in which school year."""
        self._who.say(who)
        self._where.say(school)
        self._when.say(year)

    def _button(self, word: str, icon_name: str) -> QToolButton:
        made = QToolButton()
        made.setProperty("role", "rail")
        made.setText(f"  {self._fitting(word)}")
        made.setToolTip(word)
        made.setAccessibleName(word)
        made.setIconSize(_ICON)
        made.setFixedWidth(RAIL - 2 * GRID)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._icons.append((made, icon_name))
        made.setIcon(icon(icon_name, self._theme.tokens))
        return made

    def _fitting(self, word: str) -> str:
        """The word, cut where the rail has no room for it when it is chosen, and so bold."""
        font = QFont(self.font())
        font.setBold(True)
        room = RAIL - 2 * GRID - _ICON.width() - _ROUND_THE_WORD
        return QFontMetrics(font).elidedText(word, Qt.TextElideMode.ElideRight, room)

    def _paint(self) -> None:
        for entry, name in self._icons:
            entry.setIcon(icon(name, self._theme.tokens, chosen=entry.isChecked()))
