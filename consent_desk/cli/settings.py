"""`settings`: what the school may set."""

import argparse

from consent_desk.cli.outside import Call, Nouns
from consent_desk.messages import Texts
from consent_desk.services.change_settings import change_setting, see_settings
from consent_desk.settings import SchoolSettings


def add(nouns: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add the verbs."""
    noun = nouns.add_parser("settings", parents=[common], help=_("the school's settings"))
    verbs = noun.add_subparsers(metavar=_("verb"), required=True)
    show = verbs.add_parser("show", parents=[common], help=_("show the settings"))
    show.set_defaults(run=run_show)
    change = verbs.add_parser("set", parents=[common], help=_("change a setting"))
    change.add_argument(
        "name",
        choices=list(SchoolSettings.model_fields),
        metavar="NAME",
        help=", ".join(SchoolSettings.model_fields),
    )
    change.add_argument("value", metavar="VALUE")
    change.set_defaults(run=run_set)


def run_show(call: Call) -> int:
    """Show them."""
    _answer(call, see_settings(call.vault()))
    return 0


def run_set(call: Call) -> int:
    """Change one."""
    _answer(call, change_setting(call.vault(), call.args.name, call.args.value))
    return 0


def _answer(call: Call, settings: SchoolSettings) -> None:
    values = settings.model_dump(mode="json")
    call.answer(values, *(f"{name} = {str(value).lower()}" for name, value in values.items()))
