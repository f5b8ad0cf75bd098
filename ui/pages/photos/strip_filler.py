"""Keeps the strip of photos as things stand, one photo a turn: the window answers in between."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from consent_desk.messages import Texts
from ui.models.batch import BatchModel
from ui.models.pictures import thumb_of
from ui.pages.photos.words import Words
from ui.widgets.photo_strip import PhotoStrip


class StripFiller(QObject):
    """Follows the batch: a confirmed row changes many photos at once.

    Args:
        strip: is filled.
        model: the batch.
        texts: the language.
        words: the words for the screen as it is now.
    """

    def __init__(
        self, strip: PhotoStrip, model: BatchModel, texts: Texts, words: Callable[[], Words]
    ) -> None:
        super().__init__(strip)
        self._strip = strip
        self._model = model
        self._texts = texts
        self._words = words
        self._stale: dict[str, None] = {}
        self._shown: dict[str, object] = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_next)
        model.photo_added.connect(self._on_photo)
        model.photo_changed.connect(self._on_photo)
        model.refused.connect(self._on_refused)

    def start(self) -> None:
        """A new batch: nothing is shown yet."""
        self._stale.clear()
        self._shown.clear()
        self._strip.clear()

    def _on_photo(self, photo_id: str) -> None:
        self._stale[photo_id] = None
        if photo_id not in self._shown:
            self._show_next()  # the first look at a photo keeps its place in the order
        elif not self._soon.isActive():
            self._soon.start()

    def _show_next(self) -> None:
        photo_id = next(reversed(self._stale), None)
        if photo_id is None:
            return
        del self._stale[photo_id]
        if photo_id in self._model.sights:
            self._show(photo_id)
        if self._stale:
            self._soon.start()

    def _show(self, photo_id: str) -> None:
        sight, review = self._model.sights[photo_id], self._model.reviews[photo_id]
        treatments = self._model.treatments(photo_id)
        word, tone = self._words().photo(
            review,
            cleared=photo_id in self._model.published,
            failed=photo_id in self._model.failures,
            blocked=self._model.is_blocked(photo_id),
        )
        now = (word, tuple(treatments), self._model.settings.cover_style)
        if self._shown.get(photo_id) == now:
            return
        number = list(self._model.sights).index(photo_id) + 1
        image = thumb_of(sight, treatments, self._model.settings)
        self._shown[photo_id] = now
        self._strip.put(photo_id, image, tone, word, self._texts("Photo {n}", n=number))

    def _on_refused(self) -> None:
        refused = self._model.refusals[-1]
        self._strip.refuse(refused.name, self._texts("failed"), refused.sentence)
