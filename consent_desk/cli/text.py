"""`text check`: whether a text may go with a post."""

import argparse
import sys
from pathlib import Path
from typing import Any

from consent_desk.cli import advice
from consent_desk.cli.outside import Call, Nouns, path
from consent_desk.domain.advice import Warned
from consent_desk.domain.names import Gated, Sureness, passage_of
from consent_desk.errors import FileMissing, TextUnreadable
from consent_desk.messages import Texts
from consent_desk.services.advise_post import advise_post
from consent_desk.services.check_text import TextReport, check_text

_STOPPED = 3


def add(nouns: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add the verb."""
    noun = nouns.add_parser("text", parents=[common], help=_("the text of a post"))
    verbs = noun.add_subparsers(metavar=_("verb"), required=True)
    check = verbs.add_parser(
        "check", parents=[common], help=_("whose names are in it, and whether they may be")
    )
    given = check.add_mutually_exclusive_group(required=True)
    given.add_argument("text", nargs="?", metavar="TEXT", help=_("the text; - reads it"))
    given.add_argument("--file", type=path, metavar="FILE", help=_("a file with the text"))
    check.add_argument("--channel", required=True, metavar="portal")
    check.add_argument(
        "--group",
        action="append",
        default=[],
        metavar="5A",
        help=_("a group that it is about; gives advice on placing it as well"),
    )
    check.add_argument(
        "--no-name",
        action="append",
        default=[],
        metavar="WORDS",
        help=_("a word that may be a name and is none here; with words round it if there are more"),
    )
    check.add_argument(
        "--excursion", action="store_true", help=_("it is about an excursion that is going on")
    )
    check.set_defaults(run=run_check)


def run_check(call: Call) -> int:
    """Check it, and advise on placing it where groups are named."""
    args, _ = call.args, call.texts
    text = _text(args.file, args.text)
    vault = call.vault()
    report = check_text(vault, text, args.channel, args.group, _, args.no_name)
    warned: list[Warned] = []
    if args.group:
        warned = advise_post(vault, args.channel, args.group, excursion=args.excursion)
    record = {
        "passes": report.passes,
        "names": [_record(name, report, _) for name in report.names],
        "proposed": report.proposed,
        "unheard": list(report.unheard),
        "advice": advice.records_of(warned, _),
    }
    call.answer(record, *_lines(report, _), *advice.lines_of(warned, _))
    return 0 if report.passes else _STOPPED


def _text(file: Path | None, given: str | None) -> str:
    if file is None:
        return sys.stdin.read() if given == "-" else given or ""
    if not file.is_file():
        raise FileMissing(file=str(file))
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TextUnreadable(file=str(file)) from error


def _record(name: Gated, report: TextReport, _: Texts) -> dict[str, Any]:
    finding = name.finding
    return {
        "start": finding.start,
        "end": finding.end,
        "written": report.text[finding.start : finding.end],
        "sureness": finding.sureness,
        "stands": name.stands,
        "no_name": name.no_name,
        "candidates": [
            {
                "person_id": i,
                "person": report.directory.label(i),
                "yes": i not in name.stopped_by,
                "code": report.reasons[i],
                "reason": _.reason(report.reasons[i]),
            }
            for i in finding.candidates
        ],
    }


def _lines(report: TextReport, _: Texts) -> list[str]:
    lines = [_line(name, report, _) for name in report.names]
    lines += [
        _(
            "▲ --no-name {words}: there is no doubt about it here, or there is in more places."
            " Nothing was changed by it.",
            words=words,
        )
        for words in report.unheard
    ]
    if report.passes:
        return [*lines, _("The text may go.")]
    return [
        *lines,
        _("The text may not go yet. With the names out:"),
        *(f"    {line}" for line in report.proposed.splitlines()),
    ]


def _line(name: Gated, report: TextReport, _: Texts) -> str:
    written = " ".join(report.text[name.finding.start : name.finding.end].split())
    if name.no_name:
        return f"– {written}: {_('no name here')}"
    who = ", ".join(
        f"{report.directory.label(i)} ({_.reason(report.reasons[i])})"
        for i in name.stopped_by or name.finding.candidates
    )
    if name.stands:
        return f"● {written}: {who}"
    if name.finding.sureness is Sureness.MAYBE:
        passage = passage_of(report.text, name.finding)
        word = f'"{passage}"' if " " in passage else passage
        hint = _("perhaps a name; if not: --no-name {word}", word=word)
        return f"▲ {written}: {who}; {hint}"
    return f"✕ {written}: {who}"
