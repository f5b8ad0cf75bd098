"""`enrol`: add face photos of a person who consented to matching."""

import argparse

from consent_desk.cli.outside import Call, Nouns, path, remark
from consent_desk.messages import Texts
from consent_desk.services.enrol_face import enrol_face

NOT_ALL = 3


def add(nouns: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add the verb."""
    verb = nouns.add_parser("enrol", parents=[common], help=_("add face photos of a person"))
    verb.add_argument("--person", required=True, metavar="NAME")
    verb.add_argument("photos", nargs="+", type=path, metavar="PHOTO")
    verb.set_defaults(run=run)


def run(call: Call) -> int:
    """Add them, and say which were refused and why."""
    _ = call.texts
    done = enrol_face(call.vault(), call.args.person, call.args.photos)
    records = [
        {
            "file": str(each.file),
            "state": "refused" if each.refused else "enrolled",
            "reason": _.sentence(each.refused) if each.refused else None,
        }
        for each in done.photos
    ]
    lines = [
        _.sentence(each.refused) if each.refused else _("{file}: added.", file=each.file.name)
        for each in done.photos
    ]
    call.answer(records, *lines)
    if done.wants_more:
        remark(_("There are {n} face photos now; three to five work best.", n=done.templates))
    for other in done.look_alikes:
        remark(_("Looks much like {person}: neither is named without a teacher.", person=other))
    return NOT_ALL if any(each.refused for each in done.photos) else 0
