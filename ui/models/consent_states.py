"""How a verdict is shown in the table: a shape, a meaning and a word; and what one filters by."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from consent_desk.domain.consent import Answer, Reason
from consent_desk.messages import Texts
from consent_desk.sentences import mark
from consent_desk.services.see_register import RegisterRow
from ui.widgets.labels import Tone


class Shape(StrEnum):
    """What is drawn in a cell; no two states have the same."""

    YES = "yes"
    NO = "no"
    WITHDRAWN = "withdrawn"
    NOT_BACK = "not-back"
    NEW_FORM = "new-form"
    LATER = "later"


TONES: Mapping[Shape, Tone] = {
    Shape.YES: Tone.SHOWN,
    Shape.NO: Tone.COVERED,
    Shape.WITHDRAWN: Tone.STOPPED,
    Shape.NOT_BACK: Tone.NEEDS_YOU,
    Shape.NEW_FORM: Tone.NEEDS_YOU,
    Shape.LATER: Tone.COVERED,
}

SIGNS: Mapping[Shape, str] = {
    Shape.YES: "✓",
    Shape.NO: "✕",
    Shape.WITHDRAWN: "⊘",
    Shape.NOT_BACK: "–",
    Shape.NEW_FORM: "▲",
    Shape.LATER: "○",
}
"""The shapes as letters, for lines of text."""

_SHAPES = {
    Reason.GRANTED: Shape.YES,
    Reason.REFUSED: Shape.NO,
    Reason.WITHDRAWN: Shape.WITHDRAWN,
    Reason.NOT_ANSWERED: Shape.NOT_BACK,
    Reason.NOT_YET: Shape.LATER,
}
_TYPED = {Answer.GRANTED: Shape.YES, Answer.REFUSED: Shape.NO}


def shape_of(reason: Reason) -> Shape:
    """The shape of a verdict; whatever asks for another signature is a new form."""
    return _SHAPES.get(reason, Shape.NEW_FORM)


def typed_shape(answer: Answer) -> Shape:
    """The shape of an answer that was typed and not written in the register yet."""
    return _TYPED[answer]


def typed_word(texts: Texts, answer: Answer) -> str:
    """The same in words."""
    if answer is Answer.GRANTED:
        return texts("yes, written when you go on")
    return texts("no, written when you go on")


class Show(StrEnum):
    """Whom the table shows."""

    EVERYBODY = "everybody"
    NOT_BACK = "not-back"
    PARTLY = "partly"
    SOMEWHERE_NO = "somewhere-no"
    ALL_YES = "all-yes"
    NEW_FORM = "new-form"


SHOW_WORDS: Mapping[Show, str] = {
    Show.EVERYBODY: mark("Everybody"),
    Show.NOT_BACK: mark("Form not back yet"),
    Show.PARTLY: mark("Partly answered"),
    Show.SOMEWHERE_NO: mark("A no somewhere"),
    Show.ALL_YES: mark("Yes to everything"),
    Show.NEW_FORM: mark("Needs a new form"),
}

_NO = frozenset({Reason.REFUSED, Reason.WITHDRAWN})
_FITS: Mapping[Show, Callable[[frozenset[Reason]], bool]] = {
    Show.EVERYBODY: lambda _: True,
    Show.NOT_BACK: lambda reasons: reasons == frozenset({Reason.NOT_ANSWERED}),
    Show.PARTLY: lambda reasons: Reason.NOT_ANSWERED in reasons and len(reasons) > 1,
    Show.SOMEWHERE_NO: lambda reasons: not _NO.isdisjoint(reasons),
    Show.ALL_YES: lambda reasons: reasons == frozenset({Reason.GRANTED}),
    Show.NEW_FORM: lambda reasons: any(shape_of(r) is Shape.NEW_FORM for r in reasons),
}


def fits(row: RegisterRow, show: Show) -> bool:
    """Whether a person is among those."""
    return _FITS[show](frozenset(row.reasons))


def is_back(row: RegisterRow) -> bool:
    """Whether a form of this year came back, whatever it says."""
    return any(reason is not Reason.NOT_ANSWERED for reason in row.reasons)
