"""`init`: make the register of a school."""

import argparse

from consent_desk.cli.outside import Call, Nouns, text
from consent_desk.domain.school_year import SchoolYear
from consent_desk.messages import Texts


def add(nouns: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add the verb."""
    verb = nouns.add_parser("init", parents=[common], help=_("make the register of a school"))
    verb.add_argument(
        "--school", required=True, type=text, metavar="NAME", help=_("the school's name")
    )
    verb.add_argument("--year", metavar="2026-2027", help=_("the school year (default: this one)"))
    verb.set_defaults(run=run)


def run(call: Call) -> int:
    """Make it."""
    year = SchoolYear.parse(call.args.year) if call.args.year else call.this_year()
    vault = call.outside.make_vault(call.folder, call.args.school, year)
    _ = call.texts
    call.answer(
        {"vault": str(vault.folder), "school": call.args.school, "year": str(year)},
        _("The register of {school} for {year} is ready.", school=call.args.school, year=year),
        _("It is in {folder}. Nobody has given permission for anything yet.", folder=vault.folder),
        _("Next: consent-desk roster import FILE"),
    )
    return 0
