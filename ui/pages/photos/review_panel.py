"""One photo after the other: the strip, the photo, and its faces in words."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QWidget

from consent_desk.domain.photo import Box
from consent_desk.domain.review import Review
from consent_desk.domain.treatment import Extent, Saying, Treatment, Word
from consent_desk.messages import Texts
from ui.models.batch import BatchModel
from ui.models.pictures import Pictures, Shown, image_of
from ui.pages.photos.face_actions import FaceActions
from ui.pages.photos.faces_card import FacesCard
from ui.pages.photos.review_keys import ReviewKeys
from ui.pages.photos.strip_filler import StripFiller
from ui.pages.photos.words import Words
from ui.theme import Theme
from ui.tokens import GRID
from ui.widgets.name_picker import NamePicker
from ui.widgets.photo_canvas import Mark, PhotoCanvas
from ui.widgets.photo_strip import PhotoStrip
from ui.widgets.side_column import SideColumn

_RIGHT = 344


class ReviewPanel(QWidget):
    """Looks at the photos of a batch; what it says of them goes through the model.

    Args:
        model: the batch.
        pictures: the large pictures.
        texts: the language.
        theme: for what is painted by hand.
    """

    def __init__(self, model: BatchModel, pictures: Pictures, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self._pictures = pictures
        self._texts = texts
        self.is_shared = False
        self.channel = ""
        self._naming: tuple[str, Box] | None = None
        self._photo_id = ""
        self._treatments: list[Treatment] = []
        self._selected = -1
        self._build(theme)
        self._picker = NamePicker(texts, theme, self)
        self._filler = StripFiller(self.strip, model, texts, self._words)
        self._connect()

    def _build(self, theme: Theme) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(2 * GRID)
        self.strip = PhotoStrip(theme)
        self.strip.setAccessibleName(self._texts("Photos"))
        self.canvas = PhotoCanvas(theme.tokens)
        self.canvas.setAccessibleName(self._texts("The photo as it will be placed"))
        self.canvas.hint = self._texts(
            "This is how it will be placed · hold O: the original · drag: add a face · with Shift:"
            " an area"
        )
        across.addWidget(self.strip)
        across.addWidget(self.canvas, stretch=1)
        right = SideColumn(_RIGHT)
        self.right = right.cards
        self._card = FacesCard(self._texts)
        self.faces, self.face_actions = self._card.faces, self._card.face_actions
        self.right.addWidget(self._card, stretch=3)
        across.addWidget(right)

    def _connect(self) -> None:
        self._model.photo_changed.connect(self._on_photo)
        self._pictures.ready.connect(self._on_picture)
        self.strip.chosen.connect(self._on_chosen)
        self.canvas.chosen.connect(self._on_face)
        self.canvas.drawn.connect(self._on_drawn)
        self.faces.chosen.connect(self._on_face)
        self._keys = ReviewKeys(self.canvas, self._actions())
        self.faces.key_pressed.connect(self._keys.press)
        self.face_actions.asked.connect(self.do)
        self._picker.chosen.connect(self._on_named)
        for watched in (self.canvas, self.strip):
            watched.installEventFilter(self._keys)

    # What is shown.

    def start(self) -> None:
        """A new batch: nothing is shown yet."""
        self._photo_id = ""
        self._selected = -1
        self._filler.start()
        self._pictures.forget()
        self._show()

    def open_photo(self, photo_id: str) -> None:
        """Bring a photo to the front."""
        self.strip.go(photo_id)

    def show_shared(self, *, shared: bool) -> None:
        """Hide names and reasons, for a screen that the class can see (R18)."""
        self.is_shared = shared
        self._picker.hides_reasons = shared
        self._keys.is_shared = shared
        self.canvas.hold_original(held=False)
        self._show()

    @property
    def photo_id(self) -> str:
        """The photo at the front; empty: none."""
        return self._photo_id

    def _on_photo(self, photo_id: str) -> None:
        if photo_id == self._photo_id:
            self._show()

    def _on_chosen(self, photo_id: str) -> None:
        self._photo_id = photo_id
        self._selected = -1
        if not photo_id:
            self.canvas.clear()
        self._show()

    def _show(self) -> None:
        known = self._photo_id in self._model.sights
        self._treatments = self._model.treatments(self._photo_id) if known else []
        self._selected = min(self._selected, len(self._treatments) - 1)
        words = self._words()
        lines = [words.line(t, n, self._crop(t)) for n, t in enumerate(self._treatments, start=1)]
        self.faces.show_faces(lines, self._selected)
        self._card.nobody.setVisible(known and not self._treatments)
        self.faces.setVisible(bool(self._treatments))
        self._say_problem(known=known)
        self.canvas.show_marks(
            [
                Mark(t.face.box, line.tone, line.name)
                for t, line in zip(self._treatments, lines, strict=True)
            ],
            self._selected,
        )
        self.face_actions.offer(self.chosen)
        if known:
            sight = self._model.sights[self._photo_id]
            self._pictures.show(sight, self._treatments, self._model.settings)

    def _say_problem(self, *, known: bool) -> None:
        problem = self._model.failures.get(self._photo_id) or self.strip.refusal()
        if known and not problem and self._model.is_blocked(self._photo_id):
            problem = self._words().blocked(self._treatments, self.channel)
        self._card.say_problem(problem)

    def _on_picture(self, shown: Shown) -> None:
        if shown.photo_id == self._photo_id:
            self.canvas.show_photo(shown.covered, shown.original, shown.factor)

    def _crop(self, treatment: Treatment) -> QImage:
        crop = self._model.sights[self._photo_id].crops.get(treatment.face.box)
        return QImage() if crop is None else image_of(crop)

    def _words(self) -> Words:
        people = {each.person_id: each for each in self._model.people}
        return Words(self._texts, people, self.is_shared)

    # What is said.

    @property
    def chosen(self) -> Treatment | None:
        """The face that is chosen; None: none."""
        return self._treatments[self._selected] if self._selected >= 0 else None

    def _review(self) -> Review:
        return self._model.reviews[self._photo_id]

    def _on_face(self, index: int) -> None:
        if index != self._selected:
            self._selected = index
            self.faces.select(index)
            self.canvas.select(index)
            self.face_actions.offer(self.chosen)

    def _on_drawn(self, box: Box, is_area: bool) -> None:
        if self._photo_id:
            extent = Extent.AREA if is_area else Extent.HEAD
            self._say(Word(box, saying=Saying.COVER, extent=extent))
            drawn = (i for i, t in enumerate(self._treatments) if t.face.box == box)
            self._on_face(next(drawn, -1))

    def do(self, action: str) -> None:
        """Carry out an action of `FaceActions` on the chosen face."""
        chosen = self.chosen
        if chosen is None:
            return
        box = chosen.face.box
        word = self._review().word_on(box)
        if action == "name":
            self._ask_name(chosen)
        elif action == "take-back":
            self._model.change({self._photo_id: self._review().unsay(word.box if word else box)})
        elif action == "no-face":
            self._say(Word(box, saying=Saying.NO_FACE))
        elif action == "cover":
            self._say(Word(box, saying=Saying.COVER))
        elif action == "figure":
            self._say(Word(box, saying=Saying.COVER, extent=Extent.FIGURE))

    def _ask_name(self, treatment: Treatment) -> None:
        self._naming = self._photo_id, treatment.face.box
        place = self.canvas.place_of(treatment.face.box)
        self._picker.offer(
            self._model.people,
            self.channel,
            place.translated(self.canvas.pos()),
            suggested=[each.person_id for each in treatment.suggestions],
        )

    def _on_named(self, person_id: str) -> None:
        naming, self._naming = self._naming, None
        if naming is not None and naming[0] in self._model.reviews:
            photo_id, box = naming
            review = self._model.reviews[photo_id].say(Word(box, person_id))
            self._model.change({photo_id: review})

    def _say(self, word: Word) -> None:
        self._model.change({self._photo_id: self._review().say(word)})

    def sign_and_go_on(self) -> None:
        """The photo is right: sign it off, and go to the next that is not."""
        if self._photo_id not in self._model.reviews:
            self.strip.step(1)
            return
        self._model.change({self._photo_id: self._review().sign()})
        ids = self.strip.photo_ids()
        here = ids.index(self._photo_id)
        waiting = [p for p in ids[here + 1 :] + ids[:here] if not self._model.reviews[p].signed_off]
        if waiting:
            self.strip.go(waiting[0])

    def _actions(self) -> dict[int, Callable[[], None]]:
        """What each key does."""
        return {
            Qt.Key.Key_Space: self.sign_and_go_on,
            Qt.Key.Key_Left: lambda: self.strip.step(-1),
            Qt.Key.Key_Right: lambda: self.strip.step(1),
            Qt.Key.Key_J: lambda: self._walk(1),
            Qt.Key.Key_K: lambda: self._walk(-1),
            **{key: lambda a=name: self.do(a) for key, name in FaceActions.KEYS.items()},
        }

    def _walk(self, by: int) -> None:
        if self._treatments:
            self._on_face((self._selected + by) % len(self._treatments))
