"""A teacher at the real window over a real register: waits as people do, and presses keys."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from consent_desk.domain.treatment import Treatment
from consent_desk.messages import Texts
from consent_desk.ports import Vault
from consent_desk.self_test.drawn_face import drawn_face
from consent_desk.services.change_settings import change_setting
from consent_desk.services.enrol_face import enrol_face
from reports.draw import draw
from tests.benchmarks.portraits import astronaut, composed, grace_hopper
from tests.school import answer, save
from ui.jobs import JobRunner
from ui.main_window import MainWindow
from ui.models.batch import BatchModel
from ui.models.post_desk import PostDesk
from ui.models.review_desk import ReviewDesk
from ui.pages.photos.faces_view import FacesView
from ui.pages.photos.photos_page import PhotosPage
from ui.pages.photos.post_panel import PostPanel
from ui.pages.photos.review_panel import ReviewPanel
from ui.places import Desk, Place
from ui.state import WindowState
from ui.theme import Choice, Theme

WAIT_MS = 60_000


def lesson(folder: Path, count: int) -> Path:
    """Photos of one lesson: Eileen in each, Grace in most, and a drawing of a face in the first."""
    for number in range(count):
        places = [(20 + 4 * number, 60, 240), (330 + 3 * number, 40 + number, 250)]
        pixels = composed(640, 360, places[:1] if number % 3 == 2 else places)
        if number == 0:
            pixels = np.hstack([pixels, np.full((360, 320, 3), 190, np.uint8)])
            drawing = Image.fromarray(drawn_face()).resize((240, 240))
            pixels[20:260, 640:880] = np.asarray(drawing)
        save(pixels, folder / f"IMG_{number:02}.jpg", quality=92)
    return folder


def enrol(vault: Vault, folder: Path) -> None:
    """Matching is on, and both granted it; only Eileen may be shown, nobody may be named."""
    for setting in ("dpia_done", "face_matching"):
        change_setting(vault, setting, "true")
    answer(vault)
    for name, portrait in (("Eileen Collins", astronaut()), ("Grace Hopper", grace_hopper())):
        answer(vault, name, "face_matching")
        small = Image.fromarray(np.ascontiguousarray(portrait)).resize((300, 300))
        file = save(np.asarray(small), folder / f"{name}.jpg")
        assert enrol_face(vault, name, [file]).photos[0].refused is None


@dataclass
class Teacher:
    """Sits at a window on `vault`; `photos` is what *Get photos* gives."""

    bot: QtBot
    vault: Vault
    out: Path
    photos: Sequence[Path] = ()
    told: list[BaseException] = field(default_factory=list[BaseException])

    def sit_down(self) -> "Teacher":
        """Open the window on the photos page."""
        change_setting(self.vault, "detection", "quick")
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme = Theme(application, Choice.LIGHT)
        texts, self.runner = Texts("nl"), JobRunner(self.told.append)
        place = Place("photos", "Photos", "image", self._page)
        state = WindowState(self.out.parent / "window.ini")
        self.window = MainWindow(texts, theme, state, [place], self.runner)
        with self.vault.register.read() as uow:
            school = uow.school
        desk = Desk(self.vault, school, draw, texts, theme, self.runner, frozenset({"photos"}))
        self.window.open_desk(desk)
        self.bot.addWidget(self.window)
        self.window.resize(1440, 900)
        with self.bot.waitExposed(self.window):
            self.window.show()
        self._to_the_front()
        self.bot.wait_until(lambda: not self.runner.running, timeout=WAIT_MS)
        return self

    def _page(self, desk: Desk) -> PhotosPage:
        self.page = PhotosPage(
            desk.texts,
            desk.theme,
            ReviewDesk(desk.vault),
            PostDesk(desk.vault),
            desk.runner,
            lambda _: (list(self.photos), True),
            lambda: self.out,
        )
        return self.page

    # What there is on the page.

    @property
    def model(self) -> BatchModel:
        model = vars(self.page)["_model"]
        assert isinstance(model, BatchModel)
        return model

    def part[T: QWidget](self, kind: type[T]) -> T:
        (found,) = self.page.findChildren(kind)
        return found

    @property
    def review(self) -> ReviewPanel:
        return self.part(ReviewPanel)

    @property
    def faces(self) -> FacesView:
        return self.part(FacesView)

    @property
    def post(self) -> PostPanel:
        return self.part(PostPanel)

    def button(self, text: str) -> QPushButton:
        found = [b for b in self.page.findChildren(QPushButton) if b.text() == text]
        assert found, f"no button {text}"
        return next((b for b in found if b.isVisible()), found[0])

    def treatment(self) -> Treatment:
        """The face that is chosen in the photo at the front."""
        chosen = self.review.chosen
        assert chosen is not None
        return chosen

    # What is done.

    def until(self, so: Callable[[], bool]) -> None:
        self.bot.waitUntil(so, timeout=WAIT_MS)

    def rest(self) -> None:
        """Let everything that was begun come to its end."""
        self.until(lambda: not self.runner.running)
        QApplication.processEvents()

    def drop(self, *paths: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        action = Qt.DropAction.CopyAction
        point = self.page.rect().center()
        self.page.dropEvent(QDropEvent(QPointF(point), action, data, buttons, keys))

    def click(self, text: str) -> None:
        self.bot.mouseClick(self.button(text), Qt.MouseButton.LeftButton)

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Keys, to whatever the keyboard is on."""
        for key in keys:
            focused = self.focused()
            self.bot.keyClick(focused, key, modifier or Qt.KeyboardModifier.NoModifier)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        self.bot.keyClicks(self.focused(), text)
        QApplication.processEvents()

    def focused(self) -> QWidget:
        """What the keyboard is on."""
        self._to_the_front()
        focused = QApplication.focusWidget()
        assert focused is not None, "the keyboard is nowhere"
        return focused

    def _to_the_front(self) -> None:
        """Without a window manager nobody else brings back a window that lost the keyboard."""

        def is_there() -> bool:
            if QApplication.activeWindow() is None:
                self.window.activateWindow()
            return QApplication.activeWindow() is not None

        self.until(is_there)

    def tab_to(self, wanted: QWidget) -> None:
        """Walk with Tab until the keyboard is on a control."""
        for _ in range(80):
            if QApplication.focusWidget() is wanted:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not come to {wanted.accessibleName()!r}")


def shows(file: Path, original: Path, place: tuple[int, int, int, int]) -> bool:
    """Whether a part (x, y, w, h) of a cleared file is as in the original."""
    x, y, w, h = place
    one = np.asarray(Image.open(file).convert("RGB"), np.int16)[y : y + h, x : x + w]
    other = np.asarray(Image.open(original).convert("RGB"), np.int16)[y : y + h, x : x + w]
    return float(np.abs(one - other).mean()) < 5
