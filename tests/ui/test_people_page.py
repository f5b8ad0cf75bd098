"""Pupils and settings: what is shown before it is done, and what is refused."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from consent_desk.errors import ColumnsUnclear, HoursInvalid
from consent_desk.rosters.roster import Format, Roster
from consent_desk.services.plan_year import YearOrder
from consent_desk.services.roster_steps import Preview, Words
from consent_desk.services.see_person import Seen
from tests.screenshots.people import FakePeople, FakeSettings, plan
from tests.screenshots.stage import Stage
from ui.dialogs.columns_dialog import ColumnsDialog
from ui.dialogs.dialog import Dialog
from ui.dialogs.person_dialog import PersonDialog
from ui.dialogs.roster_dialog import RosterDialog
from ui.dialogs.year_dialog import YearDialog
from ui.models.people_table import LEFT, PeopleTable
from ui.models.setting_words import SECTIONS
from ui.pages.people.people_page import PeoplePage
from ui.pages.settings.settings_page import SettingsPage
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.labels import button

NOTHING = Preview((), (), (), (), {})


class ListDesk(FakePeople):
    """Reads a list only when it is told what the columns hold."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[Sequence[str]] = []
        self.brought: list[Words] = []

    def header(self, file: Path) -> Sequence[str]:
        return ("A", "B", "Klas")

    def read(self, file: Path, said: Sequence[str] = ()) -> Roster:
        self.said.append(said)
        if not said:
            raise ColumnsUnclear(file=file.name, missing="first_name", choices="A")
        return Roster((), Format.TEXT, None, (), {}, ())

    def preview(self, roster: Roster, words: Words) -> Preview:
        return NOTHING

    def bring_in(self, roster: Roster, words: Words, seen: Preview) -> None:
        self.brought.append(words)


def test_a_list_with_unclear_columns_asks_once_and_then_shows_what_it_does(
    stage: Stage, qtbot: QtBot
) -> None:
    asked: list[type[Dialog]] = []

    def ask(dialog: Dialog) -> bool:
        asked.append(type(dialog))
        if isinstance(dialog, ColumnsDialog):
            for field, column in (("first_name", "A"), ("last_name", "B"), ("group", "Klas")):
                choice = dialog.choices[field]
                choice.setCurrentIndex(choice.findData(column))
        return True

    desk = ListDesk()
    page = PeoplePage(stage.texts, desk, stage.runner(), ask)  # type: ignore[arg-type]
    qtbot.addWidget(page)
    page.acts.bring(Path("lijst.csv"))
    assert asked == [ColumnsDialog, RosterDialog]
    assert set(desk.said[1]) == {"A=first_name", "B=last_name", "Klas=group"}
    assert len(desk.brought) == 1


def test_a_list_that_is_not_agreed_to_does_nothing(stage: Stage, qtbot: QtBot) -> None:
    desk = ListDesk()
    page = PeoplePage(
        stage.texts,
        desk,  # type: ignore[arg-type]
        stage.runner(),
        lambda dialog: isinstance(dialog, ColumnsDialog),
    )
    qtbot.addWidget(page)
    page.acts.bring(Path("lijst.csv"))
    assert desk.brought == []


def test_the_list_shows_who_is_here_and_apart_who_left(stage: Stage) -> None:
    table = PeopleTable(stage.texts)
    table.show_persons(FakePeople().everybody().persons)
    here = [table.data(table.index(place, 0)) for place in range(table.rowCount())]
    assert here == [
        "Aydin, Elif",
        "de Boer, Noor",
        "Jansen, Sanne",
        "Jansen, Tom",
        "van der Linden, Bram",
        "Marieke, Juf",
    ]
    table.choose(LEFT, "")
    assert [table.data(table.index(0, 0)), table.rowCount()] == ["Yilmaz, Mo", 1]


class SlowPeople(FakePeople):
    """Says whom it was asked for, and everybody's card is Elif's."""

    def person(self, person_id: str) -> Seen:
        return super().person("Elif||Aydin")


def test_a_card_that_comes_late_is_not_shown_for_somebody_else(stage: Stage, qtbot: QtBot) -> None:
    page = PeoplePage(stage.texts, SlowPeople(), stage.runner())  # type: ignore[arg-type]
    qtbot.addWidget(page)
    page.on_shown()
    page.look()
    assert page.card.isEnabled()
    page.view.setCurrentIndex(page.table.index(1, 0))
    assert not page.card.isEnabled()
    page.look()
    assert not page.card.isEnabled()


def test_after_somebody_is_added_one_is_at_that_person(stage: Stage, qtbot: QtBot) -> None:
    def ask(dialog: Dialog) -> bool:
        assert isinstance(dialog, PersonDialog)
        dialog.first_name.setText("Marja")
        dialog.last_name.setText("Zomer")
        return True

    page = PeoplePage(stage.texts, FakePeople(), stage.runner(), ask)  # type: ignore[arg-type]
    qtbot.addWidget(page)
    page.on_shown()
    page.choose_group("5A")
    fields = page.findChildren(QLineEdit)
    QTest.keyClicks(next(f for f in fields if f.accessibleName() == "Zoek een naam"), "jansen")
    next(b for b in page.findChildren(QPushButton) if b.text() == "Iemand toevoegen…").click()
    assert page.listed is not None
    assert page.listed.person.full_name == "Marja Zomer"


@pytest.mark.parametrize(("born", "is_taken"), [("12/3/17", True), ("12-3", False), ("", True)])
def test_a_birth_date_that_is_none_is_told(
    stage: Stage, qtbot: QtBot, born: str, is_taken: bool
) -> None:
    dialog = PersonDialog(["5A"], stage.texts)
    qtbot.addWidget(dialog)
    dialog.first_name.setText("Marja")
    dialog.last_name.setText("Zomer")
    dialog.born.setText(born)
    dialog.born.editingFinished.emit()
    told = [each for each in dialog.findChildren(QLabel) if "dag-maand-jaar" in each.text()]
    assert [each.isHidden() for each in told] == [is_taken]
    add = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Toevoegen")
    assert add.isEnabled() is is_taken


def test_enter_presses_the_button_where_the_keyboard_is(qtbot: QtBot) -> None:
    made = button("Volgende")
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitSignal(made.clicked, timeout=1000):
        QTest.keyClick(made, Qt.Key.Key_Return)


def test_a_group_that_is_gone_hides_nobody(stage: Stage, qtbot: QtBot) -> None:
    desk = FakePeople()
    page = PeoplePage(stage.texts, desk, stage.runner())  # type: ignore[arg-type]
    qtbot.addWidget(page)
    page.on_shown()
    page.choose_group("5A")
    for place, each in enumerate(desk.persons):
        desk.persons[place] = replace(each, groups=("6A",))
    desk.groups = {"6A": 6}
    page.on_shown()
    assert page.table.rowCount() == 6


def test_what_is_said_of_a_group_is_previewed_anew(stage: Stage, qtbot: QtBot) -> None:
    orders: list[YearOrder] = []
    dialog = YearDialog(plan(), lambda order, _: orders.append(order), stage.texts)
    qtbot.addWidget(dialog)
    assert dialog.order().renamed == {} and list(dialog.order().leaving) == []
    dialog.say_fate("Kikkers", "leaves")
    dialog.say_fate("5A", "moves", "6 blauw")
    assert list(orders[-1].leaving) == ["Kikkers"]
    assert dict(orders[-1].renamed) == {"5A": "6 blauw"}


class RefusingSettings(FakeSettings):
    def __init__(self) -> None:
        self.changed: list[tuple[str, str]] = []

    def change(self, name: str, value: str) -> None:
        self.changed.append((name, value))
        raise HoursInvalid(asked=value)


@pytest.fixture
def refusing(stage: Stage, qtbot: QtBot) -> tuple[SettingsPage, RefusingSettings]:
    desk = RefusingSettings()
    page = SettingsPage(stage.texts, stage.theme, desk, stage.runner())  # type: ignore[arg-type]
    qtbot.addWidget(page)
    page.on_shown()
    return page, desk


def test_hours_that_cannot_be_read_are_refused_where_they_were_typed(
    refusing: tuple[SettingsPage, RefusingSettings],
) -> None:
    page, desk = refusing
    row = page.rows["school_hours"]
    row.field.setText("altijd")
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    assert desk.changed == [("school_hours", "altijd")]
    assert "altijd" in row.problem.text()
    assert row.field.text() == "ma-vr 08:30-14:30, wo 08:30-12:15"


@pytest.mark.parametrize("typed", ["99", "", "twaalf"])
def test_a_number_that_does_not_fit_is_refused_where_it_was_typed(
    refusing: tuple[SettingsPage, RefusingSettings], typed: str
) -> None:
    page, desk = refusing
    row = page.rows["age_of_consent"]
    row.field.setText(typed)
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    assert desk.changed == []
    assert row.field.text() == "16"
    assert not row.problem.isHidden()
    assert "13 tot en met 18" in row.problem.text()


def test_what_is_being_typed_stays_when_another_setting_is_looked_at_again(
    refusing: tuple[SettingsPage, RefusingSettings], qtbot: QtBot
) -> None:
    page, _desk = refusing
    page.show()
    page.activateWindow()
    field = page.rows["working_hours"].field
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    qtbot.keyClicks(field, "ma-vr 08")
    page.on_shown()
    assert field.text() == "ma-vr 08"


def test_the_wheel_scrolls_past_a_rule_and_never_changes_it(stage: Stage, qtbot: QtBot) -> None:
    page = SettingsPage(stage.texts, stage.theme, FakeSettings(), stage.runner())  # type: ignore[arg-type]
    qtbot.addWidget(page)
    page.on_shown()
    with qtbot.waitExposed(page):
        page.show()
    chosen: list[str] = []
    page.asking.rule_chosen.connect(lambda code, rule: chosen.append(rule))
    box = page.asking.findChildren(ChoiceBox)[0]
    at = QPointF(box.rect().center())
    wheel = QWheelEvent(
        at,
        QPointF(box.mapToGlobal(at.toPoint())),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)
    assert chosen == []
    assert box.currentIndex() == 0


def test_what_is_not_changed_is_not_written(
    refusing: tuple[SettingsPage, RefusingSettings],
) -> None:
    page, desk = refusing
    QTest.keyClick(page.rows["working_hours"].field, Qt.Key.Key_Return)
    assert desk.changed == []


def test_every_setting_says_what_follows_from_it() -> None:
    settings = [setting for section in SECTIONS for setting in section.settings]
    assert all(setting.follows.endswith(".") for setting in settings)
    assert len({setting.name for setting in settings}) == len(settings)
