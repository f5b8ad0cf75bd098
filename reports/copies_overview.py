"""Copies on people's own devices that should have been deleted, by teacher."""

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from consent_desk.domain.local_copy import CopyKind
from consent_desk.messages import Texts
from consent_desk.ports import CopiesOverview, Stamp, TeacherCopies
from consent_desk.sentences import COPY_KINDS
from reports.blocks import section, sentence, title
from reports.page import PORTRAIT
from reports.sheet import Cell, Sheet
from reports.tables import listing

SHAPE = PORTRAIT


def title_of(content: CopiesOverview, texts: Texts) -> str:
    """What the print is called."""
    return texts("Copies overdue")


def story(content: CopiesOverview, stamp: Stamp, texts: Texts) -> Iterator[Flowable]:
    """Everybody in one table, then the files of each who has any overdue."""
    yield from title(
        title_of(content, texts),
        texts("Photos with faces that should have been deleted by {day}.",
              day=texts.day(content.day)),
    )  # fmt: skip
    if not content.teachers:
        yield sentence(texts("No copies are known."))
        return
    head = [texts("who"), texts("still there"), texts("overdue"), texts("longest overdue since")]
    rows = [
        [
            _name(each, texts),
            str(each.present),
            str(len(each.overdue)),
            f"{each.overdue[0].due_on:%d-%m-%Y}" if each.overdue else "–",
        ]
        for each in content.teachers
    ]
    widths = [26 * mm, 24 * mm, 38 * mm]
    yield listing(head, rows, [SHAPE.width - sum(widths), *widths], (1, 2, 3))
    for each in content.teachers:
        if each.overdue:
            yield from section(_name(each, texts), [_files(each, texts)])


def sheet(content: CopiesOverview, stamp: Stamp, texts: Texts) -> Sheet:
    """A row a copy that is overdue."""
    head = [texts("who"), texts("folder"), texts("file"), texts("what"), texts("due on"),
            texts("days overdue")]  # fmt: skip
    rows: list[list[Cell]] = [
        [
            _name(teacher, texts),
            copy.place,
            copy.file,
            texts(COPY_KINDS[CopyKind(copy.kind)]),
            f"{copy.due_on:%d-%m-%Y}",
            (content.day - copy.due_on).days,
        ]
        for teacher in content.teachers
        for copy in teacher.overdue
    ]
    return Sheet(title_of(content, texts), head, rows)


def _files(teacher: TeacherCopies, texts: Texts) -> Flowable:
    head = [texts("folder"), texts("file"), texts("what"), texts("due on")]
    rows = [
        [
            copy.place,
            copy.file,
            texts(COPY_KINDS[CopyKind(copy.kind)]),
            f"{copy.due_on:%d-%m-%Y}",
        ]
        for copy in teacher.overdue
    ]
    widths = [46 * mm, 38 * mm, 21 * mm]
    return listing(head, rows, [SHAPE.width - sum(widths), *widths])


def _name(teacher: TeacherCopies, texts: Texts) -> str:
    return teacher.teacher or texts("an account that is not known any more")
