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
    return "\n\n".join(_paragraphs(withdrawn, texts)) + "\n"


def _paragraphs(withdrawn: Withdrawn, _: Texts) -> Iterator[str]:
    person = withdrawn.person
    own = withdrawn.signer is SignerKind.SELF
    yield f"{withdrawn.school}\n{_.day(withdrawn.at.date())}"
    yield _to(_("About: permission withdrawn for {person}", person=person.full_name))
    yield _(
        "Dear {name},",
        name=person.first_name if own else withdrawn.by or _("parent or guardian"),
    )
    day = _.day(withdrawn.recorded[0].decision.signed_on)
    if own:
        yield _to(_("On {day} you withdrew your permission for:", day=day))
    else:
        yield _to(
            _(
                "On {day} the permission for {person} was withdrawn for:",
                day=day,
                person=person.first_name,
            )
        )
    yield "\n".join(f"- {_.purpose(purpose)}" for purpose in withdrawn.purposes)
    yield _to(_("We recorded this at once. From that moment on nothing new is made for it."))
    yield from map(_to, _done(withdrawn, _))
    yield from _releases(withdrawn, _)
    yield _to(
        _(
            "This has no consequences at school. You can change your choice at any time: ask us"
            " for the form."
        )
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
        yield _to(_("We know of nothing that was published before and has to be taken off."))
        return
    yield _to(_("This was published before. Whoever placed it has been asked to take it off:"))
    channels = {channel.code: channel for channel in withdrawn.channels}
    lines: list[str] = []
    for post in withdrawn.releases:
        number = files[post.id]
        what = _.several("{n} photo", "{n} photos", number) if number else _("a text")
        day = _.day(post.placed_at.date()) if post.placed_at else "–"
        lines.append(f"- {_.channel(channels[post.channel])}, {day}: {what}")
    yield "\n".join(lines)
    yield _to(
        _(
            "What others copied or shared from there is out of our reach. Do you see it"
            " somewhere? Tell us."
        )
    )


def _to(text: str) -> str:
    return fill(text, _WIDTH)
