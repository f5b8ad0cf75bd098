"""Icons by name: QtAwesome's Phosphor set, and only that one, for a quick start."""

from functools import cache
from typing import Any

from PySide6.QtGui import QIcon
from qtawesome.iconic_font import IconicFont

from ui.tokens import Tokens


@cache
def _font() -> IconicFont:
    return IconicFont(("ph", "phosphor-1.3.0.ttf", "phosphor-charmap-1.3.0.json"))


def icon(name: str, tokens: Tokens, *, chosen: bool = False) -> QIcon:
    """An icon of the Phosphor set (`house`, `camera`, …) in the theme's ink.

    Args:
        name: its name in the set.
        tokens: the theme's colours.
        chosen: in the accent instead.
    """
    colour = tokens.accent if chosen else tokens.ink
    font: Any = _font()
    return font.icon(
        f"ph.{name}",
        color=colour,
        color_on=tokens.accent,
        color_disabled=tokens.muted,
        scale_factor=1.15,
    )
