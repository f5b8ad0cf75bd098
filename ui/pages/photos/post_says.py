"""What there is to say of a post: what stops it, what to think about, and how it stands."""

from collections.abc import Iterator

from PySide6.QtWidgets import QHBoxLayout, QWidget

from consent_desk.domain.names import Sureness
from consent_desk.messages import Texts
from ui.models.post import PostModel
from ui.tokens import GRID
from ui.widgets.labels import Role, Tone, button, state_label
from ui.widgets.lines import Lines

_MOST = 3


class PostSays(QWidget):
    """A few lines; beside a word that may be no name stands a button to say so.

    Args:
        model: the post.
        texts: the language.
    """

    def __init__(self, model: PostModel, texts: Texts) -> None:
        super().__init__()
        self._model = model
        self._texts = texts
        self._lines = Lines(4)
        self.setLayout(self._lines)
        self._shown: list[tuple[Tone, str, str]] = []
        self.hide()

    def show_all(self, *, hides_names: bool) -> None:
        """Say how things stand; `hides_names`: no word of the text, for the class is looking."""
        lines = list(self._all(hides_names=hides_names))
        if lines == self._shown:
            return
        self._shown = lines
        self.setVisible(bool(lines))
        self._lines.empty()
        for line in lines[:_MOST]:
            self._lines.addWidget(self._line(*line))
        if any(unsure for _, _, unsure in lines[:_MOST]):
            consequence = self._texts(
                "If you say that a word is no name, it stays in the text, and the log counts it."
            )
            self._lines.say(consequence, Role.SMALL)
        if len(lines) > _MOST:
            more = self._texts.several("and {n} more", "and {n} more", len(lines) - _MOST)
            self._lines.say(more, Role.SMALL)

    def _all(self, *, hides_names: bool) -> Iterator[tuple[Tone, str, str]]:
        """Each line with its tone, and the word of it that somebody may say is no name."""
        _, model = self._texts, self._model
        if model.post is not None:
            yield Tone.SHOWN, _("Placed. Thank you."), ""
            return
        if model.problem is not None and not model.stopped:
            yield Tone.STOPPED, _.sentence(model.problem), ""
        if hides_names and model.stopped:
            said = _("Something in this text cannot stay. Look at it when nobody watches.")
            yield Tone.STOPPED, said, ""
        elif not hides_names:
            yield from self._names()
        if model.to_take_off:
            said = _.several(
                "{n} photo has to come off the channel. Take it off there now.",
                "{n} photos have to come off the channel. Take them off there now.",
                model.to_take_off,
            )
            yield Tone.NEEDS_YOU, said, ""
        for each in model.advice:
            yield Tone.NEEDS_YOU, _.advice(each), ""

    def _names(self) -> Iterator[tuple[Tone, str, str]]:
        _, stopped = self._texts, self._model.stopped
        sure = dict.fromkeys(w for w, g in stopped if g.finding.sureness is not Sureness.MAYBE)
        if sure:
            words = ", ".join(f"“{word}”" for word in sure)
            said = _.several(
                "{words} may not stand here.", "{words} may not stand here.", len(sure), words=words
            )
            yield Tone.STOPPED, said, ""
        for word in self._model.unsure:
            said = _("“{name}” can be somebody who may not be named here.", name=word)
            yield Tone.STOPPED, said, word

    def _line(self, tone: Tone, text: str, unsure: str) -> QWidget:
        said = state_label(text, tone)
        said.setWordWrap(True)
        if not unsure:
            return said
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(GRID)
        across.addWidget(said, stretch=1)
        no_name = button(self._texts("No name"))
        no_name.setAccessibleName(self._texts("“{name}” is no name here", name=unsure))
        no_name.clicked.connect(lambda: self._model.say_no_name(unsure))
        across.addWidget(no_name)
        return line
