"""“How does this work?”: on every page, short, and by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from consent_desk.messages import Texts
from consent_desk.ports import Vault
from tests.screenshots.stage import Stage
from tests.ui.test_window import in_front, texts_in
from ui.dialogs.notice_dialog import NoticeDialog
from ui.models.how_words import HOW
from ui.places import PLACES


def test_every_page_says_how_it_works_in_three_to_five_sentences() -> None:
    assert {place.key for place in PLACES} <= set(HOW)
    for lang in ("nl", "en"):
        for lines in HOW.values():
            assert 3 <= len(lines) <= 5
            assert all(Texts(lang)(line).endswith(".") for line in lines)


def test_each_page_has_its_button_and_a_key_tells_of_the_page_at_the_front(
    stage: Stage, school: Vault, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(NoticeDialog, "exec", lambda self: told.append(texts_in(self)))
    window = stage.window_on(school)
    qtbot.addWidget(window)
    in_front(qtbot, window)
    for place in PLACES:
        window.go(place.key)
        page = window.page
        assert page is not None
        (how,) = (
            each
            for each in page.findChildren(QToolButton)
            if each.accessibleName() == "Hoe werkt dit?"
        )
        qtbot.mouseClick(how, Qt.MouseButton.LeftButton)
        qtbot.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
        assert len(told) == 2
        assert told[0] == told[1]
        assert stage.texts(HOW[place.key][0]) in told[0]
        told.clear()
