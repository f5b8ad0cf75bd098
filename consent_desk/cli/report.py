"""`report`: overviews on paper, and as tables."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from consent_desk.cli.outside import Call, Nouns, day, path, text
from consent_desk.errors import FileInTheWay, FormatUnfit
from consent_desk.messages import Texts
from consent_desk.ports import Format
from consent_desk.services.print_report import Order, print_report, print_run
from consent_desk.services.prints.about import About, Need
from consent_desk.services.prints.kinds import REPORT_KINDS, Kind, ReportKind


def add(nouns: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add a verb for each kind of print, with the options that it takes."""
    noun = nouns.add_parser("report", parents=[common], help=_("overviews as PDF or table"))
    verbs = noun.add_subparsers(metavar=_("verb"), required=True)
    for kind in REPORT_KINDS.values():
        verb = verbs.add_parser(kind.kind, parents=[common], help=kind.use(_))
        _add_options(verb, kind, _)
        endings = ", ".join(f".{form}" for form in kind.forms)
        out = _("where to; the ending says the form: {endings}", endings=endings)
        verb.add_argument("--out", required=True, type=path, metavar="FILE", help=out)
        verb.add_argument("--print-lang", choices=("nl", "en"), help=_("the language of the print"))
        verb.set_defaults(run=run, kind=kind.kind)


def _add_options(verb: argparse.ArgumentParser, kind: ReportKind, _: Texts) -> None:
    may_run = kind.in_runs
    if Need.PERSON in kind.needs:
        verb.add_argument("--person", required=not may_run, type=text, metavar="NAME")
    if Need.GROUP in kind.needs or may_run:
        verb.add_argument("--group", required=not may_run, type=text, metavar="5A")
    if may_run:
        whole = _("one for everybody; then FILE is a folder, as with --group")
        verb.add_argument("--whole-school", action="store_true", help=whole)
    if Need.PERIOD in kind.takes:
        a_day = day(_)
        begin = _("the first day (default: of the school year)")
        verb.add_argument("--from", dest="first", type=a_day, metavar="DATE", help=begin)
        verb.add_argument(
            "--to", dest="last", type=a_day, metavar="DATE", help=_("the last day (default: today)")
        )
    if Need.FILES in kind.needs:
        files = _("the JSON file that a school made of its overview")
        verb.add_argument("--files", required=True, nargs="+", type=path, help=files)


def run(call: Call) -> int:
    """Print one, or one for each person of a group."""
    args, _ = call.args, call.texts
    out: Path = args.out
    kind = REPORT_KINDS[Kind(args.kind)]
    about = _about(call)
    in_runs = kind.in_runs and not about.person and (about.group or args.whole_school)
    form = Format.PDF if in_runs else _form(out, kind)
    order = Order(kind.kind, about, form, args.print_lang or _.lang)
    if in_runs:
        done = [printed.out for printed in print_run(call.vault(), order, out, call.outside.draw)]
        words = _.several("{n} print is in {folder}.", "{n} prints are in {folder}.", len(done),
                          folder=out)  # fmt: skip
        call.answer({"out": str(out), "files": [file.name for file in done]}, words)
        return 0
    if out.exists() and not _may_go(out, form):
        raise FileInTheWay(file=str(out))
    printed = print_report(call.vault(), order, out, call.outside.draw)
    call.answer(
        {"out": str(out), "kind": kind.kind, "hash": printed.audit_hash},
        *_lines(kind, printed.audit_hash, out, _),
    )
    return 0


def _lines(kind: ReportKind, audit_hash: str, out: Path, _: Texts) -> Iterator[str]:
    yield _("{title} is in {file}.", title=kind.title(_), file=out)
    yield _("Latest hash: {hash}", hash=audit_hash)
    if kind.kind is Kind.RECOVERY:
        yield _("Print it, put it in the safe, and delete the file.")


def _about(call: Call) -> About:
    given = vars(call.args)
    return About(
        group=given.get("group"),
        person=given.get("person"),
        first=given.get("first"),
        last=given.get("last"),
        files=tuple(given.get("files") or ()),
    )


def _form(out: Path, kind: ReportKind) -> Format:
    ending = out.suffix.removeprefix(".").casefold()
    if ending not in tuple(kind.forms):
        raise FormatUnfit(asked=ending, choices=", ".join(kind.forms))
    return Format(ending)


def _may_go(file: Path, form: Format) -> bool:
    """An earlier PDF may be written over by the next; anything else may be somebody's work."""
    if form is not Format.PDF or not file.is_file():
        return False
    with file.open("rb") as stream:
        return stream.read(5) == b"%PDF-"
