"""`withdraw`: take permission back, at once and without a form."""

import argparse
from pathlib import Path

from consent_desk.cli.effects import effect_lines, effect_record
from consent_desk.cli.outside import Call, Nouns, day, path, text
from consent_desk.domain.consent import SignerKind
from consent_desk.errors import FileInTheWay, FolderUnusable, FormatUnfit, KnownError
from consent_desk.messages import Texts
from consent_desk.ports import Vault
from consent_desk.services.print_report import Order, print_report
from consent_desk.services.prints.about import About
from consent_desk.services.prints.kinds import Kind
from consent_desk.services.withdraw import Withdrawn, withdraw
from consent_desk.services.write_letter import write_letter

_ENDINGS = ("", ".txt", ".pdf")
_NO_LETTER = 3


def add(nouns: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add the verb."""
    verb = nouns.add_parser("withdraw", parents=[common], help=_("take permission back, at once"))
    verb.add_argument("--person", required=True, type=text, metavar="NAME")
    verb.add_argument(
        "--purpose",
        action="append",
        metavar="portal.photo",
        help=_("one purpose (default: all of them)"),
    )
    verb.add_argument("--guardian", metavar="NAME", help=_("which parent or guardian said it"))
    verb.add_argument(
        "--by", choices=[str(k) for k in SignerKind], help=_("who said it (default: who has to)")
    )
    verb.add_argument(
        "--told",
        type=day(_),
        metavar="DATE",
        help=_("the day on which the school was told (default: today)"),
    )
    verb.add_argument(
        "--letter",
        type=path,
        metavar="FILE",
        help=_("write a letter that confirms it (.pdf or text)"),
    )
    verb.set_defaults(run=run)


def run(call: Call) -> int:
    """Withdraw; the letter never keeps a withdrawal from being recorded."""
    _, args = call.texts, call.args
    letter: Path | None = args.letter
    if letter is not None:
        _check(letter)
    vault = call.vault()
    done = withdraw(
        vault,
        args.person,
        args.purpose,
        by=SignerKind(args.by) if args.by else None,
        guardian=args.guardian,
        told_on=args.told,
    )
    lines = [
        _(
            "No permission (any more) for {person}: {what}.",
            person=done.label,
            what=_purposes(done, _),
        ),
        *effect_lines(done.recorded, _),
    ]
    written = letter
    if letter is not None:
        try:
            _write_letter(call, vault, done, letter)
            lines.append(_("The letter is in {file}.", file=letter))
        except KnownError as error:
            written = None
            lines.append(_("The withdrawal is recorded; only the letter was not written."))
            lines.append(_.sentence(error))
    call.answer(
        {
            "person": done.label,
            "person_id": done.person.id,
            "purposes": [purpose.code for purpose in done.purposes],
            "decisions": [each.decision.id for each in done.recorded],
            "letter": str(written) if written else None,
            **effect_record(done.recorded),
        },
        *lines,
    )
    return 0 if written == letter else _NO_LETTER


def _check(letter: Path) -> None:
    """Refuse what no letter can be, before anything is recorded."""
    ending = letter.suffix.casefold()
    if ending not in _ENDINGS:
        raise FormatUnfit(asked=ending.removeprefix("."), choices="pdf, txt")
    if letter.exists():
        raise FileInTheWay(file=str(letter))


def _write_letter(call: Call, vault: Vault, done: Withdrawn, letter: Path) -> None:
    if letter.suffix.casefold() == ".pdf":
        order = Order(Kind.WITHDRAWAL, About(person=done.person.id), lang=call.texts.lang)
        print_report(vault, order, letter, call.outside.draw)
    else:
        _write(letter, write_letter(done, call.texts))


def _purposes(done: Withdrawn, texts: Texts) -> str:
    return ", ".join(texts.purpose(purpose) for purpose in done.purposes)


def _write(file: Path, content: str) -> None:
    try:
        with file.open("x", encoding="utf-8") as stream:
            stream.write(content)
    except FileExistsError as error:
        raise FileInTheWay(file=str(file)) from error
    except OSError as error:
        raise FolderUnusable(folder=str(file.parent)) from error
