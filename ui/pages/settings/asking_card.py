"""Channels with cover or block, and purposes with the sentence that is signed for each."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout

from consent_desk.domain.purpose import Audience, Channel, OnUnconsented, Purpose, Subject
from consent_desk.messages import Texts
from consent_desk.services.keep_purpose import Asking
from consent_desk.services.wordings import said
from ui.tokens import GRID
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.labels import Role, button, label
from ui.widgets.lines import Lines

_ASKED_IN_CHANNELS = (Subject.PHOTO, Subject.VIDEO, Subject.NAME)


class AskingCard(QFrame):
    """Shows an `Asking`; every change is asked of the page."""

    rule_chosen = Signal(str, str)
    asked_chosen = Signal(str, bool)
    reword_asked = Signal(object, str)
    """A `Purpose`, and the sentence that is signed now."""
    rename_asked = Signal(object)
    """A `Purpose`."""
    channel_wanted = Signal()
    purpose_wanted = Signal(object, object)
    """A `Channel`, and the subjects that are not asked there yet (`list[Subject]`)."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.setProperty("role", "card")
        self._lines = Lines()
        self._lines.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        self.setLayout(self._lines)

    def show_asking(self, asking: Asking) -> None:
        """Show what is asked now."""
        self._lines.empty()
        _ = self._texts
        self._lines.say(_("Channels and questions"), Role.STRONG)
        self._lines.say(
            _(
                "Cover: whoever has no yes is made unrecognisable. Block: the photo is not"
                " cleared while anybody in it has no yes."
            ),
            Role.SMALL,
        )
        for channel in asking.channels:
            self._channel(asking, channel.code)
        for purpose in asking.purposes:
            if purpose.channel is None:
                self._lines.addSpacing(GRID)
                self._purpose(asking, purpose)
        self._lines.addSpacing(GRID)
        add = button(_("Add a channel…"))
        add.clicked.connect(self.channel_wanted)
        self._lines.addWidget(add, alignment=Qt.AlignmentFlag.AlignLeft)

    def _channel(self, asking: Asking, code: str) -> None:
        _ = self._texts
        channel = next(each for each in asking.channels if each.code == code)
        name = _.channel_name(channel)
        line = QHBoxLayout()
        line.addWidget(label(name[:1].upper() + name[1:], Role.STRONG))
        closed = channel.audience is Audience.CLOSED
        line.addWidget(label(_("parents only") if closed else _("everybody"), Role.MUTED))
        line.addStretch()
        rule = ChoiceBox()
        rule.addItem(_("cover"), OnUnconsented.COVER)
        rule.addItem(_("block"), OnUnconsented.BLOCK)
        rule.setCurrentIndex(rule.findData(channel.on_unconsented))
        rule.setAccessibleName(_("Cover or block in {channel}", channel=name))
        rule.activated.connect(lambda: self.rule_chosen.emit(code, str(rule.currentData())))
        line.addWidget(rule)
        self._lines.addSpacing(GRID)
        self._lines.addLayout(line)
        for purpose in asking.purposes:
            if purpose.channel == code:
                self._purpose(asking, purpose)
        asked = {each.subject for each in asking.purposes if each.channel == code}
        if more := [subject for subject in _ASKED_IN_CHANNELS if subject not in asked]:
            ask = button(_("Ask something more…"), "link")
            ask.setAccessibleName(_("Ask something more in {channel}", channel=name))
            ask.clicked.connect(partial(self._on_more, channel, more))
            self._lines.addWidget(ask, alignment=Qt.AlignmentFlag.AlignLeft)

    def _purpose(self, asking: Asking, purpose: Purpose) -> None:
        _ = self._texts
        line = QHBoxLayout()
        name = _.purpose_name(purpose)
        box = QCheckBox(name)
        box.setChecked(purpose.active)
        box.setAccessibleName(_("Ask: {purpose}", purpose=name))
        box.clicked.connect(partial(self.asked_chosen.emit, purpose.code))
        line.addWidget(box, stretch=1)
        rename = button(_("Another name…"), "link")
        rename.setAccessibleName(_("Another name for: {purpose}", purpose=name))
        rename.clicked.connect(partial(self._on_rename, purpose))
        line.addWidget(rename)
        sentence = said(asking.wordings, purpose.code, purpose.wording_version, _.lang) or "–"
        change = button(_("Another sentence…"), "link")
        change.setAccessibleName(_("Another sentence for: {purpose}", purpose=name))
        change.clicked.connect(partial(self._on_reword, purpose, sentence))
        line.addWidget(change)
        self._lines.addLayout(line)
        told = _("version {n}: {sentence}", n=purpose.wording_version, sentence=sentence)
        self._lines.say(told, Role.SMALL)

    def _on_reword(self, purpose: Purpose, sentence: str) -> None:
        self.reword_asked.emit(purpose, sentence)

    def _on_rename(self, purpose: Purpose) -> None:
        self.rename_asked.emit(purpose)

    def _on_more(self, channel: Channel, subjects: list[Subject]) -> None:
        self.purpose_wanted.emit(channel, subjects)
