"""Getting photos: where they are, which of them, and whose device made them."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import override

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from consent_desk.errors import KnownError
from consent_desk.messages import Texts
from consent_desk.services.look_in_source import Found, PhotoFile
from ui.dialogs.dialog import Dialog
from ui.dialogs.fetch_words import (
    ICONS,
    cable_guide,
    day_name,
    source_line,
    source_name,
    told,
)
from ui.icons import icon
from ui.jobs import Job, JobRunner
from ui.models.pictures import image_of
from ui.models.sources_model import SourceDesk, days_of, picked_at_first
from ui.theme import Theme
from ui.tokens import GRID, ROW
from ui.widgets.device_question import DeviceQuestion
from ui.widgets.labels import SHAPES, Role, Tone, label
from ui.widgets.photo_tree import PICTURE, PhotoTree

_SIZE = QSize(880, 640)
_SOURCES = 272


@dataclass(frozen=True)
class _Looked:
    found: Found
    own_device: bool | None


class FetchDialog(Dialog):
    """Photos of one source at a time; once accepted, `paths` and `own_device` say what was chosen.

    Args:
        texts: the language.
        theme: the colours of the icons.
        desk: the sources.
        runner: looks in them.
        parent: the window.
        platform: `sys.platform`, for how a phone's photos come here.
    """

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        desk: SourceDesk,
        runner: JobRunner,
        parent: QWidget | None = None,
        platform: str = sys.platform,
    ) -> None:
        super().__init__(texts("Get photos"), parent)
        self._texts = texts
        self._theme = theme
        self._desk = desk
        self._runner = runner
        self._platform = platform
        self._looked: list[_Looked] = []
        self._picks: dict[str, frozenset[PhotoFile]] = {}
        self._answers: dict[str, bool] = {}
        self._looking: Job[None] | None = None
        self._asks_again = False
        self._picturing: Job[None] | None = None
        self.resize(_SIZE)
        self._build()
        self._connect()
        self._look()

    def _build(self) -> None:
        _ = self._texts
        self.sources = QListWidget()
        self.sources.setFixedWidth(_SOURCES)
        self.sources.setAccessibleName(_("Where the photos are"))
        self.sources.setIconSize(QSize(22, 22))
        self.tree = PhotoTree(_, self._theme)
        self._guide = label("", wrap=True)
        self._guide.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._guide.setContentsMargins(GRID, GRID, 0, 0)
        self._told = label("", Role.MUTED, wrap=True)
        right = QVBoxLayout()
        right.setSpacing(GRID + 4)
        for part in (self.tree, self._guide):
            right.addWidget(part, stretch=1)
        right.addWidget(self._told)
        self.question = DeviceQuestion(_)
        right.addWidget(self.question)
        across = QHBoxLayout()
        across.setSpacing(2 * GRID)
        across.addWidget(self.sources)
        across.addLayout(right, stretch=1)
        self.content.addLayout(across)
        self.again_button = self.add_button(_("Look again"))
        self.cancel_button = self.add_button(_("Cancel"))
        self.fetch_button = self.add_button("", "primary")

    def _connect(self) -> None:
        self.sources.currentRowChanged.connect(self._on_source)
        self.tree.picks_changed.connect(self._on_picks)
        self.tree.itemExpanded.connect(self._make_pictures)
        self.question.answered.connect(self._on_answer)
        self.again_button.clicked.connect(self._look)
        self.cancel_button.clicked.connect(self.reject)
        self.fetch_button.clicked.connect(self.accept)

    # What was chosen.

    @property
    def paths(self) -> list[Path]:
        """The photos that were picked, oldest first, as they were taken."""
        return [photo.path for photo in reversed(self.tree.picks)]

    @property
    def own_device(self) -> bool:
        """Whether they come from somebody's own device; own where nothing was answered (R21)."""
        looked = self._current()
        return looked is None or self._answers.get(looked.found.place.key, True)

    @override
    def accept(self) -> None:
        looked = self._current()
        if looked is None or not self.paths or looked.found.place.key not in self._answers:
            return
        if looked.own_device != self.own_device:
            self._desk.remember(looked.found.place.key, self.own_device)
        self._stop()
        super().accept()

    @override
    def reject(self) -> None:
        self._stop()
        super().reject()

    def _stop(self) -> None:
        for job in (self._looking, self._picturing):
            if job is not None:
                job.cancel()

    # Looking.

    def _look(self) -> None:
        """Look in all sources; what was ticked and answered before stays so."""
        if self._looking is not None:
            self._asks_again = True
            return
        self._stop()
        self._looked.clear()
        self.sources.clear()
        self._guide_entry()
        desk = self._desk

        def work(job: Job[None]) -> None:
            for place in desk.find():
                job.stop_if_asked()
                job.give(_Looked(desk.look(place, job.stop_if_asked), desk.own_device(place.key)))

        self._looking = Job(work)
        self._show_current()
        self._runner.run(self._looking.each(self._on_looked).at_last(self._on_all_looked))

    def _on_looked(self, item: object) -> None:
        if not isinstance(item, _Looked):
            return
        place = item.found.place
        self._picks.setdefault(place.key, picked_at_first(item.found, self._desk.today))
        if item.own_device is not None:
            self._answers.setdefault(place.key, item.own_device)
        row = len(self._looked)
        self._looked.append(item)
        entry = QListWidgetItem(
            icon(ICONS[place.kind], self._theme.tokens), self._entry_words(item.found)
        )
        entry.setSizeHint(QSize(0, ROW + 2 * GRID))
        self.sources.insertItem(row, entry)
        has_better = bool(self._picks[place.key]) and not self.paths
        if self.sources.currentRow() == -1 or row == 0 or has_better:
            self.sources.setCurrentRow(row)

    def _entry_words(self, found: Found) -> str:
        line = source_line(self._texts, found, self._desk.today)
        mark = f"{SHAPES[Tone.NEEDS_YOU]} " if found.trouble else ""
        return f"{source_name(self._texts, found.place)}\n{mark}{line}"

    def _guide_entry(self) -> None:
        entry = QListWidgetItem(
            icon("question", self._theme.tokens), self._texts("Phone by cable:\nhow to")
        )
        entry.setSizeHint(QSize(0, ROW + 2 * GRID))
        self.sources.addItem(entry)

    def _on_all_looked(self) -> None:
        self._looking = None
        if self._asks_again:
            self._asks_again = False
            self._look()
            return
        if self.sources.currentRow() == -1:
            self.sources.setCurrentRow(0)
        self._show_current()

    # Showing.

    def _current(self) -> _Looked | None:
        row = self.sources.currentRow()
        return self._looked[row] if 0 <= row < len(self._looked) else None

    def _on_source(self, _row: int) -> None:
        self._show_current()

    def _show_current(self) -> None:
        looked = self._current()
        self._guide.setVisible(looked is None)
        self.tree.setVisible(looked is not None)
        self.question.setVisible(looked is not None and bool(looked.found.photos))
        if looked is None:
            self._guide.setText(self._guide_words())
            self._told.clear()
            self.tree.show_days([], (), str)
            return
        found, texts, today = looked.found, self._texts, self._desk.today
        self._told.setText("\n".join(told(texts, found)))
        self.tree.show_days(
            days_of(found.photos),
            self._picks[found.place.key],
            lambda day: day_name(texts, day, today),
        )
        self.question.show_answer(self._answers.get(found.place.key))
        self._make_pictures()

    def _make_pictures(self) -> None:
        """Small pictures of what is unfolded, one by one, for the source that is in front."""
        files = self.tree.wanted_pictures()
        if self._picturing is not None:
            self._picturing.cancel()
        if not files:
            return
        make, side = self._desk.picture, 2 * PICTURE.width()

        def work(job: Job[None]) -> None:
            for file in files:
                job.stop_if_asked()
                try:
                    job.give((file, image_of(make(file, side))))
                except KnownError:  # bringing it in tells what is wrong with it
                    job.give((file, QImage()))

        self._picturing = Job(work)
        self._runner.run(self._picturing.each(self._on_picture))

    def _on_picture(self, item: object) -> None:
        match item:
            case (Path() as file, QImage() as picture):
                self.tree.show_picture(file, picture)
            case _:
                pass

    def _guide_words(self) -> str:
        if self._looking is not None and self.sources.currentRow() == -1:
            return self._texts("Looking where there are photos…")
        return cable_guide(self._texts, self._platform)

    def _on_answer(self, own: bool) -> None:
        looked = self._current()
        if looked is not None:
            self._answers[looked.found.place.key] = own
        self._show_button()

    def _on_picks(self) -> None:
        looked = self._current()
        if looked is not None:
            self._picks[looked.found.place.key] = frozenset(self.tree.picks)
        self._show_button()

    def _show_button(self) -> None:
        count, looked = len(self.tree.picks), self._current()
        _ = self._texts
        words = _.several("Get {n} photo", "Get {n} photos", count) if count else _("Get photos")
        self.fetch_button.setText(words)
        self.fetch_button.setAccessibleName(words)
        is_answered = looked is not None and looked.found.place.key in self._answers
        self.fetch_button.setEnabled(count > 0 and is_answered)
