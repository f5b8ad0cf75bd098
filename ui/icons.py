"""Icons by name, from QtAwesome's Phosphor font.

Only the font and its list of names are taken from the package. Its own code loads every Qt module
that it could ever draw with, which takes longer than the whole window does (docs/decisions/0015).
"""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import override

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QIconEngine,
    QPainter,
    QPixmap,
)

from ui.tokens import Tokens

_FONT, _NAMES = "phosphor-1.3.0.ttf", "phosphor-charmap-1.3.0.json"


def icon(name: str, tokens: Tokens, *, chosen: bool = False) -> QIcon:
    """An icon of the Phosphor set (`house`, `camera`, …) in the theme's ink.

    Args:
        name: its name in the set.
        tokens: the theme's colours.
        chosen: in the accent instead.

    Raises:
        KeyError: there is no such icon.
    """
    ink = tokens.accent if chosen else tokens.ink
    return QIcon(_Glyph(chr(int(_names()[name], 16)), QColor(ink), QColor(tokens.muted)))


class _Glyph(QIconEngine):
    """One letter of the font, drawn as large as is asked: sharp on every screen."""

    def __init__(self, letter: str, ink: QColor, disabled: QColor) -> None:
        super().__init__()
        self._letter = letter
        self._ink = ink
        self._disabled = disabled

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        font = QFont(_family())
        font.setPixelSize(rect.height())
        painter.setFont(font)
        painter.setPen(self._disabled if mode is QIcon.Mode.Disabled else self._ink)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._letter)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    @override
    def clone(self) -> QIconEngine:
        return _Glyph(self._letter, self._ink, self._disabled)


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(_folder() / _FONT))
    return QFontDatabase.applicationFontFamilies(number)[0]


@cache
def _names() -> dict[str, str]:
    return json.loads((_folder() / _NAMES).read_text(encoding="utf-8"))


def _folder() -> Path:
    """Where the package keeps its fonts; found without running the package."""
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("qtawesome: the installation is broken")
    return Path(spec.origin).parent / "fonts"
