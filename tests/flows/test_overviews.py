"""An overview from the register to the screen, to a file and to paper, over the real services."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from openpyxl import load_workbook
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from consent_desk.domain.account import Account, Role
from consent_desk.domain.audit import Entry
from consent_desk.domain.consent import Answer
from consent_desk.media.pdf_pages import draw_page, page_sizes
from consent_desk.messages import Texts
from consent_desk.ports import Format, Vault
from consent_desk.services.prints.kinds import Kind
from consent_desk.services.verify_audit import verify_audit
from consent_desk.services.withdraw import withdraw
from reports.draw import draw
from tests.flows.test_administration import up
from tests.school import answer
from tests.screenshots.stage import Stage
from ui.models.overviews_desk import OverviewsDesk
from ui.pages.overviews.overviews_page import OverviewsPage
from ui.theme import Choice, Theme


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    theme = Theme(qapp, Choice.LIGHT)
    yield Stage(Texts("nl"), theme, tmp_path)
    theme.deleteLater()


class Answers:
    """What the two dialogs of the system answer."""

    def __init__(self) -> None:
        self.file: Path | None = None
        self.paper: Path | None = None

    def choose_file(self, over: QWidget, name: str, _: Sequence[Format], __: Texts) -> Path | None:
        return self.file

    def choose_printer(self, over: QWidget, title: str, pages: int, _: Texts) -> QPrinter | None:
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.paper))
        printer.setFullPage(True)
        printer.setResolution(144)
        return printer


def overviews(vault: Vault, stage: Stage, qtbot: QtBot) -> tuple[OverviewsPage, Answers]:
    answers = Answers()
    page = OverviewsPage(
        stage.texts,
        stage.theme,
        OverviewsDesk(vault, draw),
        stage.runner(),
        answers.choose_printer,
        answers.choose_file,
    )
    up(qtbot, page)
    return page, answers


def logged(vault: Vault) -> list[Entry]:
    with vault.register.read() as uow:
        return [e for e in uow.audit.entries() if e.action.startswith("overview.")]


def test_recorded_looked_at_saved_and_printed_is_one_print_and_in_the_log(
    school: Vault, stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    answer(school)
    answer(school, "Grace Hopper", given=Answer.REFUSED)
    page, answers = overviews(school, stage, qtbot)
    page.take_overview(Kind.GROUP, "5A")
    page.look()
    for _ in range(4):
        QApplication.processEvents()
    assert page.paper.shown == [0]
    for answers.file in (tmp_path / "5a.pdf", tmp_path / "5a.xlsx"):
        page.save.click()
    answers.paper = tmp_path / "paper.pdf"
    page.print.click()

    seen, *left = logged(school)
    assert [entry.details["way"] for entry in (seen, *left)] == [
        "screen",
        "file",
        "file",
        "printer",
    ]
    assert {entry.details["print"] for entry in left} == {seen.hash}
    saved, table, paper = left
    assert saved.details["sha256"] == paper.details["sha256"]  # the very same bytes
    for entry, name in ((saved, "5a.pdf"), (table, "5a.xlsx")):
        digest = hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()
        assert entry.details["sha256"] == digest
    rows = list(load_workbook(tmp_path / "5a.xlsx").worksheets[0].values)
    assert [row[:2] for row in rows[1:3]] == [
        ("Eileen Collins", "toestemming"),
        ("Grace Hopper", "geen toestemming"),
    ]
    on_paper, shown = (tmp_path / "paper.pdf").read_bytes(), (tmp_path / "5a.pdf").read_bytes()
    assert len(page_sizes(on_paper)) == len(page_sizes(shown)) == 1
    size = tuple(round(side) for side in page_sizes(shown)[0])
    assert tuple(round(side) for side in page_sizes(on_paper)[0]) == pytest.approx(size, abs=1)
    small = [np.asarray(draw_page(content, 0, 0.5), int) for content in (shown, on_paper)]
    high, wide = (min(each.shape[axis] for each in small) for axis in (0, 1))
    apart = np.abs(small[0][:high, :wide] - small[1][:high, :wide])
    assert small[0].std() > 10
    assert apart.mean() < 4
    assert verify_audit(school).whole


def test_nothing_of_a_preview_is_on_the_disk(
    school: Vault, stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    answer(school)
    page, _ = overviews(school, stage, qtbot)
    before = {file for file in tmp_path.rglob("*") if file.is_file()}
    page.take_overview(Kind.EVIDENCE, "")
    page.card.person.setText("Eileen Collins")
    page.look()
    assert page.preview is not None
    assert {file for file in tmp_path.rglob("*") if file.is_file()} == before
    (entry,) = logged(school)
    assert entry.subject_id == page.preview.made.shaped.subject_id != ""


def test_a_withdrawal_meanwhile_keeps_the_old_list_in(
    school: Vault, stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    answer(school)
    page, answers = overviews(school, stage, qtbot)
    page.take_overview(Kind.POCKET, "5A")
    page.look()
    withdraw(school, "Eileen Collins")
    answers.file = tmp_path / "zak.pdf"
    page.save.click()
    assert not answers.file.exists()
    assert "nadat dit overzicht is gemaakt" in page.before.text
    page.before.show_it.click()
    page.save.click()
    assert answers.file.exists()


def test_a_teacher_is_offered_the_pocket_list_only(
    school: Vault, stage: Stage, qtbot: QtBot
) -> None:
    teacher = replace(school, actor=Account("t", "T", frozenset({Role.TEACHER})))
    page, _ = overviews(teacher, stage, qtbot)
    assert page.kinds.count() == 1
    page.look()
    assert page.preview is not None
    assert page.preview.made.order.kind is Kind.POCKET
