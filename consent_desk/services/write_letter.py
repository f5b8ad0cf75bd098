"""The dated letter that confirms a withdrawal."""

from collections import Counter
from collections.abc import Iterator
from textwrap import fill

from consent_desk.domain.consent import SignerKind
from consent_desk.messages import Texts
from consent_desk.services.withdraw import Withdrawn

_WIDTH = 78


def write_letter(withdrawn: Withdrawn, texts: Texts) -> str:
    """The letter as plain text in the language of `texts`, lines at most 78 characters long."""
    head = f"{withdrawn.school}\n{texts.day(withdrawn.at.date())}"
    about = texts("About: {subject}", subject=subject(withdrawn, texts))
    parts = [head, _to(about), *map(_lines, paragraphs(withdrawn, texts))]
    return "\n\n".join(parts) + "\n"


def subject(withdrawn: Withdrawn, texts: Texts) -> str:
    """What the letter is about."""
    return texts("permission withdrawn for {person}", person=withdrawn.person.full_name)


def paragraphs(withdrawn: Withdrawn, texts: Texts) -> Iterator[str]:
    """The paragraphs; the lines of a list begin with "- "."""
    _ = texts
    person = withdrawn.person
    own = withdrawn.signer is SignerKind.SELF
    yield _(
        "Dear {name},",
        name=person.first_name if own else withdrawn.by or _("parent or guardian"),
    )
    day = _.day(withdrawn.recorded[0].decision.signed_on)
    if own:
        yield _("On {day} you told us that you give no permission (any more) for:", day=day)
    else:
        yield _(
            "On {day} we were told that there is no permission (any more) for {person} for:",
            day=day,
            person=person.first_name,
        )
    yield "\n".join(f"- {_.purpose(purpose)}" for purpose in withdrawn.purposes)
    yield _("We recorded this at once. From that moment on nothing new is made for it.")
    yield from _done(withdrawn, _)
    yield from _releases(withdrawn, _)
    yield _(
        "This has no consequences at school. You can change your choice at any time: ask us for"
        " the form."
    )
    yield f"{_('Kind regards,')}\n\n{withdrawn.school}"


def _done(withdrawn: Withdrawn, _: Texts) -> Iterator[str]:
    deleted = {file for each in withdrawn.recorded for file in each.consequences.deleted}
    if deleted:
        yield _.several(
            "{n} photo that had been made ready was deleted.",
            "{n} photos that had been made ready were deleted.",
            len(deleted),
        )
    if any(each.consequences.templates for each in withdrawn.recorded):
        yield _("The stored description of the face was erased.")


def _releases(withdrawn: Withdrawn, _: Texts) -> Iterator[str]:
    files = Counter(t.post_id for t in withdrawn.takedowns if t.cleared_id)
    if not withdrawn.releases:
        yield _("We know of nothing that was published before and has to be taken off.")
        return
    yield _("This was published before. Whoever placed it has been asked to take it off:")
    channels = {channel.code: channel for channel in withdrawn.channels}
    lines: list[str] = []
    for post in withdrawn.releases:
        number = files[post.id]
        what = _.several("{n} photo", "{n} photos", number) if number else _("a text")
        day = _.day(post.placed_at.date()) if post.placed_at else "–"
        lines.append(f"- {_.channel(channels[post.channel])}, {day}: {what}")
    yield "\n".join(lines)
    yield _(
        "What others copied or shared from there is out of our reach. Do you see it somewhere?"
        " Tell us."
    )


def _lines(paragraph: str) -> str:
    """A paragraph in lines of the letter; a list keeps its own."""
    return paragraph if "\n" in paragraph or paragraph.startswith("- ") else _to(paragraph)


def _to(text: str) -> str:
    return fill(text, _WIDTH)
