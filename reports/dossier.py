"""What is held about one person: sentences under headings, then the scans, a page each."""

from collections.abc import Iterator

from reportlab.platypus import Flowable, PageBreak

from consent_desk.messages import Texts
from consent_desk.ports import Dossier, DossierKind, Stamp
from reports.attachments import pages_of
from reports.blocks import bullet, gap, section, sentence, title
from reports.page import PORTRAIT

SHAPE = PORTRAIT


def title_of(content: Dossier, texts: Texts) -> str:
    """What the print is called."""
    if content.kind is DossierKind.EVIDENCE:
        return texts("Evidence pack: {person}", person=content.person)
    return texts("What is held about {person}", person=content.person)


def story(content: Dossier, stamp: Stamp, texts: Texts) -> Iterator[Flowable]:
    """The sections, and the attachments after them."""
    yield from title(title_of(content, texts), texts.day(stamp.printed_at.date()))
    for part in content.sections:
        lines = part.lines or [texts("Nothing.")]
        if not part.heading:
            yield from (sentence(line) for line in lines)
            continue
        blocks: list[Flowable] = []
        for line in lines:
            blocks += [bullet(line), gap(0.8)]
        yield from section(part.heading, blocks)
    for attachment in content.attachments:
        for page in pages_of(attachment, SHAPE, texts):
            yield PageBreak()
            yield from page
