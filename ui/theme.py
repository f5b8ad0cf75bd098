"""The tokens of the look, and the style sheet made from them; no colours anywhere else."""

from dataclasses import dataclass

from PySide6.QtGui import QPalette


@dataclass(frozen=True)
class Tokens:
    """Colours of one theme."""

    window: str
    card: str
    line: str
    ink: str
    muted: str
    needs_you: str


LIGHT = Tokens("#f4f5f3", "#ffffff", "#dfe3de", "#1d2420", "#5f6963", "#8f5500")
DARK = Tokens("#17191b", "#1f2225", "#33383b", "#eceeec", "#9aa39d", "#f0b357")


def stylesheet(palette: QPalette) -> str:
    """The style sheet for the system's theme, told by how dark its windows are."""
    t = DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT
    return f"""
    QMainWindow, QWidget {{ background: {t.window}; color: {t.ink}; font-size: 14px; }}
    QFrame[role="card"] {{
        background: {t.card}; border: 1px solid {t.line}; border-radius: 8px;
    }}
    QFrame[role="card"] QLabel {{ background: {t.card}; border: none; }}
    QLabel[role="heading"] {{ font-size: 20px; font-weight: 600; }}
    QLabel[role="count"] {{ font-size: 28px; font-weight: 600; }}
    QLabel[role="muted"] {{ color: {t.muted}; }}
    QLabel[role="problem"] {{ color: {t.needs_you}; font-size: 15px; }}
    """
