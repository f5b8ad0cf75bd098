"""The option that says what a column of a table holds."""

import argparse

from consent_desk.messages import Texts


def add_map(verb: argparse.ArgumentParser, example: str, _: Texts) -> None:
    """Add the option that says what a column of a table holds."""
    verb.add_argument(
        "--map",
        action="append",
        default=[],
        metavar=example,
        help=_("what a column of a table holds; remembered for the next time"),
    )
