"""What a list of pupils would do, before it does it; what its columns mean; who is who."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QScrollArea, QVBoxLayout, QWidget

from consent_desk.messages import Texts
from consent_desk.rosters.columns import REQUIRED, guess
from consent_desk.rosters.roster import Roster
from consent_desk.sentences import mark
from consent_desk.services.roster_steps import Preview, Step, Words
from ui.dialogs.dialog import Dialog
from ui.tokens import GRID
from ui.widgets.labels import Role, Tone, label, state_label

FIELD_NAMES = {
    "first_name": mark("First name"),
    "last_name": mark("Surname"),
    "prefix": mark("Prefix of the surname"),
    "birth_date": mark("Born on"),
    "group": mark("Group"),
    "level": mark("Year group"),
    "kind": mark("Pupil or staff"),
    "key": mark("Pupil number"),
    "left_on": mark("Left on"),
}
_WAIT, _NEW = "", "\0new"
_TOLD = 4


class ColumnsDialog(Dialog):
    """Which column of a table holds what; remembered for the next time."""

    def __init__(self, header: Sequence[str], texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts("What do the columns hold?"), parent)
        _ = texts
        self.say(_("The list does not say it clearly. It is remembered for the next time."))
        guessed, form = guess(header), QFormLayout()
        form.setVerticalSpacing(GRID)
        self.choices: dict[str, QComboBox] = {}
        for field, name in FIELD_NAMES.items():
            choice = QComboBox()
            choice.addItem(_("not in this list"), "")
            for column in filter(None, header):
                choice.addItem(column, column)
            choice.setCurrentIndex(max(choice.findData(guessed.get(field, "")), 0))
            choice.setAccessibleName(_(name))
            choice.currentIndexChanged.connect(self._on_chosen)
            self.choices[field] = choice
            needed = f"{_(name)} *" if field in REQUIRED else _(name)
            form.addRow(label(needed), choice)
        self.content.addLayout(form)
        self.add_button(_("Cancel")).clicked.connect(self.reject)
        self._go_on = self.add_button(_("Go on"), "primary")
        self._go_on.clicked.connect(self.accept)
        self._on_chosen()

    def said(self) -> list[str]:
        """What was said, as `column=field`."""
        chosen = ((field, choice.currentData()) for field, choice in self.choices.items())
        return [f"{column}={field}" for field, column in chosen if column]

    def _on_chosen(self) -> None:
        self._go_on.setEnabled(all(self.choices[field].currentData() for field in REQUIRED))


class RosterDialog(Dialog):
    """The preview; doubtful rows wait for a word, and the words change the preview."""

    def __init__(
        self, roster: Roster, preview: Preview, texts: Texts, parent: QWidget | None = None
    ) -> None:
        super().__init__(texts("What this list does"), parent)
        self._texts = texts
        self.setMinimumWidth(560)
        if roster.is_of_other_year:
            warned = state_label(
                texts("The list is of another school year than the one you work in."),
                Tone.NEEDS_YOU,
            )
            warned.setWordWrap(True)
            self.content.addWidget(warned)
        for line in preview_lines(preview, texts):
            self.say(line)
        self.say(texts("Nobody is deleted, and nothing is granted to anybody."), Role.MUTED)
        self._choices: dict[int, QComboBox] = {}
        if preview.doubtful:
            self._ask(preview)
        self.add_button(texts("Cancel")).clicked.connect(self.reject)
        self.do_it = self.add_button(texts("Bring in"), "primary")
        self.do_it.clicked.connect(self.accept)

    def _ask(self, preview: Preview) -> None:
        _ = self._texts
        doubts = state_label(
            _.several(
                "{n} row may be somebody you know. It waits until you say who it is.",
                "{n} rows may be somebody you know. They wait until you say who it is.",
                len(preview.doubtful),
            ),
            Tone.NEEDS_YOU,
        )
        doubts.setWordWrap(True)
        self.content.addWidget(doubts)
        inside = QWidget()
        inside.setProperty("surface", "scrolled")
        lines = QVBoxLayout(inside)
        for step in preview.doubtful:
            lines.addWidget(label(_row_words(step, _)))
            lines.addWidget(self._choice(step, preview.labels))
        lines.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        scroll.setMinimumHeight(min(220, 88 * len(preview.doubtful)))
        self.content.addWidget(scroll)

    def _choice(self, step: Step, labels: Mapping[str, str]) -> QComboBox:
        _ = self._texts
        choice = QComboBox()
        choice.addItem(_("I do not know yet: leave this row out"), _WAIT)
        for person in step.candidates:
            choice.addItem(_("This is {person}", person=labels[person.id]), person.id)
        choice.addItem(_("This is somebody new"), _NEW)
        choice.setAccessibleName(_row_words(step, _))
        self._choices[step.row.line] = choice
        return choice

    def words(self) -> Words:
        """What was said of the doubtful rows."""
        said = {line: str(choice.currentData()) for line, choice in self._choices.items()}
        return Words(
            same={line: word for line, word in said.items() if word not in (_WAIT, _NEW)},
            new=frozenset(line for line, word in said.items() if word == _NEW),
        )


def preview_lines(preview: Preview, texts: Texts) -> list[str]:
    """What would be done, one line each; names where there are few."""
    _ = texts
    told = (
        (_.several("{n} new person", "{n} new persons", len(preview.new)), preview.new),
        (_.several("{n} changed", "{n} changed", len(preview.changed)), preview.changed),
        (
            _.several("{n} to another group", "{n} to another group", len(preview.moved)),
            preview.moved,
        ),
        (_.several("{n} leaves", "{n} leave", len(preview.left)), preview.left),
        (_.several("{n} is back", "{n} are back", len(preview.back)), preview.back),
        (_.several("{n} unchanged", "{n} unchanged", len(preview.unchanged)), ()),
    )
    lines = [f"{count}{_names(steps)}" for count, steps in told if not count.startswith("0 ")]
    if preview.new_groups:
        names = ", ".join(group.name for group in preview.new_groups)
        lines.append(_("new groups: {groups}", groups=names))
    if preview.gone:
        lines.append(
            _.several(
                "{n} person is not in the list, and stays.",
                "{n} persons are not in the list, and stay.",
                len(preview.gone),
            )
        )
    return lines


def _names(steps: Sequence[Step]) -> str:
    if not 0 < len(steps) <= _TOLD:
        return ""
    return ": " + ", ".join(step.row.full_name for step in steps)


def _row_words(step: Step, texts: Texts) -> str:
    groups = ", ".join(group.name for group in step.row.groups)
    return texts(
        "Row {n}: {name} ({groups})", n=step.row.line, name=step.row.full_name, groups=groups or "–"
    )
