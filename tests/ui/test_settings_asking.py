"""Settings: what is asked, in which words, and the language of the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from consent_desk.domain.purpose import Audience, OnUnconsented, Subject, code_of
from consent_desk.messages import Texts
from consent_desk.ports import Vault
from consent_desk.services.change_settings import change_setting, see_settings
from consent_desk.services.keep_purpose import see_purposes
from consent_desk.services.see_register import see_register
from tests.school import answer
from tests.screenshots.stage import Stage
from ui.dialogs.channel_dialog import ChannelDialog
from ui.dialogs.dialog import Dialog
from ui.dialogs.free_days_dialog import FreeDaysDialog
from ui.dialogs.hours_dialog import HoursDialog
from ui.dialogs.purpose_dialog import PurposeDialog
from ui.dialogs.rename_dialog import RenameDialog
from ui.dialogs.wording_dialog import WordingDialog
from ui.language import LanguageChoice
from ui.models.settings_desk import SettingsDesk
from ui.pages.settings.settings_page import SettingsPage
from ui.state import WindowState


@pytest.fixture
def page_with(
    school: Vault, stage: Stage, qtbot: QtBot
) -> Callable[[Callable[[Dialog], bool]], SettingsPage]:
    def make(ask: Callable[[Dialog], bool]) -> SettingsPage:
        page = SettingsPage(stage.texts, stage.theme, SettingsDesk(school), stage.runner(), ask)
        qtbot.addWidget(page)
        page.on_shown()
        return page

    return make


def press(page: SettingsPage, name: str) -> None:
    """Press the button of this accessible name that is there now."""
    buttons = page.asking.findChildren(QPushButton)
    next(b for b in buttons if b.accessibleName() == name and not b.isHidden()).click()


def test_a_channel_and_a_question_are_added_and_nobody_has_a_yes_for_it(
    school: Vault, page_with: Callable[..., SettingsPage]
) -> None:
    def fill(dialog: Dialog) -> bool:
        if isinstance(dialog, ChannelDialog):
            assert not dialog.add.isEnabled()
            dialog.name.setText("Vitrine bij de ingang")
            dialog.rule.setCurrentIndex(dialog.rule.findData(OnUnconsented.BLOCK))
            assert dialog.add.isEnabled()
        else:
            assert isinstance(dialog, PurposeDialog)
            assert not dialog.add.isEnabled()
            dialog.sentence.setPlainText("De school mag  mijn kind\nin de vitrine tonen.")
            assert dialog.add.isEnabled()
        return True

    page = page_with(fill)
    press(page, "Kanaal toevoegen…")
    press(page, "Meer vragen voor Vitrine bij de ingang")
    asking = see_purposes(school)
    channel = next(each for each in asking.channels if each.name_nl == "Vitrine bij de ingang")
    assert channel.code == "vitrine_bij_de_ingang"
    assert (channel.audience, channel.on_unconsented) == (Audience.OUTSIDE, OnUnconsented.BLOCK)
    purpose = next(each for each in asking.purposes if each.channel == channel.code)
    assert purpose.subject is Subject.PHOTO
    assert purpose.name_nl == "Vitrine bij de ingang: foto"
    wording = next(each for each in asking.wordings if each.purpose == purpose.code)
    assert wording.text == "De school mag mijn kind in de vitrine tonen."
    sheet = see_register(school)
    place = [each.code for each in sheet.purposes].index(purpose.code)
    assert {row.reasons[place] for row in sheet.rows} == {"not-answered"}


def test_another_name_keeps_the_answers_and_another_sentence_asks_again(
    school: Vault, page_with: Callable[..., SettingsPage]
) -> None:
    answer(school)

    def fill(dialog: Dialog) -> bool:
        if isinstance(dialog, RenameDialog):
            assert not dialog.change.isEnabled()
            dialog.field.setText("Ouderapp, foto")
        else:
            assert isinstance(dialog, WordingDialog)
            dialog.field.setPlainText("Foto's van mijn kind mogen in de ouderapp.")
        return True

    page = page_with(fill)
    name = Texts("nl").purpose_name(see_purposes(school).purposes[0])
    press(page, f"Andere naam voor: {name}")
    assert see_purposes(school).purposes[0].name_nl == "Ouderapp, foto"
    assert reason(school) == "granted"
    press(page, "Andere zin voor: Ouderapp, foto")
    assert reason(school) == "old-wording"


def reason(vault: Vault) -> str:
    rows = see_register(vault).rows
    return next(r.reasons[0] for r in rows if r.person.first_name == "Eileen")


def test_what_is_not_agreed_to_changes_nothing(
    school: Vault, page_with: Callable[..., SettingsPage]
) -> None:
    page = page_with(lambda _: False)
    before = see_purposes(school)
    press(page, "Kanaal toevoegen…")
    name = Texts("nl").purpose_name(before.purposes[0])
    press(page, f"Andere naam voor: {name}")
    assert see_purposes(school) == before


@pytest.mark.parametrize(
    ("name", "taken", "code"),
    [
        ("Nieuwsbrief café", (), "nieuwsbrief_cafe"),
        ("TikTok 2026!", (), "tiktok"),
        ("Press", ("press",), "press_x"),
        ("Press", ("press", "press_x"), "press_x_x"),
        ("2026", (), "channel"),
        ("Канал", (), "channel"),
    ],
)
def test_a_channel_gets_a_code_that_no_other_has(
    name: str, taken: tuple[str, ...], code: str
) -> None:
    assert code_of(name, taken) == code


def test_the_language_is_remembered_for_the_next_start(
    school: Vault, stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    state = WindowState(tmp_path / "window.ini")
    assert state.speaks() == "nl"
    language = LanguageChoice(state.language, state.keep_language)
    page = SettingsPage(
        stage.texts, stage.theme, SettingsDesk(school), stage.runner(), language=language
    )
    qtbot.addWidget(page)
    box = page.language_choice
    box.setCurrentIndex(box.findData("en"))
    box.activated.emit(box.currentIndex())
    again = WindowState(tmp_path / "window.ini")
    assert again.language == "en"
    assert again.speaks() == "en"


def test_a_language_that_nobody_knows_is_dutch(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[General]\nlanguage=tlh\n")
    assert WindowState(tmp_path / "window.ini").speaks() == "nl"


def test_the_language_of_the_system_is_dutch_or_else_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtCore import QLocale

    state = WindowState(tmp_path / "window.ini")
    state.keep_language("system")
    for system, spoken in (("nl_BE", "nl"), ("de_DE", "en"), ("en_GB", "en")):
        monkeypatch.setattr(QLocale, "system", lambda s=system: QLocale(s))
        assert state.speaks() == spoken


def test_hours_are_chosen_day_by_day_and_a_break_that_was_typed_stays(
    school: Vault, page_with: Callable[..., SettingsPage]
) -> None:
    change_setting(school, "school_hours", "mo-fr 08:30-14:30, th 08:30-12:00 13:00-15:00")

    def choose(dialog: Dialog) -> bool:
        assert isinstance(dialog, HoursDialog)
        wednesday, _, ends = dialog.days[2]
        ends.setTime(QTime(8, 0))
        assert not dialog.keep.isEnabled()
        ends.setTime(QTime(12, 15))
        assert dialog.keep.isEnabled()
        assert wednesday.isChecked()
        dialog.days[4][0].setChecked(False)
        return True

    page = page_with(choose)
    page.rows["school_hours"].edit.click()
    now = see_settings(school).school_hours
    assert now == "mo tu 08:30-14:30, we 08:30-12:15, th 08:30-12:00 13:00-15:00"


def test_hours_that_stay_as_they_are_are_not_written(
    school: Vault, page_with: Callable[..., SettingsPage]
) -> None:
    before = see_settings(school).working_hours
    page = page_with(lambda _: True)
    page.rows["working_hours"].edit.click()
    assert see_settings(school).working_hours == before
    with school.register.read() as uow:
        assert uow.audit.entries({"setting.changed"}) == []


def test_holidays_are_added_and_removed(
    school: Vault, page_with: Callable[..., SettingsPage]
) -> None:
    change_setting(school, "free_days", "2026-12-21/2027-01-03")

    def choose(dialog: Dialog) -> bool:
        assert isinstance(dialog, FreeDaysDialog)
        dialog.more.click()
        _, first, last = dialog.spans[1]
        first.setText("25-10-2026")
        last.setText("17-10-2026")
        assert not dialog.keep.isEnabled()
        first.setText("17-10-2026")
        last.setText("25-10-2026")
        dialog.more.click()
        buttons = dialog.findChildren(QPushButton)
        [each for each in buttons if each.text() == "Verwijderen"][-1].click()
        return True

    page = page_with(choose)
    page.rows["free_days"].edit.click()
    assert see_settings(school).free_days == "2026-10-17/2026-10-25, 2026-12-21/2027-01-03"
