"""The first, plain window: whose register this is and what waits, or why it cannot be opened."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QMainWindow, QVBoxLayout, QWidget

from consent_desk.messages import Texts
from consent_desk.ports import Vault
from consent_desk.services.see_today import Today, see_today
from ui.theme import stylesheet

_GRID = 8


class MainWindow(QMainWindow):
    """One page, *Today*."""

    def __init__(self, vault: Vault | None, texts: Texts, problem: str = "") -> None:
        super().__init__()
        self._texts = texts
        self.setWindowTitle("Consent Desk")
        self.setMinimumSize(960, 540)
        self.resize(1280, 720)
        self.setStyleSheet(stylesheet(self.palette()))
        self._build(see_today(vault) if vault else None, problem)

    def _build(self, today: Today | None, problem: str) -> None:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(4 * _GRID, 3 * _GRID, 4 * _GRID, 3 * _GRID)
        layout.setSpacing(2 * _GRID)
        layout.addWidget(_label(self._texts("Today"), "heading"))
        if today is None:
            layout.addWidget(_label(f"▲  {problem}", "problem"))
        else:
            layout.addWidget(_label(f"{today.school} · {today.year}", "muted"))
            layout.addWidget(self._cards(today))
            layout.addWidget(_label(self._next_step(today), "muted"))
        layout.addStretch()
        self.setCentralWidget(page)

    def _cards(self, today: Today) -> QWidget:
        cards = QWidget()
        grid = QGridLayout(cards)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2 * _GRID)
        _ = self._texts
        contents = (
            (_("Persons in the register"), today.persons),
            (_("Forms returned"), today.answered),
            (_("Copies to delete"), today.copies),
            (_("of which overdue"), today.overdue),
            (_("Face photos to renew"), today.to_renew),
        )
        for column, (title, count) in enumerate(contents):
            grid.addWidget(_card(title, str(count)), 0, column)
        return cards

    def _next_step(self, today: Today) -> str:
        if not today.persons:
            return self._texts("Begin with the list of pupils: consent-desk roster import FILE")
        return self._texts("Photos are cleared with: consent-desk clear")


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _card(title: str, count: str) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    card.setAccessibleName(f"{title}: {count}")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(2 * _GRID, 2 * _GRID, 2 * _GRID, 2 * _GRID)
    layout.addWidget(_label(count, "count"))
    layout.addWidget(_label(title, "muted"))
    return card
