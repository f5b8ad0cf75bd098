"""Walks over everything that a window shows."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)

from ui.widgets.labels import CutLabel

_SLACK = 1  # a pixel that rounding may take


def shown(widget: QWidget) -> Iterator[QWidget]:
    """Every visible widget in a window."""
    for child in widget.findChildren(QWidget):
        if child.isVisibleTo(widget):
            yield child


def name_of(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""
    return f"{type(widget).__name__} {widget.objectName() or text!r}"


def nameless(widget: QWidget) -> list[str]:
    """Controls that the keyboard reaches and a screen reader has no name for."""
    return [
        name_of(child)
        for child in shown(widget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and child.isEnabled()
        and not child.accessibleName()
        and not _is_part(child)
    ]


def _is_part(widget: QWidget) -> bool:
    """Parts that Qt makes itself, inside a control that has its own name."""
    parent = widget.parentWidget()
    if isinstance(parent, (QComboBox, QAbstractSpinBox)) and isinstance(widget, QLineEdit):
        return True
    return isinstance(widget, (QScrollArea, QTabBar)) and not widget.focusPolicy()


def clipped(widget: QWidget) -> list[str]:
    """Texts that have less room than they need."""
    return [problem for child in shown(widget) if (problem := _clipped(child))]


def _clipped(widget: QWidget) -> str:
    if isinstance(widget, CutLabel):
        return ""  # ends in …, with the whole text in its tip
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            needed, has = widget.heightForWidth(widget.width()), widget.height()
        else:
            needed, has = widget.sizeHint().width(), widget.width()
        return f"{name_of(widget)}: {has} of {needed}" if has + _SLACK < needed else ""
    if isinstance(widget, QAbstractButton) and widget.text():
        needed, has = widget.sizeHint().width(), widget.width()
        return f"{name_of(widget)}: {has} of {needed}" if has + _SLACK < needed else ""
    return ""


def outside(widget: QWidget) -> list[str]:
    """What sticks out of whatever holds it, but for what is scrolled."""
    found: list[str] = []
    for child in shown(widget):
        holder = child.parentWidget()
        if holder is None or child.isWindow() or isinstance(holder.parentWidget(), QScrollArea):
            continue
        if isinstance(child, (QLabel, QAbstractButton)) and not holder.rect().adjusted(
            -_SLACK, -_SLACK, _SLACK, _SLACK
        ).contains(child.geometry()):
            found.append(name_of(child))
    return found


def beyond_the_keyboard(widget: QWidget) -> list[str]:
    """What can be pressed and is not reached by Tab.

    Of buttons that exclude each other the arrows reach the others.
    """
    reached: set[QWidget] = set()
    here = widget.nextInFocusChain()
    while here is not None and here not in reached and here is not widget:
        reached.add(here)
        here = here.nextInFocusChain()
    return [
        name_of(child)
        for child in shown(widget)
        if isinstance(child, (QAbstractButton, QComboBox, QLineEdit))
        and child.isEnabled()
        and not _is_part(child)
        and not (child in reached and child.focusPolicy() & Qt.FocusPolicy.TabFocus)
    ]
