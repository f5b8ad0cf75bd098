"""The colours: readable in both themes, and nowhere but among the tokens."""

import re
from dataclasses import astuple, fields
from pathlib import Path

import pytest

from ui.tokens import DARK, LIGHT, Tokens

UI = Path(__file__).parents[2] / "ui"
SURFACES = ("window", "card", "bar")
# Which text stands on which surface.
TEXT = [
    *((text, on) for text in ("ink", "muted") for on in SURFACES),
    *((text, on) for text in ("accent", "stopped") for on in ("window", "card")),
    *((text, on) for text in ("shown", "covered", "needs_you") for on in ("window", "card")),
    ("accent", "accent_wash"),
    ("ink", "accent_wash"),
    ("muted", "accent_wash"),
    ("ink", "line"),
    ("ink", "stopped_wash"),
    ("stopped", "stopped_wash"),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("on_needs_you", "needs_you"),
    ("on_photo", "photo_back"),
]
# What has to be seen without being read: outlines of fields, the frame round the focus.
SHAPES = [
    *(("edge", on) for on in ("window", "card")),
    *(("accent", on) for on in SURFACES),
]


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "on"), TEXT)
def test_text_is_readable(theme: Tokens, text: str, on: str) -> None:
    assert contrast(getattr(theme, text), getattr(theme, on)) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "on"), SHAPES)
def test_outlines_and_the_focus_can_be_seen(theme: Tokens, shape: str, on: str) -> None:
    assert contrast(getattr(theme, shape), getattr(theme, on)) >= 3


def test_every_colour_is_judged() -> None:
    judged = {name for pair in (*TEXT, *SHAPES) for name in pair}
    assert {field.name for field in fields(Tokens)} == judged


def test_there_are_no_colours_outside_the_tokens() -> None:
    colour = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(")
    found = [
        f"{file.name}: {line.strip()}"
        for file in UI.rglob("*.py")
        if file.name != "tokens.py"
        for line in file.read_text(encoding="utf-8").splitlines()
        if colour.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(("tone", "theme"), [("light", LIGHT), ("dark", DARK)])
def test_drawn_marks_have_the_colours_of_their_theme(tone: str, theme: Tokens) -> None:
    files = list((UI / "marks").glob(f"*-{tone}.svg"))
    colours = {c for f in files for c in re.findall("#[0-9a-f]{6}", f.read_text(encoding="utf-8"))}
    assert len(files) == 3
    assert colours <= set(astuple(theme))
