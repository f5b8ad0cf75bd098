"""The list of rows of faces: the mouse and the keys in it, and what they ask for."""

from collections.abc import Callable
from typing import override

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy

from consent_desk.domain.cluster import FaceRef
from consent_desk.messages import Texts
from ui.models.face_rows import FaceRow, RowKind
from ui.pages.photos.faces_model import FacesModel
from ui.pages.photos.faces_row import FacesRow
from ui.theme import Theme
from ui.widgets.painting import Index

_PLAIN = "QListView, QListView:focus { background: transparent; border: none; padding: 0; }"
_NOT_TYPED = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class FaceGrid(QListView):
    """Rows of faces. All that is asked for comes as a signal with the row's place.

    Args:
        model: the rows.
        texts: the language.
        theme: the colours.
        picture: the picture of a face.
    """

    confirm_asked = Signal(int)
    cover_asked = Signal(int)
    name_asked = Signal(int, str)
    """Somebody wants to say who it is, and began to type this."""
    face_clicked = Signal(int, int)
    """A face, by its place in the row, does not belong there (or does again)."""
    photo_asked = Signal(int, int)

    def __init__(
        self,
        model: FacesModel,
        texts: Texts,
        theme: Theme,
        picture: Callable[[FaceRef], QPixmap],
    ) -> None:
        super().__init__()
        self._texts = texts
        self._rows = model
        self._row = FacesRow(model, theme, picture, self)
        self.setModel(model)
        self.setItemDelegate(self._row)
        self.setAccessibleName(texts("Faces, a row for each person"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(_PLAIN)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(24)
        theme.changed.connect(self.viewport().update)

    # Where one is.

    @property
    def current(self) -> int:
        """The row that the keyboard is in; -1: none."""
        return self.currentIndex().row()

    @property
    def face(self) -> int:
        """The face of it that the keyboard is on; -1: the row as a whole."""
        return self._row.face

    def hide_covered(self, *, hides: bool) -> None:
        """Show no covered face while others look at this screen (R18)."""
        self._row.hides_covered = hides
        self.viewport().update()

    def go_to(self, place: int) -> None:
        """Put the keyboard on a row."""
        if 0 <= place < self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(place))
        self._set_face(-1)

    def name_place(self, place: int) -> QRect:
        """Where the name of a row is, in the list's own pixels."""
        rect = self.visualRect(self._rows.index(place))
        row = self._rows.row_at(place)
        name = self._row.places(row).name if row else QRect()
        return name.translated(rect.topLeft())

    def face_place(self, place: int, face: int) -> QRect:
        """Where a face is, in the list's own pixels."""
        row = self._rows.row_at(place)
        rect = self.visualRect(self._rows.index(place))
        return self._row.places(row).face(face).translated(rect.topLeft()) if row else QRect()

    def action_place(self, place: int) -> QRect:
        """Where the words on the right of a row are, in the list's own pixels."""
        row = self._rows.row_at(place)
        rect = self.visualRect(self._rows.index(place))
        return self._row.places(row).action.translated(rect.topLeft()) if row else QRect()

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._set_face(-1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    # Keys.

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._rows.row_at(self.current)
        if row is None or not self._on_key(event, row):
            if event.key() == Qt.Key.Key_Escape or event.modifiers() & _NOT_TYPED:
                event.ignore()
            elif not event.text().isalpha():
                super().keyPressEvent(event)

    def _on_key(self, event: QKeyEvent, row: FaceRow) -> bool:
        key, typed = event.key(), event.text()
        if event.modifiers() & _NOT_TYPED:
            return False
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._walk(1 if key == Qt.Key.Key_Right else -1, row)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if self.face >= 0:
                self.face_clicked.emit(self.current, self.face)
                self._speak_face()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm_asked.emit(self.current)
        elif key == Qt.Key.Key_F2:
            self.name_asked.emit(self.current, "")
        elif key == Qt.Key.Key_X:
            self.cover_asked.emit(self.current)
        elif key == Qt.Key.Key_O:
            self.photo_asked.emit(self.current, max(self.face, 0))
        elif typed and typed.isalpha():
            self.name_asked.emit(self.current, typed)
        else:
            return False
        return True

    def _walk(self, step: int, row: FaceRow) -> None:
        self._set_face(min(max(self.face + step, 0), len(row.faces) - 1))
        self._speak_face()

    def _set_face(self, face: int) -> None:
        self._row.face = face
        self.viewport().update()

    def _speak_face(self) -> None:
        """Tell who does not see it where the keyboard is."""
        row = self._rows.row_at(self.current)
        if row is None or not 0 <= self.face < len(row.faces):
            return
        said = self._texts("face {n} of {total}", n=self.face + 1, total=len(row.faces))
        if row.faces[self.face] in row.out:
            said = f"{said}, {self._texts('does not belong here')}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    # The mouse.

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place, row, where = self._at(event.position().toPoint())
        if row is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        face = self._row.places(row).face_at(where)
        if face >= 0:
            self._set_face(face)
            asks_photo = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.photo_asked if asks_photo else self.face_clicked).emit(place, face)
        elif self._row.places(row).action.contains(where):
            if row.kind is RowKind.OPEN:
                self.confirm_asked.emit(place)
        elif self._row.places(row).name.contains(where) and row.kind is not RowKind.COVERED:
            self.name_asked.emit(place, "")

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place, row, where = self._at(event.position().toPoint())
        face = self._row.places(row).face_at(where) if row else -1
        if (place, face) != self._row.hovered:
            self._hover(place, face, row)
        presses = row is not None and (
            face >= 0
            or (row.kind is not RowKind.COVERED and self._row.places(row).name.contains(where))
            or (row.kind is RowKind.OPEN and self._row.places(row).action.contains(where))
        )
        shape = Qt.CursorShape.PointingHandCursor if presses else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1, -1, None)
        super().leaveEvent(event)

    def _hover(self, place: int, face: int, row: FaceRow | None) -> None:
        self._row.hovered = (place, face)
        tip = ""
        if row is not None and face >= 0:
            tip = self._texts("Click: does not belong here. Ctrl and click: open the photo.")
        self.viewport().setToolTip(tip)
        self.viewport().update()

    def _at(self, point: QPoint) -> tuple[int, FaceRow | None, QPoint]:
        """The row at a point, and the point in it."""
        index = self.indexAt(point)
        row = self._rows.row_at(index.row()) if index.isValid() else None
        return index.row(), row, point - self.visualRect(index).topLeft()
