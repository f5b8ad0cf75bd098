"""`models`: the network that describes faces."""

import argparse

from consent_desk.cli.outside import Call, Nouns, path
from consent_desk.messages import Texts
from consent_desk.services.add_model import add_model


def add(nouns: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add the verbs."""
    noun = nouns.add_parser("models", parents=[common], help=_("the network that describes faces"))
    verbs = noun.add_subparsers(metavar=_("verb"), required=True)
    verb = verbs.add_parser(
        "add", parents=[common], help=_("use another network (ArcFace style, ONNX, 112 × 112)")
    )
    verb.add_argument("file", type=path, metavar="FILE")
    verb.add_argument("--sha256", required=True, metavar="HASH", help=_("as its maker gives it"))
    verb.set_defaults(run=run_add)


def run_add(call: Call) -> int:
    """Add it."""
    _ = call.texts
    again = add_model(call.vault(), call.args.file, call.args.sha256)
    call.answer(
        {"model": call.args.sha256.casefold(), "to_enrol_again": again},
        _("The model is in use from now on."),
        _.several(
            "{n} person has to be enrolled again with new photos.",
            "{n} persons have to be enrolled again with new photos.",
            again,
        ),
        _(
            "It has not been measured, so it only suggests: it names nobody by itself, does not put"
            " faces of one person together, and does not warn of people who look alike."
        ),
    )
    return 0
