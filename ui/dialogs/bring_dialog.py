"""What bringing in a list of pupils would do, in numbers, before anything is done."""

from PySide6.QtWidgets import QDialog, QWidget

from consent_desk.messages import Texts
from consent_desk.services.roster_steps import Preview
from ui.dialogs.dialog import Dialog
from ui.widgets.labels import SHAPES, Role, Tone


class BringDialog(Dialog):
    """Asks whether the list is to be brought in; nobody is named.

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
        self.say(file, Role.STRONG)
        for line in summary(preview, texts):
            self.say(line)
        if is_of_other_year:
            said = texts("The list says that it is of another school year. Is it the right one?")
            self.say(f"{SHAPES[Tone.NEEDS_YOU]} {said}")
        cancel = self.add_button(texts("Do nothing"))
        cancel.clicked.connect(self.reject)
        bring = self.add_button(texts("Bring in"), "primary")
        bring.clicked.connect(self.accept)
        bring.setEnabled(any(not step.is_unchanged and step.after for step in preview.steps))

    def is_yes(self) -> bool:
        """Ask, and wait for the answer."""
        return self.exec() == QDialog.DialogCode.Accepted


def summary(preview: Preview, texts: Texts) -> list[str]:
    """What would happen, a line for each kind that there is."""
    _ = texts
    new, changed, moved = len(preview.new), len(preview.changed), len(preview.moved)
    left, back, same = len(preview.left), len(preview.back), len(preview.unchanged)
    said = (
        (new, _.several("{n} new person", "{n} new persons", new)),
        (changed, _.several("{n} person changes", "{n} persons change", changed)),
        (moved, _.several("{n} person changes groups", "{n} persons change groups", moved)),
        (left, _.several("{n} person has left", "{n} persons have left", left)),
        (back, _.several("{n} person is back", "{n} persons are back", back)),
        (same, _.several("{n} person stays as is", "{n} persons stay as they are", same)),
    )
    lines = [line for count, line in said if count]
    if preview.new_groups:
        groups = ", ".join(group.name for group in preview.new_groups)
        lines.append(_("new groups: {groups}", groups=groups))
    if preview.doubtful:
        doubts = _.several(
            "{n} row is doubtful: nothing is done with it, and the administration looks at it.",
            "{n} rows are doubtful: nothing is done with them, and the administration looks at"
            " them.",
            len(preview.doubtful),
        )
        lines.append(f"{SHAPES[Tone.NEEDS_YOU]} {doubts}")
    return lines or [_("There is nobody in this list.")]
