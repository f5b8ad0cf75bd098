"""`clear`: from photos to files that may be published."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from consent_desk.cli.clear_report import lines_of, record_of
from consent_desk.cli.outside import Call, Nouns, path, remark
from consent_desk.cli.progress import Progress
from consent_desk.domain.photo import Detection, PhotoState
from consent_desk.domain.purpose import OnUnconsented
from consent_desk.messages import Texts
from consent_desk.ports import Vault
from consent_desk.services.bring_in import collect
from consent_desk.services.clear_photos import ClearingOrder, PhotoReport, clear_photos, stopped
from consent_desk.services.find_person import Directory
from consent_desk.services.hear_teacher import Heard, hear_teacher
from consent_desk.services.see_today import see_today

NOT_ALL = 3


def add(nouns: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add the verb."""
    verb = nouns.add_parser("clear", parents=[common], help=_("cover who may not be shown"))
    verb.add_argument("paths", nargs="+", type=path, metavar="PHOTO|FOLDER")
    who = verb.add_mutually_exclusive_group(required=True)
    who.add_argument("--group", action="append", metavar="5A", help=_("a group in the photos"))
    who.add_argument("--whole-school", action="store_true", help=_("anybody may be in the photos"))
    verb.add_argument(
        "--channel", required=True, metavar="portal", help=_("where they will be placed")
    )
    verb.add_argument("--out", required=True, type=path, metavar="DIR")
    verb.add_argument(
        "--on-unconsented",
        choices=[str(rule) for rule in OnUnconsented],
        help=_("cover, or block the whole photo (default: the channel's rule)"),
    )
    verb.add_argument(
        "--confirm",
        type=Path,
        metavar="FILE",
        help=_(
            "your word on faces, as JSON: a list of file, box (x, y, w, h) and is (a name, cover"
            " or no face), and sha256 if only that very photo is meant"
        ),
    )
    device = verb.add_mutually_exclusive_group()
    device.add_argument(
        "--own-device",
        dest="own_device",
        action="store_true",
        default=None,
        help=_("the photos are from somebody's own device: for parents only (remembered)"),
    )
    device.add_argument(
        "--school-device",
        dest="own_device",
        action="store_false",
        default=None,
        help=_("the photos are from a device of the school (remembered)"),
    )
    verb.add_argument(
        "--unattended",
        action="store_true",
        help=_("also show sure matches that nobody confirmed (if the school allows it)"),
    )
    search = verb.add_mutually_exclusive_group()
    for how, text in (
        (Detection.QUICK, _("search for faces quickly: small ones are missed more often")),
        (Detection.CAREFUL, _("search for faces carefully, also if the school has set quick")),
    ):
        search.add_argument(
            f"--{how}", dest="detection", action="store_const", const=how, help=text
        )
    verb.set_defaults(run=run)


def run(call: Call) -> int:
    """Clear them, with progress on standard error; Ctrl-C leaves finished files only."""
    vault = call.vault()
    files = collect(call.args.paths, call.args.out, vault.folder)
    order = _order(call, vault, files)
    reports, ended = _clear(call, vault, order, len(files))
    if not ended:
        remark(call.texts("Stopped. What is finished is kept; run it again for the rest."))
        reports += stopped(files, reports)
    with vault.register.read() as uow:
        directory = Directory.of(uow)
    call.answer(
        [record_of(report, directory, call.texts) for report in reports],
        *(line for report in reports for line in lines_of(report, directory, call.texts)),
    )
    if to_renew := see_today(vault).to_renew:
        text = call.texts.several(
            "Enrol new face photos of {n} person: the old ones are over a year old or outdated.",
            "Enrol new face photos of {n} persons: the old ones are over a year old or outdated.",
            to_renew,
        )
        remark(text)
    well = all(r.state is PhotoState.CLEARED and not r.left for r in reports)
    return 0 if well else NOT_ALL


def _order(call: Call, vault: Vault, files: Sequence[Path]) -> ClearingOrder:
    args = call.args
    heard = hear_teacher(vault, args.confirm, files) if args.confirm else Heard()
    if heard.elsewhere:
        text = call.texts.several(
            "{n} confirmation is about a photo that was not given.",
            "{n} confirmations are about photos that were not given.",
            heard.elsewhere,
        )
        remark(text)
    return ClearingOrder(
        paths=args.paths,
        channel=args.channel,
        groups=args.group or [],
        out=args.out,
        words=heard.words,
        on_unconsented=OnUnconsented(args.on_unconsented) if args.on_unconsented else None,
        unattended=args.unattended,
        own_device=args.own_device,
        detection=args.detection,
        contents=heard.contents,
    )


def _clear(
    call: Call, vault: Vault, order: ClearingOrder, total: int
) -> tuple[list[PhotoReport], bool]:
    reports: list[PhotoReport] = []
    progress = Progress(total, call.texts)
    try:
        for report in clear_photos(vault, order):
            reports.append(report)
            progress.step(report.file.name, report.state)
    except KeyboardInterrupt:
        return reports, False
    finally:
        progress.end()
    return reports, True
