"""Making a print: in memory, and in the log as soon as somebody can see it."""

from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO

from consent_desk.domain.account import require
from consent_desk.errors import FormatUnfit, ReportNeeds
from consent_desk.messages import Language, Texts
from consent_desk.ports import Draw, Format, Stamp, UnitOfWork, Vault
from consent_desk.services.journal import note
from consent_desk.services.prints.about import About, Need, Shaped
from consent_desk.services.prints.kinds import REPORT_KINDS, Kind, ReportKind

PRINTED = "overview.printed"


class Way(StrEnum):
    """Where a print went."""

    SCREEN = "screen"
    FILE = "file"
    PRINTER = "printer"


@dataclass(frozen=True)
class Order:
    """What is to be printed, in which form and language (whatever the window's is)."""

    kind: Kind
    about: About = field(default_factory=About)
    form: Format = Format.PDF
    lang: Language = "nl"


@dataclass(frozen=True)
class Made:
    """A print: the bytes of its file, what they tell, and the stamp that stands on it."""

    order: Order = field(repr=False)
    shaped: Shaped = field(repr=False)
    stamp: Stamp
    content: bytes = field(repr=False)


def make_print(vault: Vault, order: Order, draw: Draw, way: Way) -> Made:
    """Make one print; it is in the log before anybody has it.

    It tells what the register holds at the hash that it carries: where somebody recorded something
    while it was put together, it is put together again.

    Raises:
        ReportNeeds: nothing was said of what it needs.
        FormatUnfit: it has no such form.
        UnknownGroup, UnknownPerson, AmbiguousPerson: not in the register.
        NothingWithdrawn, BadCounts: see the print.
    """
    kind = REPORT_KINDS[order.kind]
    require(vault.actor, kind.action)
    check_form(kind, order.form)
    _check_needs(kind, order.about)
    texts = Texts(order.lang)
    with vault.register.read() as uow:
        before, shaped = uow.audit.head(), kind.shape(uow, vault, order.about, texts)
    with vault.register.write() as uow:
        if uow.audit.head() != before:
            shaped = kind.shape(uow, vault, order.about, texts)
        note(uow, vault, PRINTED, shaped.subject_id, kind=order.kind, form=order.form, way=way)
        stamp = _stamp(uow, vault)
        uow.commit()
    return Made(order, shaped, stamp, drawn(draw, shaped, stamp, order))


def drawn(draw: Draw, shaped: Shaped, stamp: Stamp, order: Order) -> bytes:
    """The bytes of the file."""
    out = BytesIO()
    draw(out, shaped.content, stamp, order.form, order.lang)
    return out.getvalue()


def check_form(kind: ReportKind, form: Format) -> None:
    """Stop where a kind has no such form.

    Raises:
        FormatUnfit: it has none.
    """
    if form not in kind.forms:
        raise FormatUnfit(asked=form, choices=", ".join(kind.forms))


def _check_needs(kind: ReportKind, about: About) -> None:
    given = {
        Need.GROUP: about.group,
        Need.PERSON: about.person,
        Need.FILES: about.files,
        Need.PERIOD: about.first,
    }
    missing = sorted(need for need in kind.needs if not given[need])
    if missing:
        raise ReportNeeds(needs=", ".join(f"--{need}" for need in missing))


def _stamp(uow: UnitOfWork, vault: Vault) -> Stamp:
    last = uow.audit.head()
    school = uow.school
    now = vault.clock.now()
    return Stamp(school.name, school.year, vault.actor.name, now, last.hash if last else "")
