"""Hours of the week, and days off, as a school writes them down."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from consent_desk.errors import FreeDaysInvalid, HoursInvalid

_NAMES = {
    "en": ["mo", "tu", "we", "th", "fr", "sa", "su"],
    "nl": ["ma", "di", "wo", "do", "vr", "za", "zo"],
}
_DAYS = {name: number for names in _NAMES.values() for number, name in enumerate(names)}
_DAY = re.compile(r"([a-z]{2})(?:-([a-z]{2}))?")
_RANGE = re.compile(r"(\d{1,2})[:.](\d{2})-(\d{1,2})[:.](\d{2})")


@dataclass(frozen=True)
class WeekHours:
    """From when to when on each day of the week, Monday first; a day can have several."""

    days: tuple[tuple[tuple[time, time], ...], ...]

    @classmethod
    def read(cls, text: str) -> "WeekHours":
        """Read `mo-fr 08:30-14:30, we 08:30-12:15`; what comes later counts for its days.

        Days are Dutch or English, two letters; days that are not named have no hours.

        Raises:
            HoursInvalid: it is written in another way, or an end is not after its beginning.
        """
        days: list[tuple[tuple[time, time], ...]] = [()] * 7
        for clause in filter(None, map(str.strip, re.split("[,;]", text.casefold()))):
            named, ranges = _clause(clause, text)
            for day in named:
                days[day] = tuple(ranges)
        return cls(tuple(days))

    def written(self) -> str:
        """As `read` reads it: days with the same hours together, days without hours left out."""
        by_hours: dict[tuple[tuple[time, time], ...], list[str]] = {}
        for name, ranges in zip(_NAMES["en"], self.days, strict=True):
            if ranges:
                by_hours.setdefault(ranges, []).append(name)
        return ", ".join(
            " ".join([*names, *(f"{first:%H:%M}-{last:%H:%M}" for first, last in ranges)])
            for ranges, names in by_hours.items()
        )

    def holds(self, moment: datetime) -> bool:
        """Whether a moment, in the school's own time, is in these hours; the end is not."""
        clock = moment.time()
        return any(first <= clock < last for first, last in self.days[moment.weekday()])


def in_language(hours: str, lang: str) -> str:
    """Hours as they are written, with the days as the language has them."""
    names = _NAMES.get(lang, [])

    def said(match: re.Match[str]) -> str:
        day = _DAYS.get(match[0].casefold())
        return match[0] if day is None or not names else names[day]

    return re.sub(r"[A-Za-z]+", said, hours)


def _clause(clause: str, whole: str) -> tuple[set[int], list[tuple[time, time]]]:
    days: set[int] = set()
    ranges: list[tuple[time, time]] = []
    for part in clause.split():
        if not ranges and (match := _DAY.fullmatch(part)):
            days.update(_days(match, whole))
        elif match := _RANGE.fullmatch(part):
            ranges.append(_range(match, whole))
        else:
            raise HoursInvalid(asked=whole)
    if not days or not ranges:
        raise HoursInvalid(asked=whole)
    return days, ranges


def _days(match: re.Match[str], whole: str) -> Iterable[int]:
    first, last = match[1], match[2] or match[1]
    if first not in _DAYS or last not in _DAYS or _DAYS[last] < _DAYS[first]:
        raise HoursInvalid(asked=whole)
    return range(_DAYS[first], _DAYS[last] + 1)


def _range(match: re.Match[str], whole: str) -> tuple[time, time]:
    try:
        first, last = time(int(match[1]), int(match[2])), time(int(match[3]), int(match[4]))
    except ValueError as error:
        raise HoursInvalid(asked=whole) from error
    if last <= first:
        raise HoursInvalid(asked=whole)
    return first, last


@dataclass(frozen=True)
class FreeDays:
    """Holidays and other days without school: first and last day of each."""

    spans: tuple[tuple[date, date], ...]

    @classmethod
    def read(cls, text: str) -> "FreeDays":
        """Read `2026-12-21/2027-01-03, 2027-04-27`: days, and from a day to a day.

        Raises:
            FreeDaysInvalid: it is written in another way, or ends before it begins.
        """
        spans: list[tuple[date, date]] = []
        for part in filter(None, re.split(r"[,;\s]+", text)):
            first, _, last = part.partition("/")
            try:
                span = (date.fromisoformat(first), date.fromisoformat(last or first))
            except ValueError as error:
                raise FreeDaysInvalid(asked=text) from error
            if span[1] < span[0]:
                raise FreeDaysInvalid(asked=text)
            spans.append(span)
        return cls(tuple(spans))

    def written(self) -> str:
        """As `read` reads it."""
        return ", ".join(
            f"{first}" if first == last else f"{first}/{last}" for first, last in self.spans
        )

    def __contains__(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.spans)
