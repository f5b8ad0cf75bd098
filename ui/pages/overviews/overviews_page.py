"""Overviews: choose one, see it as it will be on paper, and let exactly that go."""

from typing import override

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from consent_desk.errors import KnownError
from consent_desk.messages import Texts
from consent_desk.sentences import mark
from consent_desk.services.prints.kinds import Kind
from ui.jobs import Job, JobRunner
from ui.models.overviews_desk import Offer, OverviewsDesk, Preview
from ui.models.print_words import file_name, forms_of
from ui.pages.overviews.before_view import BeforeView
from ui.pages.overviews.kind_list import KindList
from ui.pages.overviews.leaving import (
    ChooseFile,
    ChoosePrinter,
    Leaving,
    file_in_dialog,
    system_printer,
)
from ui.pages.overviews.order_card import OrderCard
from ui.pages.overviews.paper_bar import PaperBar
from ui.pages.overviews.paper_view import PaperView
from ui.pages.page import Page
from ui.theme import Theme
from ui.tokens import GRID
from ui.widgets.labels import SHAPES, CutLabel, Role, Tone


class OverviewsPage(Page):
    """The preview is in memory only, and let go when another page comes to the front.

    Args:
        texts: the language.
        theme: the colours.
        desk: the services.
        runner: runs them.
        choose_printer: shows the system's dialog.
        choose_file: asks for a file.
    """

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        desk: OverviewsDesk,
        runner: JobRunner,
        choose_printer: ChoosePrinter = system_printer,
        choose_file: ChooseFile = file_in_dialog,
    ) -> None:
        super().__init__(texts(mark("Overviews")))
        self.texts = texts
        self._desk = desk
        self._runner = runner
        self._asked = 0
        self.preview: Preview | None = None
        self.kinds, self.card = KindList(texts), OrderCard(texts)
        self.before, self.paper = BeforeView(texts), PaperView(texts, theme)
        self._leaving = Leaving(desk, runner, texts, self, choose_printer, choose_file)
        self._build()
        self._connect()

    def _build(self) -> None:
        _ = self.texts
        self._stack = QStackedWidget()
        self._stack.addWidget(self.before)
        self._stack.addWidget(self.paper)
        right = QVBoxLayout()
        right.setSpacing(2 * GRID)
        right.addWidget(self.card)
        right.addWidget(self._stack, stretch=1)
        across = QHBoxLayout()
        across.setSpacing(2 * GRID)
        across.addWidget(self.kinds)
        across.addLayout(right, stretch=1)
        self.body.addLayout(across)
        self._bar = PaperBar(self.paper, _)
        self.status.addWidget(self._bar)
        self.done = CutLabel("", Role.TEXT)
        self.done.setProperty("tone", Tone.SHOWN.value)
        self.status.addWidget(self.done, stretch=1)
        self.save = self.quiet_action(_("Save…"))
        self.print = self.primary_action(_("Print…"))
        self._actions.setStretchFactor(self.status, 100)  # what was done gets the room there is
        self.show_foot(shown=False)
        self.setFocusProxy(self.kinds)
        self.card.hide()  # until it is known what there is to choose
        self.before.say_nothing()

    def _connect(self) -> None:
        self.kinds.chosen.connect(self._on_kind)
        self.kinds.entered.connect(self._on_entered)
        self.card.changed.connect(self._on_changed)
        self.card.entered.connect(self._on_entered)
        self.before.asked.connect(self.look)
        self.paper.wanted.connect(self._draw)
        self.print.clicked.connect(self._on_print)
        self.save.clicked.connect(self._on_save)
        self._leaving.told.connect(self._on_told)
        self._leaving.refused.connect(self._on_refused)
        for keys, act in (
            (QKeySequence.StandardKey.Print, self._on_print),
            (QKeySequence.StandardKey.Save, self._on_save),
            (QKeySequence.StandardKey.ZoomIn, self.paper.nearer),
            (QKeySequence("Ctrl+="), self.paper.nearer),
            (QKeySequence.StandardKey.ZoomOut, self.paper.further),
            (QKeySequence("Ctrl+0"), self.paper.fit_width),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # What there is to choose.

    @override
    def on_shown(self) -> None:
        self._runner.run(Job(lambda _: self._desk.offer()).then(self._show_offer))

    def _show_offer(self, offer: Offer) -> None:
        self.card.offer(offer)
        self.card.show()
        self.kinds.offer(offer.kinds)
        if self.preview is None:
            self._on_kind()

    @override
    def take_overview(self, kind: Kind, whom: str) -> None:
        self.forget()
        job = Job(lambda _: self._desk.offer()).then(self._show_offer)
        self._runner.run(job.then(lambda _: self._choose(kind, whom)))

    def _choose(self, kind: Kind, whom: str) -> None:
        self.kinds.choose(kind)
        self.card.group.setCurrentIndex(max(self.card.group.findData(whom), 0))
        self.card.person.choose(whom)
        self._on_changed()

    def _on_kind(self) -> None:
        if (kind := self.kinds.kind) is not None:
            self.card.show_kind(kind)
            self._on_changed()

    def _on_changed(self) -> None:
        """What is shown is not what is chosen any more."""
        self.forget()
        self.before.say_ready(self.card.missing())

    def _on_entered(self) -> None:
        if self.card.is_chosen and self.preview is None:
            self.look()
        else:
            self.card.go_first()

    # The preview.

    def look(self) -> None:
        """Make what is chosen, and show it."""
        if not self.card.is_chosen:
            self.card.go_first()
            return
        self.forget()
        asked, order = self._asked, self.card.order()
        self.before.say_busy()
        job = Job(lambda _: self._desk.preview(order))
        job.then(lambda preview: self._show(asked, preview))
        self._runner.run(job.or_else(lambda error: self._on_failed(asked, error)))

    def _show(self, asked: int, preview: Preview) -> None:
        if asked != self._asked:
            return
        self.preview = preview
        self.paper.setAccessibleName(self.texts("Preview: {title}", title=self._title()))
        self._stack.setCurrentWidget(self.paper)
        self.show_foot(shown=True)
        self.save.setVisible(bool(forms_of(preview.made.order.kind)))
        self.done.say("")
        self.paper.show_pages(preview.sizes)
        self._bar.tell()
        self.paper.setFocus()

    def _on_failed(self, asked: int, error: KnownError) -> None:
        if asked == self._asked:
            self.before.say_problem(self.texts.sentence(error))

    def _draw(self, number: int, scale: float) -> None:
        if (preview := self.preview) is None:
            return

        def show(picture: QImage) -> None:
            if self.preview is preview:
                self.paper.show_page(number, scale, picture)

        made = preview.made
        self._runner.run(Job(lambda _: self._desk.page(made, number, scale)).then(show))

    def forget(self) -> None:
        """Let the preview go: its bytes, and every page that was drawn of it."""
        self._asked += 1
        self.preview = None
        self.paper.show_pages(())
        self._stack.setCurrentWidget(self.before)
        self.show_foot(shown=False)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # another page, or the window is put away; not minimised
            self._on_changed()

    @override
    def on_closing(self) -> None:
        self.forget()

    # Out of the program.

    def _on_print(self) -> None:
        if self.preview is not None:
            self._leaving.print(self.preview)

    def _on_save(self) -> None:
        if self.preview is not None and forms_of(self.preview.made.order.kind):
            day = f"{self.preview.made.stamp.printed_at:%Y-%m-%d}"
            order = self.preview.made.order
            self._leaving.save(self.preview, file_name(order, self.card.whom, day, self.texts))

    def _on_told(self, words: str) -> None:
        if self.preview is not None:
            self.done.say(f"{SHAPES[Tone.SHOWN]} {words}")

    def _on_refused(self, error: KnownError) -> None:
        self.forget()
        self.before.say_problem(self.texts.sentence(error))

    def _title(self) -> str:
        item = self.kinds.currentItem()
        return item.text() if item else ""

    @override
    def shortcuts(self) -> list[tuple[str, str]]:
        _ = self.texts
        return [
            (_("Enter"), _("show what is chosen")),
            (_("Page up and down"), _("to another page")),
            ("Ctrl+P", _("print")),
            ("Ctrl+S", _("save")),
            ("Ctrl++ Ctrl+− Ctrl+0", _("larger, smaller, the whole width")),
        ]
