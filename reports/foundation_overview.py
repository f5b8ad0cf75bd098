"""The schools of a foundation side by side, in counts only."""

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from consent_desk.domain.tally import Tally
from consent_desk.messages import Texts
from consent_desk.ports import FoundationOverview, SchoolCounts, Stamp
from reports.blocks import gap, remark, section, title
from reports.charts import Legend, stacked_bars
from reports.page import PORTRAIT
from reports.sheet import Cell, Sheet
from reports.tables import listing
from reports.tally_cells import tally_cells, tally_head, together

SHAPE = PORTRAIT


def title_of(content: FoundationOverview, texts: Texts) -> str:
    """What the print is called."""
    return texts("Overview of the foundation")


def story(content: FoundationOverview, stamp: Stamp, texts: Texts) -> Iterator[Flowable]:
    """All schools together, the list of schools, then a chart a purpose."""
    yield from title(
        title_of(content, texts),
        texts.several(
            "{n} school, counts only: nobody can be told from them.",
            "{n} schools, counts only: nobody can be told from them.",
            len(content.schools),
        ),
    )
    tallies = [each.tallies for each in content.schools]
    names = _names(content, texts)
    bars = [(name, together(tallies, code)) for code, name in names.items()]
    yield from section(texts("All schools together"), [*stacked_bars(bars), gap(1), Legend(texts)])
    yield from section(texts("Schools"), _schools(content, texts))
    for code, name in names.items():
        asked = [(each.school, each.tallies[code]) for each in content.schools
                 if code in each.tallies]  # fmt: skip
        yield from section(name, stacked_bars(asked))


def sheet(content: FoundationOverview, stamp: Stamp, texts: Texts) -> Sheet:
    """A row a school and purpose."""
    rows: list[list[Cell]] = [
        [
            each.school,
            str(each.year),
            f"{each.day:%d-%m-%Y}",
            each.persons,
            _name(each, code, texts),
            *tally_cells(tally),
        ]
        for each in content.schools
        for code, tally in each.tallies.items()
    ]
    head = [texts("School"), texts("School year"), texts("counted on"), texts("persons"),
            texts("what"), *tally_head(texts)]  # fmt: skip
    return Sheet(title_of(content, texts), head, rows)


def _schools(content: FoundationOverview, texts: Texts) -> Iterator[Flowable]:
    head = [texts("School"), texts("School year"), texts("counted on"), texts("persons"),
            texts("permission"), texts("log")]  # fmt: skip
    rows = [
        [
            each.school,
            str(each.year),
            f"{each.day:%d-%m-%Y}",
            str(each.persons),
            f"{sum(each.tallies.values(), Tally()).percentages[0]} %",
            each.audit_hash[:16],
        ]
        for each in content.schools
    ]
    rest = [21 * mm, 22 * mm, 17 * mm, 23 * mm, 32 * mm]
    yield listing(head, rows, [SHAPE.width - sum(rest), *rest], right=(3, 4))
    yield remark(texts("Permission: of all answers asked for, over all purposes."))


def _names(content: FoundationOverview, texts: Texts) -> dict[str, str]:
    """The purposes of all schools in the order in which they come; a shared code is one purpose."""
    names: dict[str, str] = {}
    for school in content.schools:
        for code in school.tallies:
            names.setdefault(code, _name(school, code, texts))
    return names


def _name(school: SchoolCounts, code: str, texts: Texts) -> str:
    names = school.purposes.get(code, {})
    return names.get(texts.lang) or next(iter(names.values()), code)
