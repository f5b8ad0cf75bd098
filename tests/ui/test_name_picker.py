from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from consent_desk.domain.consent import Reason, Verdict
from consent_desk.messages import Texts
from consent_desk.services.review_photo import Nameable
from ui.theme import Theme
from ui.widgets.name_picker import NamePicker


def nameable(label: str, reason: Reason, *, at_hand: bool = True) -> Nameable:
    verdict = Verdict(
        label, "portal.photo", date(2026, 11, 22), reason is Reason.GRANTED, reason, 1
    )
    return Nameable(label, label, ["5A" if at_hand else "6B"], at_hand, verdict)


PEOPLE = [
    nameable("Mila Visser", Reason.GRANTED),
    nameable("Sanne Jansen", Reason.GRANTED),
    nameable("Tim Bakker", Reason.REFUSED),
    nameable("Zoë Şahin", Reason.NOT_ANSWERED),
    nameable("Sven de Groot", Reason.GRANTED, at_hand=False),
]


@pytest.fixture
def host(qtbot: QtBot, qapp: QApplication) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(900, 600)
    QVBoxLayout(made).addWidget(QLineEdit())
    qtbot.addWidget(made)
    made.show()
    yield made


@pytest.fixture
def picker(host: QWidget, qapp: QApplication) -> NamePicker:
    return NamePicker(Texts("en"), Theme(qapp), host)


def offer(picker: NamePicker, typed: str = "", suggested: tuple[str, ...] = ()) -> None:
    picker.offer(PEOPLE, "portal", QRect(20, 20, 200, 40), suggested=suggested, typed=typed)


def lines(picker: NamePicker) -> list[str]:
    model = picker.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]


def test_the_verdict_for_this_channel_is_said_before_anybody_is_chosen(
    picker: NamePicker,
) -> None:
    offer(picker)
    assert lines(picker) == [
        "Mila Visser, 5A, photo portal: yes",
        "Sanne Jansen, 5A, photo portal: yes",
        "Tim Bakker, 5A, no permission",
        "Zoë Şahin, 5A, not answered yet",
        "Sven de Groot, 6B, photo portal: yes",
    ]


def test_on_a_shared_screen_only_who_may_be_shown_can_be_seen(picker: NamePicker) -> None:
    picker.hides_reasons = True
    offer(picker, suggested=("Tim Bakker",))
    assert lines(picker) == [
        "Mila Visser, 5A, show",
        "Sanne Jansen, 5A, show",
        "Sven de Groot, 6B, show",
    ]


def test_on_a_shared_screen_it_is_not_said_that_nobody_is_called_that(
    picker: NamePicker, qtbot: QtBot
) -> None:
    picker.hides_reasons = True
    offer(picker)
    qtbot.keyClicks(picker.field, "Tim")
    told = " ".join(each.text() for each in picker.findChildren(QLabel))
    assert lines(picker) == []
    assert "Nobody at this school" not in told


def test_names_are_put_away_when_the_class_begins_to_watch(picker: NamePicker) -> None:
    offer(picker)
    picker.hides_reasons = True
    assert not picker.isVisible()


def test_typing_and_enter_take_the_first(picker: NamePicker, qtbot: QtBot) -> None:
    offer(picker, "s")
    qtbot.keyClicks(picker.field, "a")
    assert lines(picker)[0].startswith("Sanne")
    with qtbot.waitSignal(picker.chosen) as chosen:
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert chosen.args == ["Sanne Jansen"]
    assert not picker.isVisible()


def test_arrows_walk_and_suggestions_are_on_top(picker: NamePicker, qtbot: QtBot) -> None:
    offer(picker, suggested=("Tim Bakker", "Mila Visser"))
    assert lines(picker)[0] == "Tim Bakker, 5A · suggestion, no permission"
    qtbot.keyClick(picker.field, Qt.Key.Key_Down)
    assert picker.field.accessibleDescription().startswith("Mila Visser")
    with qtbot.waitSignal(picker.chosen) as chosen:
        qtbot.keyClick(picker.field, Qt.Key.Key_Enter)
    assert chosen.args == ["Mila Visser"]


def test_escape_cancels_and_chooses_nobody(picker: NamePicker, qtbot: QtBot) -> None:
    offer(picker)
    with qtbot.assertNotEmitted(picker.chosen), qtbot.waitSignal(picker.cancelled):
        qtbot.keyClick(picker.field, Qt.Key.Key_Escape)
    assert not picker.isVisible()


def test_a_name_nobody_has_is_told_and_enter_takes_nobody(picker: NamePicker, qtbot: QtBot) -> None:
    offer(picker, "xq")
    assert lines(picker) == []
    with qtbot.assertNotEmitted(picker.chosen):
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert picker.isVisible()


def test_a_click_takes_that_person(picker: NamePicker, qtbot: QtBot) -> None:
    offer(picker)
    place = picker.list.visualRect(picker.list.model().index(3, 0)).center()
    with qtbot.waitSignal(picker.chosen) as chosen:
        qtbot.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["Zoë Şahin"]


def test_it_stays_inside_its_window_wherever_it_is_asked_for(
    picker: NamePicker, host: QWidget
) -> None:
    for at in (QRect(850, 560, 40, 30), QRect(0, 0, 10, 10), QRect(400, 580, 10, 10)):
        picker.offer(PEOPLE, "portal", at)
        assert host.rect().contains(picker.geometry())
        picker.cancel()


def test_every_part_that_takes_the_keyboard_has_a_name(picker: NamePicker) -> None:
    offer(picker)
    assert picker.field.accessibleName()
    assert picker.list.accessibleName()
