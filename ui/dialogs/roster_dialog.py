"""What a list of pupils would do, before it does it; and who is who."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from consent_desk.messages import Texts
from consent_desk.sentences import CODES
from consent_desk.services.roster_steps import NO_WORDS, Preview, Step, Words
from ui.dialogs.dialog import Dialog
from ui.tokens import GRID
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.labels import Role, Tone, label
from ui.widgets.lines import Lines, Scrolled

_WAIT, _NEW = "", "\0new"
_TOLD = 4
_WIDTH = 560


class RosterDialog(Dialog):
    """Asks whether the list is to be brought in; doubtful rows wait until somebody says who it is.

    Args:
        file: the name of the list.
        preview: what would be done.
        texts: the language.
        is_of_other_year: the list says that it is of another school year.
        parent: the window.
    """

    def __init__(
        self,
        file: str,
        preview: Preview,
        texts: Texts,
        *,
        is_of_other_year: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(texts("Bring in this list?"), parent)
        self._texts = texts
        self.setMinimumWidth(_WIDTH)
        self.say(file, Role.STRONG)
        if is_of_other_year:
            self.say_state(
                texts("The list says that it is of another school year. Is it the right one?"),
                Tone.NEEDS_YOU,
            )
        for line in preview_lines(preview, texts):
            self.say(line)
        self.say(texts("Nobody is deleted, and nothing is granted to anybody."), Role.MUTED)
        self._choices: dict[int, ChoiceBox] = {}
        if preview.doubtful:
            self._ask(preview)
        self.add_button(texts("Do nothing")).clicked.connect(self.reject)
        self.do_it = self.add_button(texts("Bring in"), "primary")
        self.do_it.clicked.connect(self.accept)
        self._does = any(not step.is_unchanged and step.after for step in preview.steps)
        self._on_said()

    def _ask(self, preview: Preview) -> None:
        self.say_state(
            self._texts.several(
                "{n} row may be somebody you know. It waits until you say who it is.",
                "{n} rows may be somebody you know. They wait until you say who it is.",
                len(preview.doubtful),
            ),
            Tone.NEEDS_YOU,
        )
        lines = Lines()
        for step in preview.doubtful:
            why = self._texts(CODES[str(step.doubt)])
            lines.addWidget(label(f"{_row_words(step, self._texts)} – {why}", wrap=True))
            lines.addWidget(self._choice(step, preview.labels))
            lines.addSpacing(GRID)
        lines.addStretch()
        scroll = Scrolled(lines)
        scroll.setMinimumHeight(min(220, 88 * len(preview.doubtful)))
        self.content.addWidget(scroll)

    def _choice(self, step: Step, labels: Mapping[str, str]) -> ChoiceBox:
        _ = self._texts
        choice = ChoiceBox()
        choice.addItem(_("I do not know yet: leave this row out"), _WAIT)
        for person in step.candidates:
            choice.addItem(_("This is {person}", person=labels[person.id]), person.id)
        if step.can_be_new:
            choice.addItem(_("This is somebody new"), _NEW)
        choice.setAccessibleName(_row_words(step, _))
        choice.currentIndexChanged.connect(self._on_said)
        self._choices[step.row.line] = choice
        return choice

    def _on_said(self) -> None:
        self.do_it.setEnabled(self._does or self.words() != NO_WORDS)

    def words(self) -> Words:
        """What was said of the doubtful rows."""
        said = {line: str(choice.currentData()) for line, choice in self._choices.items()}
        return Words(
            same={line: word for line, word in said.items() if word not in (_WAIT, _NEW)},
            new=frozenset(line for line, word in said.items() if word == _NEW),
        )


def preview_lines(preview: Preview, texts: Texts) -> list[str]:
    """What would be done, a line for each kind that there is; names where they are few."""
    _ = texts
    new, changed, moved = preview.new, preview.changed, preview.moved
    left, back, same = preview.left, preview.back, preview.unchanged
    told = (
        (new, _.several("{n} new person", "{n} new persons", len(new))),
        (changed, _.several("{n} person changes", "{n} persons change", len(changed))),
        (moved, _.several("{n} person changes groups", "{n} persons change groups", len(moved))),
        (left, _.several("{n} person has left", "{n} persons have left", len(left))),
        (back, _.several("{n} person is back", "{n} persons are back", len(back))),
    )
    lines = [f"{line}{_names(steps)}" for steps, line in told if steps]
    if same:
        lines.append(_.several("{n} person stays as is", "{n} persons stay as they are", len(same)))
    if preview.new_groups:
        names = ", ".join(group.name for group in preview.new_groups)
        lines.append(_("new groups: {groups}", groups=names))
    if not preview.steps:
        lines.append(_("There is nobody in this list."))
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
    if len(steps) > _TOLD:
        return ""
    return ": " + ", ".join(step.row.full_name for step in steps)


def _row_words(step: Step, texts: Texts) -> str:
    groups = ", ".join(group.name for group in step.row.groups)
    return texts(
        "Row {n}: {name} ({groups})", n=step.row.line, name=step.row.full_name, groups=groups or "–"
    )
