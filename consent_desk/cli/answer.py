"""`answer`: everything held about one person, as one folder."""

import argparse

from consent_desk.cli.outside import Call, Nouns, path, remark, text
from consent_desk.messages import Texts
from consent_desk.services.answer_person import answer_person


def add(nouns: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add the verb."""
    verb = nouns.add_parser(
        "answer", parents=[common], help=_("give somebody everything held about them")
    )
    verb.add_argument("--person", required=True, type=text, metavar="NAME")
    verb.add_argument("--out", required=True, type=path, metavar="DIR")
    verb.set_defaults(run=run)


def run(call: Call) -> int:
    """Write the folder."""
    _ = call.texts
    out = call.args.out.absolute()
    done = answer_person(call.vault(), call.args.person, out, _)
    record = {"out": str(out), "files": list(done.files), "shared_by": done.shared_by}
    call.answer(
        record,
        _("Everything is in {folder}. Look at it before you give it.", folder=out),
        *(f"  {name}" for name in done.files),
    )
    if done.shared_by:
        remark(
            _(
                "{folder} is copied to other computers ({why}). Delete it there once it is given.",
                folder=out,
                why=done.shared_by,
            )
        )
    return 0
