"""`recover`: open a register on another computer, by the key of its recovery sheet."""

import argparse
import getpass
import sys

from consent_desk.cli.outside import Call, Nouns
from consent_desk.messages import Texts


def add(nouns: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add the verb."""
    verb = nouns.add_parser(
        "recover", parents=[common], help=_("open the register by the key of its recovery sheet")
    )
    verb.set_defaults(run=run)


def run(call: Call) -> int:
    """Ask for the key, never on the command line, where others could read it."""
    _ = call.texts
    call.outside.recover_key(call.folder, _typed(_("The key on the recovery sheet")))
    call.answer({"recovered": True}, _("The key fits, and this computer's keyring has it now."))
    return 0


def _typed(question: str) -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        return "" if sys.stdin is None else sys.stdin.readline()
    return getpass.getpass(f"{question}: ")
