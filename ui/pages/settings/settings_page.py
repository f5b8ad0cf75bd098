"""Settings: each with what follows from it; what is chosen counts at once."""

from collections.abc import Callable
from typing import override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from consent_desk.domain.purpose import OnUnconsented, Purpose
from consent_desk.errors import KnownError
from consent_desk.messages import Texts
from ui.dialogs.dialog import Dialog
from ui.dialogs.question_dialog import QuestionDialog
from ui.dialogs.wording_dialog import WordingDialog
from ui.jobs import Job, JobRunner
from ui.models.setting_words import SECTIONS, Section
from ui.models.settings_desk import SettingsDesk, Standing
from ui.pages.page import Page
from ui.pages.settings.asking_card import AskingCard
from ui.pages.settings.setting_row import SettingRow
from ui.theme import Choice, Theme
from ui.tokens import GRID
from ui.view_menu import THEMES
from ui.widgets.labels import Role, label

_WIDEST = 760


class SettingsPage(Page):
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
        ask: Callable[[Dialog], bool] = lambda dialog: bool(dialog.exec()),
    ) -> None:
        super().__init__(texts("Settings"))
        self._texts = texts
        self._theme = theme
        self._desk = desk
        self._runner = runner
        self._ask = ask
        self.rows: dict[str, SettingRow] = {}
        self._build()

    def _build(self) -> None:
        self.head.addWidget(label(self._texts("what you choose counts at once"), Role.MUTED))
        self.head.addStretch()
        scroll = self._scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("surface", "scrolled")
        across = QHBoxLayout(inside)
        across.setContentsMargins(0, 0, 0, 0)
        column = QWidget()
        column.setMaximumWidth(_WIDEST)
        cards = QVBoxLayout(column)
        cards.setContentsMargins(0, 0, GRID, 0)
        cards.setSpacing(2 * GRID)
        cards.addWidget(self._appearance())
        for section in SECTIONS:
            cards.addWidget(self._section(section))
        self.asking = AskingCard(self._texts)
        self.asking.rule_chosen.connect(self._on_rule)
        self.asking.asked_chosen.connect(self._on_asked)
        self.asking.reword_asked.connect(self._on_reword)
        cards.addWidget(self.asking)
        cards.addStretch()
        across.addWidget(column, stretch=1)
        across.addStretch()
        scroll.setWidget(inside)
        self.body.addWidget(scroll)

    def _appearance(self) -> QFrame:
        card, lines = _card(self._texts("Appearance"))
        choice = QComboBox()
        choice.setAccessibleName(self._texts("Light or dark"))
        for theme, word in THEMES.items():
            choice.addItem(self._texts(word), theme)
        choice.setCurrentIndex(choice.findData(self._theme.choice))
        choice.activated.connect(lambda: self._theme.choose(Choice(choice.currentData())))
        line = QHBoxLayout()
        line.addWidget(label(self._texts("Light or dark")), stretch=1)
        line.addWidget(choice)
        lines.addLayout(line)
        return card

    def _section(self, section: Section) -> QFrame:
        card, lines = _card(self._texts(section.heading))
        for setting in section.settings:
            row = SettingRow(setting, self._texts)
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
        self.asking.show_asking(standing.asking)

    def _on_chosen(self, name: str, value: str) -> None:
        job = Job(lambda _: self._desk.change(name, value)).then(lambda _: self.on_shown())
        self._runner.run(job.or_else(lambda error: self._on_refused(name, error)))

    def _on_refused(self, name: str, error: KnownError) -> None:
        sentence = self._texts.sentence(error)
        job = Job(lambda _: self._desk.standing()).then(self._show)
        self._runner.run(job.at_last(lambda: self.rows[name].show_problem(sentence)))

    def _on_rule(self, code: str, rule: str) -> None:
        self._run(lambda: self._desk.set_channel(code, OnUnconsented(rule)))

    def _on_asked(self, code: str, asked: bool) -> None:
        if asked or self._ask(self._retire_question()):
            self._run(lambda: self._desk.ask(code, asked=asked))
        else:
            self.on_shown()

    def _retire_question(self) -> QuestionDialog:
        _ = self._texts
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
        dialog = WordingDialog(purpose, sentence, self._texts, self)
        if self._ask(dialog):
            new, lang = dialog.sentence(), self._texts.lang
            self._run(lambda: self._desk.reword(purpose.code, lang, new))

    def _run(self, act: Callable[[], object]) -> None:
        self._runner.run(Job(lambda _: act()).then(lambda _: self.on_shown()))


def _card(heading: str) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("role", "card")
    lines = QVBoxLayout(card)
    lines.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
    lines.setSpacing(GRID)
    lines.addWidget(label(heading, Role.STRONG))
    return card, lines
