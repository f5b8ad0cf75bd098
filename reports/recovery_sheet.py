"""The sheet for the safe: what opens the register on another computer, and how."""

from collections.abc import Iterator
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Table

from consent_desk.messages import Texts
from consent_desk.ports import RecoverySheet, Stamp
from reports.blocks import WriteOn, bullet, facts, gap, section, sentence, title
from reports.fonts import MARKS
from reports.look import LINE, WASH, safe, style
from reports.page import PORTRAIT

SHAPE = PORTRAIT
_CODE = style(15, MARKS, leading=1.7, align=1)


def title_of(content: RecoverySheet, texts: Texts) -> str:
    """What the print is called."""
    return texts("Recovery sheet")


def story(content: RecoverySheet, stamp: Stamp, texts: Texts) -> Iterator[Flowable]:
    """Which register it is for, the key where this sheet holds it, and what to do with it."""
    yield from title(
        title_of(content, texts),
        texts("Keep this in the school's safe, apart from the computer and from its copies."),
    )
    yield facts(
        [
            (texts("Register of"), stamp.school),
            (texts("Number of the register"), content.vault_id),
            (texts("Printed on"), texts.day(stamp.printed_at.date())),
        ],
        SHAPE.width,
    )
    if content.code is not None:
        yield from section(texts("The key"), _key(content.code, texts))
        steps = _with_code(texts)
    else:
        yield from section(texts("The key"), _passphrase(texts))
        steps = _with_passphrase(texts)
    yield from section(texts("On another computer"), _steps(steps))
    yield from section(texts("Where is the copy of the folder?"), [WriteOn(3)])


def _key(code: str, texts: Texts) -> Iterator[Flowable]:
    yield sentence(
        texts("Whoever has this and a copy of the folder can read the whole register. It stands"
              " nowhere else but in the keyring of the computer.")
    )  # fmt: skip
    yield gap()
    half = len(code.split("-")) // 2
    groups = code.split("-")
    lines = "<br/>".join(safe(" - ".join(part)) for part in (groups[:half], groups[half:]))
    look: list[Any] = [
        ("FONT", (0, 0), (-1, -1), MARKS, 15),
        ("BACKGROUND", (0, 0), (-1, -1), WASH),
        ("BOX", (0, 0), (-1, -1), 0.6, LINE),
        ("TOPPADDING", (0, 0), (-1, -1), 4 * mm),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5 * mm),
    ]
    yield Table([[Paragraph(lines, _CODE)]], [SHAPE.width], style=look)


def _passphrase(texts: Texts) -> Iterator[Flowable]:
    yield sentence(
        texts("The key lies in the folder, locked by your passphrase. This sheet does not hold the"
              " passphrase, and the program does not know it. Without it nobody opens the"
              " register.")
    )  # fmt: skip


def _with_code(texts: Texts) -> list[str]:
    return [
        texts("Install Consent Desk, and put the copy of the folder on the disk of the computer."),
        texts("Type: consent-desk recover --vault FOLDER, and the key above when it is asked for."
              " Small letters are fine, and so are missing dashes."),
        texts("The program says whether the key fits before it keeps it in the keyring there."),
    ]  # fmt: skip


def _with_passphrase(texts: Texts) -> list[str]:
    return [
        texts("Install Consent Desk, and put the copy of the folder on the disk of the computer."),
        texts("Start the program on that folder, and type the passphrase when it is asked for."),
        texts("Write the passphrase on a paper of its own, and keep that in another safe place."),
    ]


def _steps(steps: list[str]) -> Iterator[Flowable]:
    for step in steps:
        yield bullet(step)
        yield gap(1)
