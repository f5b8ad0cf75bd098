"""`report`: overviews on paper."""

import argparse
from pathlib import Path

from consent_desk.cli.outside import Call, Nouns, path
from consent_desk.errors import FileInTheWay
from consent_desk.messages import Texts
from consent_desk.services.print_overview import print_overview


def add(nouns: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add the verbs."""
    noun = nouns.add_parser("report", parents=[common], help=_("overviews as PDF"))
    verbs = noun.add_subparsers(metavar=_("verb"), required=True)
    group = verbs.add_parser("group", parents=[common], help=_("who may be shown where"))
    group.add_argument("--group", required=True, metavar="5A")
    group.add_argument("--out", required=True, type=path, metavar="FILE")
    group.set_defaults(run=run_group)


def run_group(call: Call) -> int:
    """Print the overview of one group."""
    out: Path = call.args.out
    if out.exists() and not _is_pdf(out):
        raise FileInTheWay(file=str(out))
    print_overview(call.vault(), call.args.group, out, call.outside.draw_overview, call.texts.lang)
    call.answer({"out": str(out)}, call.texts("The overview is in {file}.", file=out))
    return 0


def _is_pdf(file: Path) -> bool:
    """An earlier overview may be written over; anything else may not."""
    if not file.is_file():
        return False
    with file.open("rb") as stream:
        return stream.read(5) == b"%PDF-"
