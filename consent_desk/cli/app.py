"""The words of the command line, and what becomes of every error."""

import argparse
import io
import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from consent_desk.cli import (
    answer,
    audit,
    clear,
    consent,
    copies,
    enrol,
    group,
    init,
    models,
    person,
    post,
    purpose,
    report,
    retention,
    roster,
    settings,
    takedown,
    text,
    withdraw,
    year,
)
from consent_desk.cli.outside import Call, Outside, path, remark
from consent_desk.crash import write_crash
from consent_desk.errors import DiskTrouble, KnownError
from consent_desk.messages import Language, Texts
from consent_desk.paths import crash_folder, default_vault

WRONG_USE = 2
NOUNS = (
    init,
    roster,
    person,
    group,
    year,
    purpose,
    consent,
    withdraw,
    enrol,
    clear,
    text,
    post,
    takedown,
    copies,
    answer,
    retention,
    audit,
    settings,
    models,
    report,
)


def main(argv: Sequence[str], outside: Outside) -> int:
    """Do what was asked; without a verb, start the window.

    Returns:
        The exit status: 0 all well, 3 something was blocked, failed or found wrong, 2 it could not
        be done as asked, 1 a bug.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    texts = Texts(_language(argv))
    args = _parser(texts).parse_args(argv, Namespace(run=None, vault=default_vault(), json=False))
    call = Call(args, texts, outside)
    try:
        if args.run is None:
            return outside.start_window(call.vault, texts)
        return int(args.run(call))
    except KnownError as error:
        remark(texts.sentence(error))
        return WRONG_USE
    except BrokenPipeError:
        # Whoever read our output has gone; nothing more can be said to them.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        remark(texts.sentence(DiskTrouble(file=str(error.filename or "–"))))
        return WRONG_USE
    except Exception as error:  # a bug: told plainly, traced without personal data
        file = write_crash(error, crash_folder())
        remark(texts("Something went wrong in the program itself, and it stopped there."))
        remark(texts("A report without names or photos is in {file}.", file=file or "–"))
        return 1


def _language(argv: Sequence[str]) -> Language:
    """The language has to be known before the help can be written in it."""
    early = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    early.add_argument("--lang", choices=("nl", "en"), default="nl")
    try:
        asked = early.parse_known_args(list(argv))[0].lang
    except argparse.ArgumentError:
        asked = "nl"
    return "en" if asked == "en" else "nl"


def _parser(_: Texts) -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--vault", type=path, metavar="DIR", help=_("the folder of the register"))
    common.add_argument("--lang", choices=("nl", "en"), help=_("the language"))
    common.add_argument("--json", action="store_true", help=_("answer in JSON"))
    parser = argparse.ArgumentParser(
        prog="consent-desk",
        description=_("Keeps the parents' permissions, and clears photos for publication."),
        parents=[common],
    )
    nouns = parser.add_subparsers(metavar=_("what"))
    for noun in NOUNS:
        noun.add(nouns, common, _)
    return parser
