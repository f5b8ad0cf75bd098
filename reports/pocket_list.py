"""A teacher's small page: who may not be shown or named, per channel, and never why (R18)."""

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table

from consent_desk.domain.purpose import Purpose, Subject
from consent_desk.messages import Texts
from consent_desk.ports import Named, PocketList, Stamp
from consent_desk.sentences import SUBJECT_NAMES
from reports.blocks import gap, remark, sentence, title
from reports.columns import channel_word
from reports.fonts import BOLD, TEXT, width_of
from reports.look import STOPPED, WASH, style
from reports.page import POCKET
from reports.sheet import Sheet
from reports.tables import PADDING, Upright, fit, frame

SHAPE = POCKET
_NAMES = 46 * mm
_MOST = 9
_HEAD_SIZE = 6.5
_LONG, _UPRIGHT = 30, 66.0


def title_of(content: PocketList, texts: Texts) -> str:
    """What the print is called."""
    return texts("Group {group}: not to be shown", group=content.group)


def story(content: PocketList, stamp: Stamp, texts: Texts) -> Iterator[Flowable]:
    """One table: who, and in which channels what has to stay out."""
    day = f"{stamp.printed_at:%d-%m-%Y}"
    yield from title(
        texts("Group {group}: not to be shown", group=content.group),
        texts("Valid on {day} only. Keep it to yourself; do not hang it up.", day=day),
    )
    columns = _columns(content, texts)
    if not content.persons:
        yield sentence(
            texts("Everybody in this group may be shown and named in every channel.")
            if content.members
            else texts("There is nobody in this group.")
        )
        return
    for start in range(0, len(columns), _MOST):
        yield _table(content, columns[start : start + _MOST], texts)
        yield gap()
    yield remark(_legend(content, texts))
    others = content.members - len(content.persons)
    if others:
        yield remark(
            texts.several(
                "{n} other in this group may be shown and named everywhere.",
                "{n} others in this group may be shown and named everywhere.",
                others,
            )
        )


def sheet(content: PocketList, stamp: Stamp, texts: Texts) -> Sheet:
    """The same as words."""
    columns = _columns(content, texts)
    rows = [
        [p.label, *(", ".join(_not(content, p, of, texts)) for _, of in columns)]
        for p in content.persons
    ]
    return Sheet(
        title_of(content, texts),
        [texts("name"), *(texts("not in: {channel}", channel=word) for word, _ in columns)],
        rows,
    )


def _columns(content: PocketList, texts: Texts) -> list[tuple[str, list[Purpose]]]:
    """The channels by name, each with its purposes; what has no channel is nothing to be seen."""
    columns: dict[str, list[Purpose]] = {}
    for purpose in content.purposes:
        if purpose.channel is not None:
            columns.setdefault(channel_word(purpose, content.channels, texts), []).append(purpose)
    return list(columns.items())


def _table(
    content: PocketList, columns: Sequence[tuple[str, list[Purpose]]], texts: Texts
) -> Table:
    room = (SHAPE.width - _NAMES) / len(columns)
    names = style(8, leading=1.12)
    small = style(7, BOLD, STOPPED, leading=1.1, align=1)
    all_fit = all(_fits(word, room) for word, _ in columns)
    head = ["", *(_head(word, room, flat=all_fit) for word, _ in columns)]
    rows = [
        [
            fit(person.label, _NAMES, names),
            *(
                fit(" ".join(_letters(content, person, of, texts)), room, small)
                for _, of in columns
            ),
        ]
        for person in content.persons
    ]
    look: list[Any] = [
        *frame(0.2, 1.4),
        ("FONT", (0, 0), (-1, 0), BOLD, _HEAD_SIZE),
        ("FONT", (0, 1), (0, -1), TEXT, 8),
        ("FONT", (1, 1), (-1, -1), BOLD, 7),
        ("LEADING", (0, 1), (-1, -1), 10),
        ("TEXTCOLOR", (1, 1), (-1, -1), STOPPED),
        ("ALIGN", (1, 0), (-1, -1), "CENTER"),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("BACKGROUND", (0, 0), (-1, 0), WASH),
        ("LINEBEFORE", (1, 0), (-1, -1), 0.4, WASH),
    ]
    widths = [_NAMES, *[room] * len(columns)]
    return Table([head, *rows], widths, repeatRows=1, style=look, hAlign="LEFT")


def _fits(word: str, room: float) -> bool:
    longest = max(width_of(part, BOLD, _HEAD_SIZE) for part in word.split() or [""])
    return longest <= room - 2 * PADDING and len(word) < _LONG


def _head(word: str, room: float, *, flat: bool) -> str | Flowable:
    if flat:
        return fit(word, room, style(_HEAD_SIZE, BOLD, leading=1.1, align=1))
    return Upright(word, _UPRIGHT, style(_HEAD_SIZE, BOLD, leading=1.1))


def _letters(
    content: PocketList, person: Named, purposes: Sequence[Purpose], texts: Texts
) -> list[str]:
    return [word[:1].upper() for word in _not(content, person, purposes, texts)]


def _not(
    content: PocketList, person: Named, purposes: Sequence[Purpose], texts: Texts
) -> list[str]:
    """What of a person has to stay out, a word each."""
    subjects = [p.subject for p in purposes if p.code in content.not_for[person.id]]
    return [texts(SUBJECT_NAMES[subject]) for subject in dict.fromkeys(subjects)]


def _legend(content: PocketList, texts: Texts) -> str:
    used = dict.fromkeys(p.subject for p in content.purposes if p.channel is not None)
    words = [texts(SUBJECT_NAMES[each]) for each in used if each is not Subject.FACE_MATCHING]
    letters = " · ".join(f"{word[:1].upper()} = {word}" for word in words)
    return texts("Stays out: {letters}", letters=letters)
