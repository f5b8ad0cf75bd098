"""Showing the example school: another run of the program, with a register of its own."""

import sys
from pathlib import Path

from PySide6.QtCore import QProcess

from consent_desk.messages import Language


def show_example(folder: Path, lang: Language) -> bool:
    """Start it beside this window; says whether it was started.

    Args:
        folder: of the real vault, beside which the example's is.
        lang: the language.
    """
    words = ["--example", "--vault", str(folder), "--lang", lang]
    if not getattr(sys, "frozen", False):
        words = ["-m", "consent_desk", *words]
    return QProcess.startDetached(sys.executable, words)[0]
