"""Overviews: what is chosen, what is shown, and that exactly that leaves."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import override

import pytest
from PySide6.QtCore import QRunnable, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from consent_desk.errors import NothingWithdrawn, PrinterRefused, PrintOutdated
from consent_desk.media.pdf_pages import draw_page, page_sizes
from consent_desk.messages import Texts
from consent_desk.ports import Format
from consent_desk.services.make_print import Order
from consent_desk.services.prints.about import About
from consent_desk.services.prints.kinds import REPORT_KINDS, Kind
from tests.screenshots.stage import Stage
from tests.ui.fake_overviews import A4, SIZES, FakeOverviews
from ui.jobs import JobRunner
from ui.models.on_paper import pages_asked, print_pages
from ui.models.print_words import FORMS, NOTES, file_name
from ui.pages.consent.filter_bar import FilterBar
from ui.pages.overviews.overviews_page import OverviewsPage
from ui.pages.page import Page
from ui.places import Place
from ui.widgets.person_field import PersonField

type Put = Callable[..., OverviewsPage]


def paper_file(folder: Path, dots: int = 150) -> QPrinter:
    """A printer that prints to a PDF."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(folder / "paper.pdf"))
    printer.setFullPage(True)
    printer.setResolution(dots)
    return printer


@pytest.fixture
def desk() -> FakeOverviews:
    return FakeOverviews()


@pytest.fixture
def put(stage: Stage, desk: FakeOverviews, qtbot: QtBot) -> Put:
    """The page, shown; with answers of the two dialogs."""

    def put(
        printer: QPrinter | None = None, file: Path | None = None, runner: JobRunner | None = None
    ) -> OverviewsPage:
        def choose_file(over: QWidget, name: str, forms: Sequence[Format], _: Texts) -> Path | None:
            return file

        page = OverviewsPage(
            stage.texts,
            stage.theme,
            desk,  # type: ignore[arg-type]
            runner or stage.runner(),
            lambda *_: printer,
            choose_file,
        )
        qtbot.addWidget(page)
        page.resize(1100, 700)
        page.show()
        page.on_shown()
        return page

    return put


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def test_a_group_is_shown_by_keyboard_alone(put: Put, desk: FakeOverviews) -> None:
    page = put()
    QTest.keyClick(page.kinds, Qt.Key.Key_Down)
    assert page.kinds.kind is Kind.POCKET
    QTest.keyClick(page.kinds, Qt.Key.Key_Return)
    assert desk.orders == [Order(Kind.POCKET, About(group="5A"))]
    settle()
    assert page.preview is not None
    assert page.paper.shown


def test_nothing_is_made_before_somebody_asks_for_it(put: Put, desk: FakeOverviews) -> None:
    page = put()
    for kind in Kind:
        page.kinds.choose(kind)
    assert desk.orders == []
    assert page.print.isHidden() or not page.print.isVisible()


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_takes_what_it_needs_and_nothing_else(
    put: Put, desk: FakeOverviews, kind: Kind
) -> None:
    page = put()
    page.kinds.choose(kind)
    page.card.person.setText("Zoë Şahin")
    page.card.choose_files((Path("a.json"),))
    page.look()
    report = REPORT_KINDS[kind]
    about = desk.orders[0].about
    given = {
        "group": about.group,
        "person": about.person,
        "period": about.first and about.last,
        "files": about.files,
    }
    assert {need for need, value in given.items() if value} == set(report.needs | report.takes)


class Waiting(JobRunner):
    """A register that has not answered yet."""

    @override
    def _start(self, task: QRunnable) -> None:
        pass


def test_no_field_is_shown_before_it_is_known_what_there_is_to_choose(put: Put) -> None:
    page = put(runner=Waiting(lambda _: None))
    assert page.card.isHidden()
    assert page.before.show_it.isHidden()


def test_what_is_missing_is_said_and_enter_goes_there(put: Put, desk: FakeOverviews) -> None:
    page = put()
    page.kinds.choose(Kind.EVIDENCE)
    assert "Typ eerst een naam" in page.before.text
    assert page.before.show_it.isHidden()
    page.activateWindow()
    QTest.keyClick(page.kinds, Qt.Key.Key_Return)
    assert page.focusWidget() is page.card.person
    QTest.keyClicks(page.card.person, "zoe sah")
    assert page.card.person.found() == ["Zoë Şahin"]
    page.card.person.setText("Zoë Şahin")
    QTest.keyClick(page.card.person, Qt.Key.Key_Return)
    assert desk.orders[0].about.person == "zoe"


def test_namesakes_are_told_apart_before_anything_is_made(stage: Stage, qtbot: QtBot) -> None:
    field = PersonField(stage.texts)
    qtbot.addWidget(field)
    field.offer({"Sanne Jansen (5A)": "s5", "Sanne Jansen (6B)": "s6"})
    field.setText("Sanne Jansen")
    assert field.person_id == ""
    field.setText("sanne jansen (6b)")
    assert field.person_id == "s6"


def test_a_period_that_ends_before_it_begins_is_refused_here(put: Put, desk: FakeOverviews) -> None:
    page = put()
    page.kinds.choose(Kind.PLACED)
    page.card.first.setText("1-12-2026")
    page.look()
    assert desk.orders == []
    page.card.last.setText("1-12-2026")
    page.look()
    about = desk.orders[0].about
    assert (about.first, about.last) == (date(2026, 12, 1), date(2026, 12, 1))


def test_another_choice_lets_the_preview_go(put: Put, desk: FakeOverviews) -> None:
    page = put()
    page.look()
    assert page.preview is not None
    page.card.lang.setCurrentIndex(page.card.lang.findData("en"))
    page.card.lang.activated.emit(1)
    assert page.preview is None
    page.look()
    assert [order.lang for order in desk.orders] == ["nl", "en"]


def test_leaving_the_page_lets_the_preview_go(put: Put, qtbot: QtBot) -> None:
    page = put()
    stack, other = QStackedWidget(), QWidget()
    stack.addWidget(page)
    stack.addWidget(other)
    stack.show()
    page.look()
    settle()
    assert page.paper.shown
    stack.setCurrentWidget(other)
    assert page.preview is None
    assert page.paper.count == 0
    stack.setCurrentWidget(page)
    page.look()
    page.on_closing()
    assert page.preview is None
    stack.removeWidget(page)
    page.setParent(None)
    stack.deleteLater()


def test_a_preview_that_comes_late_is_not_shown_for_another_choice(
    put: Put, desk: FakeOverviews, qtbot: QtBot, stage: Stage
) -> None:
    def fail(error: BaseException) -> None:
        raise error

    runner = JobRunner(fail)
    page = put(runner=runner)
    qtbot.waitUntil(lambda: page.kinds.kind is not None)
    page.look()
    page.kinds.choose(Kind.SCHOOL)
    qtbot.waitUntil(lambda: not runner.running)
    assert len(desk.orders) == 1
    assert page.preview is None


def test_only_pages_that_are_seen_are_drawn_and_at_the_screens_own_dots(
    put: Put, desk: FakeOverviews
) -> None:
    page = put()
    page.look()
    settle()
    assert [number for number, *_ in desk.drawn] == [0]
    (_, scale, _) = desk.drawn[0]
    assert 842 * scale == pytest.approx(page.paper.viewport().width() - 32, abs=2)
    QTest.keyClick(page.paper, Qt.Key.Key_PageDown)
    settle()
    assert page.paper.at == 1
    assert {number for number, *_ in desk.drawn} == {0, 1}
    QTest.keyClick(page, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    page.paper.nearer()
    settle()
    assert desk.drawn[-1][1] > scale


def test_what_is_saved_is_what_was_looked_at(put: Put, desk: FakeOverviews, tmp_path: Path) -> None:
    page = put(file=tmp_path / "5a.xlsx")
    page.look()
    preview = page.preview
    page.save.click()
    assert preview is not None
    assert desk.saved == [(preview.made, Format.XLSX, tmp_path / "5a.xlsx")]
    assert len(desk.orders) == 1  # not made twice
    assert "5a.xlsx" in page.done.accessibleName()


def test_a_name_without_a_known_ending_becomes_a_pdf(
    put: Put, desk: FakeOverviews, tmp_path: Path
) -> None:
    page = put(file=tmp_path / "groep 5.a")
    page.look()
    page.save.click()
    assert desk.saved[0][1:] == (Format.PDF, tmp_path / "groep 5.a.pdf")


def test_the_key_is_printed_and_never_saved(put: Put, desk: FakeOverviews, tmp_path: Path) -> None:
    page = put(file=tmp_path / "key.pdf")
    page.kinds.choose(Kind.RECOVERY)
    page.look()
    assert page.save.isHidden()
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert desk.saved == []


def test_printing_draws_every_page_after_it_is_in_the_log(
    put: Put, desk: FakeOverviews, tmp_path: Path
) -> None:
    page = put(printer=paper_file(tmp_path))
    page.look()
    settle()
    preview = page.preview
    page.print.click()
    assert preview is not None
    assert desk.issued == [preview.made]
    content = (tmp_path / "paper.pdf").read_bytes()
    assert len(page_sizes(content)) == 2
    assert "Naar de printer" in page.done.accessibleName()


def test_no_printer_chosen_prints_and_logs_nothing(put: Put, desk: FakeOverviews) -> None:
    page = put(printer=None)
    page.look()
    page.print.click()
    assert desk.issued == []
    assert page.preview is not None


def test_what_is_out_of_date_is_not_printed_and_can_be_made_anew(
    put: Put, desk: FakeOverviews, tmp_path: Path
) -> None:
    page = put(printer=paper_file(tmp_path))
    page.look()
    desk.refuses = PrintOutdated()
    page.print.click()
    assert not (tmp_path / "paper.pdf").exists()
    assert page.preview is None
    assert "klopt misschien niet meer" in page.before.text
    page.before.show_it.click()
    assert page.preview is not None


def test_what_cannot_be_made_says_why_in_its_place(put: Put, desk: FakeOverviews) -> None:
    page = put()
    desk.refuses = NothingWithdrawn(person="Zoë Şahin")
    page.look()
    assert page.before.text.startswith("✕ Er is niets ingetrokken voor Zoë Şahin.")
    assert page.preview is None


def test_only_what_the_account_may_print_is_offered(put: Put, desk: FakeOverviews) -> None:
    desk.kinds = [REPORT_KINDS[Kind.POCKET]]
    page = put()
    assert page.kinds.count() == 1
    assert page.kinds.kind is Kind.POCKET


def test_another_page_opens_it_with_its_choice(put: Put) -> None:
    page = put()
    page.take_overview(Kind.GROUP, "6B")
    assert page.card.order() == Order(Kind.GROUP, About(group="6B"))
    page.take_overview(Kind.EVIDENCE, "zoe")
    assert page.card.order() == Order(Kind.EVIDENCE, About(person="zoe"))


def test_every_kind_and_form_has_its_words(stage: Stage) -> None:
    assert set(NOTES) == set(Kind)
    assert {form for kind in REPORT_KINDS.values() for form in kind.forms} == set(FORMS)
    order = Order(Kind.GROUP, About(group="5/A"))
    assert file_name(order, "", "2026-11-24", stage.texts) == "Groepsoverzicht 5_A 2026-11-24"


# On paper.


def printed(desk: FakeOverviews, printer: QPrinter, folder: Path) -> bytes:
    made = desk.preview(Order(Kind.GROUP, About(group="5A"))).made
    pages = pages_asked(printer, len(SIZES))
    print_pages(printer, SIZES, pages, lambda n, s, r: desk.page(made, n, s, r), lambda _: None)
    return (folder / "paper.pdf").read_bytes()


def test_a_page_on_paper_is_as_large_as_it_is_and_turned_as_it_is(
    desk: FakeOverviews, tmp_path: Path, qapp: QApplication
) -> None:
    content = printed(desk, paper_file(tmp_path), tmp_path)
    first, second = page_sizes(content)
    assert first == pytest.approx(A4, abs=2)
    assert second == pytest.approx(SIZES[1], abs=2)
    pixels = draw_page(content, 0, 1)
    assert (pixels[4:-4, 4:-4, 2] > 150).all()
    assert (pixels[4:-4, 4:-4, 0] < 60).all()


def test_a_printer_draws_in_its_own_dots_a_band_at_a_time(
    desk: FakeOverviews, tmp_path: Path, qapp: QApplication
) -> None:
    printed(desk, paper_file(tmp_path, dots=600), tmp_path)
    bands = [(scale, rows) for number, scale, rows in desk.drawn if number == 0 and rows]
    assert all(scale == pytest.approx(600 / 72, rel=0.01) for scale, _ in bands)
    assert len(bands) > 5
    for (_, rows), (_, after) in pairwise(bands):
        assert rows.stop == after.start


def test_only_the_pages_that_were_asked_for_are_printed(
    desk: FakeOverviews, tmp_path: Path, qapp: QApplication
) -> None:
    printer = paper_file(tmp_path)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    assert len(page_sizes(printed(desk, printer, tmp_path))) == 1
    assert {number for number, *_ in desk.drawn} == {1}


def test_a_printer_that_takes_nothing_is_a_sentence(
    desk: FakeOverviews, tmp_path: Path, qapp: QApplication
) -> None:
    printer = paper_file(tmp_path / "nowhere")
    with pytest.raises(PrinterRefused):
        printed(desk, printer, tmp_path)


def test_a_stopped_print_lets_go_of_the_printer(
    desk: FakeOverviews, tmp_path: Path, qapp: QApplication
) -> None:
    class Stopped(Exception):
        pass

    def tell(done: int) -> None:
        if done:
            raise Stopped

    made = desk.preview(Order(Kind.GROUP, About(group="5A"))).made

    def draw(number: int, scale: float, rows: range) -> QImage:
        return desk.page(replace(made), number, scale, rows)

    printer = paper_file(tmp_path)
    with pytest.raises(Stopped):
        print_pages(printer, SIZES, [0, 1], draw, tell)
    assert printer.printerState() is not QPrinter.PrinterState.Active


def test_a_window_goes_there_with_what_another_page_asks_for(stage: Stage, qtbot: QtBot) -> None:
    taken: list[tuple[Kind, str]] = []

    class Taking(Page):
        def take_overview(self, kind: Kind, whom: str) -> None:
            taken.append((kind, whom))

    pages = {"consent": Page("Toestemming"), "overviews": Taking("Overzichten")}
    places = [Place(key, key, "image", lambda _, k=key: pages[k]) for key in pages]
    window = stage.window_on(stage.school(), places)
    qtbot.addWidget(window)
    pages["consent"].overview_asked.emit(Kind.GROUP, "5A")
    assert window.page is pages["overviews"]
    assert taken == [(Kind.GROUP, "5A")]
    assert isinstance(taken[0][0], Kind)


def test_the_permissions_page_asks_for_the_group_that_is_shown(stage: Stage, qtbot: QtBot) -> None:
    bar = FilterBar(stage.texts)
    qtbot.addWidget(bar)
    asked: list[tuple[str, str]] = []
    bar.overview_asked.connect(lambda kind, whom: asked.append((kind, whom)))
    bar.offer(["5A", "6B"])
    bar.overview.click()
    bar.group.setCurrentIndex(2)
    bar.overview.click()
    assert asked == [("school", ""), ("group", "6B")]
