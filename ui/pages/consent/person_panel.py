"""One person beside the table: who it is, what was decided, the form, and what can be done."""

from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
)

from consent_desk.domain.person import PersonKind
from consent_desk.messages import Texts
from consent_desk.services.see_dossier import Dossier
from consent_desk.services.tell_decision import tell
from ui.models.form_history import forms_of
from ui.tokens import GRID
from ui.widgets.drop_area import paths_of
from ui.widgets.labels import Role, button, label
from ui.widgets.lines import Lines, Scrolled

_WIDTH = 304
_PICTURE = (_WIDTH - 5 * GRID, 190)


class PersonPanel(QFrame):
    """Shows a `Dossier`; every act is asked of the page."""

    withdraw_one_asked = Signal()
    withdraw_all_asked = Signal()
    scan_dropped = Signal(object)
    enrol_asked = Signal()
    answer_asked = Signal()
    forget_asked = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._dossier: Dossier | None = None
        self._tells_all = False
        self._build()

    def _build(self) -> None:
        _ = self._texts
        self.setProperty("role", "card")
        self.setFixedWidth(_WIDTH)
        self.setAcceptDrops(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * GRID, 2 * GRID, GRID, 2 * GRID)
        whole.setSpacing(GRID)
        self._lines = Lines()
        self._lines.setContentsMargins(0, 0, GRID, 0)
        whole.addWidget(Scrolled(self._lines), stretch=1)
        self._one = button("")
        self._all = button(_("Withdraw everything"))
        self._more = button(_("More"))
        menu = self._menu = QMenu(self)
        self._enrol = menu.addAction(_("Face photos…"))
        self._enrol.triggered.connect(self.enrol_asked)
        menu.addAction(_("Give everything that we hold…")).triggered.connect(self.answer_asked)
        menu.addAction(_("Erase this person…")).triggered.connect(self.forget_asked)
        self._more.setMenu(menu)
        self._one.clicked.connect(self.withdraw_one_asked)
        self._all.clicked.connect(self.withdraw_all_asked)
        for each in self.buttons:
            whole.addWidget(each)
        self.show_nobody()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """What can be done for the person."""
        return self._one, self._all, self._more

    # What it shows.

    def show_nobody(self) -> None:
        """Nobody is chosen."""
        self._dossier = None
        self._clear()
        self._lines.say(self._texts("Choose somebody in the table."), Role.MUTED)
        self._lines.addStretch()
        for each in self.buttons:
            each.hide()

    def wait_for(self, person_id: str, name: str) -> None:
        """Somebody is about to be shown: until then only who, and nothing can be done from here."""
        is_here = self._dossier is not None and self._dossier.person.id == person_id
        if not is_here:
            self._dossier = None
            self._clear()
            self._lines.say(name, Role.STRONG)
            self._lines.addWidget(self._cell)
            self._lines.addStretch()
            self.setAccessibleName(name)
        for each in self.buttons:
            each.setEnabled(is_here)

    def show_cell(self, words: str, purpose: str, *, is_yes: bool, any_yes: bool) -> None:
        """Where one is in the table, in words; a yes can be withdrawn."""
        self._cell.setText(words)
        self._one.setText(self._texts("Withdraw this one"))
        self._one.setAccessibleName(self._texts("Withdraw: {purpose}", purpose=purpose))
        self._one.setToolTip(self._texts("Withdraw: {purpose}", purpose=purpose))
        self._one.setVisible(is_yes)
        self._all.setVisible(any_yes)

    def show_dossier(self, dossier: Dossier) -> None:
        """Somebody else, or the same person after something changed."""
        self._dossier = dossier
        words = self._cell.text()
        self._clear()
        _, person = self._texts, dossier.person
        self._lines.say(dossier.label, Role.STRONG)
        for line in self._about(dossier):
            self._lines.say(line, Role.MUTED)
        self._cell = self._lines.say(words)
        self._show_scan(dossier)
        self._show_history(dossier)
        self._lines.addStretch()
        self._more.show()
        self.wait_for(person.id, dossier.label)
        self._enrol.setVisible(dossier.templates is not None)
        self._enrol.setText(
            _("Face photos… ({n} kept)", n=dossier.templates)
            if dossier.templates
            else _("Face photos…")
        )
        self.setAccessibleName(person.full_name)

    def _about(self, dossier: Dossier) -> list[str]:
        _, person = self._texts, dossier.person
        staff = person.kind is PersonKind.STAFF
        parts = [_("member of staff")] if staff else []
        if dossier.groups:
            parts.append(_("group {group}", group=", ".join(dossier.groups)))
        if person.birth_date is not None:
            parts.append(_("born {day}", day=_.day(person.birth_date)))
        lines = [" · ".join(parts)] if parts else []
        names = [
            g.name if g.may_sign else _("{name} (may not sign)", name=g.name)
            for g in dossier.guardians
        ]
        if names:
            lines.append(_("parent or guardian: {names}", names=", ".join(names)))
        elif not staff:
            lines.append(_("no parent or guardian is known by name"))
        return lines

    def _show_scan(self, dossier: Dossier) -> None:
        if dossier.scan is None:
            if dossier.decisions:
                self._lines.say(self._texts("Drag a scan of the form here to keep it."), Role.SMALL)
            return
        image = QImage.fromData(dossier.scan)
        if image.isNull():
            self._lines.say(
                self._texts("The form is kept as a scan (no picture to show)."), Role.SMALL
            )
            return
        shown = QLabel()
        scale = self.devicePixelRatioF()
        picture = QPixmap.fromImage(image).scaled(
            round(_PICTURE[0] * scale),
            round(_PICTURE[1] * scale),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        picture.setDevicePixelRatio(scale)
        shown.setPixmap(picture)
        shown.setAccessibleName(self._texts("The scanned form"))
        self._lines.addWidget(shown)

    def _show_history(self, dossier: Dossier) -> None:
        _ = self._texts
        if not dossier.decisions:
            self._lines.say(_("Nothing was ever recorded of this person."), Role.MUTED)
            return
        if self._tells_all:
            for told in reversed(dossier.decisions):
                self._lines.say(f"{told.decision.position}. {tell(told, _)}")
        else:
            for day, counts, proof in forms_of(dossier.decisions, _):
                self._lines.say(f"{day}\n{counts}")
                if proof:
                    self._lines.say(proof, Role.MUTED)
        more: QPushButton = button(
            _("Shorter") if self._tells_all else _("Every decision in a sentence"), "link"
        )
        more.clicked.connect(self._on_more)
        self._lines.addWidget(more)

    def _on_more(self) -> None:
        self._tells_all = not self._tells_all
        if self._dossier is not None:
            self.show_dossier(self._dossier)

    def _clear(self) -> None:
        self._cell = label("", wrap=True)
        self._lines.empty()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dossier is not None and paths_of(event):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if files := paths_of(event):
            event.acceptProposedAction()
            self.scan_dropped.emit(files[0])
