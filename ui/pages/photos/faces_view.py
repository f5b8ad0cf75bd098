"""All faces of a batch, a row for each person: confirming many at once."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from consent_desk.domain.cluster import FaceRef
from consent_desk.domain.review import Review
from consent_desk.domain.treatment import Treatment
from consent_desk.messages import Texts
from ui.models.batch import BatchModel
from ui.models.face_rows import FaceRow, RowCounts, RowKind, counts_of, rows_of
from ui.models.face_words import cover_all, name_all, take_back
from ui.pages.photos.face_grid import FaceGrid
from ui.pages.photos.face_pictures import FacePictures
from ui.pages.photos.faces_model import FacesModel
from ui.pages.photos.row_places import FACE
from ui.pages.photos.row_words import RowSpeaker
from ui.theme import Theme
from ui.tokens import GRID
from ui.widgets.labels import Role, label
from ui.widgets.name_picker import NamePicker

_CLUSTER_MS = 4000
"""While photos come in, faces are put together anew this often."""


class FacesView(QWidget):
    """The faces of the open batch; follows the model while it is on the screen.

    Args:
        model: the batch.
        texts: the language.
        theme: the colours.
    """

    photo_asked = Signal(str)
    counts_changed = Signal()

    def __init__(self, model: BatchModel, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._batch = model
        self._texts = texts
        self._hides_reasons = False
        self._channel = ""
        self._treatments: dict[str, list[Treatment]] = {}
        self._stale: set[str] = set()
        self._clustered: frozenset[str] = frozenset()
        self._out: set[FaceRef] = set()
        self._naming: FaceRow | None = None
        self._counts = RowCounts(0, 0)
        self._pictures = FacePictures(FACE)
        self._model = FacesModel()
        self._grid = FaceGrid(self._model, texts, theme, self._picture)
        self._picker = NamePicker(texts, theme, self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._cluster_soon = QTimer(self, singleShot=True, interval=_CLUSTER_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID + 4)
        self._says = label("", Role.MUTED, wrap=True)
        column.addWidget(self._says)
        column.addWidget(self._grid, stretch=1)
        self.setFocusProxy(self._grid)

    def _connect(self) -> None:
        self._soon.timeout.connect(self._show)
        self._cluster_soon.timeout.connect(self._batch.refresh_clusters)
        self._batch.opened.connect(self.forget)
        self._batch.photo_added.connect(self._on_added)
        self._batch.photo_changed.connect(self._on_changed)
        self._batch.clusters_changed.connect(self._on_clusters)
        self._batch.counts_changed.connect(self._soon.start)
        self._grid.confirm_asked.connect(self._on_confirm)
        self._grid.cover_asked.connect(self._on_cover)
        self._grid.name_asked.connect(self._ask_name)
        self._grid.face_clicked.connect(self._on_face)
        self._grid.photo_asked.connect(self._on_photo)
        self._picker.chosen.connect(self._on_named)

    # For the page.

    @property
    def counts(self) -> RowCounts:
        """Persons confirmed, and rows to confirm; `counts_changed` tells."""
        return self._counts

    @property
    def hides_reasons(self) -> bool:
        """Others look at this screen: no reasons, and no names of who may not be shown (R18)."""
        return self._hides_reasons

    @hides_reasons.setter
    def hides_reasons(self, hides: bool) -> None:
        self._hides_reasons = hides
        self._picker.hides_reasons = hides
        self._grid.hide_covered(hides=hides)
        self._soon.start()

    @property
    def channel(self) -> str:
        """The name of the batch's channel, in the reader's language."""
        return self._channel

    @channel.setter
    def channel(self, name: str) -> None:
        self._channel = name
        self._soon.start()

    def shortcuts(self) -> list[tuple[str, str]]:
        """The keys and what they do, for the sheet (F1)."""
        _ = self._texts
        return [
            ("↑ ↓", _("another row")),
            ("⏎", _("confirm the row, or say who it is")),
            (_("a letter, F2"), _("type a name")),
            ("← →  Del", _("walk to a face and click it away")),
            ("X", _("unknown: keep the row covered")),
            ("O", _("open the photo of the face")),
        ]

    def forget(self) -> None:
        """Let all pictures and everything that was clicked go: the batch is closed, or another."""
        self._picker.cancel()
        self._pictures.forget()
        self._treatments.clear()
        self._stale.clear()
        self._out.clear()
        self._clustered = frozenset()
        self._soon.start()

    # What the batch tells.

    def _on_added(self, photo_id: str) -> None:
        self._on_changed(photo_id)
        if self.isVisible() and not self._cluster_soon.isActive():
            self._cluster_soon.start()

    def _on_changed(self, photo_id: str) -> None:
        self._stale.add(photo_id)
        self._soon.start()

    def _on_clusters(self) -> None:
        self._clustered = frozenset(self._batch.sights)
        self._soon.start()

    def _show(self) -> None:
        sights = self._batch.sights
        for photo_id in self._stale & sights.keys():
            self._treatments[photo_id] = self._batch.treatments(photo_id)
        self._stale.clear()
        self._treatments = {
            photo: own for photo, own in self._treatments.items() if photo in sights
        }
        rows = rows_of(
            {photo: self._treatments[photo] for photo in sights if photo in self._treatments},
            self._batch.clusters,
            out=self._out,
            waiting=sights.keys() - self._clustered,
            sayable=self._sayable(),
        )
        people = {each.person_id: each for each in self._batch.people}
        speaker = RowSpeaker(self._texts, people, self._channel, hides_reasons=self._hides_reasons)
        self._model.show_rows(rows, speaker)
        if rows and self._grid.current < 0:
            self._grid.go_to(0)
        self._says.setText(self._sentence(len(sights), bool(rows)))
        self._grid.setVisible(bool(rows))
        self._count(counts_of(rows))

    def _sayable(self) -> set[str] | None:
        if not self._hides_reasons:
            return None
        return {each.person_id for each in self._batch.people if each.verdict.yes}

    def _count(self, counts: RowCounts) -> None:
        if counts != self._counts:
            self._counts = counts
            self.counts_changed.emit()

    def _sentence(self, photos: int, has_rows: bool) -> str:
        _ = self._texts
        counts = self._batch.counts()
        is_looking = counts.looked + counts.refused < counts.total
        if not has_rows:
            if is_looking:
                return _("Faces are being found. Rows appear here as soon as there are some.")
            return _("There are no faces in these photos. Check the photos themselves.")
        said = _.several(
            "Each row is one child in this photo. Click away a face that does not belong there.",
            "Each row is one child in all {n} photos."
            " Click away a face that does not belong there.",
            photos,
        )
        if is_looking:
            return f"{said} {_('More photos are coming, so rows may still grow.')}"
        return said

    def _picture(self, face: FaceRef) -> QPixmap:
        return self._pictures.picture(face, self._batch.sights, self._grid.devicePixelRatioF())

    # What the teacher says.

    def _on_confirm(self, place: int) -> None:
        row = self._model.row_at(place)
        if row is None or row.kind is not RowKind.OPEN:
            return
        if row.suggestions:
            self._say(name_all(self._batch.reviews, row.meant, row.suggestions[0]), place)
        else:
            self._ask_name(place, "")

    def _on_cover(self, place: int) -> None:
        row = self._model.row_at(place)
        if row is not None and row.kind is not RowKind.COVERED:
            self._say(cover_all(self._batch.reviews, row.meant), place)

    def _ask_name(self, place: int, typed: str) -> None:
        row = self._model.row_at(place)
        if row is None or row.kind is RowKind.COVERED:
            return
        self._naming = row
        self._grid.scrollTo(self._model.index(place))
        at = self._grid.name_place(place)
        top_left = self._grid.viewport().mapTo(self, at.topLeft())
        self._picker.offer(
            self._batch.people,
            self._channel,
            QRect(top_left, at.size()),
            suggested=row.suggestions,
            typed=typed,
        )

    def _on_named(self, person_id: str) -> None:
        row, self._naming = self._naming, None
        if row is not None and all(face.photo in self._batch.reviews for face in row.faces):
            place = self._grid.current
            self._say(name_all(self._batch.reviews, row.meant, person_id), place)

    def _on_face(self, place: int, face_place: int) -> None:
        """A face does not belong in its row: it waits for a name on its own, covered."""
        row = self._model.row_at(place)
        if row is None:
            return
        face = row.faces[face_place]
        if row.kind is not RowKind.OPEN:
            self._out |= {face} if row.kind is RowKind.NAMED else set()
            self._batch.change(take_back(self._batch.reviews, face))
        elif face in self._out:
            self._out.discard(face)
        elif len(row.meant) > 1:
            self._out.add(face)
        self._soon.start()

    def _on_photo(self, place: int, face_place: int) -> None:
        row = self._model.row_at(place)
        if row is not None:
            self.photo_asked.emit(row.faces[face_place].photo)

    def _say(self, changes: dict[str, Review], place: int) -> None:
        """One step for the whole row; then on to what waits next, at once."""
        self._batch.change(changes)
        self._soon.stop()
        self._show()
        self._grid.go_to(_next_place(self._model.rows, place))


def _next_place(rows: Sequence[FaceRow], place: int) -> int:
    """The open row at this place or below, else the first one, else the first row."""
    waiting = [i for i, row in enumerate(rows) if row.kind is RowKind.OPEN]
    return next((i for i in waiting if i >= place), waiting[0] if waiting else 0)
