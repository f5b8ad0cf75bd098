"""How far a batch is, in the foot of the page: each number with its shape and its word."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from consent_desk.messages import Texts
from ui.models.counts import Counts
from ui.tokens import GRID
from ui.widgets.labels import SHAPES, Role, Tone, label, state_label

_TONES = (Tone.SHOWN, Tone.NEEDS_YOU, Tone.STOPPED, Tone.STOPPED)


class StatusLine(QWidget):
    """Numbers that are nothing are not shown."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(2 * GRID)
        self._labels = [state_label("", tone) for tone in _TONES]
        for each in self._labels:
            across.addWidget(each)
        self.hint = label(texts("Space = agreed, next photo"), Role.MUTED)
        across.addWidget(self.hint)

    def show_counts(self, counts: Counts, failed: int) -> None:
        """Say them; `failed` photos were not opened or not cleared."""
        _ = self._texts
        said = (
            (counts.signed, _.several("{n} agreed", "{n} agreed", counts.signed)),
            (counts.to_look_at, _.several("{n} to look at", "{n} to look at", counts.to_look_at)),
            (counts.blocked, _.several("{n} blocked", "{n} blocked", counts.blocked)),
            (failed, _.several("{n} failed", "{n} failed", failed)),
        )
        for place, (shown, (count, text)) in enumerate(zip(self._labels, said, strict=True)):
            shown.setText(f"{SHAPES[_TONES[place]]} {text}")
            shown.setVisible(count > 0 or place == 0)
