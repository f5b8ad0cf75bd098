"""`roster preview` and `roster import`: the list of pupils."""

import argparse
from dataclasses import asdict

from consent_desk.cli import answers
from consent_desk.cli.columns import add_map
from consent_desk.cli.outside import Call, Nouns, path
from consent_desk.cli.roster_report import (
    import_lines,
    preview_lines,
    preview_record,
    where_it_came_from,
)
from consent_desk.messages import Texts
from consent_desk.services.import_roster import import_roster
from consent_desk.services.preview_roster import preview_roster
from consent_desk.services.read_roster import columns_of, read_roster
from consent_desk.services.roster_steps import Words

SOMETHING_WAITS = 3


def add(nouns: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add the verbs."""
    noun = nouns.add_parser("roster", parents=[common], help=_("the list of pupils"))
    verbs = noun.add_subparsers(metavar=_("verb"), required=True)
    look = verbs.add_parser(
        "preview", parents=[common], help=_("what importing a list would do; does nothing")
    )
    look.set_defaults(run=run_preview)
    bring = verbs.add_parser(
        "import",
        parents=[common],
        help=_("import a list: EDEXML, UWLR, OneRoster, Social Schools, CSV or .xlsx"),
    )
    bring.set_defaults(run=run_import)
    for verb in (look, bring):
        verb.add_argument("file", type=path, metavar="FILE")
        add_map(verb, "Roepnaam=first_name", _)
        verb.add_argument(
            "--same",
            type=_same,
            action="append",
            default=[],
            metavar="ROW[=NAME]",
            help=_("this doubtful row is the person in the register"),
        )
        verb.add_argument(
            "--new",
            type=int,
            action="append",
            default=[],
            metavar="ROW",
            help=_("this doubtful row is somebody new"),
        )
    answers.add(verbs, common, _)


def _same(given: str) -> tuple[int, str | None]:
    row, _, name = given.partition("=")
    return int(row), name.strip() or None


def _words(call: Call) -> Words:
    return Words(dict(call.args.same), frozenset(call.args.new))


def run_preview(call: Call) -> int:
    """Tell what an import would do."""
    vault = call.vault()
    roster = read_roster(vault, call.args.file, call.args.map)
    preview = preview_roster(vault, roster.rows, _words(call))
    call.answer(
        preview_record(roster, preview),
        *where_it_came_from(roster, call.texts),
        *preview_lines(preview, call.texts),
    )
    return 0


def run_import(call: Call) -> int:
    """Import it."""
    vault = call.vault()
    roster = read_roster(vault, call.args.file, call.args.map)
    done = import_roster(vault, roster.rows, _words(call), columns=columns_of(roster))
    call.answer(
        asdict(done),
        *where_it_came_from(roster, call.texts),
        *import_lines(done, call.texts),
    )
    return SOMETHING_WAITS if done.doubtful else 0
