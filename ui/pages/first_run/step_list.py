"""The steps of the first run beside the one that is being done."""

from collections.abc import Collection, Sequence

from consent_desk.messages import Texts
from ui.tokens import GRID
from ui.widgets.labels import Role, Tone, state_label
from ui.widgets.lines import Lines


class StepList(Lines):
    """Where one is, and what is done; each told by a word as well."""

    def __init__(self, words: Sequence[str], texts: Texts) -> None:
        super().__init__(GRID + 4)
        self._words = words
        self._texts = texts

    def show_at(self, place: int, later: Collection[int] = ()) -> None:
        """Everything before this place is done, but for what comes later; -1: nothing is begun."""
        self.empty()
        for number, word in enumerate(self._words):
            if number >= place:
                self.say(f"{number + 1}  {word}", Role.STRONG if number == place else Role.MUTED)
                continue
            if number in later:
                told = state_label(self._texts("{step}: later", step=word), Tone.NEEDS_YOU)
            else:
                told = state_label(self._texts("{step}: done", step=word), Tone.SHOWN)
            told.setWordWrap(True)
            self.addWidget(told)
        self.addStretch()
