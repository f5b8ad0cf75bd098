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
from consent_desk.ports import AskPassphrase, Content, Format, OpenVault, Stamp, Vault
from ui.application import start_window


def _open_vault(folder: Path, ask: AskPassphrase | None = None) -> Vault:
    from consent_desk import bootstrap

    return bootstrap.open_vault(folder, ask or bootstrap.passphrase_from_terminal)


def _start_window(folder: Path, _: OpenVault, texts: Texts) -> int:
    def open_for_window(folder: Path, ask: AskPassphrase | None = None) -> Vault:
        from consent_desk import bootstrap

        ask = ask or bootstrap.passphrase_from_terminal
        return bootstrap.open_vault(folder, ask, for_window=True)

    return start_window(folder, open_for_window, _draw, texts)


def _make_vault(folder: Path, school: str, year: SchoolYear) -> Vault:
    from consent_desk import bootstrap

    return bootstrap.make_vault(folder, school, year)


def _recover_key(folder: Path, typed: str) -> None:
    from consent_desk import bootstrap

    bootstrap.recover_key(folder, typed)


def _draw(out: BinaryIO, content: Content, stamp: Stamp, form: Format, lang: Language) -> None:
    from reports.draw import draw

    draw(out, content, stamp, form, lang)


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
        self_test=_self_test,
    )
    return cli.main(sys.argv[1:] if argv is None else argv, outside)


if __name__ == "__main__":
    sys.exit(main())
