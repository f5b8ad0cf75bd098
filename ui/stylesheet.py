"""The style sheet for every standard widget, made from the tokens."""

from pathlib import Path

from ui.tokens import COUNT, NORMAL, RADIUS, ROW, SMALL, STRONG, TITLE, Tokens

_MARKS = Path(__file__).parent / "marks"


def stylesheet(t: Tokens) -> str:
    """The whole sheet."""
    parts = (_text, _frames, _buttons, _fields, _choices, _lists, _tabs, _menus, _bars)
    return "\n".join(part(t) for part in parts)


def _mark(name: str, t: Tokens) -> str:
    """A drawn mark in the colours of the theme: light ones have their own files."""
    tone = "light" if int(t.window[1:3], 16) > 128 else "dark"
    return f"url({(_MARKS / f'{name}-{tone}.svg').as_posix()})"


def _text(t: Tokens) -> str:
    return f"""
    * {{ outline: none; }}
    QWidget {{ color: {t.ink}; font-size: {NORMAL}px; }}
    QMainWindow, QDialog, QWidget[surface="window"] {{ background: {t.window}; }}
    QLabel {{ background: transparent; border: none; }}
    QLabel[role="title"] {{ font-size: {TITLE}px; font-weight: 600; }}
    QLabel[role="count"] {{ font-size: {COUNT}px; font-weight: 700; }}
    QLabel[role="count"][tone="stopped"] {{ color: {t.stopped}; }}
    QLabel[role="strong"] {{ font-size: {STRONG}px; font-weight: 600; }}
    QLabel[role="muted"] {{ color: {t.muted}; }}
    QLabel[role="small"] {{ color: {t.muted}; font-size: {SMALL}px; }}
    QLabel[tone="shown"] {{ color: {t.shown}; font-weight: 600; }}
    QLabel[tone="covered"] {{ color: {t.covered}; font-weight: 600; }}
    QLabel[tone="needs-you"] {{ color: {t.needs_you}; font-weight: 600; }}
    QLabel[tone="stopped"] {{ color: {t.stopped}; font-weight: 600; }}
    QLabel[role="link"] {{ color: {t.accent}; font-weight: 600; }}
    QLabel[role="badge"] {{
        background: {t.needs_you}; color: {t.on_needs_you}; font-size: {SMALL}px;
        font-weight: 700; border-radius: 9px; padding: 1px 7px;
    }}
    QToolTip {{
        background: {t.card}; color: {t.ink}; border: 1px solid {t.edge}; padding: 6px;
    }}
    """


def _frames(t: Tokens) -> str:
    return f"""
    QFrame[role="rail"] {{ background: {t.card}; border: none; border-right: 1px solid {t.line}; }}
    QFrame[role="head"] {{ background: {t.window}; border: none; }}
    QFrame[role="foot"] {{ background: {t.card}; border: none; border-top: 1px solid {t.line}; }}
    QFrame[role="card"] {{
        background: {t.card}; border: 1px solid {t.line}; border-radius: {RADIUS}px;
    }}
    QFrame[role="card"][link="true"]:hover {{ border-color: {t.edge}; }}
    QFrame[role="card"][link="true"]:focus {{ border: 2px solid {t.accent}; }}
    QFrame[role="drop"] {{
        background: transparent; border: 2px dashed {t.line}; border-radius: {RADIUS}px;
    }}
    QFrame[role="drop"][hovered="true"] {{
        background: {t.accent_wash}; border: 2px dashed {t.accent};
    }}
    QFrame[role="face"] {{
        background: transparent; border: 2px solid transparent; border-radius: {RADIUS}px;
    }}
    QFrame[role="face"]:hover {{ background: {t.bar}; }}
    QFrame[role="face"][chosen="true"] {{
        background: {t.accent_wash}; border-color: {t.accent};
    }}
    QFrame[role="notice"] {{
        background: {t.stopped_wash}; border: 1px solid {t.stopped}; border-radius: {RADIUS}px;
    }}
    QFrame[role="example"] {{
        background: {t.bar}; border: none; border-bottom: 2px solid {t.needs_you};
    }}
    QFrame[role="photo"] {{ background: {t.photo_back}; border: none; border-radius: {RADIUS}px; }}
    QFrame[role="photo"] QLabel {{ color: {t.on_photo}; }}
    QFrame[role="rule"] {{ background: {t.line}; border: none; max-height: 1px; }}
    """


def _buttons(t: Tokens) -> str:
    return f"""
    QPushButton, QToolButton {{
        background: {t.card}; color: {t.ink}; border: 1px solid {t.edge};
        border-radius: {RADIUS}px; padding: 0 16px; min-height: 36px; font-weight: 500;
    }}
    QToolButton {{ padding: 0 10px; }}
    QPushButton:hover, QToolButton:hover {{ background: {t.bar}; }}
    QPushButton:pressed, QToolButton:pressed {{ background: {t.line}; }}
    QPushButton:focus, QToolButton:focus {{ border: 2px solid {t.accent}; padding: 0 15px; }}
    QToolButton:focus {{ padding: 0 9px; }}
    QPushButton:disabled, QToolButton:disabled {{
        color: {t.muted}; border-color: {t.line}; background: {t.window};
    }}
    QPushButton:checked, QToolButton:checked {{
        background: {t.accent_wash}; color: {t.accent}; border-color: {t.accent};
    }}
    QPushButton[role="primary"] {{
        background: {t.accent}; color: {t.on_accent}; border: 1px solid {t.accent};
        font-weight: 600;
    }}
    QPushButton[role="primary"]:hover {{ background: {t.accent_strong}; }}
    QPushButton[role="primary"]:focus {{ border: 4px double {t.on_accent}; padding: 0 13px; }}
    QPushButton[role="primary"]:disabled {{
        background: {t.bar}; color: {t.muted}; border-color: {t.bar};
    }}
    QPushButton[role="danger"] {{ color: {t.stopped}; border-color: {t.stopped}; }}
    QPushButton[role="link"] {{
        background: transparent; color: {t.accent}; border: 2px solid transparent;
        padding: 0 4px; min-height: 28px; font-weight: 600; text-align: left;
    }}
    QPushButton[role="link"]:hover {{ text-decoration: underline; }}
    QPushButton[role="link"]:focus {{ border: 2px solid {t.accent}; }}
    QToolButton[role="rail"] {{
        background: transparent; border: 2px solid transparent; border-radius: {RADIUS}px;
        min-height: {ROW - 4}px; max-height: {ROW - 4}px; padding: 0 0 0 10px; text-align: left;
    }}
    QToolButton[role="rail"]:hover {{ background: {t.bar}; }}
    QToolButton[role="rail"]:checked {{
        background: {t.accent_wash}; color: {t.accent}; font-weight: 600;
    }}
    QToolButton[role="rail"]:focus {{ border: 2px solid {t.accent}; }}
    QToolButton[role="how"] {{
        background: transparent; border: 2px solid transparent; padding: 0; min-width: 32px;
        min-height: 32px;
    }}
    QToolButton[role="how"]:hover {{ background: {t.bar}; }}
    QToolButton[role="how"]:focus {{ border: 2px solid {t.accent}; }}
    QToolButton::menu-indicator {{ image: none; }}
    QLineEdit QToolButton {{ background: transparent; border: none; padding: 0; min-height: 0; }}
    """


def _fields(t: Tokens) -> str:
    return f"""
    QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QTimeEdit,
    QSpinBox {{
        background: {t.card}; color: {t.ink}; border: 1px solid {t.edge};
        border-radius: {RADIUS}px; padding: 0 11px; min-height: 36px;
        selection-background-color: {t.accent}; selection-color: {t.on_accent};
    }}
    QTextEdit, QPlainTextEdit {{ padding: 8px 11px; }}
    QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus,
    QTimeEdit:focus, QSpinBox:focus {{ border: 2px solid {t.accent}; padding: 0 10px; }}
    QTextEdit:focus, QPlainTextEdit:focus {{ padding: 7px 10px; }}
    QLineEdit[wrong="true"] {{ border: 2px solid {t.stopped}; padding: 0 10px; }}
    QLineEdit:disabled, QTextEdit:disabled, QComboBox:disabled,
    QTimeEdit:disabled, QSpinBox:disabled {{
        color: {t.muted}; background: {t.window}; border-color: {t.line};
    }}
    QComboBox::drop-down {{ border: none; width: 28px; }}
    QComboBox::down-arrow {{
        image: {_mark("down", t)}; width: 12px; height: 12px;
    }}
    QTimeEdit::up-button, QTimeEdit::down-button {{ width: 0; border: none; }}
    QComboBox QAbstractItemView {{ border: 1px solid {t.edge}; border-radius: 0; padding: 4px; }}
    """


def _choices(t: Tokens) -> str:
    box = f"width: 18px; height: 18px; background: {t.card}; border: 1px solid {t.edge};"
    return f"""
    QCheckBox, QRadioButton {{
        background: transparent; spacing: 10px; min-height: 32px; padding: 0 4px;
        border: 2px solid transparent; border-radius: {RADIUS}px;
    }}
    QCheckBox:focus, QRadioButton:focus {{ border-color: {t.accent}; }}
    QCheckBox:disabled, QRadioButton:disabled {{ color: {t.muted}; }}
    QCheckBox::indicator {{ {box} border-radius: 4px; }}
    QCheckBox::indicator:checked {{
        background: {t.accent}; border-color: {t.accent}; image: {_mark("check", t)};
    }}
    QRadioButton::indicator {{ {box} border-radius: 10px; }}
    QRadioButton::indicator:checked {{
        background: {t.accent}; border: 1px solid {t.accent}; image: {_mark("dot", t)};
    }}
    """


def _lists(t: Tokens) -> str:
    return f"""
    QAbstractItemView {{
        background: {t.card}; color: {t.ink}; border: 1px solid {t.line};
        border-radius: {RADIUS}px; gridline-color: {t.line};
        selection-background-color: {t.accent_wash}; selection-color: {t.ink};
    }}
    QAbstractItemView:focus {{ border: 2px solid {t.accent}; }}
    QAbstractScrollArea[role="paper"] {{
        background: {t.bar}; border: 2px solid {t.bar}; border-radius: {RADIUS}px;
    }}
    QAbstractScrollArea[role="paper"]:focus {{ border-color: {t.accent}; }}
    QListView::item, QTreeView::item {{ min-height: {ROW - 8}px; padding: 0 8px; }}
    QTableView::item {{ padding: 0 8px; }}
    QCalendarWidget QTableView, QCalendarWidget QTableView:focus {{ border: none; padding: 0; }}
    QCalendarWidget QTableView::item {{ padding: 0; min-height: 0; }}
    QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {t.card}; }}
    QCalendarWidget QToolButton {{
        background: {t.card}; color: {t.ink}; border: none; padding: 0 8px;
    }}
    QAbstractItemView::item:hover {{ background: {t.bar}; }}
    QTableView[role="rows"]::item:hover {{ background: {t.card}; }}
    QAbstractItemView::item:selected, QTableView[role="rows"]::item:selected {{
        background: {t.accent_wash}; color: {t.ink};
    }}
    QHeaderView, QTableCornerButton::section {{ background: {t.card}; border: none; }}
    QHeaderView::section {{
        background: {t.card}; color: {t.muted}; font-size: {SMALL}px; border: none;
        border-bottom: 1px solid {t.line}; padding: 8px;
    }}
    QTableCornerButton::section {{ border-bottom: 1px solid {t.line}; }}
    QHeaderView[role="names"]::section {{
        color: {t.ink}; font-size: {NORMAL}px; padding: 0 8px; font-weight: 400;
    }}
    QHeaderView[role="names"]::section:checked {{
        background: {t.accent_wash}; font-weight: 600;
    }}
    """


def _tabs(t: Tokens) -> str:
    return f"""
    QTabWidget::pane {{ border: none; border-top: 1px solid {t.line}; }}
    QTabBar {{ background: transparent; }}
    QTabBar::tab {{
        background: transparent; color: {t.muted}; padding: 10px 16px; border: none;
        border-bottom: 2px solid transparent;
    }}
    QTabBar::tab:hover {{ color: {t.ink}; }}
    QTabBar::tab:selected {{
        color: {t.accent}; border-bottom: 2px solid {t.accent}; font-weight: 600;
    }}
    QTabBar::tab:focus {{ border: 2px solid {t.accent}; border-radius: {RADIUS}px; }}
    """


def _menus(t: Tokens) -> str:
    return f"""
    QMenu {{ background: {t.card}; border: 1px solid {t.edge}; padding: 6px; }}
    QMenu::item {{
        padding: 9px 28px 9px 12px; border-radius: 6px; min-width: 140px;
    }}
    QMenu::item:selected {{ background: {t.accent_wash}; color: {t.accent}; }}
    QMenu::item:disabled {{ color: {t.muted}; }}
    QMenu::separator {{ height: 1px; background: {t.line}; margin: 6px 4px; }}
    QMenu::indicator {{ width: 12px; height: 12px; left: 8px; }}
    QMenu::indicator:checked {{ image: {_mark("dot", t)}; background: {t.accent};
        border-radius: 6px; }}
    QMenu::item:checked {{ font-weight: 600; }}
    """


def _bars(t: Tokens) -> str:
    return f"""
    QProgressBar {{
        background: {t.bar}; border: none; border-radius: 4px; min-height: 8px; max-height: 8px;
    }}
    QProgressBar::chunk {{ background: {t.accent}; border-radius: 4px; }}
    QScrollArea {{ background: transparent; border: none; }}
    QAbstractScrollArea::corner {{ background: transparent; border: none; }}
    QScrollArea > QWidget > QWidget[surface="scrolled"] {{ background: transparent; }}
    QScrollBar {{ background: transparent; border: none; margin: 0; }}
    QScrollBar:vertical {{ width: 12px; }}
    QScrollBar:horizontal {{ height: 12px; }}
    QScrollBar::handle {{ background: {t.edge}; border-radius: 4px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::handle:hover {{ background: {t.muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QSplitter::handle {{ background: {t.line}; }}
    """
