"""The photos of a batch in a strip, each with its state; what failed is there too."""

from typing import override

from PySide6.QtCore import (
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.theme import Theme
from ui.tokens import GRID, SMALL
from ui.widgets.labels import SHAPES, Tone
from ui.widgets.painting import Index

WIDTH = 152
_PICTURE = QSize(128, 84)
_TIP = Qt.ItemDataRole.ToolTipRole
_IMAGE, _TONE, _WORD, _ID = (Qt.ItemDataRole.UserRole + n for n in range(4))


class PhotoStrip(QListWidget):
    """A vertical list of small pictures."""

    chosen = Signal(str)
    """The id of the photo that came to the front; empty for one that failed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self.setFixedWidth(WIDTH)
        self.setItemDelegate(_Drawn(theme, self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._on_current)

    def put(self, photo_id: str, image: QImage, tone: Tone, word: str, name: str) -> None:
        """Add a photo, or show it anew."""
        item = self._item(photo_id)
        if item is None:
            item = QListWidgetItem()
            item.setData(_ID, photo_id)
            self._fill(item, image, tone, word, name)
            self.addItem(item)
            if self.count() == 1:
                self.setCurrentItem(item)
        else:
            self._fill(item, image, tone, word, name)

    def refuse(self, name: str, word: str, sentence: str) -> None:
        """Add a file that could not be opened."""
        item = QListWidgetItem()
        item.setData(_ID, "")
        said = sentence if name in sentence else f"{name}: {sentence}"
        self._fill(item, QImage(), Tone.STOPPED, word, said)
        self.addItem(item)

    def refusal(self) -> str:
        """What is wrong with the file at the front; empty: nothing."""
        here = self.currentIndex()
        return "" if not here.isValid() or here.data(_ID) else here.data(_TIP)

    def go(self, photo_id: str) -> None:
        """Bring a photo to the front."""
        if (item := self._item(photo_id)) is not None:
            self.setCurrentItem(item)

    def step(self, by: int) -> None:
        """Go some photos on, or back."""
        row = min(max(self.currentRow() + by, 0), self.count() - 1)
        self.setCurrentRow(row)

    def photo_ids(self) -> list[str]:
        """The photos in the order of the strip."""
        ids = (self.item(row).data(_ID) for row in range(self.count()))
        return [photo_id for photo_id in ids if photo_id]

    def _fill(self, item: QListWidgetItem, image: QImage, tone: Tone, word: str, name: str) -> None:
        item.setData(_IMAGE, QPixmap.fromImage(image) if not image.isNull() else QPixmap())
        item.setData(_TONE, tone)
        item.setData(_WORD, word)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}: {word}")
        item.setToolTip(name)

    def _item(self, photo_id: str) -> QListWidgetItem | None:
        items = (self.item(row) for row in range(self.count()))
        return next((item for item in items if item.data(_ID) == photo_id), None)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_ID))


class _Drawn(QStyledItemDelegate):
    """Draws one photo: the picture, its state in word and shape, a frame when it is chosen."""

    def __init__(self, theme: Theme, parent: PhotoStrip) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(_PICTURE.width(), _PICTURE.height() + GRID)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = self._theme.tokens
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] # PySide types options without their fields
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
        place = QRectF(rect).adjusted(4, 4, -4, -4)  # pyright: ignore[reportUnknownArgumentType]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.photo_back))
        painter.drawRoundedRect(place, 6, 6)
        picture: QPixmap = index.data(_IMAGE)
        if not picture.isNull():
            scaled = picture.size().scaled(
                place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio
            )
            inside = QRectF(0, 0, scaled.width(), scaled.height())
            inside.moveCenter(place.center())
            painter.drawPixmap(inside, picture, QRectF(picture.rect()))
        self._badge(painter, place, Tone(index.data(_TONE)), index.data(_WORD))
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 3))
            painter.drawRoundedRect(place.adjusted(-1, -1, 1, 1), 7, 7)
        painter.restore()

    def _badge(self, painter: QPainter, place: QRectF, tone: Tone, word: str) -> None:
        tokens = self._theme.tokens
        colours = {
            Tone.SHOWN: (tokens.shown, tokens.card),
            Tone.COVERED: (tokens.covered, tokens.card),
            Tone.NEEDS_YOU: (tokens.needs_you, tokens.on_needs_you),
            Tone.STOPPED: (tokens.stopped, tokens.card),
        }
        font = QFont(painter.font())
        font.setPixelSize(round(SMALL))
        painter.setFont(font)
        text = f"{SHAPES[tone]} {word}"
        width = min(painter.fontMetrics().horizontalAdvance(text) + 12.0, place.width() - 6)
        badge = QRectF(place.right() - width - 3, place.bottom() - 23, width, 20)
        back, ink = colours[tone]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(back))
        painter.drawRoundedRect(badge, 10, 10)
        painter.setPen(QColor(ink))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(width) - 8)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, cut)
