"""The words of the command line, and what becomes of every error."""

import argparse
import io
import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from consent_desk.cli.outside import Call, Outside, path, remark
from consent_desk.cli.usage import speak
from consent_desk.crash import write_crash
from consent_desk.errors import DiskTrouble, KnownError
from consent_desk.messages import Texts
from consent_desk.paths import crash_folder, default_vault

WRONG_USE = 2


def main(argv: Sequence[str], outside: Outside) -> int:
    """Do what was asked; without a verb, start the window.

    Returns:
        The exit status: 0 all well, 3 something was blocked, failed or found wrong, 2 it could not
        be done as asked, 1 a bug.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    early, is_all = _early(argv)
    texts = Texts(early.lang or "nl")
    speak(texts)
    try:
        if is_all and early.self_test:
            return outside.self_test(texts)
        if is_all:
            start = outside.start_example if early.example else outside.start_window
            return start(early.vault, early.lang)
        args = _parser(texts).parse_args(argv, Namespace(vault=default_vault(), json=False))
        return int(args.run(Call(args, texts, outside)))
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


def _early(argv: Sequence[str]) -> tuple[Namespace, bool]:
    """What is asked before a verb, and whether that is all: then no verb's parts are loaded.

    The language has to be known before the help can be written in it.
    """
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    parser.add_argument("--lang", choices=("nl", "en"))
    parser.add_argument("--vault", type=path, default=default_vault())
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("--example", action="store_true")
    try:
        early, rest = parser.parse_known_args(list(argv))
    except (argparse.ArgumentError, argparse.ArgumentTypeError):
        return Namespace(lang=None), False
    return early, not rest


def _parser(_: Texts) -> argparse.ArgumentParser:
    from consent_desk.cli.nouns import NOUNS

    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--vault", type=path, metavar="DIR", help=_("the folder of the register"))
    common.add_argument("--lang", choices=("nl", "en"), help=_("the language"))
    common.add_argument("--json", action="store_true", help=_("answer in JSON"))
    parser = argparse.ArgumentParser(
        prog="consent-desk",
        description=_("Keeps the parents' permissions, and clears photos for publication."),
        parents=[common],
    )
    parser.add_argument(
        "--self-test", action="store_true", help=_("check that all parts of the program are there")
    )
    parser.add_argument(
        "--example", action="store_true", help=_("try the window with a made-up school")
    )
    nouns = parser.add_subparsers(metavar=_("what"), required=True)
    for noun in NOUNS:
        noun.add(nouns, common, _)
    return parser
