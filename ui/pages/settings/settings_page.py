"""Settings: each with what follows from it; what is chosen counts at once."""

from typing import override

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from consent_desk.domain.purpose import OnUnconsented, Purpose
from consent_desk.errors import KnownError
from consent_desk.messages import Texts
from consent_desk.sentences import mark
from ui.dialogs.dialog import Ask, agreed
from ui.dialogs.question_dialog import QuestionDialog
from ui.dialogs.wording_dialog import WordingDialog
from ui.jobs import Job, JobRunner
from ui.models.setting_words import SECTIONS, Section
from ui.models.settings_desk import SettingsDesk, Standing
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
    """

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        desk: SettingsDesk,
        runner: JobRunner,
        ask: Ask = agreed,
    ) -> None:
        super().__init__(mark("Settings"), texts, runner, ask)
        self._theme = theme
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
        self.asking.rule_chosen.connect(self._on_rule)
        self.asking.asked_chosen.connect(self._on_asked)
        self.asking.reword_asked.connect(self._on_reword)
        cards.addWidget(self.asking)
        cards.addStretch()
        self._scroll = Scrolled(cards, _WIDEST)
        self.body.addWidget(self._scroll)

    def _appearance(self) -> QFrame:
        card, lines = _card(self.texts("Appearance"))
        choice = ChoiceBox()
        choice.setAccessibleName(self.texts("Light or dark"))
        for theme, word in THEMES.items():
            choice.addItem(self.texts(word), theme)
        choice.setCurrentIndex(choice.findData(self._theme.choice))
        choice.activated.connect(lambda: self._theme.choose(Choice(choice.currentData())))
        line = QHBoxLayout()
        line.addWidget(label(self.texts("Light or dark")), stretch=1)
        line.addWidget(choice)
        lines.addLayout(line)
        return card

    def _section(self, section: Section) -> QFrame:
        card, lines = _card(self.texts(section.heading))
        for setting in section.settings:
            row = SettingRow(setting, self.texts)
            row.chosen.connect(self._on_chosen)
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

    def _on_refused(self, name: str, error: KnownError) -> None:
        sentence = self.texts.sentence(error)
        job = Job(lambda _: self._desk.standing()).then(self._show)
        self._runner.run(job.at_last(lambda: self.rows[name].show_problem(sentence)))

    def _on_rule(self, code: str, rule: str) -> None:
        self.do(lambda: self._desk.set_channel(code, OnUnconsented(rule)))

    def _on_asked(self, code: str, asked: bool) -> None:
        if asked or self._ask(self._retire_question()):
            self.do(lambda: self._desk.ask(code, asked=asked))
        else:
            self.on_shown()

    def _retire_question(self) -> QuestionDialog:
        _ = self.texts
        return QuestionDialog(
            _("Ask this no more?"),
            _(
                "Nobody has a yes for it from now on, and what was cleared with it and not placed"
                " goes. The answers are kept; asked again, those of this school year count again."
            ),
            _("Ask it no more"),
            _("Keep asking"),
            self,
        )

    def _on_reword(self, purpose: Purpose, sentence: str) -> None:
        dialog = WordingDialog(purpose, sentence, self.texts, self)
        if self._ask(dialog):
            new, lang = dialog.sentence(), self.texts.lang
            self.do(lambda: self._desk.reword(purpose.code, lang, new))


def _card(heading: str) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("role", "card")
    lines = QVBoxLayout(card)
    lines.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
    lines.setSpacing(GRID)
    lines.addWidget(label(heading, Role.STRONG))
    return card, lines
