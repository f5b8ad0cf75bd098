"""Photos: from what a phone brought to files that may be published."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import override

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QWidget

from consent_desk.domain.purpose import Channel
from consent_desk.messages import Texts
from consent_desk.ports import Batch, Photo
from consent_desk.services.clear_photos import PhotoReport
from ui.jobs import Job, JobRunner
from ui.models.batch import BatchModel
from ui.models.pictures import Pictures
from ui.models.post import PostModel
from ui.models.post_desk import PostDesk
from ui.models.review_desk import ReviewDesk
from ui.models.unmarked import UnmarkedModel
from ui.pages.page import Page
from ui.pages.photos.faces_view import FacesView
from ui.pages.photos.finishing import finish_question
from ui.pages.photos.foot_words import FootWords
from ui.pages.photos.key_sheet import review_keys
from ui.pages.photos.post_panel import PostPanel
from ui.pages.photos.review_panel import ReviewPanel
from ui.pages.photos.start_panel import StartPanel
from ui.theme import Theme
from ui.widgets.labels import CutLabel, Role, button
from ui.widgets.notice import Notice


class PhotosPage(Page):
    """Asks for groups and channel, takes photos, and reviews them one by one or person by person.

    Args:
        texts: the language.
        theme: for what is painted by hand.
        desk: the services for the photos.
        posts: the services for what is placed.
        runner: runs them.
        fetch: asks for photos where they are; gives the files, and whether it is somebody's own
            device (None: nobody said).
        out: the folder for cleared files.
    """

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        desk: ReviewDesk,
        posts: PostDesk,
        runner: JobRunner,
        fetch: Callable[[QWidget], tuple[list[Path], bool | None]],
        out: Callable[[], Path],
    ) -> None:
        super().__init__(texts("Photos"))
        self._texts = texts
        self._desk = desk
        self._runner = runner
        self._fetch = fetch
        self._out = out
        self._waiting: list[tuple[Batch, list[Photo]]] = []
        self._channels: dict[str, str] = {}
        self._model = BatchModel(desk, runner, texts)
        self._pictures = Pictures(desk, runner)
        self._post = PostModel(self._model, posts, runner, texts)
        self._asked = UnmarkedModel(posts, runner)
        self.setAcceptDrops(True)
        self._build(theme)
        self._connect()

    def _build(self, theme: Theme) -> None:
        _ = self._texts
        self._about = CutLabel("", Role.MUTED)
        self.head.addWidget(self._about, stretch=1)
        self._shared = button(_("Class is watching"))
        self._shared.setCheckable(True)
        self._shared.setToolTip(_("Hides names and reasons while the class sees this screen"))
        self._by_face = button(_("Faces"))
        self._by_photo = button(_("Photos"))
        views = QButtonGroup(self)
        for each in (self._by_face, self._by_photo):
            each.setCheckable(True)
            views.addButton(each)
        self._add = button(_("Add photos"))
        self._end = button(_("Finish"))
        for each in self._while_open():
            self.head.addWidget(each)
        self._stack = QStackedWidget()
        self._start = StartPanel(self._texts, self._asked)
        self._review = ReviewPanel(self._model, self._pictures, self._texts, theme)
        self._stack.addWidget(self._start)
        self._text = PostPanel(self._post, self._texts, theme)
        self._review.right.addWidget(self._text, stretch=2)
        self._faces = FacesView(self._model, self._texts, theme)
        self._stack.addWidget(self._review)
        self._stack.addWidget(self._faces)
        self._told = Notice(self._texts)
        self.body.addWidget(self._told)
        self.body.addWidget(self._stack)
        self._clear = self.primary_action("")
        self._foot_words = FootWords(self._texts, self.status, self._clear)
        self._actions.setStretchFactor(self.status, 100)  # the keys get all the room there is
        self._go_to_start()

    def _connect(self) -> None:
        self._start.dropped.connect(self.take_files)
        self._start.fetch_asked.connect(self._choose)
        self._start.go_on_asked.connect(self._on_go_on)
        self._add.clicked.connect(self._choose)
        self._end.clicked.connect(self._on_end)
        self._shared.toggled.connect(self._on_shared)
        self._clear.clicked.connect(self._on_primary)
        self._model.opened.connect(self._on_opened)
        self._model.counts_changed.connect(self._on_counts)
        self._model.cleared.connect(self._on_cleared)
        self._model.left_over.connect(self._on_left_over)
        self._faces.photo_asked.connect(self._on_photo_asked)
        self._faces.counts_changed.connect(self._on_counts)
        self._by_face.toggled.connect(self._on_view)
        for keys, act in (
            (QKeySequence.StandardKey.Undo, self._model.undo),
            (QKeySequence.StandardKey.Redo, self._model.redo),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # Coming and going.

    @override
    def on_shown(self) -> None:
        if self._model.batch is not None:
            self._model.refresh_people()
            return
        work = Job(lambda _: (*self._desk.choices(), self._desk.waiting()))
        self._runner.run(work.then(lambda found: self._offer(*found)))
        self._asked.refresh()

    def _offer(
        self,
        channels: Sequence[Channel],
        groups: Sequence[str],
        waiting: list[tuple[Batch, list[Photo]]],
    ) -> None:
        self._waiting = waiting
        self._channels = {c.code: self._texts.channel_name(c) for c in channels}
        self._start.offer(channels, list(self._channels.values()), groups)
        self._start.show_waiting(sum(len(photos) for _, photos in waiting))

    @override
    def on_closing(self) -> None:
        self._text.keep()

    @override
    def take_files(self, paths: list[Path]) -> None:
        if not paths:
            self._choose()
        elif self._model.batch is not None:
            self._model.add(paths, self._out())
        elif not self._start.refusal():
            choice = self._start.choice()
            self._model.begin(
                choice.channel, choice.groups, paths, self._out(), own_device=choice.own_device
            )

    def _choose(self) -> None:
        chosen, own_device = self._fetch(self)
        if own_device is not None:
            self._start.say_device(own=own_device)
        if chosen:
            self.take_files(chosen)

    def _on_go_on(self) -> None:
        if self._waiting:
            self._model.resume(*self._waiting[-1])

    def _on_opened(self) -> None:
        self._review.start()
        self._name_channel()
        self._stack.setCurrentWidget(self._review)
        for each in self._while_open():
            each.show()
        self.show_foot(shown=True)
        self._by_photo.setChecked(True)
        self._on_view()

    def _while_open(self) -> tuple[QPushButton, ...]:
        return (self._shared, self._by_face, self._by_photo, self._add, self._end)

    def _on_shared(self, shared: bool) -> None:
        self._review.show_shared(shared=shared)
        self._text.show_shared(shared=shared)
        self._faces.hides_reasons = shared
        self._focus()  # else the space bar presses this button again, and signs nothing

    def _on_view(self) -> None:
        by_face = self._by_face.isChecked()
        self._stack.setCurrentWidget(self._faces if by_face else self._review)
        self._focus()
        self._on_counts()

    def _focus(self) -> None:
        (self._faces if self._by_face.isChecked() else self._review.strip).setFocus()

    def _on_photo_asked(self, photo_id: str) -> None:
        self._by_photo.setChecked(True)
        self._review.open_photo(photo_id)

    def _name_channel(self) -> None:
        batch = self._model.batch
        name = self._channels.get(batch.channel, batch.channel) if batch else ""
        self._review.channel = self._faces.channel = name
        self._about.say(name)

    def _on_end(self) -> None:
        """What is signed off and not cleared, or not looked at, asks first."""
        counts = self._model.counts()
        left = counts.looked - counts.cleared
        if not left or finish_question(self._texts, left, self).is_yes():
            self._model.end(self._on_ended)

    def _on_ended(self) -> None:
        self._faces.forget()
        self._review.start()
        self._go_to_start()

    def _go_to_start(self) -> None:
        self._stack.setCurrentWidget(self._start)
        for each in self._while_open():
            each.hide()
        self.show_foot(shown=False)
        if self.isVisible():
            self.on_shown()

    # Counts and clearing.

    def _on_counts(self) -> None:
        counts = self._model.counts()
        failed = counts.refused + len(self._model.failures)
        if not counts.cleared:
            self._name_channel()
        if self._by_face.isChecked():
            self._foot_words.faces(self._faces.counts, counts, failed)
        else:
            self._foot_words.photos(counts, failed)

    def _on_primary(self) -> None:
        if self._by_face.isChecked():
            self._by_photo.click()
        else:
            self._model.clear(self._out())

    def _on_cleared(self, reports: list[PhotoReport]) -> None:
        count = self._model.counts().cleared
        if count:
            folder = str(self._out())
            self._about.say(
                self._texts.several(
                    "{n} photo is in {folder}", "{n} photos are in {folder}", count, folder=folder
                )
            )
        left = [file for report in reports for file in report.left]
        if left:
            self._on_left_over(left)

    def _on_left_over(self, left: list[Path]) -> None:
        """What may not be there any more and could not be deleted is told by name."""
        files = ", ".join(str(file) for file in left)
        self._told.say(
            self._texts("Could not be deleted, delete them yourself: {files}", files=files),
            self._texts("Open folder"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(left[0].parent))),
        )

    @override
    def shortcuts(self) -> list[tuple[str, str]]:
        _ = self._texts
        if self._stack.currentWidget() is self._faces:
            return self._faces.shortcuts()
        return review_keys(_)
