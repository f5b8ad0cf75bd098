"""The file for an inspector: rules, retention, roles, the log, matching, and the DPIA's form."""

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, PageBreak

from consent_desk.domain.account import ROLES_ALLOWED, Role
from consent_desk.domain.purpose import Audience, OnUnconsented
from consent_desk.messages import Texts
from consent_desk.ports import Accountability, Stamp
from consent_desk.sentences import BREAKS, CODES, DUE, LOGGED, ROLES
from reports.blocks import bullet, facts, gap, remark, section, sentence, strong, title
from reports.dpia import dpia
from reports.matching_figures import matching
from reports.page import PORTRAIT
from reports.rules_in_force import kept, rules
from reports.tables import listing

SHAPE = PORTRAIT


def title_of(content: Accountability, texts: Texts) -> str:
    """What the print is called."""
    return texts("Accountability file")


def story(content: Accountability, stamp: Stamp, texts: Texts) -> Iterator[Flowable]:
    """Everything in the order in which an inspector asks."""
    yield from title(
        title_of(content, texts),
        texts(
            "How {school} deals with permissions and photos, as its register has it on {day}.",
            school=stamp.school,
            day=texts.day(stamp.printed_at.date()),
        ),
    )
    yield from section(texts("Rules in force"), _bullets(rules(content, texts)))
    yield from section(texts("What is asked"), _asked(content, texts))
    yield from section(texts("The sentences that are signed"), _wordings(content, texts))
    yield from section(texts("How long things are kept"), _retention(content, texts))
    yield from section(texts("Who has which role"), _roles(content, texts))
    yield from section(texts("The log"), _log(content, texts))
    figures = section(texts("Matching of faces"), matching(content, SHAPE.width, texts))
    yield KeepTogether(list(figures))  # the words below the table explain it
    yield PageBreak()
    yield from dpia(content, stamp, texts)


def _bullets(lines: list[str]) -> Iterator[Flowable]:
    for line in lines:
        yield bullet(line)
        yield gap(0.8)


def _asked(content: Accountability, texts: Texts) -> Iterator[Flowable]:
    channels = {channel.code: channel for channel in content.channels}
    head = [texts("what"), texts("who sees it"), texts("somebody without permission"),
            texts("wording"), texts("asked")]  # fmt: skip
    rows: list[list[str]] = []
    for purpose in content.purposes:
        channel = channels.get(purpose.channel or "")
        seen = block = "–"
        if channel is not None:
            closed = channel.audience is Audience.CLOSED
            seen = texts("parents and staff") if closed else texts("anybody")
            stops = channel.on_unconsented is OnUnconsented.BLOCK
            block = texts("stops the photo") if stops else texts("is covered")
        asked = texts("yes") if purpose.active else texts("no longer")
        name = texts.purpose_name(purpose)
        rows.append([name, seen, block, str(purpose.wording_version), asked])
    widths = [32 * mm, 36 * mm, 17 * mm, 20 * mm]
    yield listing(head, rows, [SHAPE.width - sum(widths), *widths], (3,))


def _wordings(content: Accountability, texts: Texts) -> Iterator[Flowable]:
    names = {purpose.code: texts.purpose_name(purpose) for purpose in content.purposes}
    if not content.wordings:
        yield sentence(texts("Nothing."))
    for code, words in content.wordings.items():
        yield strong(names.get(code, code))
        yield sentence(words)
        yield gap()


def _retention(content: Accountability, texts: Texts) -> Iterator[Flowable]:
    yield facts(kept(content.settings, texts), SHAPE.width)
    yield gap()
    yield sentence(texts("To be erased today, at the first start of the program:"))
    due = [f"{n} {texts(DUE[kind])}" for kind, n in content.due.items() if n]
    yield from _bullets(due or [texts("Nothing.")])


def _roles(content: Accountability, texts: Texts) -> Iterator[Flowable]:
    head = [texts("account"), texts("roles")]
    rows = [
        [account.name, ", ".join(texts(ROLES[role]) for role in Role if role in account.roles)]
        for account in content.accounts
    ]
    yield listing(head, rows, [60 * mm, SHAPE.width - 60 * mm])
    yield gap()
    yield remark(texts("What each role may do:"))
    yield gap(1)
    table = [
        [texts(CODES[action]), *("✓" if role in allowed else "" for role in Role)]
        for action, allowed in ROLES_ALLOWED.items()
    ]
    width = 28 * mm
    widths = [SHAPE.width - 3 * width, width, width, width]
    yield listing([texts("may"), *(texts(ROLES[role]) for role in Role)], table, widths, marks=True)


def _log(content: Accountability, texts: Texts) -> Iterator[Flowable]:
    log = content.log
    if log.findings:
        yield sentence(texts("The log was checked for this print, and it is NOT whole:"))
        yield from _bullets([texts(BREAKS[f.what], n=f.position) for f in log.findings])
    else:
        yield sentence(
            texts(
                "The log was checked for this print, entry by entry, and it is whole: {n} entries,"
                " each chained to the one before it, and {decisions} decisions that are the ones"
                " it tells of.",
                n=log.entries,
                decisions=log.decisions,
            )
        )
    yield gap(1)
    first = texts.day(log.first_day) if log.first_day else "–"
    pairs = [(texts("First entry"), first), (texts("Latest hash"), log.latest)]
    yield facts(pairs, SHAPE.width)
    yield gap()
    words = [(texts(LOGGED[kind]), n) for kind, n in log.by_action.items() if kind in LOGGED]
    rows = [[name, str(n)] for name, n in words]
    rows.append([texts("other entries"), str(log.entries - sum(n for _, n in words))])
    count = 26 * mm
    yield listing([texts("entries"), texts("number")], rows, [SHAPE.width - count, count], (1,))
