"""A card that asks whether a post of an earlier day was placed."""

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from consent_desk.messages import Texts
from consent_desk.services.ask_placed import Unmarked
from ui.models.unmarked import UnmarkedModel
from ui.tokens import GRID
from ui.widgets.labels import SHAPES, Role, Tone, button, label


class PlacedQuestion(QFrame):
    """Hidden while there is nothing to ask and nothing to tell.

    Args:
        model: what to ask about.
        texts: the language.
    """

    def __init__(self, model: UnmarkedModel, texts: Texts) -> None:
        super().__init__()
        self._model = model
        self._texts = texts
        self.channels: Mapping[str, str] = {}
        """What channels are called, by their code."""
        self._build()
        model.changed.connect(self.show_question)
        self.show_question()

    def _build(self) -> None:
        _ = self._texts
        self.setProperty("role", "card")
        down = QVBoxLayout(self)
        down.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        down.setSpacing(GRID)
        self._told = label("", wrap=True)
        self._asks = label(_("Is this post placed?"), Role.STRONG)
        self._about = label("", wrap=True)
        self._files = label("", Role.SMALL, wrap=True)
        for line in (self._told, self._asks, self._about, self._files):
            down.addWidget(line)
        across = QHBoxLayout()
        across.setSpacing(GRID)
        self._answers = [
            button(_("Yes, placed")),
            button(_("Not yet")),
            button(_("Not any more: delete the files")),
            button(_("I placed the wrong one"), "danger"),
        ]
        model = self._model
        says = (model.say_placed, model.say_not_yet, model.say_not_any_more, model.say_wrong_one)
        for answer, say in zip(self._answers, says, strict=True):
            answer.clicked.connect(say)
            across.addWidget(answer)
        across.addStretch()
        down.addLayout(across)

    def show_question(self) -> None:
        """Ask what is to be asked now."""
        asked, told = self._model.question, self._telling()
        self.setVisible(asked is not None or bool(told))
        self._told.setText(told)
        self._told.setVisible(bool(told))
        for part in (self._asks, self._about, self._files, *self._answers):
            part.setVisible(asked is not None)
        if asked is not None:
            self._about.setText(self._what(asked))
            self._files.setText(_listed(asked))

    def _what(self, asked: Unmarked) -> str:
        _ = self._texts
        photos = _.several("{n} photo", "{n} photos", len(asked.files))
        parts = [photos, self.channels.get(asked.channel, asked.channel), ", ".join(asked.groups)]
        if asked.brought_in is not None:
            parts.append(_("brought in on {day}", day=_.day(asked.brought_in)))
        said = " · ".join(part for part in parts if part)
        return f"{said}\n{_quoted(asked.text)}" if asked.text else said

    def _telling(self) -> str:
        _ = self._texts
        if self._model.to_take_off:
            said = _.several(
                "{n} photo has to come off the channel. Take it off there now.",
                "{n} photos have to come off the channel. Take them off there now.",
                self._model.to_take_off,
            )
            return f"{SHAPES[Tone.NEEDS_YOU]} {said}"
        if self._model.left:
            said = _(
                "Could not be deleted, delete them yourself: {files}",
                files=", ".join(file.name for file in self._model.left),
            )
            return f"{SHAPES[Tone.STOPPED]} {said}"
        return ""


_LONGEST = 160
_MOST = 4


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line[:_LONGEST]}…”" if len(line) > _LONGEST else f"“{line}”"


def _listed(asked: Unmarked) -> str:
    names = [file.name for file in asked.files[:_MOST]]
    return ", ".join(names) + (" …" if len(asked.files) > _MOST else "")
