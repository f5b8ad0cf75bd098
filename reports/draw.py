"""Drawing any print: which file draws which content, in which form; in memory."""

from collections.abc import Iterator
from typing import Any, BinaryIO, Protocol

from pydantic import TypeAdapter
from reportlab.platypus import Flowable

from consent_desk.messages import Language, Texts
from consent_desk.ports import (
    Accountability,
    Content,
    CopiesOverview,
    Dossier,
    Format,
    FoundationOverview,
    GroupOverview,
    Letter,
    PlacedOverview,
    PocketList,
    RecoverySheet,
    SchoolCounts,
    SchoolOverview,
    Stamp,
)
from reports import (
    accountability,
    copies_overview,
    dossier,
    foundation_overview,
    group_overview,
    letter,
    placed_overview,
    pocket_list,
    recovery_sheet,
    school_overview,
)
from reports.fonts import register_fonts
from reports.page import Print, Shape, build
from reports.sheet import write_csv, write_xlsx


class _Report(Protocol):
    """What the file of a report holds; one with a table has `sheet` too."""

    SHAPE: Shape

    def title_of(self, content: Any, texts: Texts) -> str: ...
    def story(self, content: Any, stamp: Stamp, texts: Texts) -> Iterator[Flowable]: ...


_REPORTS: dict[type[object], Any] = {
    GroupOverview: group_overview,
    PocketList: pocket_list,
    SchoolOverview: school_overview,
    FoundationOverview: foundation_overview,
    PlacedOverview: placed_overview,
    CopiesOverview: copies_overview,
    Dossier: dossier,
    Letter: letter,
    Accountability: accountability,
    RecoverySheet: recovery_sheet,
}


def draw(out: BinaryIO, content: Content, stamp: Stamp, form: Format, lang: Language) -> None:
    """Write one file; see `ports.Draw`.

    Raises:
        ValueError: this print has no such form.
    """
    texts = Texts(lang)
    report: Any = _REPORTS[type(content)]
    if form is Format.PDF:
        _pdf(out, report, content, stamp, texts)
    elif form is Format.JSON and isinstance(content, SchoolOverview):
        counts = counts_of(content, stamp)
        out.write(TypeAdapter(SchoolCounts).dump_json(counts, indent=1))
    elif form is Format.CSV and hasattr(report, "sheet"):
        write_csv(report.sheet(content, stamp, texts), out, texts)
    elif form is Format.XLSX and hasattr(report, "sheet"):
        write_xlsx(report.sheet(content, stamp, texts), out, stamp, texts)
    else:
        raise ValueError(f"{type(content).__name__} has no {form}")


def _pdf(out: BinaryIO, report: _Report, content: Content, stamp: Stamp, texts: Texts) -> None:
    register_fonts()  # before the story: its cells are measured
    what = Print(report.title_of(content, texts), stamp, texts, report.SHAPE)
    build(out, what, list(report.story(content, stamp, texts)))


def counts_of(content: SchoolOverview, stamp: Stamp) -> SchoolCounts:
    """What a school hands to its foundation: no groups, and nobody."""
    names = {
        p.code: {lang: Texts(lang).purpose_name(p) for lang in ("nl", "en")}
        for p in content.purposes
    }
    return SchoolCounts(
        school=stamp.school,
        year=stamp.year,
        day=content.day,
        persons=content.whole.persons,
        audit_hash=stamp.audit_hash,
        purposes=names,
        tallies=content.whole.tallies,
    )
