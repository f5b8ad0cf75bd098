"""`takedown`: what has to come off its channel."""

import argparse
from typing import Any

from consent_desk.cli.outside import Call, Nouns, path, text
from consent_desk.domain.post import Cause
from consent_desk.messages import Texts
from consent_desk.ports import Vault
from consent_desk.sentences import CAUSES
from consent_desk.services.take_down import (
    TakedownReport,
    finish_takedown,
    list_takedowns,
    show_picture,
    start_takedown,
)
from consent_desk.services.verdicts import channel_called

SHORT = 8


def add(nouns: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add the verbs."""
    noun = nouns.add_parser("takedown", parents=[common], help=_("what has to come off"))
    verbs = noun.add_subparsers(metavar=_("verb"), required=True)
    show_all = verbs.add_parser("list", parents=[common], help=_("overdue first, then the rest"))
    show_all.add_argument("--open", action="store_true", help=_("only what is still to be done"))
    show_all.set_defaults(run=run_list)
    start = verbs.add_parser(
        "start", parents=[common], help=_("ask for a post back: a complaint, or the wrong one")
    )
    start.add_argument("post", type=text, metavar="POST")
    start.add_argument(
        "--cause", required=True, choices=[str(Cause.COMPLAINT), str(Cause.WRONG_ONE)]
    )
    start.add_argument(
        "--file", action="append", default=[], metavar="NAME", help=_("one file (default: all)")
    )
    start.add_argument("--person", type=text, metavar="NAME", help=_("whom it is about"))
    start.set_defaults(run=run_start)
    done = verbs.add_parser("done", parents=[common], help=_("it is off the channel"))
    done.add_argument("takedown", type=text, metavar="ID")
    done.set_defaults(run=run_done)
    show = verbs.add_parser("show", parents=[common], help=_("write its picture to a file"))
    show.add_argument("takedown", type=text, metavar="ID")
    show.add_argument("--out", required=True, type=path, metavar="FILE")
    show.set_defaults(run=run_show)


def run_list(call: Call) -> int:
    """List them."""
    vault = call.vault()
    _answer(call, vault, list_takedowns(vault, open_only=call.args.open))
    return 0


def run_start(call: Call) -> int:
    """Ask for a release back."""
    args = call.args
    vault = call.vault()
    started = start_takedown(vault, args.post, Cause(args.cause), args.file, args.person)
    _answer(call, vault, started)
    return 0


def run_done(call: Call) -> int:
    """Note that it is off."""
    done = finish_takedown(call.vault(), call.args.takedown)
    at = done.done_at.isoformat() if done.done_at else None
    call.answer({"takedown": done.id, "done_at": at}, call.texts("Noted: it is off."))
    return 0


def run_show(call: Call) -> int:
    """Write the picture, and say that it has to go."""
    _ = call.texts
    out = show_picture(call.vault(), call.args.takedown, call.args.out)
    call.answer(
        {"out": str(out)},
        _("The picture is in {file}. Delete it when you have seen it.", file=out),
    )
    return 0


def _answer(call: Call, vault: Vault, reports: list[TakedownReport]) -> None:
    _ = call.texts
    with vault.register.read() as uow:
        channels = {code: channel_called(uow, code) for code in {r.post.channel for r in reports}}
    names = {code: _.channel(channel) for code, channel in channels.items()}
    lines = [_line(report, names[report.post.channel], _) for report in reports]
    call.answer(
        [_record(report) for report in reports],
        *(lines or [_("There is nothing to take down.")]),
    )


def _line(report: TakedownReport, channel: str, _: Texts) -> str:
    asked, post = report.takedown, report.post
    day = _.day(post.placed_at.date()) if post.placed_at else "–"
    return " · ".join(
        [
            f"{_state(report, _)} {asked.id[:SHORT]}",
            f"{channel}, {day}",
            report.file or _("the text: {words}", words=post.text),
            _(CAUSES[asked.cause]),
            report.person or "–",
            _("for {account}", account=report.assigned_to or "–"),
            post.link or "–",
        ]
    )


def _state(report: TakedownReport, _: Texts) -> str:
    if report.takedown.done_at is not None:
        return _("● done {day}", day=_.day(report.takedown.done_at.date()))
    if report.takedown.dropped_at is not None:
        return _("– dropped {day}", day=_.day(report.takedown.dropped_at.date()))
    return _("▲ overdue") if report.overdue else _("■ to do")


def _record(report: TakedownReport) -> dict[str, Any]:
    asked, post = report.takedown, report.post
    return {
        "takedown": asked.id,
        "post": post.id,
        "channel": post.channel,
        "placed_at": post.placed_at.isoformat() if post.placed_at else None,
        "link": post.link,
        "file": report.file,
        "text": post.text if report.file is None else None,
        "person": report.person,
        "cause": asked.cause,
        "asked_at": asked.asked_at.isoformat(),
        "assigned_to": report.assigned_to,
        "overdue": report.overdue,
        "done_at": asked.done_at.isoformat() if asked.done_at else None,
        "dropped_at": asked.dropped_at.isoformat() if asked.dropped_at else None,
    }
