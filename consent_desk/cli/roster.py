"""`roster import`: bring in the list of pupils."""

import argparse
from dataclasses import asdict
from pathlib import Path

from consent_desk.cli.outside import Call, Nouns, path
from consent_desk.errors import FileMissing
from consent_desk.messages import Texts
from consent_desk.rosters.table import read_table
from consent_desk.services.import_roster import import_roster


def add(nouns: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add the verbs."""
    noun = nouns.add_parser("roster", parents=[common], help=_("the list of pupils"))
    verbs = noun.add_subparsers(metavar=_("verb"), required=True)
    verb = verbs.add_parser(
        "import",
        parents=[common],
        help=_("import a CSV with the columns first_name, last_name, birth_date and group"),
    )
    verb.add_argument("file", type=path, metavar="FILE")
    verb.set_defaults(run=run_import)


def run_import(call: Call) -> int:
    """Import it."""
    file: Path = call.args.file
    if not file.is_file():
        raise FileMissing(file=str(file))
    rows = read_table(file.read_bytes(), file.name)
    done = import_roster(call.vault(), rows)
    _ = call.texts
    call.answer(
        asdict(done),
        _(
            "{new} new, {moved} moved to another group, {unchanged} unchanged.",
            new=done.new,
            moved=done.moved,
            unchanged=done.unchanged,
        ),
        *(
            [
                _.several(
                    "{n} person in the register is not in this file and was kept.",
                    "{n} persons in the register are not in this file and were kept.",
                    done.not_in_file,
                )
            ]
            if done.not_in_file
            else []
        ),
    )
    return 0
