"""The steps before there is a register: welcome, the school, and what locks it."""

from collections.abc import Sequence
from pathlib import Path
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit

from consent_desk.domain.school_year import SchoolYear
from consent_desk.messages import Texts
from consent_desk.ports import KeyPlace
from consent_desk.sentences import mark
from ui.pages.first_run.step_panel import StepPanel
from ui.tokens import GRID
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.labels import Role, Tone, button, state_label

SHORTEST = 12
"""Letters of a new passphrase: argon2id makes guessing dear, not impossible."""


class WelcomePanel(StepPanel):
    """What is going to happen, and a way to look round first."""

    example_asked = Signal()
    go_on_word = mark("Begin with our school")

    def __init__(self, folder: Path, texts: Texts) -> None:
        super().__init__(texts("Welcome to Consent Desk"), texts)
        _ = texts
        self.lines.say(
            _(
                "Consent Desk keeps which parents gave permission for what, and covers everybody"
                " in a photo who may not be shown."
            )
        )
        self.lines.say(
            _(
                "You make the register of your school in a few steps. Once it is made you can stop"
                " after each step and go on later."
            )
        )
        self.lines.say(
            _("It will be in {folder}, locked, and on this computer only.", folder=folder),
            Role.MUTED,
        )
        rule = QFrame()
        rule.setProperty("role", "rule")
        rule.setFixedHeight(1)
        self.lines.addSpacing(GRID)
        self.lines.addWidget(rule)
        self.lines.say(_("Have a look round first?"), Role.STRONG)
        self.lines.say(
            _(
                "A school with made-up pupils opens in a window of its own. It never touches your"
                " register, and is gone when you close it."
            )
        )
        self.example = button(_("Try it with an example school"))
        self.example.clicked.connect(self.example_asked)
        self.lines.addWidget(self.example, alignment=Qt.AlignmentFlag.AlignLeft)


class SchoolPanel(StepPanel):
    """Name and school year."""

    def __init__(self, years: Sequence[SchoolYear], texts: Texts) -> None:
        super().__init__(texts("The school"), texts)
        self.name = QLineEdit()
        self.add_field(texts("Name of the school"), self.name)
        self.year = ChoiceBox()
        for year in years:
            self.year.addItem(str(year), year)
        self.add_field(texts("School year"), self.year)
        self.lines.say(
            texts(
                "Permissions count for one school year, from 1 August to 31 July. The name stands"
                " on every print."
            ),
            Role.MUTED,
        )

    @override
    def may_go_on(self) -> bool:
        return bool(self.name.text().strip())

    @override
    def begin(self) -> None:
        self.name.setFocus()

    def chosen_year(self) -> SchoolYear:
        """The school year."""
        return self.year.currentData()


class KeyPanel(StepPanel):
    """Where the key goes, and a passphrase where there is no other place."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts("The key"), texts)
        self.place: KeyPlace | None = None
        self._is_looking = True
        self._told = self.lines.say("")
        self.first, self.again = QLineEdit(), QLineEdit()
        names = [
            self.add_field(texts("Passphrase"), self.first),
            self.add_field(texts("The passphrase once more"), self.again),
        ]
        self._show = QCheckBox(texts("Show what I type"))
        self._show.setAccessibleName(self._show.text())
        self._show.toggled.connect(self._on_show)
        self.lines.addWidget(self._show)
        self._differs = state_label("", Tone.NEEDS_YOU)
        self._differs.setWordWrap(True)
        self.lines.addWidget(self._differs)
        self._typed = (*names, self.first, self.again, self._show)
        self.changed.connect(self._on_typed)
        self._on_show(shown=False)
        self.show_place(None)

    def show_none(self) -> None:
        """There is no place for the key now; it can be tried again."""
        self.show_place(None)
        self._is_looking = False
        self._told.setText(self.texts("Nothing was made."))
        self.go_on_word = mark("Try again")
        self.changed.emit()

    def show_place(self, place: KeyPlace | None) -> None:
        """What keeps the key; None: that is being looked for."""
        _ = self.texts
        self.place = place
        self._is_looking = place is None
        self.go_on_word = mark("Make the register")
        told = {
            KeyPlace.KEYRING: _(
                "The register is locked. Its key goes to the keyring of this computer: it opens by"
                " itself once you have logged in here, and there is nothing to remember."
            ),
            KeyPlace.PASSPHRASE: _(
                "The register is locked. This computer has no keyring for the key, so you choose a"
                " passphrase. It is asked for at every start, and nobody can look it up: take four"
                " words that have nothing to do with each other."
            ),
            KeyPlace.SET: _(
                "The register is locked with the passphrase that is set on this computer already."
            ),
        }
        self._told.setText(told[place] if place else _("Looking for a place for the key…"))
        for each in self._typed:
            each.setVisible(place is KeyPlace.PASSPHRASE)
        self.changed.emit()

    @override
    def may_go_on(self) -> bool:
        if self.place is not KeyPlace.PASSPHRASE:
            return not self._is_looking
        typed = self.first.text()
        return len(typed) >= SHORTEST and typed == self.again.text()

    @override
    def begin(self) -> None:
        self.first.setFocus()

    def passphrase(self) -> str | None:
        """What was typed; None where nothing is asked."""
        return self.first.text() if self.place is KeyPlace.PASSPHRASE else None

    def forget(self) -> None:
        """Take what was typed off the screen."""
        self.first.clear()
        self.again.clear()

    def _on_typed(self) -> None:
        first, again = self.first.text(), self.again.text()
        said = ""
        if again and len(first) < SHORTEST:
            said = self.texts("A passphrase has at least {n} letters.", n=SHORTEST)
        elif again and not first.startswith(again):
            said = self.texts("These two are not the same.")
        self._differs.setText(f"▲ {said}")
        self._differs.setVisible(bool(said) and self.place is KeyPlace.PASSPHRASE)

    def _on_show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for field in (self.first, self.again):
            field.setEchoMode(mode)
