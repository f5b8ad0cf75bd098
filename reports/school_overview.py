"""A school in counts: charts, a table of groups × purposes, and the years before."""

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Table

from consent_desk.domain.purpose import Purpose
from consent_desk.domain.tally import Tally
from consent_desk.messages import Texts
from consent_desk.ports import GroupTally, SchoolOverview, Stamp
from reports.blocks import gap, remark, section, sentence, title
from reports.charts import Legend, Share, YearBars, stacked_bars
from reports.columns import channel_word, heads, parts, subject_word
from reports.fonts import BOLD, TEXT
from reports.look import WASH, style
from reports.page import LANDSCAPE
from reports.sheet import Cell, Sheet
from reports.tables import PADDING, fit, frame, listing
from reports.tally_cells import tally_cells, tally_head

SHAPE = LANDSCAPE
_GROUPS, _COUNT = 34 * mm, 13 * mm


def title_of(content: SchoolOverview, texts: Texts) -> str:
    """What the print is called."""
    return texts("School overview")


def story(content: SchoolOverview, stamp: Stamp, texts: Texts) -> Iterator[Flowable]:
    """The whole school first, then by group, then by year."""
    whole = content.whole
    yield from title(
        texts("School overview · {year}", year=stamp.year),
        " ".join(_said_of_persons(content, texts)),
    )
    bars = [(name_of(p, texts), whole.tallies[p.code]) for p in content.purposes]
    yield from section(texts("The whole school"), [*stacked_bars(bars), gap(1), Legend(texts)])
    yield PageBreak()
    yield from section(texts("By group"), _groups(content, texts))
    yield PageBreak()
    yield from section(texts("Year on year"), _years(content, texts))


def sheet(content: SchoolOverview, stamp: Stamp, texts: Texts) -> Sheet:
    """A row a group and purpose, then a row a year and purpose of the whole school."""
    rows: list[list[Cell]] = []
    for name, group in _lines(content, texts):
        for p in content.purposes:
            where: list[Cell] = [str(stamp.year), name, group.persons, *_named(p, content, texts)]
            rows.append([*where, *tally_cells(group.tallies[p.code])])
    for year in content.years[1:]:
        for p in content.purposes:
            if p.code in year.tallies:
                whole: list[Cell] = [str(year.year), texts("all groups"), year.persons]
                cells = tally_cells(year.tallies[p.code])
                rows.append([*whole, *_named(p, content, texts), *cells])
    head = [texts("School year"), texts("group"), texts("persons"), texts("channel"),
            texts("what"), *tally_head(texts)]  # fmt: skip
    return Sheet(title_of(content, texts), head, rows)


def name_of(purpose: Purpose, texts: Texts) -> str:
    """A purpose in one line."""
    return texts.purpose_name(purpose)


def _said_of_persons(content: SchoolOverview, texts: Texts) -> Iterator[str]:
    yield texts("{n} persons, counted on {day}.", n=content.whole.persons,
                day=texts.day(content.day))  # fmt: skip
    if content.groupless.persons:
        yield texts.several(
            "{n} of them is in no group, and is counted in a row of its own.",
            "{n} of them are in no group, and are counted in a row of their own.",
            content.groupless.persons,
        )


def _lines(content: SchoolOverview, texts: Texts) -> list[tuple[str, GroupTally]]:
    """The groups by name, whoever is in none, and everybody."""
    lines = [(group.group, group) for group in content.groups]
    if content.groupless.persons:
        lines.append((texts("in no group"), content.groupless))
    return [*lines, (texts("whole school"), content.whole)]


def _named(purpose: Purpose, content: SchoolOverview, texts: Texts) -> list[str]:
    return [channel_word(purpose, content.channels, texts), subject_word(purpose, texts)]


def _groups(content: SchoolOverview, texts: Texts) -> Iterator[Flowable]:
    yield remark(
        texts(
            "In each cell: percentages with permission · without permission · without a valid form"
            " yet. A small group tells about single children: show this to nobody who need not"
            " know."
        )
    )
    yield gap()
    if not content.groups and not content.groupless.persons:
        yield sentence(texts("There are no groups this school year."))
        return
    for number, purposes in enumerate(parts(content.purposes)):
        if number:
            yield PageBreak()
        yield _group_table(content, purposes, texts)
    yield gap(1)
    yield Legend(texts)


def _group_table(content: SchoolOverview, purposes: Sequence[Purpose], texts: Texts) -> Table:
    head = heads(purposes, content.channels, texts, SHAPE.width - _GROUPS - _COUNT)
    names = style(8, leading=1.12)
    rows: list[list[Any]] = [
        [
            fit(name, _GROUPS, names),
            str(line.persons),
            *(
                Share(line.tallies.get(p.code, Tally()), width - 2 * PADDING)
                for p, width in zip(purposes, head.widths, strict=True)
            ),
        ]
        for name, line in _lines(content, texts)
    ]
    look: list[Any] = [
        *frame(1.2, 1.6),
        ("FONT", (0, 0), (-1, 0), BOLD, 7),
        ("FONT", (0, 1), (-1, 1), TEXT, 7),
        ("FONT", (0, 2), (1, -1), TEXT, 8),
        ("FONT", (0, -1), (1, -1), BOLD, 8),
        ("ALIGN", (1, 0), (-1, -1), "CENTER"),
        ("VALIGN", (0, 0), (-1, 1), "BOTTOM"),
        ("BACKGROUND", (0, 0), (-1, 1), WASH),
        ("BACKGROUND", (0, -1), (-1, -1), WASH),
        *(_shifted(each) for each in head.look),
    ]
    first = [["", "", *head.lines[0]], [texts("group"), texts("persons"), *head.lines[1]]]
    return Table([*first, *rows], [_GROUPS, _COUNT, *head.widths], repeatRows=2, style=look)


def _shifted(look: Any) -> Any:
    """A command for columns that stand one further to the right."""
    name, (left, top), (right, bottom), *rest = look
    return (name, (left + 1, top), (right + 1, bottom), *rest)


def _years(content: SchoolOverview, texts: Texts) -> Iterator[Flowable]:
    if len(content.years) == 1:
        yield sentence(texts("The register holds no earlier school year yet."))
        return
    yield remark(
        texts(
            "The share with permission, each year on the same day as today, of everybody who was in"
            " a group then and is still in the register: whoever left long ago has been erased."
        )
    )
    yield gap()
    for purpose in content.purposes:
        asked = [
            (str(each.year), each.tallies[purpose.code])
            for each in content.years
            if purpose.code in each.tallies
        ]
        yield YearBars(name_of(purpose, texts), asked)
    yield gap()
    yield CondPageBreak(40 * mm)
    yield _year_table(content, texts)


def _year_table(content: SchoolOverview, texts: Texts) -> Table:
    words = texts("permission / no / open")
    head = [texts("what"), *(f"{each.year}: {words}" for each in content.years)]
    rows = [
        [name_of(p, texts), *(_counts(each.tallies.get(p.code)) for each in content.years)]
        for p in content.purposes
    ]
    rest = (SHAPE.width - 80 * mm) / len(content.years)
    right = range(1, len(head))
    return listing(head, rows, [80 * mm, *[rest] * len(content.years)], list(right))


def _counts(tally: Tally | None) -> str:
    return f"{tally.given} / {tally.refused} / {tally.open}" if tally else "–"
