"""The steps once there is a register: its sheet, who works here, the pupils, and what is next."""

from pathlib import Path
from typing import override

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout

from consent_desk.messages import Texts
from consent_desk.sentences import mark
from consent_desk.services.first_run import FirstRun
from ui.pages.first_run.step_panel import StepPanel
from ui.tokens import GRID
from ui.widgets.drop_area import DropArea
from ui.widgets.labels import Role, Tone, button, label, state_label


class SheetPanel(StepPanel):
    """The recovery sheet: saved, printed, and put away, or one does not go on."""

    save_asked = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts("The recovery sheet"), texts)
        _ = texts
        self._why = self.lines.say("")
        self.lines.say(
            _(
                "Save the sheet, print it, and put it in the school's safe, apart from this"
                " computer. Then delete the file."
            )
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        self.save = button(_("Save the sheet…"))
        self.save.clicked.connect(self.save_asked)
        self.open = button(_("Open it to print"))
        self.open.clicked.connect(self._on_open)
        self.open.hide()
        for each in (self.save, self.open):
            buttons.addWidget(each)
        buttons.addStretch()
        self.lines.addLayout(buttons)
        self._made = state_label("", Tone.SHOWN)
        self._made.setWordWrap(True)
        self.lines.addWidget(self._made)
        self.away = QCheckBox(_("The sheet is printed and in its safe place"))
        self.away.setAccessibleName(self.away.text())
        self.away.toggled.connect(self.changed)
        self.lines.addWidget(self.away)
        self._file: Path | None = None

    def show_standing(self, standing: FirstRun) -> None:
        """What is done of it."""
        _ = self.texts
        with_key = _(
            "The key of the register is in this computer and on this sheet, and nowhere else. If"
            " the computer breaks and the sheet is lost, nobody can open the register any more:"
            " not you, and not the makers of the program."
        )
        with_passphrase = _(
            "This sheet tells how the register is opened on another computer. It does not hold the"
            " passphrase: write that on a paper of its own. Whoever loses the passphrase loses the"
            " register, and nobody can help."
        )
        self._why.setText(with_key if standing.holds_key else with_passphrase)
        self._made.setText(f"● {_('The sheet was saved.')}")
        self._made.setVisible(standing.sheet_made)
        self.away.setEnabled(standing.sheet_made)
        if standing.sheet_put_away:
            self.away.setChecked(True)
        self.changed.emit()

    def show_file(self, file: Path) -> None:
        """Where it was saved."""
        self._file = file
        self.open.show()

    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file)))

    @override
    def may_go_on(self) -> bool:
        return self.away.isEnabled() and self.away.isChecked()

    @override
    def begin(self) -> None:
        self.save.setFocus()


class NamePanel(StepPanel):
    """Whose name stands with what is recorded."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts("Who works here?"), texts)
        self.name = QLineEdit()
        self.add_field(texts("Your name, or that of your desk"), self.name)
        self.lines.say(
            texts(
                "This name stands with everything that is recorded on this computer, and on the"
                " prints. Whoever logs in to this computer works under it and may do everything."
            ),
            Role.MUTED,
        )

    def show_standing(self, standing: FirstRun) -> None:
        """What the name is now."""
        if not self.name.isModified():
            self.name.setText(standing.administrator)

    @override
    def may_go_on(self) -> bool:
        return bool(self.name.text().strip())

    @override
    def begin(self) -> None:
        self.name.setFocus()
        self.name.selectAll()


class PupilsPanel(StepPanel):
    """A list of pupils, now or later."""

    choose_asked = Signal()
    dropped = Signal(list)
    later_asked = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts("The pupils"), texts)
        _ = texts
        self.lines.say(
            _(
                "Bring in the list from your administration: EDEXML (EDEX.XML), OneRoster, Social"
                " Schools, Excel or CSV. You see first what it does, and nobody has given"
                " permission for anything yet."
            )
        )
        area = DropArea()
        inside = QVBoxLayout(area)
        inside.setContentsMargins(2 * GRID, 3 * GRID, 2 * GRID, 3 * GRID)
        inside.setSpacing(GRID)
        self.choose = button(_("Choose the list of pupils…"))
        self.choose.clicked.connect(self.choose_asked)
        hint = label(_("or drag it here"), Role.MUTED)
        inside.addWidget(self.choose, alignment=Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(hint, alignment=Qt.AlignmentFlag.AlignHCenter)
        area.dropped.connect(self.dropped)
        self.lines.addWidget(area)
        self._count = state_label("", Tone.SHOWN)
        self._count.setWordWrap(True)
        self.lines.addWidget(self._count)
        self.later = button(_("I do this later"), "link")
        self.later.clicked.connect(self.later_asked)
        self.lines.addWidget(self.later, alignment=Qt.AlignmentFlag.AlignLeft)
        self._pupils = 0

    def show_standing(self, standing: FirstRun) -> None:
        """How many are in the register."""
        self._pupils = standing.pupils
        told = self.texts.several(
            "{n} pupil in {groups} groups is in the register.",
            "{n} pupils in {groups} groups are in the register.",
            standing.pupils,
            groups=standing.groups,
        )
        self._count.setText(f"● {told}")
        self._count.setVisible(bool(standing.pupils))
        self.later.setHidden(bool(standing.pupils))
        self.changed.emit()

    @override
    def may_go_on(self) -> bool:
        return bool(self._pupils)

    @override
    def begin(self) -> None:
        self.choose.setFocus()


class ReadyPanel(StepPanel):
    """What the school can do now."""

    go_on_word = mark("To the first page")

    def __init__(self, folder: Path, texts: Texts) -> None:
        super().__init__(texts("The school is ready"), texts)
        _ = texts
        self._who = self.lines.say("")
        told = (
            (
                _("Record forms"),
                _("On Permissions you type the signed forms, each with the place of its paper."),
            ),
            (
                _("Clear photos"),
                _("Everybody is covered until there is a yes and a teacher names the face."),
            ),
            (
                _("Recognising faces is off"),
                _("It stays off until the school did its DPIA and switches it on in Settings."),
            ),
            (
                _("Keep a copy"),
                _("Copy the folder {folder} now and then to a safe place.", folder=folder),
            ),
        )
        for heading, text in told:
            self.lines.addSpacing(GRID // 2)
            self.lines.say(heading, Role.STRONG)
            self.lines.say(text)

    def show_standing(self, standing: FirstRun) -> None:
        """Whose register it is."""
        _ = self.texts
        self._who.setText(
            _(
                "The register of {school} for {year} is made.",
                school=standing.school.name,
                year=standing.school.year,
            )
        )
