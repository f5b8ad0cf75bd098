"""`audit verify`: is the log whole?"""

import argparse
import re

from consent_desk.cli.outside import Call, Nouns
from consent_desk.messages import Texts
from consent_desk.sentences import BREAKS
from consent_desk.services.verify_audit import verify_audit

BROKEN = 3


def add(nouns: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add the verbs."""
    noun = nouns.add_parser("audit", parents=[common], help=_("the log"))
    verbs = noun.add_subparsers(metavar=_("verb"), required=True)
    verb = verbs.add_parser("verify", parents=[common], help=_("check that nothing was changed"))
    verb.add_argument("--hash", type=_hash, metavar="HASH", help=_("the hash on an earlier print"))
    verb.set_defaults(run=run_verify)


def _hash(given: str) -> str:
    """At least eight hex digits: fewer are in every log by chance."""
    if not re.fullmatch(r"[0-9a-fA-F]{8,64}", given.strip()):
        raise argparse.ArgumentTypeError(given)
    return given.strip()


def run_verify(call: Call) -> int:
    """Check it."""
    _ = call.texts
    report = verify_audit(call.vault(), call.args.hash)
    found = [_(BREAKS[f.what], n=f.position) for f in report.findings]
    if report.known_hash is False:
        found.append(_("the hash {hash} is not in the log", hash=call.args.hash))
    record = {
        "whole": report.whole,
        "entries": report.entries,
        "latest": report.latest,
        "findings": [{"position": f.position, "what": f.what} for f in report.findings],
        "hash_known": report.known_hash,
    }
    if report.whole:
        whole = _("The log is whole: {n} entries.", n=report.entries)
        call.answer(record, whole, _("Latest hash: {hash}", hash=report.latest))
        return 0
    call.answer(record, _("The log is NOT whole:"), *(f"✕ {line}" for line in found))
    return BROKEN
