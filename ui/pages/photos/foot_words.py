"""The foot of the photos page: how far one is, the keys, and the button for what comes next."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from consent_desk.messages import Texts
from ui.models.counts import Counts
from ui.models.face_rows import RowCounts
from ui.widgets.labels import SHAPES, CutLabel, Role, Tone, restyle, state_label


class FootWords:
    """Fills the foot, for the photos one by one and for the faces.

    Args:
        texts: the language.
        line: where the words go.
        primary: the one filled button of the page.
    """

    def __init__(self, texts: Texts, line: QHBoxLayout, primary: QPushButton) -> None:
        self._texts = texts
        self._primary = primary
        self._done = state_label("", Tone.SHOWN)
        self._to_do = state_label("", Tone.NEEDS_YOU)
        self._blocked = state_label("", Tone.STOPPED)
        self._failed = state_label("", Tone.STOPPED)
        self._hint = CutLabel("", Role.MUTED)
        for each in (self._done, self._to_do, self._blocked, self._failed):
            line.addWidget(each)
        line.addWidget(self._hint, stretch=1)

    def photos(self, counts: Counts, failed: int) -> None:
        """How many photos are signed off, and the way to clear them."""
        _ = self._texts
        _say(self._done, Tone.SHOWN, _.several("{n} agreed", "{n} agreed", counts.signed))
        to_look_at = _.several("{n} to look at", "{n} to look at", counts.to_look_at)
        _say(self._to_do, Tone.NEEDS_YOU, to_look_at, shown=counts.to_look_at > 0)
        self._say_stopped(counts, failed)
        self._hint.say(_("Space = agreed, next photo"))
        clear = _.several("Clear {n} photo", "Clear {n} photos", counts.ready)
        self._offer(clear, enabled=counts.ready > counts.cleared)

    def faces(self, rows: RowCounts, counts: Counts, failed: int) -> None:
        """How many persons are confirmed, and the way on to the photos."""
        _ = self._texts
        _say(self._done, Tone.SHOWN, _.several("{n} confirmed", "{n} confirmed", rows.confirmed))
        to_confirm = _.several("{n} to confirm", "{n} to confirm", rows.to_confirm)
        _say(self._to_do, Tone.NEEDS_YOU, to_confirm, shown=rows.to_confirm > 0)
        self._say_stopped(counts, failed)
        self._hint.say(_("↑ ↓ row · ⏎ confirm · click = does not belong"))
        self._offer(_("On to the photos"), enabled=True)

    def _say_stopped(self, counts: Counts, failed: int) -> None:
        """`failed` photos were not opened or not cleared."""
        _ = self._texts
        blocked = _.several("{n} blocked", "{n} blocked", counts.blocked)
        _say(self._blocked, Tone.STOPPED, blocked, shown=counts.blocked > 0)
        _say(
            self._failed,
            Tone.STOPPED,
            _.several("{n} failed", "{n} failed", failed),
            shown=failed > 0,
        )

    def _offer(self, words: str, *, enabled: bool) -> None:
        self._primary.setText(words)
        self._primary.setAccessibleName(words)
        self._primary.setEnabled(enabled)
        restyle(self._primary)


def _say(line: QLabel, tone: Tone, words: str, *, shown: bool = True) -> None:
    line.setText(f"{SHAPES[tone]} {words}")
    line.setVisible(shown)
