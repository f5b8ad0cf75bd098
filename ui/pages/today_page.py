"""Today: what waits, each with the way to where it is dealt with, and a place for new photos."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Protocol, override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from consent_desk.messages import Texts
from consent_desk.services.see_today import Today
from ui.jobs import Job, JobRunner
from ui.pages.page import Page
from ui.pages.today_cards import Card, cards_of, day_in_words, greeting
from ui.tokens import GRID
from ui.widgets.count_card import CountCard
from ui.widgets.drop_area import DropArea
from ui.widgets.labels import Role, button, label
from ui.widgets.lines import Lines, Scrolled

_WIDEST = 960


class Lists(Protocol):
    """Brings in lists of pupils, asking over a widget; `then` comes once one is in."""

    def choose(self, over: QWidget, then: Callable[[], None]) -> None:
        """Ask which list."""
        ...

    def bring(self, over: QWidget, file: Path, then: Callable[[], None]) -> None:
        """Bring this one in."""
        ...


class TodayPage(Page):
    """The first page.

    Args:
        texts: the language.
        see: counts; called off the UI thread.
        bringing: brings in lists of pupils.
        runner: runs `see`.
        built: the keys of the pages that there are; only these are linked to.
    """

    def __init__(
        self,
        texts: Texts,
        see: Callable[[], Today],
        bringing: Lists,
        runner: JobRunner,
        built: Collection[str],
    ) -> None:
        super().__init__(texts("Today"))
        self._texts = texts
        self._see = see
        self._bringing = bringing
        self._runner = runner
        self._built = built
        self._shown: Today | None = None
        self._build()

    def _build(self) -> None:
        self._date = label("", Role.MUTED)
        self.head.addWidget(self._date)
        self.head.addStretch()
        self._column = Lines(3 * GRID)
        self.body.addWidget(Scrolled(self._column, _WIDEST))

    @override
    def on_shown(self) -> None:
        self._runner.run(Job(lambda _: self._see()).then(self._show))

    def _show(self, today: Today) -> None:
        if today == self._shown:
            return
        self._shown = today
        self.title.setText(greeting(self._texts, today))
        self._date.setText(day_in_words(self._texts, today))
        self._column.empty()
        cards = cards_of(self._texts, today)
        if today.persons:
            self._column.addWidget(self._grid(cards))
            if "photos" in self._built and today.photos_waiting is not None:
                self._column.addWidget(self._drop_area())
        else:
            self._column.addWidget(self._first_step())
        self._column.addStretch()
        self._tell_rail(cards)

    def _tell_rail(self, cards: list[Card]) -> None:
        for page in self._built:
            alarming = [card for card in cards if card.page == page and card.alarming]
            meaning = ", ".join(card.text.alarm or card.text.title for card in alarming)
            self.waiting_at.emit(page, sum(card.alarming for card in alarming), meaning)

    def _grid(self, cards: list[Card]) -> QWidget:
        columns = 2 if len(cards) in (1, 2, 4) else 3
        grid = QWidget()
        grid.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout = QGridLayout(grid)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        for place, card in enumerate(cards):
            shown = CountCard(card.text if card.page in self._built else card.unlinked())
            shown.opened.connect(lambda key=card.page: self.go.emit(key))
            layout.addWidget(shown, place // columns, place % columns)
        for column in range(columns):
            layout.setColumnStretch(column, 1)
        return grid

    def _drop_area(self) -> QWidget:
        _ = self._texts
        area = DropArea()
        fetch = button(_("Get photos"), "primary")
        _centred(
            area,
            label(_("Drag photos or a folder here"), Role.STRONG, wrap=True),
            label(
                _("everything stays on this computer; nothing is placed without your word"),
                Role.MUTED,
                wrap=True,
            ),
            fetch,
        )
        area.dropped.connect(self.files_dropped)
        fetch.clicked.connect(lambda: self.files_dropped.emit([]))
        return area

    def _first_step(self) -> QWidget:
        _ = self._texts
        area = DropArea()
        choose = button(_("Choose the list of pupils…"), "primary")
        _centred(
            area,
            label(_("There are no pupils in the register yet"), Role.STRONG, wrap=True),
            label(
                _(
                    "Begin with the list of pupils from your administration: EDEXML (EDEX.XML),"
                    " Social Schools, OneRoster, Excel or CSV. You see first what it would do."
                ),
                Role.MUTED,
                wrap=True,
            ),
            choose,
        )
        area.dropped.connect(self._on_list_dropped)
        choose.clicked.connect(self._choose_pupils)
        return area

    def _on_list_dropped(self, paths: list[Path]) -> None:
        self._bringing.bring(self, paths[0], self.on_shown)

    def _choose_pupils(self) -> None:
        self._bringing.choose(self, self.on_shown)


def _centred(area: DropArea, *parts: QWidget) -> None:
    layout = QVBoxLayout(area)
    layout.setContentsMargins(3 * GRID, 5 * GRID, 3 * GRID, 5 * GRID)
    layout.setSpacing(GRID + 4)
    for part in parts:
        if isinstance(part, QLabel):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(part)
        else:
            layout.addWidget(part, alignment=Qt.AlignmentFlag.AlignHCenter)
