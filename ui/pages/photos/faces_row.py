"""Drawing a row of faces."""

from collections.abc import Callable
from typing import override

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from consent_desk.domain.cluster import FaceRef
from ui.models.face_rows import FaceRow, RowKind
from ui.pages.photos.faces_model import FacesModel
from ui.pages.photos.row_places import GAP, RowPlaces
from ui.pages.photos.row_words import RowWords
from ui.theme import Theme
from ui.tokens import RADIUS, SMALL, STRONG
from ui.widgets.labels import SHAPES, Tone
from ui.widgets.painting import Index, rect_of, sized, state_of

_CLICKED_AWAY = 0.30
_MARK = 20
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)


class FacesRow(QStyledItemDelegate):
    """Draws rows of a `FacesModel`.

    Args:
        model: the rows.
        theme: the colours.
        picture: the picture of a face, with round corners, for the screen's pixels.
        parent: the list.
    """

    def __init__(
        self,
        model: FacesModel,
        theme: Theme,
        picture: Callable[[FaceRef], QPixmap],
        parent: QListView,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._picture = picture
        self._list = parent
        self.face = -1
        """The face of the current row that the keyboard is on; -1: none."""
        self.hovered: tuple[int, int] = (-1, -1)
        """The row, and the face in it, under the mouse."""
        self.hides_covered = False
        """Others look at this screen: the row of covered faces shows none of them (R18)."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self._model.row_at(index.row())
        card = self.places(row).card if row else QRect()
        return QSize(card.width(), card.height() + GAP)

    def places(self, row: FaceRow) -> RowPlaces:
        """Where the parts of a row are."""
        return RowPlaces(self._list.viewport().width(), len(row.faces))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.row_at(index.row())
        if row is None:
            return
        is_current = bool(state_of(option) & QStyle.StateFlag.State_Selected)
        has_focus = is_current and self._list.hasFocus()
        places = self.places(row)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect_of(option).topLeft())
        self._card(painter, places.card, is_current, has_focus)
        words = self._model.words_at(index.row())
        self._name(painter, places.name, words)
        for place, face in enumerate(row.faces):
            here = places.face(place)
            if self.hides_covered and row.kind is RowKind.COVERED:
                self._cover(painter, here)
            else:
                self._face(painter, here, face, is_out=face in row.out)
            if has_focus and place == self.face:
                _ring(painter, here, self._theme.tokens.accent)
            elif self.hovered == (index.row(), place):
                _ring(painter, here, self._theme.tokens.edge)
        self._action(painter, places.action, words)
        painter.restore()

    def _card(self, painter: QPainter, card: QRect, is_current: bool, has_focus: bool) -> None:
        tokens = self._theme.tokens
        edge = tokens.accent if has_focus else tokens.edge if is_current else tokens.line
        width = 2.0 if has_focus else 1.0
        painter.setBrush(QColor(tokens.card))
        painter.setPen(QPen(QColor(edge), width))
        inset = width / 2
        painter.drawRoundedRect(QRectF(card).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)

    def _name(self, painter: QPainter, place: QRect, words: RowWords) -> None:
        tokens = self._theme.tokens
        strong, small = sized(self._list, STRONG, QFont.Weight.DemiBold), sized(self._list, SMALL)
        painter.setFont(strong)
        title, title_height = _fitted(painter, place, words.title)
        painter.setFont(small)
        line_height = painter.fontMetrics().boundingRect(place, _WRAPPED, words.line).height()
        top = place.top() + max((place.height() - title_height - line_height - 3) // 2, 0)
        painter.setPen(QColor(tokens.muted))
        line = QRect(place.left(), top + title_height + 3, place.width(), line_height)
        painter.drawText(line, _WRAPPED, words.line)
        painter.setFont(strong)
        painter.setPen(QColor(tokens.ink))
        painter.drawText(QRect(place.left(), top, place.width(), title_height), _WRAPPED, title)

    def _cover(self, painter: QPainter, place: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.covered))
        painter.drawRoundedRect(place, RADIUS, RADIUS)

    def _face(self, painter: QPainter, place: QRect, face: FaceRef, *, is_out: bool) -> None:
        painter.setOpacity(_CLICKED_AWAY if is_out else 1.0)
        painter.drawPixmap(place, self._picture(face))
        painter.setOpacity(1.0)
        if not is_out:
            return
        tokens = self._theme.tokens
        mark = QRect(place.right() - _MARK - 3, place.top() + 4, _MARK, _MARK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.card))
        painter.drawEllipse(mark)
        painter.setFont(sized(self._list, SMALL, QFont.Weight.Bold))
        painter.setPen(QColor(tokens.stopped))
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, SHAPES[Tone.STOPPED])

    def _action(self, painter: QPainter, place: QRect, words: RowWords) -> None:
        painter.setFont(sized(self._list, 14.0, QFont.Weight.DemiBold))
        painter.setPen(QColor(_colour(self._theme, words.tone)))
        flags = (
            Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        painter.drawText(place, int(flags), words.action)


def _fitted(painter: QPainter, place: QRect, text: str) -> tuple[str, int]:
    """A text that takes two lines at most, cut short where it must be, and its height."""
    metrics = painter.fontMetrics()
    height = metrics.boundingRect(place, _WRAPPED, text).height()
    if height <= 2 * metrics.lineSpacing():
        return text, height
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width()), metrics.height()


def _ring(painter: QPainter, place: QRect, colour: str) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), 3))
    painter.drawRoundedRect(place.adjusted(-2, -2, 2, 2), RADIUS, RADIUS)


def _colour(theme: Theme, tone: Tone) -> str:
    tokens = theme.tokens
    return {
        Tone.SHOWN: tokens.shown,
        Tone.COVERED: tokens.covered,
        Tone.NEEDS_YOU: tokens.needs_you,
        Tone.STOPPED: tokens.stopped,
    }[tone]
