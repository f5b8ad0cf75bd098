"""`copies`: the files with faces on this device that have to go."""

import argparse
import sys
from typing import Any

from consent_desk.cli.outside import Call, Nouns, remark
from consent_desk.domain.local_copy import CopyState
from consent_desk.errors import NeedsYes
from consent_desk.messages import Texts
from consent_desk.sentences import mark
from consent_desk.services.delete_copies import CopyReport, delete_copies, list_copies

NOT_ALL = 3
_STATES = {
    CopyState.PRESENT: mark("still there"),
    CopyState.DELETED: mark("deleted"),
    CopyState.VERIFIED_GONE: mark("is gone"),
    CopyState.CHANGED: mark("changed since; left alone, look at it yourself"),
}


def add(nouns: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add the verbs."""
    noun = nouns.add_parser("copies", parents=[common], help=_("your own copies of photos"))
    verbs = noun.add_subparsers(metavar=_("verb"), required=True)
    show = verbs.add_parser("list", parents=[common], help=_("what is still to be deleted"))
    show.set_defaults(run=run_list)
    delete = verbs.add_parser(
        "delete", parents=[common], help=_("delete your copies of what was cleared or is overdue")
    )
    delete.add_argument("--overdue", action="store_true", help=_("only what is overdue"))
    delete.add_argument("--yes", action="store_true", help=_("do not ask first"))
    delete.set_defaults(run=run_delete)


def run_list(call: Call) -> int:
    """List them, overdue first."""
    _answer(call, list_copies(call.vault()))
    return 0


def run_delete(call: Call) -> int:
    """Delete them, after asking where somebody is there to answer."""
    _ = call.texts
    vault = call.vault()
    count = sum(r.to_delete for r in list_copies(vault) if r.overdue or not call.args.overdue)
    if count and not call.args.yes:
        if sys.stdin is None or not sys.stdin.isatty():
            raise NeedsYes
        question = _.several("Delete {n} photo for good?", "Delete {n} photos for good?", count)
        remark(f"{question} [{_('y/n')}]")
        if not sys.stdin.readline().strip().casefold().startswith(_("y")):
            return NOT_ALL
    reports = delete_copies(vault, only_overdue=call.args.overdue)
    _answer(call, reports)
    left = {CopyState.PRESENT, CopyState.CHANGED}
    return NOT_ALL if any(r.copy.state in left for r in reports) else 0


def _answer(call: Call, reports: list[CopyReport]) -> None:
    _ = call.texts
    lines = [
        f"{r.copy.path}: {_(_STATES[r.copy.state])} · "
        + (
            _("overdue since {day}", day=r.copy.due_on)
            if r.overdue
            else _("by {day} at the latest", day=r.copy.due_on)
        )
        for r in reports
    ]
    call.answer([_record(r) for r in reports], *(lines or [_("There is nothing to delete.")]))


def _record(report: CopyReport) -> dict[str, Any]:
    return {
        "path": report.copy.path,
        "kind": report.copy.kind,
        "state": report.copy.state,
        "due_on": report.copy.due_on.isoformat(),
        "overdue": report.overdue,
    }
