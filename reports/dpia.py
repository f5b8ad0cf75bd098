"""The form of a DPIA: filled in with what the program knows, and room for what it does not."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, KeepTogether, Paragraph

from consent_desk.domain.purpose import Audience, Channel
from consent_desk.messages import Texts
from consent_desk.ports import Accountability, Stamp
from reports.blocks import Heading, WriteOn, bullet, gap, remark
from reports.look import STRONG, safe


def dpia(content: Accountability, stamp: Stamp, texts: Texts) -> Iterator[Flowable]:
    """Question after question, as article 35(7) of the GDPR asks for them."""
    yield Heading(texts("Data protection impact assessment: form"))
    yield gap(1)
    yield remark(
        texts(
            "Filled in with what the program knows. What stands on lines is for the school, with"
            " its data protection officer: without it this form is no assessment."
        )
    )
    yield from _ask(texts("1. What is done, and with what?"), _what(content, texts))
    yield from _ask(texts("2. Of whom, and how many?"), _whom(content, texts))
    yield from _ask(texts("3. What for, and on which ground?"), _ground(content, texts))
    yield from _ask(texts("4. Who gets to see it?"), _seen(content, texts))
    yield from _ask(texts("5. Why is it needed, and could it be done with less?"), _need(texts), 3)
    yield from _ask(texts("6. What can go wrong for pupils and staff?"), _risks(texts), 2)
    yield from _ask(texts("7. What is done about it?"), _measures(content, texts))
    yield from _ask(texts("8. What do parents, pupils and staff think of it?"), [], 3)
    yield from _ask(texts("9. What does the data protection officer advise?"), [], 3)
    done = texts("yes") if content.settings.dpia_done else texts("no")
    known = [texts("The director ticked in the program that a DPIA was done: {answer}.",
                   answer=done)]  # fmt: skip
    yield from _ask(texts("10. Decision, date and signature"), known, 3)


def _ask(question: str, known: Sequence[str], lines: int = 1) -> Iterator[Flowable]:
    head: list[Flowable] = [gap(4), Paragraph(safe(question), STRONG), gap(0.8)]
    body: list[Flowable] = [bullet(line) for line in known]
    if len(body) < 2:
        yield KeepTogether([*head, *body, WriteOn(lines)])
        return
    yield KeepTogether([*head, body[0]])
    yield from body[1:-1]
    yield KeepTogether([body[-1], WriteOn(lines)])


def _what(content: Accountability, texts: Texts) -> list[str]:
    lines = [
        texts("Written permissions are kept for photos, videos and names of pupils and staff, with"
              " the signed form as proof."),
        texts("Photos are searched for faces on the school's own computer. Whoever may not be shown"
              " is covered for good."),
        texts("Kept of a person: name, birth date, groups, parents or guardians who may sign,"
              " decisions, signed forms. Citizen numbers, origin and weights are not taken over."),
    ]  # fmt: skip
    if content.settings.face_matching:
        lines.append(
            texts("Of whoever agreed to it, characteristics of the face are kept and compared:"
                  " biometric data, article 9 of the GDPR."))  # fmt: skip
    else:
        lines.append(texts("No biometric data are used: matching of faces is off."))
    return lines


def _whom(content: Accountability, texts: Texts) -> list[str]:
    held = content.held
    return [
        texts.several("{n} pupil", "{n} pupils", held.pupils),
        texts.several("{n} member of staff", "{n} members of staff", held.staff),
        texts("{decisions} decisions, {templates} face templates",
              decisions=held.decisions, templates=held.templates),
        texts("Others in photos (visitors, helping parents) are covered; nothing is kept of their"
              " faces."),
    ]  # fmt: skip


def _ground(content: Accountability, texts: Texts) -> list[str]:
    names = [texts.purpose_name(p) for p in content.purposes if p.active]
    return [
        texts("Showing: {purposes}.", purposes="; ".join(names)),
        texts("Ground: consent, in writing, for each of these apart, every school year anew. Saying"
              " no has no consequences, and withdrawing works at once."),
        texts("Keeping decisions and log: to be able to show that there was consent (article 7(1)"
              " of the GDPR)."),
    ]  # fmt: skip


def _seen(content: Accountability, texts: Texts) -> list[str]:
    closed = [c for c in content.channels if c.audience is Audience.CLOSED]
    outside = [c for c in content.channels if c.audience is Audience.OUTSIDE]
    return [
        texts("Parents and staff only: {channels}.", channels=_joined(closed, texts)),
        texts("Anybody: {channels}.", channels=_joined(outside, texts)),
        texts.several("{n} account works with the register.",
                      "{n} accounts work with the register.", content.held.accounts),
        texts("The program sends nothing anywhere: no cloud, no supplier, no other country."),
    ]  # fmt: skip


def _joined(channels: Sequence[Channel], texts: Texts) -> str:
    return ", ".join(texts.channel_name(c) for c in channels) or texts("none")


def _need(texts: Texts) -> list[str]:
    return [
        texts("Everything works without matching of faces; it only saves work."),
        texts("Published photos are made smaller and carry no data about place, time or device."),
    ]


def _risks(texts: Texts) -> list[str]:
    return [
        texts("A child is shown although the parents did not agree."),
        texts("Whoever says no is singled out in class or in photos."),
        texts("Photos stay on private devices or are copied from a channel."),
        texts("A child is taken for another: networks confuse children more than adults."),
        texts("The register, or a copy of it, falls into wrong hands."),
    ]


def _measures(content: Accountability, texts: Texts) -> list[str]:
    return [
        texts("Covered unless there is a yes; every file is read back and checked before use."),
        texts("Covers look the same for everybody, and lists for the classroom give no reasons."),
        texts("Copies have a day on which they must be gone, and are checked."),
        texts("A match is a suggestion until a teacher confirms it; the measured figures are in"
              " this file."),
        texts("The register is encrypted; its key is not in it. Every act is in a chained log,"
              " which holds no names ({n} entries).", n=content.log.entries),
    ]  # fmt: skip
