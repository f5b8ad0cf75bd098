"""Who of a group may be shown where: persons × purposes on one landscape page."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from consent_desk.domain.consent import Reason, Verdict
from consent_desk.domain.person import Person
from consent_desk.domain.purpose import Purpose
from consent_desk.errors import FolderUnusable
from consent_desk.messages import Language, Texts
from consent_desk.ports import School
from consent_desk.sentences import CHANNEL_NAMES, SUBJECT_NAMES
from reports.page import (
    BOLD,
    LINE,
    MARGIN,
    MARKS,
    MUTED,
    PAGE,
    SHOWN,
    STOPPED,
    TEXT,
    WASH,
    numbered,
    register_fonts,
    style,
)

CHANNELS = {**CHANNEL_NAMES, **SUBJECT_NAMES}
_NAME_WIDTH = 64 * mm
_FRAME_PADDING = 12
_ALONE = 2.4
_LOOK: list[Any] = [
    ("FONT", (0, 0), (-1, 1), BOLD, 7),
    ("FONT", (0, 2), (0, -1), TEXT, 8),
    ("FONT", (1, 2), (-1, -2), MARKS, 8.5),
    ("FONT", (0, -1), (-1, -1), BOLD, 7.5),
    ("ALIGN", (1, 0), (-1, -1), "CENTER"),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("TOPPADDING", (0, 0), (-1, -1), 0.2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1.2),
    ("LEFTPADDING", (0, 0), (-1, -1), 3),
    ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ("LINEBELOW", (0, 1), (-1, -1), 0.4, LINE),
    ("BACKGROUND", (0, 0), (-1, 1), WASH),
    ("BACKGROUND", (0, -1), (-1, -1), WASH),
]


def draw_group_overview(
    out: Path,
    *,
    school: School,
    title: str,
    persons: Sequence[Person],
    purposes: Sequence[Purpose],
    verdicts: Mapping[tuple[str, str], Verdict],
    made_at: datetime,
    audit_hash: str,
    lang: Language,
) -> None:
    """Write the overview; more persons than fit flow to further pages with the header repeated.

    Raises:
        FolderUnusable: the file cannot be written.
    """
    register_fonts()
    texts = Texts(lang)
    heading = texts("Group {group} · {year}", group=title, year=school.year)
    document = SimpleDocTemplate(
        str(out),
        pagesize=PAGE,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=7 * mm,
        bottomMargin=12 * mm,
        title=f"{school.name} – {heading}",
        author=school.name,
        lang=lang,
    )
    story: list[Flowable] = [
        Paragraph(escape(school.name), style(9, TEXT, MUTED)),
        Paragraph(escape(heading), style(15, BOLD)),
        Spacer(0, 2 * mm),
        _table(persons, purposes, verdicts, texts),
        Spacer(0, 2 * mm),
        Paragraph(
            f'<font name="{MARKS}">✓</font> {texts("permission")} &nbsp;&nbsp; '
            f'<font name="{MARKS}">×</font> {texts("no permission")} &nbsp;&nbsp; '
            f"– {texts('form not returned yet')}",
            style(8.5),
        ),
        Paragraph(
            texts("Valid on {day} only, and for this school year.", day=f"{made_at:%d-%m-%Y}"),
            style(8.5, TEXT, MUTED),
        ),
    ]
    try:
        document.build(story, canvasmaker=numbered(texts, made_at, audit_hash))
    except OSError as error:
        raise FolderUnusable(folder=str(out.parent)) from error


def _table(
    persons: Sequence[Person],
    purposes: Sequence[Purpose],
    verdicts: Mapping[tuple[str, str], Verdict],
    texts: Texts,
) -> Table:
    columns = _columns(purposes)
    subjects = [_subject(purpose, texts) for purpose in purposes]
    head = [
        ["", *(cell for name, n in columns for cell in (_word(name, texts), *[""] * (n - 1)))],
        [texts("name"), *subjects],
    ]
    rows = [[_name(p), *(_cell(verdicts[p.id, q.code]) for q in purposes)] for p in persons]
    counts = [str(sum(verdicts[p.id, q.code].yes for p in persons)) for q in purposes]
    foot = [texts("permission given, of {n}", n=len(persons)), *counts]
    table = Table([*head, *rows, foot], [_NAME_WIDTH, *_widths(columns)], repeatRows=len(head))
    table.setStyle(TableStyle([*_LOOK, *_spans(columns), *_colours(persons, purposes, verdicts)]))
    return table


def _columns(purposes: Sequence[Purpose]) -> list[tuple[str, int]]:
    """The channels in order, each with its number of columns."""
    channels = groupby(purposes, key=lambda purpose: purpose.channel or purpose.code)
    return [(channel, len(list(same))) for channel, same in channels]


def _widths(columns: Sequence[tuple[str, int]]) -> list[float]:
    """A channel of one column needs more room for its name."""
    weights = [_ALONE if n == 1 else 1.0 for _, n in columns for _ in range(n)]
    room = PAGE[0] - 2 * MARGIN - _FRAME_PADDING - _NAME_WIDTH
    return [room * weight / sum(weights) for weight in weights]


def _spans(columns: Sequence[tuple[str, int]]) -> list[Any]:
    spans: list[Any] = []
    first = 1
    for _, n in columns:
        spans.append(("SPAN", (first, 0), (first + n - 1, 0)))
        spans.append(("LINEBEFORE", (first, 0), (first, -1), 0.6, LINE))
        first += n
    return spans


def _colours(
    persons: Sequence[Person],
    purposes: Sequence[Purpose],
    verdicts: Mapping[tuple[str, str], Verdict],
) -> list[Any]:
    look: list[Any] = []
    for row, person in enumerate(persons, start=2):
        for column, purpose in enumerate(purposes, start=1):
            verdict = verdicts[person.id, purpose.code]
            colour = SHOWN if verdict.yes else MUTED if _is_open(verdict) else STOPPED
            look.append(("TEXTCOLOR", (column, row), (column, row), colour))
    return look


def _subject(purpose: Purpose, texts: Texts) -> str:
    return "" if purpose.channel is None else _word(purpose.subject, texts)


def _word(code: str, texts: Texts) -> str:
    return texts(CHANNELS[code]) if code in CHANNELS else code


def _name(person: Person) -> Paragraph:
    return Paragraph(escape(person.full_name), style(8))


def _is_open(verdict: Verdict) -> bool:
    return verdict.reason is Reason.NOT_ANSWERED


def _cell(verdict: Verdict) -> str:
    return "–" if _is_open(verdict) else "✓" if verdict.yes else "×"
