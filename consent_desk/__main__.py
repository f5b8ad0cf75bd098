"""The program's way in: joins the parts, no logic.

The window is to be there at once: what it does not need is loaded when it is called for.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from consent_desk import cli
from consent_desk.domain.school_year import SchoolYear
from consent_desk.messages import Language, Texts
from consent_desk.paths import example_vault
from consent_desk.ports import (
    AskPassphrase,
    Content,
    Format,
    KeyPlace,
    Outset,
    Stamp,
    Vault,
)
from ui.application import start_example, start_window


def _open_vault(folder: Path, ask: AskPassphrase | None = None) -> Vault:
    from consent_desk import bootstrap

    return bootstrap.open_vault(folder, ask or bootstrap.passphrase_from_terminal)


def _open_for_window(folder: Path, ask: AskPassphrase | None = None) -> Vault:
    from consent_desk import bootstrap

    ask = ask or bootstrap.passphrase_from_terminal
    return bootstrap.open_vault(folder, ask, for_window=True)


def _open_example(folder: Path, ask: AskPassphrase | None = None) -> Vault:
    from consent_desk.example import open_example

    return open_example(folder, ask)


def _discard_example(folder: Path) -> None:
    from consent_desk.example import discard_example

    discard_example(folder)


def _make_vault(
    folder: Path, school: str, year: SchoolYear, ask: AskPassphrase | None = None
) -> Vault:
    from consent_desk import bootstrap

    return bootstrap.make_vault(folder, school, year, ask or bootstrap.new_passphrase_from_terminal)


def _make_for_window(
    folder: Path, school: str, year: SchoolYear, ask: AskPassphrase | None = None
) -> Vault:
    from consent_desk import bootstrap

    ask = ask or bootstrap.new_passphrase_from_terminal
    return bootstrap.make_vault(folder, school, year, ask, for_window=True)


def _key_place() -> KeyPlace:
    from consent_desk import bootstrap

    return bootstrap.key_place()


def _recover_key(folder: Path, typed: str) -> None:
    from consent_desk import bootstrap

    bootstrap.recover_key(folder, typed)


def _draw(out: BinaryIO, content: Content, stamp: Stamp, form: Format, lang: Language) -> None:
    from reports.draw import draw

    draw(out, content, stamp, form, lang)


def _start_window(folder: Path, lang: Language | None) -> int:
    outset = Outset(_open_for_window, _make_for_window, _key_place, _draw, _recover_key)
    return start_window(folder, outset, lang)


def _start_example(folder: Path, lang: Language | None) -> int:
    outset = Outset(_open_example, _make_for_window, _key_place, _draw, _recover_key)
    return start_example(example_vault(folder), outset, _discard_example, lang)


def _self_test(texts: Texts) -> int:
    from consent_desk.self_test import self_test

    return self_test(texts)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line, or the window when there is no verb."""
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        freeze_support()  # a bundle is its own Python: here another process of it begins
    outside = cli.Outside(
        open_vault=_open_vault,
        make_vault=_make_vault,
        draw=_draw,
        recover_key=_recover_key,
        start_window=_start_window,
        start_example=_start_example,
        self_test=_self_test,
    )
    return cli.main(sys.argv[1:] if argv is None else argv, outside)


if __name__ == "__main__":
    sys.exit(main())
