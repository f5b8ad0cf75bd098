"""A letter of the school, as it is sent."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from consent_desk.messages import Texts
from consent_desk.ports import Letter, Stamp
from reports.blocks import bullet, gap, sentence, title
from reports.page import PORTRAIT

SHAPE = PORTRAIT


def title_of(content: Letter, texts: Texts) -> str:
    """What the print is called."""
    return content.subject


def story(content: Letter, stamp: Stamp, texts: Texts) -> Iterator[Flowable]:
    """School and date, the subject, and the paragraphs."""
    yield gap(12)
    yield sentence(stamp.school)
    yield sentence(texts.day(stamp.printed_at.date()))
    yield gap(8)
    yield from title(content.subject)
    for paragraph in content.paragraphs:
        for line in paragraph.split("\n"):
            yield bullet(line[2:]) if line.startswith("- ") else sentence(line)
        yield gap(3.5)
