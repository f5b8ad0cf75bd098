"""The window: the rail, one page at a time, and what happens when it is closed."""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from consent_desk.messages import Texts
from ui.dialogs.closing_dialog import Closing, ClosingDialog, losing_question
from ui.dialogs.question_dialog import QuestionDialog
from ui.how import How
from ui.jobs import Job, JobRunner
from ui.pages.page import Page
from ui.pages.start_page import StartPage
from ui.state import WindowState
from ui.theme import Theme
from ui.view_menu import ViewMenu
from ui.widgets.job_strip import JobStrip
from ui.widgets.notice import Notice
from ui.widgets.rail import Rail

if TYPE_CHECKING:
    from ui.places import Desk, Place

_SMALLEST = (1280, 720)
_USUAL = (1440, 900)


def _load(parts: Sequence[str]) -> None:
    """Load modules by name."""
    for part in parts:
        import_module(part)


class MainWindow(QMainWindow):
    """One window, one page at a time.

    Args:
        texts: the language.
        theme: light or dark.
        state: what is remembered.
        places: the entries of the rail.
        runner: runs jobs.
        ask_closing: asks what to do when it is closed while something runs.
        ask_losing: asks whether what was typed may be lost.
    """

    filled = Signal()
    """All pages are there."""
    closed = Signal()
    hidden = Signal()
    example_asked = Signal()
    """Somebody wants to see the example school."""

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        state: WindowState,
        places: Sequence["Place"],
        runner: JobRunner,
        ask_closing: Callable[[ClosingDialog], Closing] = ClosingDialog.ask,
        ask_losing: Callable[[QuestionDialog], bool] = QuestionDialog.is_yes,
    ) -> None:
        super().__init__()
        self._texts = texts
        self._theme = theme
        self._state = state
        self._places = places
        self._runner = runner
        self._ask_closing = ask_closing
        self._ask_losing = ask_losing
        self._pages: dict[str, Page] = {}
        self._wanted = ""
        self._dropped: list[Path] | None = None
        self.can_hide = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setWindowTitle("Consent Desk")
        self.setMinimumSize(*self._fitting(_SMALLEST))
        if not self._state.restore(self):
            self.resize(*self._fitting(_USUAL))
        whole = QWidget()
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self._rail = Rail(self._theme)
        self._view = ViewMenu(self._texts, self._theme, self)
        self._how = How(self._texts, self._theme, self)
        for place in self._places:
            self._rail.add(place.key, self._texts(place.word), place.icon, enabled=False)
        self._rail.add_menu(self._texts("View and help"), "dots-three", self._view.fill)
        across.addWidget(self._rail)
        down = self._down = QVBoxLayout()
        down.setSpacing(0)
        self.notice = Notice(self._texts)
        self._stack = QStackedWidget()
        self.start_page = StartPage(self._texts)
        self._stack.addWidget(self.start_page)
        self._strip = JobStrip(self._texts)
        down.addWidget(self.notice)
        down.addWidget(self._stack, stretch=1)
        down.addWidget(self._strip)
        across.addLayout(down, stretch=1)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self._rail.chosen.connect(self.go)
        self._view.example_asked.connect(self.example_asked)
        self._runner.changed.connect(self._on_jobs_changed)
        QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), self).activated.connect(
            self.show_shortcuts
        )
        QShortcut(QKeySequence("Shift+F1"), self).activated.connect(
            lambda: self._how.tell(self._wanted)
        )
        QShortcut(QKeySequence(QKeySequence.StandardKey.Quit), self).activated.connect(self.close)

    def _fitting(self, size: tuple[int, int]) -> tuple[int, int]:
        """A size that the screen has room for: enlarged twice, a small one has less than ours."""
        room = self.screen().availableSize()
        return min(size[0], room.width()), min(size[1], room.height())

    @property
    def page(self) -> Page | None:
        """The page at the front; None before the register is open."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) and shown is not self.start_page else None

    def mark_as_example(self, banner: QWidget) -> None:
        """Keep something in sight above every page of the example."""
        self._view.offers_example = False
        self._down.insertWidget(0, banner)

    def show_before(self, page: Page) -> None:
        """A page for before there is a register to work in; the rail waits."""
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.on_shown()

    def open_desk(self, desk: "Desk") -> None:
        """The register is open: make the pages and go to the first."""
        self.setWindowTitle(f"Consent Desk – {desk.school.name} · {desk.school.year}")
        self._rail.tell(desk.vault.actor.name, desk.school.name, str(desk.school.year))
        first, *others = self._places
        self._put(first, desk)
        self.go(first.key)
        for place in others:
            # What a page is made of is loaded beside the window, which answers meanwhile.
            job = Job(lambda _, parts=place.parts: _load(parts))
            self._runner.run(job.then(lambda _, place=place: self._put(place, desk)))

    def _put(self, place: "Place", desk: "Desk") -> None:
        page = place.make(desk)
        self._how.offer(page, place.key)
        page.go.connect(self.go)
        page.files_dropped.connect(self._on_files_dropped)
        page.overview_asked.connect(self._on_overview_asked)
        page.waiting_at.connect(self._rail.badge)
        self._pages[place.key] = page
        self._stack.addWidget(page)
        self._rail.enable(place.key)
        if len(self._pages) == len(self._places):
            self.filled.emit()
        if self._wanted == place.key:
            self.go(place.key)
        if place.key == "photos" and self._dropped is not None:
            paths, self._dropped = self._dropped, None
            page.take_files(paths)

    def go(self, key: str) -> None:
        """Bring a page to the front; one that is still being loaded, as soon as it is there."""
        self._wanted = key
        if (page := self._pages.get(key)) is None:
            return
        self._rail.mark(key)
        self._stack.setCurrentWidget(page)
        page.on_shown()

    def come_forward(self) -> None:
        """Show the window in front of the others."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_shortcuts(self) -> None:
        """The sheet of shortcuts, with those of the page at the front."""
        self._view.shortcuts(self.page).exec()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        answer = self._closing()
        if answer is Closing.STOP:
            for page in self._pages.values():
                page.on_closing()
            self._runner.stop_all()
            answer = self._unless_lost()
        if answer is not Closing.STOP:
            event.ignore()
            if answer is Closing.HIDE:
                self.hide()
                self.hidden.emit()
            return
        self._state.keep(self)
        event.accept()
        self.closed.emit()

    def _unless_lost(self) -> Closing:
        """Stay where something would be lost, unless somebody says that it may."""
        for key, page in self._pages.items():
            if lost := page.unkept():
                if self._ask_losing(losing_question(lost, self._texts, self)):
                    continue
                self.go(key)
                return Closing.STAY
        return Closing.STOP

    def _closing(self) -> Closing:
        running = [job.name for job in self._runner.waited_for]
        if not running:
            return Closing.STOP
        return self._ask_closing(
            ClosingDialog(self._texts, running, can_hide=self.can_hide, parent=self)
        )

    def _on_files_dropped(self, paths: list[Path]) -> None:
        self.go("photos")
        if (photos := self._pages.get("photos")) is not None:
            photos.take_files(paths)
        else:
            self._dropped = paths

    def _on_overview_asked(self, kind: str, whom: str) -> None:
        self.go("overviews")
        if (overviews := self._pages.get("overviews")) is not None:
            from consent_desk.services.prints.kinds import Kind

            overviews.take_overview(Kind(kind), whom)

    def _on_jobs_changed(self) -> None:
        waited_for = self._runner.waited_for
        if waited_for and self._strip.job not in waited_for:
            self._strip.follow(waited_for[0])
