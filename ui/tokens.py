"""The tokens of the look: the colours of both themes, and the sizes."""

from dataclasses import dataclass

GRID = 8
RADIUS = 8
RAIL = 176
BAR = 64
ROW = 44

SMALL, NORMAL, STRONG, TITLE, COUNT = 12.5, 14.0, 15.0, 20.0, 34.0
"""Sizes of text in device-independent pixels; `COUNT` is the number on a card."""


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme, as `#rrggbb`.

    `window`, `card` and `bar` are the three neutral surfaces; `edge` draws the outline of what can
    be typed in or pressed; `…_wash` lies under text of its own colour; `on_…` is text on it.
    """

    window: str
    card: str
    bar: str
    ink: str
    muted: str
    line: str
    edge: str
    accent: str
    accent_strong: str
    accent_wash: str
    on_accent: str
    shown: str
    covered: str
    needs_you: str
    on_needs_you: str
    stopped: str
    stopped_wash: str
    photo_back: str
    on_photo: str


LIGHT = Tokens(
    window="#f4f5f3",
    card="#ffffff",
    bar="#e9ebe7",
    ink="#1d2420",
    muted="#5a645e",
    line="#dfe3de",
    edge="#848d87",
    accent="#1f6f5c",
    accent_strong="#185848",
    accent_wash="#e3f0ec",
    on_accent="#ffffff",
    shown="#2b7d3f",
    covered="#5d6873",
    needs_you="#8f5500",
    on_needs_you="#ffffff",
    stopped="#b3261e",
    stopped_wash="#fbeae8",
    photo_back="#23272a",
    on_photo="#e6e9e7",
)

DARK = Tokens(
    window="#17191b",
    card="#1f2225",
    bar="#2a2e31",
    ink="#eceeec",
    muted="#9aa39d",
    line="#33383b",
    edge="#737c77",
    accent="#5fbfa5",
    accent_strong="#7bd0b8",
    accent_wash="#22382f",
    on_accent="#10201b",
    shown="#74c98a",
    covered="#93a0ac",
    needs_you="#f0b357",
    on_needs_you="#241803",
    stopped="#f2857c",
    stopped_wash="#3a2422",
    photo_back="#111314",
    on_photo="#e6e9e7",
)
