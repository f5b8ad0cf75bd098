"""What is said about each print before it leaves: who may see it, and what its file is called."""

import re
from collections.abc import Mapping

from consent_desk.messages import Texts
from consent_desk.ports import Format
from consent_desk.sentences import mark
from consent_desk.services.make_print import Order
from consent_desk.services.prints.about import Need
from consent_desk.services.prints.kinds import REPORT_KINDS, Kind

_INSIDE = mark("for those at school who need it for their work")

NOTES: Mapping[Kind, str] = {
    Kind.GROUP: mark("never for a wall or a board where others pass by"),
    Kind.POCKET: mark("for the teacher only; there are no reasons on it, and it is not hung up"),
    Kind.SCHOOL: mark("counts only, but a small group tells about single children"),
    Kind.FOUNDATION: mark("counts only, for the foundation"),
    Kind.EVIDENCE: mark("it is about one family; only for whoever has to judge it"),
    Kind.WITHDRAWAL: mark("only for whoever withdrew the permission"),
    Kind.ANSWER: mark("only for whoever asked for it; see first who that is"),
    Kind.PLACED: _INSIDE,
    Kind.COPIES: _INSIDE,
    Kind.ACCOUNTABILITY: mark("for the director and an inspector"),
    Kind.RECOVERY: mark(
        "it opens the register. It goes to paper only, and the paper to the safe; look round before"
        " you show it"
    ),
}
"""Behind the word *Confidential*."""

MISSING: Mapping[Need, str] = {
    Need.GROUP: mark("Choose a group first."),
    Need.PERSON: mark("Type a name first, and choose it from the list."),
    Need.FILES: mark("Choose the files of the schools first."),
    Need.PERIOD: mark("Give a first day, and a last day that is not before it."),
}

FORMS: Mapping[Format, str] = {
    Format.PDF: mark("PDF, as it is shown"),
    Format.XLSX: mark("Excel table"),
    Format.CSV: mark("CSV table"),
    Format.JSON: mark("Counts for the foundation"),
}


def forms_of(kind: Kind) -> list[Format]:
    """The forms it may be saved in: a key is not left lying about as a file."""
    forms = REPORT_KINDS[kind].forms
    return [] if kind is Kind.RECOVERY else [form for form in FORMS if form in forms]


def file_name(order: Order, whom: str, day: str, texts: Texts) -> str:
    """A name without ending, which every system takes."""
    title = REPORT_KINDS[order.kind].title(texts)
    words = " ".join(part for part in (title, order.about.group or whom, day) if part)
    return re.sub(r'[\x00-\x1f<>:"/\\|?*]', "_", words).strip(" .")[:120]
