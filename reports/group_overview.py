"""Who of a group may be shown where: persons × purposes on one landscape page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Paragraph, Table

from consent_desk.domain.purpose import Purpose
from consent_desk.domain.tally import Outcome, Tally, outcome
from consent_desk.messages import Texts
from consent_desk.ports import GroupOverview, Named, Stamp
from consent_desk.sentences import OUTCOMES
from reports.blocks import gap, remark, title
from reports.columns import channel_word, heads, parts, subject_word
from reports.fonts import BOLD, MARKS, TEXT
from reports.look import BLANK, MUTED, NO, SHOWN, STOPPED, WASH, YES, marked, style
from reports.page import LANDSCAPE
from reports.sheet import Sheet
from reports.tables import fit, frame

SHAPE = LANDSCAPE
_NAMES = 62 * mm
_NAMED = 12  # persons who are listed by name below the table
_MARKS = {
    Outcome.GIVEN: (YES, SHOWN),
    Outcome.REFUSED: (NO, STOPPED),
    Outcome.OPEN: (BLANK, MUTED),
}


def title_of(content: GroupOverview, texts: Texts) -> str:
    """What the print is called."""
    return texts("Group {group}: who may be shown where", group=content.group)


def story(content: GroupOverview, stamp: Stamp, texts: Texts) -> Iterator[Flowable]:
    """The table, what its marks mean, and from whom a form is outstanding."""
    heading = texts("Group {group} · {year}", group=content.group, year=stamp.year)
    yield from title(heading, after=1.5)
    for number, purposes in enumerate(parts(content.purposes)):
        if number:
            yield PageBreak()
        yield _table(content, purposes, texts)
    yield gap(1)
    legend = style(8)
    yield Paragraph(
        " &nbsp;&nbsp;&nbsp; ".join(
            f"{marked(mark) if mark != BLANK else mark} {texts(OUTCOMES[each])}"
            for each, (mark, _) in _MARKS.items()
        ),
        legend,
    )
    yield remark(_validity(content, stamp, texts))
    yield remark(_outstanding(content, texts))


def sheet(content: GroupOverview, stamp: Stamp, texts: Texts) -> Sheet:
    """The same as words, a row a person."""
    names = [
        " · ".join(filter(None, (channel_word(p, content.channels, texts), subject_word(p, texts))))
        for p in content.purposes
    ]
    rows = [
        [person.label, *(texts(OUTCOMES[_outcome(content, person, p)]) for p in content.purposes)]
        for person in content.persons
    ]
    return Sheet(title_of(content, texts), [texts("name"), *names], rows)


def _table(content: GroupOverview, purposes: Sequence[Purpose], texts: Texts) -> Table:
    head = heads(purposes, content.channels, texts, SHAPE.width - _NAMES)
    outcomes = [[_outcome(content, person, p) for p in purposes] for person in content.persons]
    names = style(8, leading=1.15)
    body: list[list[Any]] = [
        [fit(person.label, _NAMES, names), *(_MARKS[each][0] for each in row)]
        for person, row in zip(content.persons, outcomes, strict=True)
    ]
    if not body:
        body = [[texts("There is nobody in this group."), *[""] * len(purposes)]]
    foot = _foot(outcomes, len(purposes), texts)
    n = len(foot)
    look: list[Any] = [
        *frame(0.2, 1.1),
        ("FONT", (0, 0), (-1, 1), BOLD, 7),
        ("FONT", (0, 1), (-1, 1), TEXT, 7),
        ("FONT", (0, 2), (0, -n - 1), TEXT, 8),
        ("FONT", (1, 2), (-1, -n - 1), MARKS, 8.5),
        ("FONT", (0, -n), (-1, -1), TEXT, 7),
        ("FONT", (0, -n), (-1, -n), BOLD, 7),
        ("LEADING", (0, 2), (-1, -1), 10),
        ("ALIGN", (1, 0), (-1, -1), "CENTER"),
        ("VALIGN", (0, 0), (-1, 1), "BOTTOM"),
        ("BACKGROUND", (0, 0), (-1, 1), WASH),
        ("BACKGROUND", (0, -n), (-1, -1), WASH),
        *head.look,
        *_colours(outcomes),
    ]
    first = [["", *head.lines[0]], [texts("name"), *head.lines[1]]]
    return Table([*first, *body, *foot], [_NAMES, *head.widths], repeatRows=2, style=look)


def _foot(outcomes: Sequence[Sequence[Outcome]], purposes: int, texts: Texts) -> list[list[str]]:
    counts = [Counter(row[column] for row in outcomes) for column in range(purposes)]
    words = {
        Outcome.GIVEN: texts("permission, of {n}", n=len(outcomes)),
        Outcome.REFUSED: texts("no permission"),
        Outcome.OPEN: texts("outstanding"),
    }
    return [[words[each], *(str(count[each]) for count in counts)] for each in Outcome]


def _colours(outcomes: Sequence[Sequence[Outcome]]) -> list[Any]:
    return [
        ("TEXTCOLOR", (column, row), (column, row), _MARKS[each][1])
        for row, of_person in enumerate(outcomes, start=2)
        for column, each in enumerate(of_person, start=1)
    ]


def _outcome(content: GroupOverview, person: Named, purpose: Purpose) -> Outcome:
    return outcome(content.verdicts[person.id, purpose.code].reason)


def _validity(content: GroupOverview, stamp: Stamp, texts: Texts) -> str:
    return texts(
        "Valid on {day} only, and for school year {year}: everybody is asked again every year, and"
        " from {age} on pupils sign themselves.",
        day=f"{stamp.printed_at:%d-%m-%Y}",
        year=stamp.year,
        age=content.age_of_consent,
    )


def _outstanding(content: GroupOverview, texts: Texts) -> str:
    tallies = {
        person.label: Tally.of(
            content.verdicts[person.id, p.code].reason for p in content.purposes
        ).open
        for person in content.persons
    }
    nothing = [name for name, n in tallies.items() if n == len(content.purposes) and n]
    part = [name for name, n in tallies.items() if 0 < n < len(content.purposes)]
    words: list[str] = []
    if nothing:
        names = _some(nothing, texts)
        words.append(texts("Nothing back yet from: {names}.", names=names))
    if part:
        names = _some(part, texts)
        words.append(texts("Something still open with: {names}.", names=names))
    return " ".join(words) or texts("Nothing is outstanding.")


def _some(names: Sequence[str], texts: Texts) -> str:
    """The names; where there are many, how many: the table shows which."""
    return ", ".join(names) if len(names) <= _NAMED else texts("{n} persons", n=len(names))
