"""What is to be printed: what it is for, what it needs, and who may see it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from consent_desk.messages import Language, Texts
from consent_desk.sentences import mark
from consent_desk.services.make_print import Order
from consent_desk.services.prints.about import About, Need
from consent_desk.services.prints.kinds import REPORT_KINDS, Kind
from ui.models.overviews_desk import Offer
from ui.models.print_words import MISSING, NOTES
from ui.tokens import GRID
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.day_box import DayBox
from ui.widgets.labels import SHAPES, CutLabel, Role, Tone, button, label, state_label
from ui.widgets.person_field import PersonField

_LANGUAGES: dict[Language, str] = {"nl": mark("in Dutch"), "en": mark("in English")}


class OrderCard(QFrame):
    """Shows the fields that a kind takes, and no others."""

    changed = Signal()
    entered = Signal()
    """Enter was pressed in a field."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._kind = Kind.GROUP
        self._files: tuple[Path, ...] = ()
        self._build()
        self._connect()

    def _build(self) -> None:
        _ = self._texts
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        down = QVBoxLayout(self)
        down.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, 2 * GRID)
        down.setSpacing(GRID)
        self._title, self._use = label("", Role.STRONG), CutLabel("", Role.MUTED)
        first = QHBoxLayout()
        first.setSpacing(GRID + 4)
        first.addWidget(self._title)
        first.addWidget(self._use, stretch=1)
        down.addLayout(first)
        note = QHBoxLayout()
        note.setSpacing(GRID)
        note.addWidget(state_label(_("Confidential"), Tone.COVERED))
        self._note = CutLabel("", Role.MUTED)
        note.addWidget(self._note, stretch=1)
        down.addLayout(note)
        down.addLayout(self._build_fields())

    def _build_fields(self) -> QHBoxLayout:
        _ = self._texts
        self.group, self.person = ChoiceBox(), PersonField(_)
        self.group.setAccessibleName(_("Group"))
        self.group.setMinimumWidth(160)
        self.person.setMinimumWidth(280)
        self.first, self.last, self.lang = DayBox(), DayBox(), ChoiceBox()
        self.first.setAccessibleName(_("The first day"))
        self.last.setAccessibleName(_("The last day"))
        self.lang.setAccessibleName(_("The language of the print"))
        for lang, word in _LANGUAGES.items():
            self.lang.addItem(_(word), lang)
        self.lang.setCurrentIndex(self.lang.findData(_.lang))
        self.files = button(_("Choose files…"))
        self._chosen = label("", Role.MUTED)
        fields = QHBoxLayout()
        fields.setSpacing(GRID)
        self._parts: dict[Need, QWidget] = {}
        for need, parts in (
            (Need.GROUP, (self.group,)),
            (Need.PERSON, (self.person,)),
            (Need.PERIOD, (label(_("from")), self.first, label(_("up to")), self.last)),
            (Need.FILES, (self.files, self._chosen)),
        ):
            fields.addWidget(self._part(need, *parts))
        fields.addWidget(self.lang)
        fields.addStretch()
        return fields

    def _part(self, need: Need, *widgets: QWidget) -> QWidget:
        part = self._parts[need] = QWidget()
        line = QHBoxLayout(part)
        line.setContentsMargins(0, 0, GRID, 0)
        line.setSpacing(GRID)
        for each in widgets:
            if isinstance(each, QLabel):
                each.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            line.addWidget(each)
        return part

    def _connect(self) -> None:
        self.group.activated.connect(self.changed)
        self.lang.activated.connect(self.changed)
        self.person.chosen.connect(self.changed)
        self.person.returnPressed.connect(self.entered)
        self.first.changed.connect(self.changed)
        self.last.changed.connect(self.changed)
        self.files.clicked.connect(self._on_files)

    def offer(self, offer: Offer) -> None:
        """The groups and persons that there are; what was chosen stays."""
        chosen = self.group.currentData()
        self.group.clear()
        for name in offer.groups:
            self.group.addItem(self._texts("Group {group}", group=name), name)
        self.group.setCurrentIndex(max(self.group.findData(chosen), 0))
        self.person.offer(offer.persons)
        if not self.first.text() and not self.last.text():
            self.last.show_day(offer.today)
            self.first.show_day(offer.first_day)

    def show_kind(self, kind: Kind) -> None:
        """Another print."""
        self._kind = kind
        report = REPORT_KINDS[kind]
        self._title.setText(report.title(self._texts))
        self._use.say(report.use(self._texts))
        self._note.say(self._texts(NOTES[kind]))
        for need, part in self._parts.items():
            part.setVisible(need in report.needs | report.takes)

    @property
    def is_chosen(self) -> bool:
        """Whether nothing is missing."""
        return self.missing() is None

    def missing(self) -> str | None:
        """What is to be done first, in English; None when it can be made."""
        report = REPORT_KINDS[self._kind]
        given = {
            Need.GROUP: bool(self.group.currentData()),
            Need.PERSON: bool(self.person.person_id),
            Need.FILES: bool(self._files),
            Need.PERIOD: self._is_period(),
        }
        asked = report.needs | report.takes
        return next((MISSING[need] for need in given if need in asked and not given[need]), None)

    def _is_period(self) -> bool:
        first, last = self.first.day, self.last.day
        return first is not None and last is not None and first <= last

    def order(self) -> Order:
        """What is chosen, for this kind only."""
        takes = REPORT_KINDS[self._kind].needs | REPORT_KINDS[self._kind].takes
        in_period = Need.PERIOD in takes
        about = About(
            group=self.group.currentData() if Need.GROUP in takes else None,
            person=self.person.person_id if Need.PERSON in takes else None,
            first=self.first.day if in_period else None,
            last=self.last.day if in_period else None,
            files=self._files if Need.FILES in takes else (),
        )
        return Order(self._kind, about, lang=self.lang.currentData())

    @property
    def whom(self) -> str:
        """The person, as they are called."""
        asks = Need.PERSON in REPORT_KINDS[self._kind].needs
        return self.person.text().strip() if asks else ""

    def go_first(self) -> None:
        """The keyboard to the first field."""
        for need in (Need.GROUP, Need.PERSON, Need.PERIOD, Need.FILES):
            field = {Need.GROUP: self.group, Need.PERSON: self.person, Need.PERIOD: self.first}
            if self._parts[need].isVisible():
                field.get(need, self.files).setFocus()
                return
        self.lang.setFocus()

    def choose_files(self, files: tuple[Path, ...]) -> None:
        """The files of the schools."""
        self._files = files
        names = ", ".join(file.name for file in files)
        several = self._texts.several("{n} file chosen", "{n} files chosen", len(files))
        self._chosen.setText(f"{SHAPES[Tone.SHOWN]} {several}" if files else "")
        self._chosen.setToolTip(names)
        self.changed.emit()

    def _on_files(self) -> None:
        asked = self._texts("Choose files…")
        names, _kind = QFileDialog.getOpenFileNames(self, asked, "", "JSON (*.json)")
        if names:
            self.choose_files(tuple(map(Path, names)))
