"""The administration's year in the window, over the real services."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from consent_desk.domain.consent import Reason
from consent_desk.domain.school_year import SchoolYear
from consent_desk.messages import Texts
from consent_desk.ports import Vault
from consent_desk.services.print_report import Order, print_report
from consent_desk.services.prints.about import About
from consent_desk.services.prints.kinds import Kind
from consent_desk.services.see_consent import see_consent
from consent_desk.services.see_register import see_register
from consent_desk.services.see_today import see_today
from consent_desk.services.start_school_year import see_year
from reports.draw import draw
from tests.releases import cleared, placed
from tests.school import FixedClock, answer
from tests.screenshots.stage import Stage
from ui.dialogs.dialog import Dialog
from ui.dialogs.stay_dialog import StayDialog
from ui.dialogs.withdrawn_dialog import WithdrawnDialog
from ui.models.people_desk import PeopleDesk
from ui.models.register_desk import RegisterDesk
from ui.pages.consent.consent_page import ConsentPage
from ui.pages.page import Page
from ui.pages.people.people_page import PeoplePage
from ui.theme import Choice, Theme

FORMS = 30


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    theme = Theme(qapp, Choice.LIGHT)
    yield Stage(Texts("nl"), theme, tmp_path)
    theme.deleteLater()


def agree(dialog: Dialog) -> bool:
    if isinstance(dialog, StayDialog):
        dialog.until.show_day(date.today() + timedelta(days=30))
    return True


def up(qtbot: QtBot, page: Page) -> None:
    qtbot.addWidget(page)
    page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    page.resize(1200, 800)
    page.show()
    page.on_shown()


def consent_page(vault: Vault, stage: Stage, qtbot: QtBot) -> ConsentPage:
    page = ConsentPage(stage.texts, stage.theme, RegisterDesk(vault), stage.runner())
    up(qtbot, page)
    return page


def people_page(vault: Vault, stage: Stage, qtbot: QtBot) -> PeoplePage:
    page = PeoplePage(stage.texts, PeopleDesk(vault), stage.runner(), agree)
    up(qtbot, page)
    return page


def test_a_published_list_thirty_forms_by_keyboard_and_the_overview(
    school: Vault, edexml_folder: Path, stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    people_page(school, stage, qtbot).acts.bring(edexml_folder / "1.0.3" / "sample.xml")
    page = consent_page(school, stage, qtbot)
    page.filter.group.setCurrentIndex(1)
    page.filter.changed.emit()
    if page.table.rowCount() < FORMS:
        page.filter.group.setCurrentIndex(0)
        page.filter.changed.emit()
    page.record_forms()
    QTest.keyClicks(page.strip.place, "map september")
    QTest.keyClick(page.strip.place, Qt.Key.Key_Return)
    keys = answers = 0
    written = [page.table.row_at(place) for place in range(FORMS)]
    for number in range(FORMS):
        for column in range(len(page.table.purposes)):
            QTest.keyClick(page.view, "n" if (number + column) % 7 == 0 else "j")
            keys, answers = keys + 1, answers + 1
        QTest.keyClick(page.view, Qt.Key.Key_Return)
        keys += 1
    assert keys / answers < 3
    assert page.entry.written == FORMS
    rows = {row.person.id: row for row in see_register(school).rows}
    for number, before in enumerate(written):
        assert before is not None
        assert rows[before.person.id].reasons == tuple(
            Reason.REFUSED if (number + column) % 7 == 0 else Reason.GRANTED
            for column in range(len(page.table.purposes))
        )
    with school.register.read() as uow:
        papers = {
            paper
            for row in written
            if row
            for paper in uow.ledger.papers_of(row.person.id).values()
        }
    assert papers == {f"map september, nr. {n}" for n in range(1, FORMS + 1)}
    group = next(row.groups[0] for row in written if row and row.groups)
    out = tmp_path / "overzicht.pdf"
    print_report(school, Order(Kind.GROUP, About(group=group)), out, draw)
    assert out.read_bytes().startswith(b"%PDF")


def test_a_withdrawal_by_one_press_is_a_takedown_on_today(
    school: Vault,
    stage: Stage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer(school)
    placed(school, cleared(school, tmp_path / "out", "Eileen Collins"))
    told: list[WithdrawnDialog] = []
    monkeypatch.setattr(WithdrawnDialog, "exec", lambda dialog: told.append(dialog))
    page = consent_page(school, stage, qtbot)
    page.view.go(0, 0)
    page.panel.withdraw_one_asked.emit()
    assert see_today(school).takedowns == 1
    letter = tmp_path / "brief.txt"
    told[0].save_letter(letter)
    assert "Eileen Collins" in letter.read_text(encoding="utf-8")
    row = page.row
    assert row is not None and row.reasons[0] is Reason.WITHDRAWN
    told[0].taken_back.emit()
    assert page.row is not None and page.row.reasons[0] is Reason.GRANTED


def test_a_year_is_previewed_started_and_undone(school: Vault, stage: Stage, qtbot: QtBot) -> None:
    in_june = FixedClock(datetime(2027, 6, 20, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam")))
    vault = replace(school, clock=in_june)
    page = people_page(vault, stage, qtbot)
    before = dict(see_consent(vault, "5A").labels)
    page.next_year.click()
    assert see_year(vault).school.year == SchoolYear(2027)
    assert dict(see_consent(vault, "6A").labels) == before
    page.undo_year.click()
    assert see_year(vault).school.year == SchoolYear(2026)
    assert dict(see_consent(vault, "5A").labels) == before


def test_a_class_that_is_kept_by_hand(school: Vault, stage: Stage, qtbot: QtBot) -> None:
    page = people_page(school, stage, qtbot)
    noor = page.table.place_of(next(r.person.id for r in page.everyone if "Noor" in r.label))
    assert noor is not None
    page.view.setCurrentIndex(page.table.index(noor, 0))
    page.card.move_asked.emit("5A")
    page.card.stay_asked.emit()
    for_a_time = PeopleDesk(school).person("Noor de Vries")
    assert (for_a_time.listed.groups, list(for_a_time.last_days)) == (["5A", "5B"], ["5B"])
    page.card.stay_ended.emit("5B")
    page.card.guardian_added.emit("Jo de Vries")
    page.card.sibling_added.emit("Grace Hopper")
    seen = PeopleDesk(school).person("Noor de Vries")
    assert seen.listed.groups == ["5A"]
    assert [guardian.name for guardian in seen.guardians] == ["Jo de Vries"]
    assert seen.siblings == ["Grace Hopper"]
    page.card.leave_asked.emit()
    assert all(row.person.full_name != "Noor de Vries" for row in see_register(school).rows)
