"""What was placed and taken down in a period, by channel, with the time that taking down took."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from statistics import median

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from consent_desk.domain.post import Cause
from consent_desk.messages import Texts
from consent_desk.ports import PlacedOverview, PlacedPost, Removal, Stamp
from consent_desk.sentences import CAUSES
from reports.blocks import section, sentence, title
from reports.page import PORTRAIT
from reports.sheet import Cell, Sheet
from reports.tables import listing

SHAPE = PORTRAIT
_DAY_HOURS = 24


def title_of(content: PlacedOverview, texts: Texts) -> str:
    """What the print is called."""
    return texts("Placed and taken down")


def story(content: PlacedOverview, stamp: Stamp, texts: Texts) -> Iterator[Flowable]:
    """By channel, then every release, then every takedown."""
    first, last = texts.day(content.first), texts.day(content.last)
    yield from title(
        title_of(content, texts),
        texts("From {first} to {last}", first=first, last=last),
    )
    yield from section(texts("By channel"), [_channels(content, texts)])
    yield from section(texts("Placed"), [_placed(content, stamp, texts)])
    yield from section(texts("To be taken down"), [_removals(content, stamp, texts)])


def sheet(content: PlacedOverview, stamp: Stamp, texts: Texts) -> Sheet:
    """A row a release, then a row a takedown."""
    names = _names(content, texts)
    head = [texts("what"), texts("channel"), texts("day"), texts("groups"), texts("photos"),
            texts("by"), texts("taken down"), texts("because"), texts("done on"),
            texts("hours taken")]  # fmt: skip
    rows: list[list[Cell]] = [
        [
            texts("placed"), names(p.channel), f"{p.day:%d-%m-%Y}", ", ".join(p.groups), p.files,
            p.placed_by or "–", p.taken_down, "", "", "",
        ]
        for p in content.placed
    ]  # fmt: skip
    rows += [
        [
            texts("takedown"), names(r.channel), _local(r.asked_at, stamp), "", "",
            r.assigned_to or "–", "", texts(CAUSES[Cause(r.cause)]),
            _local(r.done_at, stamp) if r.done_at else "", _hours(r) if r.done_at else "",
        ]
        for r in content.removals
    ]  # fmt: skip
    return Sheet(title_of(content, texts), head, rows)


def _names(content: PlacedOverview, texts: Texts) -> "_Names":
    return _Names({c.code: texts.channel_name(c) for c in content.channels})


class _Names:
    """Channels by their names; a code that is not known any more is its own name."""

    def __init__(self, names: dict[str, str]) -> None:
        self._names = names

    def __call__(self, code: str) -> str:
        return self._names.get(code, code)


def _channels(content: PlacedOverview, texts: Texts) -> Flowable:
    names = _names(content, texts)
    head = [texts("channel"), texts("placed"), texts("photos"), texts("takedowns"), texts("open"),
            texts("overdue"), texts("time taken: middle"), texts("longest")]  # fmt: skip
    rows = [
        _channel(names(channel.code), channel.code, content.placed, content.removals, texts)
        for channel in content.channels
    ]
    widths = [15 * mm, 15 * mm, 21 * mm, 14 * mm, 17 * mm, 27 * mm, 19 * mm]
    return listing(head, rows, [SHAPE.width - sum(widths), *widths], range(1, 8))


def _channel(
    name: str, code: str, placed: Sequence[PlacedPost], removals: Sequence[Removal], texts: Texts
) -> list[str]:
    here = [each for each in placed if each.channel == code]
    off = [each for each in removals if each.channel == code]
    hours = [_hours(each) for each in off if each.done_at]
    numbers = [
        len(here),
        sum(each.files for each in here),
        len(off),
        sum(each.done_at is None for each in off),
        sum(each.is_overdue for each in off),
    ]
    times = [_span(median(hours), texts), _span(max(hours), texts)] if hours else ["–", "–"]
    return [name, *map(str, numbers), *times]


def _placed(content: PlacedOverview, stamp: Stamp, texts: Texts) -> Flowable:
    if not content.placed:
        return sentence(texts("Nothing was placed in this period."))
    names = _names(content, texts)
    head = [texts("day"), texts("channel"), texts("groups"), texts("photos"), texts("by"),
            texts("taken down")]  # fmt: skip
    rows = [
        [
            f"{each.day:%d-%m-%Y}",
            names(each.channel),
            ", ".join(each.groups) or texts("whole school"),
            str(each.files) if each.files else texts("a text"),
            each.placed_by or "–",
            str(each.taken_down or "–"),
        ]
        for each in content.placed
    ]
    widths = [20 * mm, 36 * mm, 34 * mm, 18 * mm, 22 * mm]
    by = SHAPE.width - sum(widths)
    return listing(head, rows, [*widths[:4], by, widths[4]], (3, 5))


def _removals(content: PlacedOverview, stamp: Stamp, texts: Texts) -> Flowable:
    if not content.removals:
        return sentence(texts("Nothing had to be taken down in this period."))
    names = _names(content, texts)
    head = [texts("asked on"), texts("channel"), texts("because"), texts("by"), texts("done on"),
            texts("time taken")]  # fmt: skip
    rows = [
        [
            _local(each.asked_at, stamp),
            names(each.channel),
            texts(CAUSES[Cause(each.cause)]),
            each.assigned_to or "–",
            _state(each, stamp, texts),
            _span(_hours(each), texts) if each.done_at else "–",
        ]
        for each in content.removals
    ]
    widths = [27 * mm, 34 * mm, 34 * mm, 27 * mm, 19 * mm]
    by = SHAPE.width - sum(widths)
    return listing(head, rows, [*widths[:3], by, *widths[3:]], (5,))


def _state(removal: Removal, stamp: Stamp, texts: Texts) -> str:
    if removal.done_at is not None:
        return _local(removal.done_at, stamp)
    return texts("overdue") if removal.is_overdue else texts("to do")


def _local(moment: datetime, stamp: Stamp) -> str:
    """A moment by the clock of whoever prints."""
    return f"{moment.astimezone(stamp.printed_at.tzinfo):%d-%m-%Y %H:%M}"


def _hours(removal: Removal) -> float:
    assert removal.done_at is not None
    return round((removal.done_at - removal.asked_at).total_seconds() / 3600, 1)


def _span(hours: float, texts: Texts) -> str:
    if hours < 1:
        return texts("under an hour")
    if hours < 2 * _DAY_HOURS:
        return texts("{n} hours", n=round(hours))
    return texts("{n} days", n=round(hours / _DAY_HOURS))
