"""States of the pages of pupils and settings, and of the dialogs that show first what they do."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QMainWindow, QWidget

from consent_desk.domain.moving_up import propose
from consent_desk.domain.person import Group, Guardian, Person, PersonKind
from consent_desk.domain.purpose import DEFAULT_CHANNELS, DEFAULT_PURPOSES, Subject
from consent_desk.domain.school_year import SchoolYear
from consent_desk.rosters.roster import RosterGroup, RosterRow
from consent_desk.services.keep_person import Particulars
from consent_desk.services.keep_purpose import Asking
from consent_desk.services.match_roster import Doubt
from consent_desk.services.plan_year import YearPlan
from consent_desk.services.roster_steps import Preview, Step
from consent_desk.services.see_person import Listed, Seen
from consent_desk.services.start_school_year import YearNow
from consent_desk.services.wordings import usual_wordings
from consent_desk.settings import SchoolSettings
from tests.screenshots.consent import SCHOOL, window_of
from tests.screenshots.stage import Stage, State
from ui.dialogs.channel_dialog import ChannelDialog
from ui.dialogs.columns_dialog import ColumnsDialog
from ui.dialogs.free_days_dialog import FreeDaysDialog
from ui.dialogs.group_dialog import GroupDialog
from ui.dialogs.hours_dialog import HoursDialog
from ui.dialogs.person_dialog import PersonDialog
from ui.dialogs.purpose_dialog import PurposeDialog
from ui.dialogs.rename_dialog import RenameDialog
from ui.dialogs.roster_dialog import RosterDialog
from ui.dialogs.stay_dialog import StayDialog
from ui.dialogs.wording_dialog import WordingDialog
from ui.dialogs.year_dialog import YearDialog
from ui.models.people_desk import Everybody
from ui.models.settings_desk import Standing
from ui.pages.people.people_page import PeoplePage
from ui.pages.settings.settings_page import SettingsPage

_PUPILS = ("Elif||Aydin", "Noor|de|Boer", "Sanne||Jansen", "Tom||Jansen", "Bram|van der|Linden")
_GROUPS = {"5A": 4, "5B": 23, "Kikkers": 12}


def _listed(name: str, group: str = "5A") -> Listed:
    first, prefix, last = name.split("|")
    kind = PersonKind.STAFF if group == "" else PersonKind.PUPIL
    person = Person(name, kind, first, last, date(2017, 5, 1), prefix=prefix)
    return Listed(person, person.full_name, (group,) if group else ())


class FakePeople:
    """The services of the page of pupils without a register."""

    def __init__(self, names: tuple[str, ...] = _PUPILS) -> None:
        self.groups = _GROUPS
        self.persons = [_listed(name) for name in names]
        if names:
            gone = _listed("Mo||Yilmaz")
            left = replace(gone.person, left_on=date(2026, 10, 1))
            self.persons += [_listed("Juf||Marieke", ""), replace(gone, person=left)]

    def everybody(self) -> Everybody:
        return Everybody(self.persons, self.groups, YearNow(SCHOOL, SchoolYear(2026)))

    def add(self, kind: PersonKind, said: Particulars, groups: Sequence[str]) -> str:
        made = _listed(f"{said.first_name}||{said.last_name}", *groups)
        self.persons.append(made)
        return made.person.id

    def person(self, person_id: str) -> Seen:
        listed = next(each for each in self.persons if each.person.id == person_id)
        surname = listed.person.last_name
        guardians = [
            Guardian("a", person_id, f"A. {surname}"),
            Guardian("m", person_id, f"M. {surname}", may_sign=False),
        ]
        groups = [Group("g4", "4A", SchoolYear(2025)), Group("g5", "5A", SchoolYear(2026))]
        ends = {"Kikkers": date(2026, 12, 4)} if surname == "Jansen" else {}
        return Seen(listed, guardians, ["Tom Jansen"], groups, ends)


def _people(stage: Stage, desk: FakePeople) -> QMainWindow:
    return window_of(stage, "people", PeoplePage(stage.texts, desk, stage.runner()))  # type: ignore[arg-type]


def _chosen(widget: QWidget) -> None:
    page = widget.page if isinstance(widget, QMainWindow) else None
    assert isinstance(page, PeoplePage)
    page.view.setCurrentIndex(page.table.index(2, 0))
    page.look()


def row(line: int, name: str, group: str = "5A") -> RosterRow:
    first, _, last = name.partition(" ")
    return RosterRow("lijst.csv", line, first, last, date(2017, 3, 2), (RosterGroup(group),))


def _roster(stage: Stage) -> QWidget:
    known = _listed("Sanne||Jansen").person
    new, changed = row(2, "Elif Aydin"), row(3, "Noor Boer")
    steps = (
        Step(new, None, Person("", PersonKind.PUPIL, "Elif", "Aydin"), joins=("5A",)),
        Step(changed, known, known, joins=("5B",), leaves=("5A",)),
        Step(row(7, "Sanne Janssen"), doubt=next(iter(Doubt)), candidates=(known,)),
    )
    preview = Preview(steps, (known,), (RosterGroup("5A"),), (), {known.id: "Sanne Jansen"})
    return RosterDialog("lijst.csv", preview, stage.texts, is_of_other_year=True)


def plan() -> YearPlan:
    """Three groups: one moves up, one leaves, and one does not say where it goes."""
    groups = [Group(name, name, SchoolYear(2026)) for name in ("5A", "8", "Kikkers")]
    person = _listed("Sanne||Jansen").person
    return YearPlan(
        year=SchoolYear(2027),
        ends=SchoolYear(2026),
        moves=tuple(map(propose, groups)),
        groups=(),
        leavers=(person,),
        without_group=(),
        staff=(),
        purposes=(),
        templates=0,
        labels={},
    )


class FakeSettings:
    """The services of the settings page without a register."""

    def standing(self) -> Standing:
        wordings = [w for p in DEFAULT_PURPOSES for w in usual_wordings(p.code)]
        asking = Asking(list(DEFAULT_CHANNELS), list(DEFAULT_PURPOSES), wordings)
        return Standing(SchoolSettings(), asking)


def _question(stage: Stage) -> QWidget:
    name = stage.texts.channel_name(DEFAULT_CHANNELS[1])
    return PurposeDialog(name, [Subject.VIDEO], stage.texts)


def _hours(stage: Stage) -> QWidget:
    written = "mo tu th fr 08:30-14:30, we 08:30-12:15"
    return HoursDialog(stage.texts("Lessons"), written, stage.texts)


def _turned(widget: QWidget) -> None:
    assert isinstance(widget, HoursDialog)
    widget.days[2][2].setTime(QTime(8, 0))


def _holidays(stage: Stage, written: str) -> QWidget:
    return FreeDaysDialog(stage.texts("Holidays"), written, stage.texts)


def _settings(stage: Stage) -> QWidget:
    page = SettingsPage(stage.texts, stage.theme, FakeSettings(), stage.runner())  # type: ignore[arg-type]
    return window_of(stage, "settings", page)


def _scrolled(widget: QWidget) -> None:
    page = widget.page if isinstance(widget, QMainWindow) else None
    assert isinstance(page, SettingsPage)
    page.scroll_to(page.asking)


def _wording(stage: Stage) -> QWidget:
    purpose = DEFAULT_PURPOSES[0]
    sentence = next(w.text for w in usual_wordings(purpose.code) if w.language == stage.texts.lang)
    return WordingDialog(purpose, sentence, stage.texts)


_HEADER = ("Roepnaam", "Naam", "Klas 2026", "Geb.")

STATES = (
    State("people-full", lambda stage: _people(stage, FakePeople()), _chosen),
    State("people-empty", lambda stage: _people(stage, FakePeople(()))),
    State("people-group", lambda stage: GroupDialog(stage.texts)),
    State("people-add", lambda stage: PersonDialog(["5A", "5B"], stage.texts)),
    State("people-stay", lambda stage: StayDialog("Juf Marieke", ["5B", "8"], stage.texts)),
    State("people-list", _roster),
    State("people-columns", lambda stage: ColumnsDialog(_HEADER, stage.texts)),
    State("people-year", lambda stage: YearDialog(plan(), lambda *_: None, stage.texts)),
    State("settings-full", _settings),
    State("settings-asking", _settings, _scrolled),
    State("settings-wording", _wording),
    State("settings-hours", _hours),
    State("settings-hours-turned", _hours, _turned),
    State("settings-holidays", lambda stage: _holidays(stage, "2026-10-17/2026-10-25, 2027-04-27")),
    State("settings-holidays-none", lambda stage: _holidays(stage, "")),
    State("settings-channel", lambda stage: ChannelDialog(stage.texts)),
    State("settings-question", _question),
    State("settings-name", lambda stage: RenameDialog("Ouderportaal, foto", stage.texts)),
)
