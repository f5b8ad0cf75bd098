"""Letting a print that was seen go to paper or to a file: the very same one, and in the log."""

import hashlib
from dataclasses import replace
from pathlib import Path

from consent_desk.domain.account import require
from consent_desk.errors import PrintOutdated
from consent_desk.messages import Texts
from consent_desk.ports import Draw, Format, UnitOfWork, Vault
from consent_desk.services.journal import note
from consent_desk.services.make_print import (
    PRINTED,
    Made,
    Order,
    Way,
    check_form,
    drawn,
    make_print,
)
from consent_desk.services.print_file import write_print
from consent_desk.services.prints.kinds import REPORT_KINDS

ISSUED = "overview.issued"


def preview_print(vault: Vault, order: Order, draw: Draw) -> Made:
    """Make a print to look at, in memory only.

    Raises:
        as `make_print`.
    """
    return make_print(vault, replace(order, form=Format.PDF), draw, Way.SCREEN)


def save_print(vault: Vault, made: Made, form: Format, out: Path, draw: Draw) -> None:
    """Write what was looked at: the PDF as it was shown, or the same content in another form.

    Raises:
        FormatUnfit: it has no such form.
        PrintOutdated: something else was recorded since.
        FolderUnusable: the file cannot be written.
    """
    check_form(REPORT_KINDS[made.order.kind], form)
    content = made.content
    if form is not made.order.form:
        content = drawn(draw, made.shaped, made.stamp, replace(made.order, form=form))
    _note(vault, made, form, Way.FILE, content)
    write_print(out, content)


def issue_to_printer(vault: Vault, made: Made) -> None:
    """Say in the log that what was looked at goes to a printer; the caller sends it there.

    Raises:
        PrintOutdated: something else was recorded since.
    """
    _note(vault, made, made.order.form, Way.PRINTER, made.content)


def _note(vault: Vault, made: Made, form: Format, way: Way, content: bytes) -> None:
    require(vault.actor, REPORT_KINDS[made.order.kind].action)
    with vault.register.write() as uow:
        _check_still_true(uow, vault, made)
        note(
            uow,
            vault,
            ISSUED,
            made.shaped.subject_id,
            kind=made.order.kind,
            form=form,
            way=way,
            print=made.stamp.audit_hash,
            sha256=hashlib.sha256(content).hexdigest(),
        )
        uow.commit()


def _check_still_true(uow: UnitOfWork, vault: Vault, made: Made) -> None:
    """What was recorded after the print's own entry, or another day, may have made it untrue (R5).

    Who left, whose sixteenth birthday it is and which school year runs follows from the day alone.
    """
    same_day = made.stamp.printed_at.date() == vault.clock.now().date()
    if same_day and _only_prints_since(uow, made.stamp.audit_hash):
        return
    order = made.order
    now = REPORT_KINDS[order.kind].shape(uow, vault, order.about, Texts(order.lang))
    if now != made.shaped:
        raise PrintOutdated


def _only_prints_since(uow: UnitOfWork, audit_hash: str) -> bool:
    head = uow.audit.head()
    prints = uow.audit.entries((PRINTED, ISSUED))
    own = next((entry for entry in prints if entry.hash == audit_hash), None)
    if head is None or own is None:
        return False
    return head.position - own.position == sum(e.position > own.position for e in prints)
