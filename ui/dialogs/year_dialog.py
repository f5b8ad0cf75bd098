"""The start of the next school year: what becomes of every group, to be looked at first."""

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from consent_desk.domain.moving_up import Fate, Move
from consent_desk.domain.school_year import SchoolYear
from consent_desk.messages import Texts
from consent_desk.services.plan_year import YearOrder, YearPlan
from ui.dialogs.dialog import Dialog
from ui.tokens import GRID
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.labels import SHAPES, Role, Tone, label
from ui.widgets.lines import Scrolled


class YearDialog(Dialog):
    """One row a group; what is changed here is previewed again.

    Args:
        plan: what would be done.
        preview: reckons it anew for another order.
        texts: the language.
        parent: the window.
    """

    def __init__(
        self,
        plan: YearPlan,
        preview: Callable[[YearOrder, Callable[[YearPlan], None]], None],
        texts: Texts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(texts("Start {year}", year=plan.year), parent)
        self._texts = texts
        self._preview = preview
        self._year: SchoolYear = plan.year
        self._fates: dict[str, ChoiceBox] = {}
        self._names: dict[str, QLineEdit] = {}
        self._proposed = {move.group.name: move for move in plan.moves}
        self.setMinimumWidth(600)
        self.say(
            texts(
                "Every pupil needs a new form for the new year. Last year's answers count until"
                " {day}, and not after it.",
                day=texts.day(plan.ends.last_day),
            ),
            Role.MUTED,
        )
        self._build(plan)
        if not all(move.sure for move in plan.moves):
            self.say_state(
                texts("The name does not say where the group goes: look at it."), Tone.NEEDS_YOU
            )
        self._sum = label("", wrap=True)
        self.content.addWidget(self._sum)
        self.start = self.offer(texts("Cancel"), texts("Start the year"))
        self._show(plan)

    def _build(self, plan: YearPlan) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        for row, move in enumerate(plan.moves):
            self._row(grid, row, move)
        grid.setRowStretch(len(plan.moves), 1)
        scroll = Scrolled(grid)
        scroll.setMinimumHeight(min(320, 48 * len(plan.moves) + 2 * GRID))
        self.content.addWidget(scroll)

    def _row(self, grid: QGridLayout, row: int, move: Move) -> None:
        _, name = self._texts, move.group.name
        shape = "" if move.sure else f"{SHAPES[Tone.NEEDS_YOU]} "
        said = label(f"{shape}{name}")
        fate = ChoiceBox()
        for each, word in (
            (Fate.MOVES, _("goes on as")),
            (Fate.LEAVES, _("leaves the school")),
        ):
            fate.addItem(word, each)
        if move.fate is Fate.ENDS:
            fate.addItem(_("ends; its pupils go on elsewhere"), Fate.ENDS)
        fate.setCurrentIndex(fate.findData(move.fate))
        fate.setAccessibleName(_("What becomes of {group}", group=name))
        to = QLineEdit(move.name)
        to.setAccessibleName(_("New name of {group}", group=name))
        to.setVisible(move.fate is Fate.MOVES)
        fate.activated.connect(self._on_said)
        to.editingFinished.connect(self._on_said)
        self._fates[name], self._names[name] = fate, to
        for column, widget in enumerate((said, fate, to)):
            grid.addWidget(widget, row, column)

    def order(self) -> YearOrder:
        """What was said."""
        renamed: dict[str, str] = {}
        leaving: list[str] = []
        for name, choice in self._fates.items():
            fate, proposed = choice.currentData(), self._proposed[name]
            to = self._names[name].text().strip()
            if fate == Fate.LEAVES and proposed.fate is not Fate.LEAVES:
                leaving.append(name)
            elif fate == Fate.MOVES and (proposed.fate is not Fate.MOVES or to != proposed.name):
                renamed[name] = to or name
        return YearOrder(self._year, renamed, leaving)

    def say_fate(self, group: str, fate: Fate | str, name: str = "") -> None:
        """Say what becomes of a group."""
        choice = self._fates[group]
        choice.setCurrentIndex(choice.findData(Fate(fate)))
        if name:
            self._names[group].setText(name)
        self._on_said()

    def _on_said(self) -> None:
        for name, choice in self._fates.items():
            self._names[name].setVisible(choice.currentData() == Fate.MOVES)
        self._preview(self.order(), self._show)

    def _show(self, plan: YearPlan) -> None:
        _ = self._texts
        parts = [
            _.several("{n} form to hand out", "{n} forms to hand out", len(plan.forms)),
            _.several("{n} pupil leaves", "{n} pupils leave", len(plan.leavers)),
        ]
        if plan.without_group:
            parts.append(
                _.several(
                    "{n} pupil in no group", "{n} pupils in no group", len(plan.without_group)
                )
            )
        if plan.coming_of_age:
            parts.append(
                _.several(
                    "{n} pupil signs alone during the year",
                    "{n} pupils sign alone during the year",
                    len(plan.coming_of_age),
                )
            )
        self._sum.setText(" · ".join(parts))
