"""Permissions: looking up, and recording forms by keyboard."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import override

import pytest
from PySide6.QtCore import QMimeData, QPointF, QRunnable, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from consent_desk.domain.consent import Answer, Reason
from consent_desk.domain.purpose import DEFAULT_PURPOSES, FACE_MATCHING, Purpose
from consent_desk.errors import SignedOutsideYear
from tests.screenshots.stage import Stage
from tests.ui.fake_register import PURPOSES, FakeRegister
from ui.dialogs.question_dialog import QuestionDialog
from ui.jobs import InlineRunner
from ui.models.consent_states import SIGNS, TONES, Shape, Show, shape_of
from ui.models.consent_table import Filter
from ui.models.one_by_one import OneByOne
from ui.pages.consent.consent_page import ConsentPage
from ui.pages.consent.person_acts import PersonActs

type Shown = tuple[ConsentPage, FakeRegister]


@pytest.fixture
def shown(stage: Stage, qtbot: QtBot) -> Shown:
    desk = FakeRegister()
    page = ConsentPage(stage.texts, stage.theme, desk, stage.runner())  # type: ignore[arg-type]
    qtbot.addWidget(page)
    page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    page.resize(1200, 800)
    page.show()
    page.on_shown()
    QApplication.processEvents()
    return page, desk


def begin(page: ConsentPage, place: str = "map 5A") -> None:
    page.record_forms()
    QTest.keyClicks(page.strip.place, place)
    page.view.setFocus()


def press(page: ConsentPage, keys: str) -> None:
    for key in keys:
        if key == "↵":
            QTest.keyClick(page.view, Qt.Key.Key_Return)
        elif key.isupper():
            QTest.keyClick(page.view, key.lower(), Qt.KeyboardModifier.ShiftModifier)
        else:
            QTest.keyClick(page.view, key)


class Held(InlineRunner):
    """A slow register: what is asked of it is done when it is let go."""

    def __init__(self) -> None:
        super().__init__(lambda _: None)
        self._tasks: list[QRunnable] = []

    @override
    def _start(self, task: QRunnable) -> None:
        self._tasks.append(task)

    def let_go(self, *, last_first: bool = False) -> None:
        while self._tasks:
            self._tasks.pop(-1 if last_first else 0).run()


def hold_back(page: ConsentPage) -> Held:
    held = Held()
    page.entry._in_order = OneByOne(held)  # pyright: ignore[reportPrivateUsage]
    return held


def matching() -> Purpose:
    return next(purpose for purpose in DEFAULT_PURPOSES if purpose.code == FACE_MATCHING)


def names(page: ConsentPage) -> list[str]:
    rows = (page.table.row_at(place) for place in range(page.table.rowCount()))
    return [row.person.id for row in rows if row]


def test_no_two_states_share_a_sign_and_every_reason_has_one() -> None:
    assert len(set(SIGNS.values())) == len(Shape) == len(TONES)
    assert {shape_of(reason) for reason in Reason} == set(Shape)


def test_every_cell_says_in_words_what_it_shows(shown: Shown) -> None:
    page, _ = shown
    role = Qt.ItemDataRole.AccessibleTextRole
    said = [page.table.data(page.table.index(1, column), role) for column in range(3)]
    assert said == [
        "Foto's in het ouderportaal: ✓ toestemming gegeven",
        "Video's in het ouderportaal: ✕ geen toestemming",
        "Naam in het ouderportaal: – nog niet beantwoord",
    ]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (Filter(), ["anna", "ben", "cem"]),
        (Filter(group="5B"), ["cem"]),
        (Filter(show=Show.NOT_BACK), ["anna"]),
        (Filter(show=Show.PARTLY), ["ben"]),
        (Filter(show=Show.SOMEWHERE_NO), ["ben"]),
        (Filter(show=Show.ALL_YES), ["cem"]),
        (Filter(show=Show.NEW_FORM), []),
        (Filter(text="celik"), ["cem"]),
        (Filter(text="ben vis"), ["ben"]),
    ],
)
def test_the_table_is_filtered_by_group_state_and_text(
    shown: Shown, chosen: Filter, expected: list[str]
) -> None:
    page, _ = shown
    page.table.show_filter(chosen)
    assert names(page) == expected


def test_without_evidence_no_answer_can_be_typed(shown: Shown) -> None:
    page, desk = shown
    press(page, "j")
    assert page.strip.isVisible()  # it asks where the form lies
    press(page, "jn↵")
    assert desk.recorded == []
    assert page.entry.typed == {}


def test_a_form_is_written_whole_with_its_number_date_and_signer(shown: Shown) -> None:
    page, desk = shown
    begin(page)
    press(page, "jnj↵")
    [forms] = desk.recorded
    assert [(f.person, f.answer) for f in forms] == [
        ("anna", Answer.GRANTED),
        ("anna", Answer.REFUSED),
        ("anna", Answer.GRANTED),
    ]
    assert {f.paper for f in forms} == {"map 5A, nr. 1"}
    assert {f.guardian for f in forms} == {"Ouder van Anna"}
    assert {f.signed_on for f in forms} == {date(2026, 11, 24)}
    assert page.view.currentIndex().row() == 1


def test_of_two_guardians_none_is_said_to_have_signed_before_somebody_says_so(shown: Shown) -> None:
    page, _ = shown
    begin(page)
    row = page.table.row_at(0)
    assert row is not None
    one, two = replace(row, signers=("M. Jansen",)), replace(row, signers=("M. Jansen", "P. Bos"))
    for seen, signer in ((one, "M. Jansen"), (two, None)):
        page.strip.show_row(seen)
        assert page.entry.signer_of(seen) == signer
        assert page.strip.signer.currentData() == signer
    page.entry.say_signer(two, "P. Bos")
    page.strip.show_row(two)
    assert page.entry.signer_of(two) == page.strip.signer.currentText() == "P. Bos"


def test_each_form_gets_the_next_number_and_keeps_its_own(shown: Shown) -> None:
    page, desk = shown
    begin(page)
    press(page, "j↵J↵N↵")
    page.view.go(0, 1)
    press(page, "j")
    page.view.go(1, 0)
    papers = [(forms[0].person, forms[0].paper) for forms in desk.recorded]
    assert papers == [
        ("anna", "map 5A, nr. 1"),
        ("ben", "map 5A, nr. 2"),
        ("cem", "map 5A, nr. 3"),
        ("anna", "map 5A, nr. 1"),
    ]


def test_another_number_counts_on_from_there(shown: Shown) -> None:
    page, desk = shown
    begin(page)
    page.strip.number.selectAll()
    QTest.keyClicks(page.strip.number, "40")
    press(page, "j↵j↵")
    assert [forms[0].paper for forms in desk.recorded] == ["map 5A, nr. 40", "map 5A, nr. 41"]


def test_one_key_answers_everything_for_a_person(shown: Shown) -> None:
    page, desk = shown
    begin(page)
    press(page, "N↵")
    assert [f.answer for f in desk.recorded[0]] == [Answer.REFUSED] * 3


def test_a_yes_to_recognising_faces_is_typed_by_itself_and_in_sight(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, desk = shown
    monkeypatch.setattr("tests.ui.fake_register.PURPOSES", (*PURPOSES[:2], matching()))
    page._is_touched = True  # pyright: ignore[reportPrivateUsage]
    page.on_shown()
    begin(page)
    assert "Shift alle 2" in page.recording.hint()
    press(page, "J")
    assert page.view.currentIndex().column() == 2
    press(page, "↵N↵")
    assert [[form.purpose for form in forms] for forms in desk.recorded] == [
        ["portal.photo", "portal.video"],
        ["portal.photo", "portal.video", FACE_MATCHING],
    ]


def test_a_blank_is_left_out(shown: Shown) -> None:
    page, desk = shown
    begin(page)
    press(page, "j")
    QTest.keyClick(page.view, Qt.Key.Key_Right)
    press(page, "j↵")
    assert [f.purpose for f in desk.recorded[0]] == ["portal.photo", "portal.name"]


def test_moving_away_by_arrow_or_mouse_writes_the_form_too(shown: Shown) -> None:
    page, desk = shown
    begin(page)
    press(page, "j")
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    assert len(desk.recorded) == 1


def test_undo_forgets_what_is_typed_and_corrects_what_is_written(shown: Shown) -> None:
    page, desk = shown
    begin(page)
    press(page, "jj")
    page.recording.undo()
    press(page, "↵")
    assert [f.purpose for f in desk.recorded[0]] == ["portal.photo"]
    page.view.go(2, 1)
    page.recording.undo()
    assert desk.taken_back == [("anna-portal.photo", False)]
    at = page.view.currentIndex()
    assert (at.row(), at.column()) == (0, 0)
    page.recording.undo()
    assert len(desk.taken_back) == 1


def test_what_one_key_answered_is_undone_as_one(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, desk = shown
    begin(page)
    press(page, "jN")
    page.recording.undo()
    assert not page.entry.typed
    press(page, "N↵")
    monkeypatch.setattr("ui.dialogs.question_dialog.QuestionDialog.is_yes", lambda _: True)
    page.recording.undo()
    assert sorted(code for code, _ in desk.taken_back) == [
        "anna-portal.name",
        "anna-portal.photo",
        "anna-portal.video",
    ]


@pytest.mark.parametrize("typed", ["4-9-2026", "04/09/26", "4 9 2026", "04092026"])
def test_the_day_on_a_form_is_the_day_that_is_typed(shown: Shown, typed: str) -> None:
    page, desk = shown
    begin(page)
    page.strip.signed.selectAll()
    QTest.keyClicks(page.strip.signed, typed)
    press(page, "j↵")
    assert desk.recorded[0][0].signed_on == date(2026, 9, 4)


@pytest.mark.parametrize("typed", ["31-9-2026", "25-11-2026", "4-9", ""])
def test_without_a_day_that_can_be_no_answer_can_be_typed(shown: Shown, typed: str) -> None:
    page, desk = shown
    begin(page)
    page.strip.signed.setText(typed)
    press(page, "j")
    assert page.entry.typed == {}
    assert any("niet later dan vandaag" in each.text() for each in page.findChildren(QLabel))
    page.strip.signed.setText("24-11-2026")
    press(page, "j↵")
    assert len(desk.recorded) == 1


def test_what_is_typed_waits_while_its_day_is_mended(shown: Shown) -> None:
    page, desk = shown
    begin(page)
    press(page, "j")
    page.strip.signed.setText("4-9")
    page.record_forms()
    assert desk.recorded == [] and page.entry.stack is not None
    page.strip.signed.setText("4-9-2026")
    page.record_forms()
    assert [form.signed_on for form in desk.recorded[0]] == [date(2026, 9, 4)]


def test_a_form_is_not_cut_in_pieces_while_the_one_before_is_on_its_way(shown: Shown) -> None:
    page, desk = shown
    held = hold_back(page)
    begin(page)
    press(page, "jj↵jn")
    assert dict(page.entry.typed["ben"]) == {
        "portal.photo": Answer.GRANTED,
        "portal.video": Answer.REFUSED,
    }
    press(page, "↵")
    held.let_go()
    assert [[form.person for form in forms] for forms in desk.recorded] == [
        ["anna", "anna"],
        ["ben", "ben"],
    ]


def test_a_yes_that_is_on_its_way_is_taken_back_once_it_is_there(shown: Shown) -> None:
    page, desk = shown
    held = hold_back(page)
    begin(page)
    press(page, "j↵")
    page.recording.undo()
    assert page.entry.typed == {"anna": {}}
    held.let_go()
    assert desk.taken_back == [("anna-portal.photo", False)]


def test_of_two_answers_the_later_one_comes_later_in_the_register(shown: Shown) -> None:
    page, desk = shown
    held = hold_back(page)
    begin(page)
    press(page, "j↵")
    page.view.go(0, 0)
    press(page, "n↵")
    held.let_go(last_first=True)  # two at once may end in either order
    assert [forms[0].answer for forms in desk.recorded] == [Answer.GRANTED, Answer.REFUSED]


def test_an_answer_that_is_refused_does_not_come_back_over_a_later_one(shown: Shown) -> None:
    page, desk = shown
    held = hold_back(page)
    begin(page)
    press(page, "j↵")
    page.view.go(0, 0)
    press(page, "n↵")
    desk.refuses = SignedOutsideYear(signed="a", year="b", first="c", last="d")
    held.let_go()
    assert page.entry.typed == {}
    assert [forms[0].answer for forms in desk.recorded] == [Answer.REFUSED]


def test_of_two_forms_on_their_way_the_last_one_is_taken_back(shown: Shown) -> None:
    page, desk = shown
    held = hold_back(page)
    begin(page)
    press(page, "j↵")
    page.view.go(0, 1)
    press(page, "j↵")
    page.recording.undo()
    held.let_go()
    assert desk.taken_back == [("anna-portal.video", False)]


def test_a_yes_that_was_taken_back_on_its_way_does_not_return_when_it_is_refused(
    shown: Shown,
) -> None:
    page, desk = shown
    held = hold_back(page)
    begin(page)
    press(page, "j↵")
    desk.refuses = SignedOutsideYear(signed="a", year="b", first="c", last="d")
    page.recording.undo()
    held.let_go()
    assert page.entry.typed == {}
    assert desk.recorded == []


def test_a_no_that_is_on_its_way_is_taken_back_only_after_a_word(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, desk = shown
    held = hold_back(page)
    begin(page)
    press(page, "n↵")
    monkeypatch.setattr("ui.dialogs.question_dialog.QuestionDialog.is_yes", lambda _: False)
    page.recording.undo()
    held.let_go()
    assert desk.taken_back == []


def test_whom_the_panel_names_is_whom_one_is_at(shown: Shown) -> None:
    page, _ = shown
    page.view.go(0, 0)
    page.look()
    page.view.go(1, 0)
    QApplication.processEvents()
    said = [each.text() for each in page.panel.findChildren(QLabel) if each.isVisible()]
    assert "Vis, Ben" in said
    assert not any("Anna" in each for each in said)


def test_what_is_typed_is_written_when_the_window_closes(shown: Shown) -> None:
    page, desk = shown
    begin(page)
    press(page, "j")
    page.on_closing()
    assert len(desk.recorded) == 1


@pytest.mark.parametrize("day", ["4-9", "24-11-2026"])
def test_the_window_is_told_of_answers_that_cannot_be_written(shown: Shown, day: str) -> None:
    page, desk = shown
    begin(page)
    press(page, "j")
    page.strip.signed.setText(day)
    page.on_closing()
    assert ("Anna Bos" in page.unkept()) is (desk.recorded == []) is (day == "4-9")


def test_a_form_that_is_refused_at_the_end_keeps_the_session_open(shown: Shown) -> None:
    page, desk = shown
    begin(page)
    press(page, "j")
    desk.refuses = SignedOutsideYear(signed="a", year="b", first="c", last="d")
    page.record_forms()
    assert page.entry.stack is not None and not page.strip.isHidden()
    page.record_forms()
    assert len(desk.recorded) == 1
    assert page.strip.isHidden()


def test_everything_is_withdrawn_after_what_is_typed_is_written(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, desk = shown
    withdrawn: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(
        PersonActs, "withdraw", lambda _, person, codes: withdrawn.append((person, codes))
    )
    page.view.go(1, 2)
    page.look()
    begin(page)
    press(page, "j")
    page.panel.withdraw_all_asked.emit()
    assert len(desk.recorded) == 1
    assert withdrawn == [("ben", ["portal.photo", "portal.name"])]


def test_nothing_can_be_done_for_somebody_who_is_not_shown_yet(shown: Shown) -> None:
    page, _ = shown
    page.view.go(2, 0)
    page.look()
    everything = page.panel.buttons
    assert all(each.isEnabled() for each in everything)
    page.view.go(1, 0)
    assert not any(each.isEnabled() for each in everything)
    page.look()
    assert all(each.isEnabled() for each in everything)


def test_a_no_is_taken_back_only_after_a_word(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, desk = shown
    begin(page)
    press(page, "n↵")
    said = iter([False, True])
    monkeypatch.setattr("ui.dialogs.question_dialog.QuestionDialog.is_yes", lambda _: next(said))
    page.recording.undo()
    assert desk.taken_back == []
    page.recording.undo()
    assert desk.taken_back == [("anna-portal.photo", True)]


def test_a_form_that_cannot_be_written_stays_and_is_told(shown: Shown) -> None:
    page, desk = shown
    begin(page)
    desk.refuses = SignedOutsideYear(signed="a", year="b", first="c", last="d")
    press(page, "j↵")
    assert page.view.currentIndex().row() == 0
    assert dict(page.entry.typed["anna"]) == {"portal.photo": Answer.GRANTED}
    assert any("telt niet" in label.text() for label in page.findChildren(QLabel))
    press(page, "↵")
    assert len(desk.recorded) == 1


def test_a_scan_is_dropped_on_a_person(shown: Shown) -> None:
    page, desk = shown
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/scans/ben.pdf")])
    spot = QPointF(60, page.view.rowViewportPosition(1) + 5)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.view.dropEvent(QDropEvent(spot, Qt.DropAction.CopyAction, data, buttons, keys))
    assert desk.scans == [("ben", Path("/scans/ben.pdf"))]


def test_a_scan_goes_with_the_form_that_is_on_its_way_before_it(shown: Shown) -> None:
    page, desk = shown
    held = hold_back(page)
    begin(page)
    press(page, "j")
    page.keep_scan(Path("/scans/1.pdf"))
    assert desk.scans == []
    held.let_go()
    assert desk.scans == [("anna", Path("/scans/1.pdf"))]


def test_a_scan_is_not_kept_with_an_older_form_while_this_one_has_no_place(shown: Shown) -> None:
    page, desk = shown
    begin(page)
    press(page, "j")
    page.strip.place.clear()
    QTest.keyClicks(page.strip.place, " ")
    page.keep_scan(Path("/scans/1.pdf"))
    assert desk.scans == []
    assert any("waar het formulier ligt" in each.text() for each in page.findChildren(QLabel))


@pytest.mark.parametrize("replaces", [True, False])
def test_a_second_scan_of_a_form_is_asked_about(
    shown: Shown, monkeypatch: pytest.MonkeyPatch, replaces: bool
) -> None:
    page, desk = shown
    monkeypatch.setattr(QuestionDialog, "is_yes", lambda _: replaces)
    first, second = Path("/scans/1.pdf"), Path("/scans/2.pdf")
    for file in (first, second):
        page.keep_scan(file)
    assert [file for _, file in desk.scans] == ([first, second] if replaces else [first])


def test_the_counts_follow_the_group(shown: Shown) -> None:
    page, _ = shown
    assert page.table.back() == (2, 3)
    page.table.show_filter(Filter(group="5A"))
    assert page.table.back() == (1, 2)
