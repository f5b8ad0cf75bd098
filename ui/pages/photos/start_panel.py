"""Before the photos: whom they may show, where they go, and a place to drop them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from consent_desk.domain.purpose import Audience, Channel
from consent_desk.messages import Texts
from ui.models.unmarked import UnmarkedModel
from ui.pages.photos.placed_question import PlacedQuestion
from ui.tokens import GRID
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.drop_area import DropArea
from ui.widgets.group_choice import GroupChoice
from ui.widgets.labels import Role, Tone, button, label, state_label
from ui.widgets.lines import Lines, Scrolled

_DROP_HEIGHT = 140


@dataclass(frozen=True)
class Choice:
    """What was chosen; no groups: the whole school."""

    channel: str
    groups: tuple[str, ...]
    own_device: bool


class StartPanel(QWidget):
    """Asks for groups and channel first, then for photos.

    Args:
        texts: the language.
        asked: what is asked of posts of an earlier day.
    """

    dropped = Signal(list)
    fetch_asked = Signal()
    go_on_asked = Signal()

    def __init__(self, texts: Texts, asked: UnmarkedModel) -> None:
        super().__init__()
        self._texts = texts
        self._channels: Sequence[Channel] = ()
        self._build(asked)

    def _build(self, asked: UnmarkedModel) -> None:
        _ = self._texts
        column = self._scrolled()
        self._waiting = self._waiting_card()
        column.addWidget(self._waiting)
        self._waiting.hide()
        self._question = PlacedQuestion(asked, _)
        column.addWidget(self._question)
        card = QFrame()
        card.setProperty("role", "card")
        form = QVBoxLayout(card)
        form.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        form.setSpacing(GRID)
        form.addWidget(label(_("Who can be in the photos?"), Role.STRONG))
        self._groups = GroupChoice(_)
        form.addWidget(self._groups)
        form.addSpacing(GRID)
        form.addWidget(label(_("Where will they be placed?"), Role.STRONG))
        self._channel = ChoiceBox()
        self._channel.setAccessibleName(_("Where will they be placed?"))
        self._channel.setMinimumWidth(280)
        form.addWidget(self._channel, alignment=Qt.AlignmentFlag.AlignLeft)
        form.addSpacing(GRID)
        form.addWidget(label(_("Whose device were they made on?"), Role.STRONG))
        form.addLayout(self._devices())
        self._refusal = state_label("", Tone.STOPPED)
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        form.addWidget(self._refusal)
        column.addWidget(card)
        column.addWidget(self._drop(), stretch=1)
        self._channel.currentIndexChanged.connect(self._on_changed)

    def _scrolled(self) -> QVBoxLayout:
        """A column that scrolls where the window is too small for all that is asked."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        column = Lines(2 * GRID)
        outer.addWidget(Scrolled(column))
        return column

    def _waiting_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        across = QHBoxLayout(card)
        across.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self._waiting_text = label("", Role.STRONG, wrap=True)
        across.addWidget(self._waiting_text, stretch=1)
        go_on = button(self._texts("Go on with these"))
        go_on.clicked.connect(self.go_on_asked)
        across.addWidget(go_on)
        return card

    def _devices(self) -> QHBoxLayout:
        _ = self._texts
        self._own = QRadioButton(_("my own phone or camera"))
        self._schools = QRadioButton(_("a device of the school"))
        self._device = QButtonGroup(self)
        across = QHBoxLayout()
        across.setSpacing(2 * GRID)
        for each in (self._own, self._schools):
            each.setAccessibleName(each.text())
            self._device.addButton(each)
            across.addWidget(each)
            each.toggled.connect(self._on_changed)
        across.addStretch()
        self._own.setChecked(True)
        return across

    def _drop(self) -> DropArea:
        _ = self._texts
        area = DropArea()
        area.setMinimumHeight(_DROP_HEIGHT)
        down = QVBoxLayout(area)
        down.setSpacing(GRID)
        down.addStretch()
        for text, role in (
            (_("Drag photos or a folder here"), Role.STRONG),
            (
                _("everything stays on this computer; nothing is placed without your word"),
                Role.MUTED,
            ),
        ):
            line = label(text, role, wrap=True)
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            down.addWidget(line)
        self.fetch = button(_("Get photos"))
        self.fetch.clicked.connect(self.fetch_asked)
        down.addWidget(self.fetch, alignment=Qt.AlignmentFlag.AlignHCenter)
        down.addStretch()
        area.dropped.connect(self.dropped)
        return area

    def offer(
        self, channels: Sequence[Channel], names: Sequence[str], groups: Sequence[str]
    ) -> None:
        """Show what there is to choose from; `names` are those of the channels."""
        chosen = self.choice() if self._channels else None
        self._channels = channels
        self._channel.clear()
        self._channel.addItems(list(names))
        self._question.channels = dict(zip((c.code for c in channels), names, strict=True))
        self._question.show_question()
        self._groups.offer(groups)
        if chosen is not None:
            codes = [channel.code for channel in channels]
            self._channel.setCurrentIndex(max(codes.index(chosen.channel), 0))

    def show_waiting(self, photos: int) -> None:
        """Say that photos of before are waiting; 0: there are none."""
        text = self._texts.several(
            "{n} photo of an earlier time is waiting for you.",
            "{n} photos of an earlier time are waiting for you.",
            photos,
        )
        self._waiting_text.setText(text)
        self._waiting.setVisible(photos > 0)

    def choice(self) -> Choice:
        """What is chosen now; no group ticked is the whole school."""
        return Choice(self._current().code, self._groups.chosen, self._own.isChecked())

    def say_device(self, *, own: bool) -> None:
        """Take over what was said of the device elsewhere."""
        (self._own if own else self._schools).setChecked(True)

    def refusal(self) -> str:
        """Why photos cannot be taken with this choice; empty: they can."""
        if self._channels and self._own.isChecked():
            channel = self._current()
            if channel.audience is Audience.OUTSIDE:
                return self._texts(
                    "Photos from your own device are for the parents only. Choose a channel for"
                    " parents, or make the photos with a device of the school."
                )
        return ""

    def _current(self) -> Channel:
        return self._channels[max(self._channel.currentIndex(), 0)]

    def _on_changed(self, *_: object) -> None:
        if hasattr(self, "_refusal"):
            refusal = self.refusal()
            self._refusal.setText(f"✕ {refusal}")
            self._refusal.setVisible(bool(refusal))
