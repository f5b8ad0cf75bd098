"""`retention`: what has been kept long enough."""

import argparse
from collections.abc import Mapping

from consent_desk.cli.outside import Call, Nouns
from consent_desk.messages import Texts
from consent_desk.sentences import DUE
from consent_desk.services.keep_retention import keep_retention, see_due

NOT_ALL = 3


def add(nouns: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add the verbs."""
    noun = nouns.add_parser("retention", parents=[common], help=_("how long things are kept"))
    verbs = noun.add_subparsers(metavar=_("verb"), required=True)
    show = verbs.add_parser("show", parents=[common], help=_("what would be erased now"))
    show.set_defaults(run=run_show)
    erase = verbs.add_parser("run", parents=[common], help=_("erase it now"))
    erase.set_defaults(run=run_erase)


def run_show(call: Call) -> int:
    """Show it; looking erases nothing."""
    counts = see_due(call.vault(tidy=False))
    call.answer(counts, *(_lines(counts, call.texts) or [call.texts("Nothing is to be erased.")]))
    return 0


def run_erase(call: Call) -> int:
    """Erase it."""
    _ = call.texts
    done = keep_retention(call.vault(tidy=False))
    lines = _lines(done.counts, _) or [_("Nothing is to be erased.")]
    left = [_("Delete this one yourself: {file}", file=file) for file in done.out_of_reach]
    call.answer(done.counts | {"out_of_reach": list(done.out_of_reach)}, *lines, *left)
    return NOT_ALL if done.out_of_reach else 0


def _lines(counts: Mapping[str, int], _: Texts) -> list[str]:
    return [f"{count}  {_(DUE[kind])}" for kind, count in counts.items() if count]
