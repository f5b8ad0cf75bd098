"""What is needed to draw the rows of a list or the cells of a table by hand."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

Index = QModelIndex | QPersistentModelIndex


def rect_of(option: QStyleOptionViewItem) -> QRect:
    """Where to draw."""
    return option.rect  # pyright: ignore[reportAttributeAccessIssue] # missing in Qt's stubs


def state_of(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    """Whether it is selected, under the mouse, and so on."""
    return option.state  # pyright: ignore[reportAttributeAccessIssue] # missing in Qt's stubs


def sized(widget: QWidget, pixels: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The letters of a widget in another size."""
    font = QFont(widget.font())
    font.setPixelSize(round(pixels))
    font.setWeight(weight)
    return font
