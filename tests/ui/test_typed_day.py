"""Days as people type them."""

from datetime import date

import pytest
from hypothesis import given, strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.models.typed_day import read_day, written
from ui.widgets.day_box import DayBox


@given(st.dates(date(1000, 1, 1)))
def test_a_day_reads_back_as_it_is_written(day: date) -> None:
    assert read_day(written(day)) == day
    assert read_day(f"{day:%d%m%Y}") == day


@pytest.mark.parametrize("typed", ["", "4", "4-9", "4-9-2", "4-9-202", "31-9-2026", "2026-09-04"])
def test_half_a_day_is_none(typed: str) -> None:
    assert read_day(typed) is None


def test_a_short_year_of_birth_is_not_to_come() -> None:
    today = date(2026, 11, 24)
    assert read_day("1-5-80", today) == date(1980, 5, 1)
    assert read_day("1-5-17", today) == date(2017, 5, 1)


def test_the_arrows_go_a_day_on_or_back_and_not_past_the_limit(qtbot: QtBot) -> None:
    box = DayBox()
    qtbot.addWidget(box)
    box.limit(last=date(2026, 11, 1))
    box.show_day(date(2026, 11, 1))
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert box.day == date(2026, 11, 1)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.day == date(2026, 10, 31)
