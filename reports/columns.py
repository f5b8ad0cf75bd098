"""Purposes as columns of a table: the channel above its subjects, as the school calls them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Any

from reportlab.platypus import Flowable, Paragraph

from consent_desk.domain.purpose import Channel, Purpose
from consent_desk.messages import Texts
from consent_desk.sentences import SUBJECT_NAMES
from reports.fonts import BOLD, TEXT, width_of
from reports.look import LINE, safe, style
from reports.tables import PADDING, Upright

_ALONE = 2.0
_MOST = 24
_UPRIGHT = 84.0
_SIZE = 7.0
_SIZES = (7.0, 6.5, 6.0)
_LONG = 40


@dataclass(frozen=True)
class Heads:
    """The two lines of a header over purposes, their widths, and what spans what."""

    lines: list[list[str | Flowable]]
    widths: list[float]
    look: list[Any]


def parts(purposes: Sequence[Purpose]) -> list[Sequence[Purpose]]:
    """Purposes in as many parts as fit beside each other on one page; at least one."""
    return [purposes[start : start + _MOST] for start in range(0, len(purposes) or 1, _MOST)]


def subject_word(purpose: Purpose, texts: Texts) -> str:
    """What is shown, in one word; the school's own name where it gave the purpose one."""
    own = texts.own_purpose_name(purpose)
    if purpose.channel is None:
        return ""
    return own or texts(SUBJECT_NAMES[purpose.subject])


def channel_word(purpose: Purpose, channels: Sequence[Channel], texts: Texts) -> str:
    """The channel by its name; a purpose without one is called by its own."""
    found = next((c for c in channels if c.code == purpose.channel), None)
    return texts.channel_name(found) if found else texts.purpose_name(purpose)


def heads(
    purposes: Sequence[Purpose], channels: Sequence[Channel], texts: Texts, room: float
) -> Heads:
    """The header; columns share the room, and names that do not fit run upwards.

    Args:
        purposes: one a column, those of a channel beside each other.
        channels: with their names.
        texts: the language.
        room: the width of all columns, in points.
    """
    spans = [
        (word, len(list(same)))
        for word, same in groupby(purposes, lambda p: channel_word(p, channels, texts))
    ]
    weights = [_ALONE if n == 1 and len(spans) > 1 else 1.0 for _, n in spans for _ in range(n)]
    widths = [room * weight / sum(weights) for weight in weights]
    firsts = list(accumulate((n for _, n in spans), initial=0))
    rooms = [sum(widths[at : at + n]) for at, (_, n) in zip(firsts, spans, strict=False)]
    names = [_heads([word], [room], BOLD)[0]
             for (word, _), room in zip(spans, rooms, strict=True)]  # fmt: skip
    above: list[str | Flowable] = []
    look: list[Any] = []
    for at, (_, n), name in zip(firsts, spans, names, strict=False):
        above += [name, *[""] * (n - 1)]
        # What has no subject under it takes both lines: its name may run up through them.
        last = 1 if purposes[at].channel is None else 0
        look.append(("SPAN", (at + 1, 0), (at + n, last)))
        look.append(("LINEBEFORE", (at + 1, 0), (at + 1, -1), 0.6, LINE))
    below = _heads([subject_word(purpose, texts) for purpose in purposes], widths, TEXT)
    return Heads([above, below], widths, look)


def _heads(words: Sequence[str], rooms: Sequence[float], font: str) -> list[str | Flowable]:
    """The words of one line; those that are too wide run upwards, as high as the longest."""
    sizes = [_size(word, room, font) for word, room in zip(words, rooms, strict=True)]
    uprights = [word for word, size in zip(words, sizes, strict=True) if size is None]
    high = min(_UPRIGHT, max((width_of(word, font, _SIZE) for word in uprights), default=0))
    return [
        Upright(word, high, style(_SIZE - 0.5, font, leading=1.1))
        if size is None
        else Paragraph(safe(word), style(size, font, leading=1.15, align=1))
        for word, size in zip(words, sizes, strict=True)
    ]


def _size(word: str, room: float, font: str) -> float | None:
    """The size at which the longest part of a name fits beside its neighbours; None: at none."""
    longest = max(word.split(), key=len, default="")
    fits = (s for s in _SIZES if width_of(longest, font, s) <= room - 2 * PADDING)
    return next(fits, None) if len(word) < _LONG else None
