"""States of *Photos*: from the empty page to a post that was placed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from consent_desk.domain.cluster import Cluster, FaceRef, largest_first
from consent_desk.domain.matching import Match, Suggestion
from consent_desk.domain.photo import Face, PhotoState
from consent_desk.domain.post import Post
from consent_desk.domain.purpose import OnUnconsented
from consent_desk.domain.review import Review
from consent_desk.domain.treatment import Word
from consent_desk.media.encode import sized
from consent_desk.ports import Batch, Photo
from consent_desk.services.clear_photos import PhotoReport
from consent_desk.services.find_faces import NOBODY, Gallery
from consent_desk.services.find_person import Directory
from consent_desk.services.find_sources import Place, SourceKind
from consent_desk.services.keep_purpose import set_channel
from consent_desk.services.look_at_photo import Sight, crop
from consent_desk.services.look_in_source import Found, PhotoFile, Trouble, small_picture
from tests.screenshots.classroom import PHOTOS, files, folder, picture, school, who_is_where
from tests.screenshots.stage import Stage, State
from ui.dialogs.fetch_dialog import FetchDialog
from ui.jobs import Job
from ui.main_window import MainWindow
from ui.models.face_rows import RowKind
from ui.models.post_desk import PostDesk
from ui.models.review_desk import ReviewDesk
from ui.models.sources_model import SourceDesk
from ui.pages.photos.finishing import finish_question
from ui.pages.photos.photos_page import PhotosPage
from ui.places import Desk

_NOW = datetime(2026, 11, 22, 14, 30)
_PERSONS = {
    "sanne": "Sanne Jansen",
    "mila": "Mila Visser",
    "tim": "Tim Bakker",
    "elif": "Elif Aydin",
}


class KnownFaces(ReviewDesk):
    """The real services; only who is in the photos is known, and nothing of before waits."""

    def __init__(self, *, waits: bool = False) -> None:
        super().__init__(school())
        self._waits = waits
        self._who: dict[FaceRef, str] = {}

    def waiting(self) -> list[tuple[Batch, list[Photo]]]:
        return super().waiting()[:1] if self._waits else []

    def gallery(self, batch: Batch) -> Gallery:
        return NOBODY

    def look(self, batch: Batch, photo: Photo, gallery: Gallery) -> Sight:
        number = _number(Path(photo.path))
        if number >= len(PHOTOS):
            return super().look(batch, photo, gallery)
        pixels, who = picture(PHOTOS[number]), who_is_where()[number]
        faces = [Face(box) for box in who]
        review = Review(photo.id, tuple(faces))
        with self._vault.register.write() as uow:
            uow.reviews.save(review)
            uow.commit()
        self._who |= {FaceRef(photo.id, box): name for box, name in who.items()}
        return Sight(
            photo,
            review,
            pixels.shape[1],
            pixels.shape[0],
            sized(pixels, 320)[0],
            {face.box: crop(pixels, face) for face in faces},
            {box: Match(None, _suggested(name)) for box, name in who.items() if _suggested(name)},
        )

    def clear(self, batch: Batch, out: Path) -> Iterator[PhotoReport]:
        """What became of the photos; none is searched again, and nothing is written."""
        channel = next(c for c in self.choices()[0] if c.code == batch.channel)
        with self._vault.register.read() as uow:
            paths = {photo.id: Path(photo.path) for photo in uow.photos.of_batch(batch.id)}
            signed = [r.photo_id for r in uow.reviews.of_batch(batch.id) if r.signed_off]
        for file in (paths[photo_id] for photo_id in signed):
            names = who_is_where()[_number(file)].values()
            if channel.on_unconsented is OnUnconsented.BLOCK and not {*names} <= {"sanne", "mila"}:
                yield PhotoReport(file, PhotoState.BLOCKED)
            else:
                yield PhotoReport(file, PhotoState.CLEARED, out / file.name)

    def clusters(self, sights: Iterable[Sight]) -> list[Cluster]:
        names = dict.fromkeys(self._who.values())
        return largest_first(
            Cluster(tuple(f for f, n in self._who.items() if n == name), _suggested(name))
            for name in names
        )


class KnownPosts(PostDesk):
    """The real check of a text; placing is only said."""

    def place(
        self, batch: Batch, files: Sequence[Path], text: str, no_names: Sequence[str]
    ) -> Post:
        return Post("post", batch.channel, text, batch.group_ids, (), "me", placed_at=_NOW)


def _number(file: Path) -> int:
    return int(file.stem.removeprefix("IMG_20")) - 41


@cache
def person(name: str) -> str:
    """The id of a pupil."""
    with school().register.read() as uow:
        return Directory.of(uow).find(name).id


def _suggested(name: str) -> tuple[Suggestion, ...]:
    if name not in ("sanne", "mila"):
        return ()
    return (Suggestion(person(_PERSONS[name]), 0.31),)


def photos_page(stage: Stage, desk: KnownFaces) -> PhotosPage:
    """The page over these services."""
    posts = KnownPosts(school())
    out = folder() / stage.folder.name / "cleared"
    page = PhotosPage(
        stage.texts, stage.theme, desk, posts, stage.runner(), lambda _: ([], None), lambda: out
    )
    page.setParent(None)
    return page


def _window(stage: Stage, *, waits: bool = False) -> MainWindow:
    from tests.screenshots.today import bare_places

    def make(_: Desk) -> PhotosPage:
        return photos_page(stage, KnownFaces(waits=waits))

    window = stage.window_on(school(), bare_places("photos", make))
    window.go("photos")
    return window


def page_of(window: QWidget) -> PhotosPage:
    """The photos page in a window."""
    (page,) = window.findChildren(PhotosPage)
    return page


def _open(window: QWidget, broken: bool = False) -> PhotosPage:
    page = page_of(window)
    page._start._groups._boxes[0].setChecked(True)
    page.take_files(list(files(broken)))
    _settle()
    return page


def _settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def _press(widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QApplication.sendEvent(
            widget, QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        )
        _settle()


def _name(page: PhotosPage, nickname: str) -> None:
    model = page._model
    changes: dict[str, Review] = {}
    for photo_id, sight in model.sights.items():
        number = _number(Path(sight.photo.path))
        for box, name in who_is_where()[number].items():
            if name == nickname:
                review = changes.get(photo_id, model.reviews[photo_id])
                changes[photo_id] = review.say(Word(box, person(_PERSONS[name])))
    model.change(changes)


def _reviewed(window: QWidget) -> PhotosPage:
    page = _open(window)
    for nickname in ("sanne", "mila", "tim"):
        _name(page, nickname)
    _press(page._review.strip, *[Qt.Key.Key_Space] * 3)
    page._review.strip.setCurrentRow(2)
    _settle()
    return page


# After the window is up.


def _refused(window: QWidget) -> None:
    start = page_of(window)._start
    codes = [channel.code for channel in start._channels]
    start._channel.setCurrentIndex(codes.index("website"))


def _finding(window: QWidget) -> None:
    page = _open(window)
    page._model._looking.total += 15
    page._model.counts_changed.emit()
    assert isinstance(window, MainWindow)
    job: Job[object] = Job(lambda _: None, page._texts("Finding faces"))
    window._strip.follow(job)
    job.progress.emit(7, 22, "IMG_2048.jpg")
    window._strip.show()


def _chosen(window: QWidget) -> None:
    _press(_reviewed(window)._review.strip, Qt.Key.Key_J)


def _naming(window: QWidget) -> None:
    page = _open(window)
    _press(page._review.strip, Qt.Key.Key_J, Qt.Key.Key_N)


def _blocked(window: QWidget) -> None:
    before = OnUnconsented.COVER
    set_channel(school(), "portal", OnUnconsented.BLOCK)
    try:
        page = _reviewed(window)
        page._clear.click()
        _settle()
        page._review.strip.setCurrentRow(0)
        _settle()
    finally:
        set_channel(school(), "portal", before)


def _failed(window: QWidget) -> None:
    page = _open(window, broken=True)
    page._review.strip.setCurrentRow(page._review.strip.count() - 1)


def _nobody(window: QWidget) -> None:
    page = _open(window)
    page._review.strip.setCurrentRow(page._review.strip.count() - 1)


def _shared(window: QWidget) -> None:
    _reviewed(window)._shared.setChecked(True)


def _undone(window: QWidget) -> None:
    page = _reviewed(window)
    page._model.undo()
    page._model.undo()


def _by_face(window: QWidget, *, shared: bool = False) -> PhotosPage:
    page = _open(window)
    for nickname in ("mila", "tim"):
        _name(page, nickname)
    page._by_face.click()
    _settle()
    guests = next(
        place
        for place, row in enumerate(page._faces._model.rows)
        if row.kind is RowKind.OPEN and page._model.sights and _is_guest(page, row.faces[0])
    )
    page._faces._grid.go_to(guests)
    _press(page._faces._grid, Qt.Key.Key_X)
    page._shared.setChecked(shared)
    _settle()
    return page


def _is_guest(page: PhotosPage, face: FaceRef) -> bool:
    desk = page._desk
    return isinstance(desk, KnownFaces) and desk._who[face] == "guest"


def _face_clicked_away(window: QWidget) -> None:
    grid = _by_face(window)._faces._grid
    _press(grid, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Delete)


def _naming_row(window: QWidget) -> None:
    grid = _by_face(window)._faces._grid
    grid.go_to(1)
    _press(grid, Qt.Key.Key_F2)


def _cleared(window: QWidget, text: str, *, shared: bool = False) -> PhotosPage:
    page = _reviewed(window)
    page._clear.click()
    _settle()
    page._text.text.setPlainText(text)
    page._post.write(text)
    page._shared.setChecked(shared)
    _settle()
    return page


def _placed(window: QWidget) -> None:
    page = _cleared(window, "Vandaag deden we proefjes in de klas.")
    page._text._placed.click()


GATED = "Vandaag deden we proefjes. Noor bouwde met Lotte en haar groepje een raket!"


def _finish(stage: Stage) -> QWidget:
    return finish_question(stage.texts, 9)


def _fetch(stage: Stage, **answers: bool) -> QWidget:
    phone, card = Place(SourceKind.PICTURES, "", folder(), (folder(),)), files()[0].parent
    eos = Place(SourceKind.CARD, "EOS", card, (card,))
    cloud = Place(SourceKind.CARD, "NIKON", folder() / "x", ())
    hours = (1, 1, 2, 25, 26, 26, 50)
    found = {
        eos.key: Found(
            eos,
            [
                PhotoFile(file, _NOW - timedelta(hours=h), is_here=h < 50)
                for file, h in zip(files(), hours, strict=True)
            ],
        ),
        phone.key: Found(phone, []),
        cloud.key: Found(cloud, [], trouble=Trouble.LOCKED),
    }
    desk = SourceDesk(
        lambda: [eos, phone, cloud],
        lambda place, _: found[place.key],
        small_picture,
        dict.fromkeys([eos.key] * len(answers), True).get,
        lambda *_: None,
        _NOW.date(),
    )
    return FetchDialog(stage.texts, stage.theme, desk, stage.runner(), platform="linux")


def _fetch_nothing(stage: Stage) -> QWidget:
    desk = SourceDesk(list, _never, small_picture, {}.get, lambda *_: None, _NOW.date())
    return FetchDialog(stage.texts, stage.theme, desk, stage.runner(), platform="linux")


def _never(*_: object) -> Found:
    raise AssertionError


def _state(name: str, after: Callable[[QWidget], object] = lambda _: None) -> State:
    return State(f"photos-{name}", _window, lambda window: after(window) and None)


STATES = (
    _state("start"),
    _state("start-refused", _refused),
    _state("finding", _finding),
    _state("review", _reviewed),
    _state("face-chosen", _chosen),
    _state("naming", _naming),
    _state("blocked", _blocked),
    _state("failed", _failed),
    _state("no-face", _nobody),
    _state("shared", _shared),
    _state("undone", _undone),
    _state("faces", _by_face),
    _state("faces-clicked-away", _face_clicked_away),
    _state("faces-naming", _naming_row),
    _state("faces-shared", partial(_by_face, shared=True)),
    _state("post-gated", partial(_cleared, text=GATED)),
    _state("post-gated-shared", partial(_cleared, text=GATED, shared=True)),
    _state("cleared", partial(_cleared, text="Vandaag deden we proefjes in de klas.")),
    _state("placed", _placed),
    State("photos-start-waiting", partial(_window, waits=True)),
    State("photos-finish", _finish),
    State("fetch", _fetch),
    State("fetch-own-device", partial(_fetch, own=True)),
    State("fetch-nothing", _fetch_nothing),
)
