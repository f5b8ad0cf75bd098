"""Settings: each with what follows from it; what is chosen counts at once."""

from collections.abc import Mapping
from typing import Any, override

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from consent_desk.errors import KnownError
from consent_desk.messages import Texts
from consent_desk.sentences import mark
from ui.dialogs.dialog import Ask, agreed
from ui.dialogs.free_days_dialog import FreeDaysDialog
from ui.dialogs.hours_dialog import HoursDialog
from ui.jobs import Job, JobRunner
from ui.language import LANGUAGES, LanguageChoice
from ui.models.setting_words import SECTIONS, Kind, Section, Setting
from ui.models.settings_desk import SettingsDesk, Standing
from ui.pages.settings.asking_acts import AskingActs
from ui.pages.settings.asking_card import AskingCard
from ui.pages.settings.setting_row import SettingRow
from ui.pages.working_page import WorkingPage
from ui.theme import Choice, Theme
from ui.tokens import GRID
from ui.view_menu import THEMES
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.labels import Role, label
from ui.widgets.lines import Lines, Scrolled, refill

_WIDEST = 760


class SettingsPage(WorkingPage):
    """Cards under each other.

    Args:
        texts: the language.
        theme: light or dark is chosen here too.
        desk: the services.
        runner: runs them.
        ask: shows a dialog; says whether it was agreed to.
        language: of the window, for the next start.
    """

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        desk: SettingsDesk,
        runner: JobRunner,
        ask: Ask = agreed,
        language: LanguageChoice | None = None,
    ) -> None:
        super().__init__(mark("Settings"), texts, runner, ask)
        self._theme = theme
        self._language = language or LanguageChoice()
        self._desk = desk
        self.rows: dict[str, SettingRow] = {}
        self._build()

    def _build(self) -> None:
        self.head.addWidget(label(self.texts("what you choose counts at once"), Role.MUTED))
        self.head.addStretch()
        cards = Lines(2 * GRID)
        cards.setContentsMargins(0, 0, GRID, 0)
        cards.addWidget(self._appearance())
        for section in SECTIONS:
            cards.addWidget(self._section(section))
        self.asking = AskingCard(self.texts)
        AskingActs(self.asking, self._desk, self.do, self.on_shown, self.texts, self._ask, self)
        cards.addWidget(self.asking)
        cards.addStretch()
        self._scroll = Scrolled(cards, _WIDEST)
        self.body.addWidget(self._scroll)

    def _appearance(self) -> QFrame:
        card, lines = _card(self.texts("Appearance"))
        self.theme_choice = self._choice(
            lines, self.texts("Light or dark"), THEMES, self._theme.choice
        )
        self.theme_choice.activated.connect(
            lambda: self._theme.choose(Choice(self.theme_choice.currentData()))
        )
        self.language_choice = self._choice(
            lines, self.texts("Language"), LANGUAGES, self._language.choice
        )
        self.language_choice.activated.connect(
            lambda: self._language.choose(self.language_choice.currentData())
        )
        another = self.texts("Another language is spoken from the next start of the program on.")
        lines.addWidget(label(another, Role.SMALL, wrap=True))
        return card

    def _choice(
        self, lines: QVBoxLayout, name: str, words: Mapping[Any, str], chosen: str
    ) -> ChoiceBox:
        choice = ChoiceBox()
        choice.setAccessibleName(name)
        for value, word in words.items():
            choice.addItem(self.texts(word), value)
        choice.setCurrentIndex(choice.findData(chosen))
        line = QHBoxLayout()
        line.addWidget(label(name), stretch=1)
        line.addWidget(choice)
        lines.addLayout(line)
        return choice

    def _section(self, section: Section) -> QFrame:
        card, lines = _card(self.texts(section.heading))
        for setting in section.settings:
            row = SettingRow(setting, self.texts)
            row.chosen.connect(self._on_chosen)
            row.edit_asked.connect(self._on_edit)
            self.rows[setting.name] = row
            lines.addWidget(row)
        return card

    @override
    def on_shown(self) -> None:
        self._runner.run(Job(lambda _: self._desk.standing()).then(self._show))

    def scroll_to(self, part: QWidget) -> None:
        """Bring a part of the page to the top."""
        self._scroll.verticalScrollBar().setValue(part.y())

    def _show(self, standing: Standing) -> None:
        for name, row in self.rows.items():
            row.show_value(getattr(standing.settings, name))
        refill(self.asking, lambda: self.asking.show_asking(standing.asking))

    def _on_chosen(self, name: str, value: str) -> None:
        job = Job(lambda _: self._desk.change(name, value)).then(lambda _: self.on_shown())
        self._runner.run(job.or_else(lambda error: self._on_refused(name, error)))

    def _on_edit(self, setting: Setting, value: str) -> None:
        kind = HoursDialog if setting.kind is Kind.HOURS else FreeDaysDialog
        dialog = kind(self.texts(setting.word), value, self.texts, self)
        if self._ask(dialog) and dialog.is_changed():
            self._on_chosen(setting.name, dialog.written())

    def _on_refused(self, name: str, error: KnownError) -> None:
        sentence = self.texts.sentence(error)
        job = Job(lambda _: self._desk.standing()).then(self._show)
        self._runner.run(job.at_last(lambda: self.rows[name].show_problem(sentence)))


def _card(heading: str) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("role", "card")
    lines = QVBoxLayout(card)
    lines.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
    lines.setSpacing(GRID)
    lines.addWidget(label(heading, Role.STRONG))
    return card, lines
