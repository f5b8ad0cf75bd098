"""A school year started in spring: what is said then about the year that still runs."""

from datetime import date, datetime
from pathlib import Path

import pytest

from consent_desk.domain.consent import Answer, Reason
from consent_desk.domain.school_year import SchoolYear
from consent_desk.ports import Vault
from consent_desk.services.correct_decision import Correction, correct_decision
from consent_desk.services.plan_year import YearOrder
from consent_desk.services.record_consent import Form, Recorded, record_consent
from consent_desk.services.see_consent import see_consent
from consent_desk.services.see_register import see_register, see_row
from consent_desk.services.start_school_year import start_school_year
from tests.cleared import cleared_file, placed, template, templates_of
from tests.school import FixedClock, answer
from tests.services.test_start_school_year import on

NOOR = "Noor de Vries"
JUNE = date(2027, 6, 10)


@pytest.fixture
def early(school: Vault) -> Vault:
    """On 10 June 2027, with the next year started and this year's answers counting."""
    for purpose in ("portal.photo", "face_matching"):
        answer(school, NOOR, purpose)
    vault = on(school, JUNE)
    start_school_year(vault, YearOrder(SchoolYear(2027)))
    return vault


def say(vault: Vault, given: Answer, day: date, purpose: str = "portal.photo") -> Recorded:
    return record_consent(vault, Form(NOOR, purpose, given, day, paper="map 9"))


def reason(vault: Vault, purpose: str = "portal.photo") -> Reason:
    table = see_consent(vault, None)
    (noor,) = [p for p in table.persons if p.full_name == NOOR]
    return table.verdicts[noor.id, purpose].reason


def test_a_no_works_today_and_next_year(early: Vault) -> None:
    done = say(early, Answer.REFUSED, JUNE)
    assert done.decision.year == SchoolYear(2027)
    assert done.verdict.reason is Reason.REFUSED
    for day in (JUNE, date(2027, 7, 31), date(2027, 8, 1)):
        assert reason(on(early, day)) is Reason.REFUSED


def test_a_no_takes_effect_at_once(early: Vault, tmp_path: Path) -> None:
    file = cleared_file(early, tmp_path / "out", [NOOR])
    out = cleared_file(early, tmp_path / "out", [NOOR])
    placed(early, out, "Een dag.", at=datetime(2027, 6, 9, 12, tzinfo=FixedClock().at.tzinfo))
    template(early, NOOR)
    followed = say(early, Answer.REFUSED, JUNE).consequences
    assert file.path in followed.deleted
    assert not file.path.exists()
    assert [t.cleared_id for t in followed.takedowns] == [out.id]
    assert say(early, Answer.REFUSED, JUNE, "face_matching").consequences.templates == 1
    assert templates_of(early, NOOR) == []


@pytest.mark.parametrize("given", [Answer.REFUSED, Answer.WITHDRAWN])
def test_a_yes_for_next_year_that_turns_out_to_be_a_no_is_one_today(
    early: Vault, given: Answer
) -> None:
    wrong = say(early, Answer.GRANTED, JUNE)
    assert wrong.verdict.yes
    right = correct_decision(early, Correction(wrong.decision.id, given))
    assert not right.verdict.yes


def test_the_table_on_the_screen_says_so_too(early: Vault) -> None:
    say(early, Answer.REFUSED, JUNE)
    sheet = see_register(early)
    (row,) = [r for r in sheet.rows if r.person.full_name == NOOR]
    place = [p.code for p in sheet.purposes].index("portal.photo")
    assert row.reasons[place] is Reason.REFUSED
    assert see_row(early, row.person.id) == row


def test_who_takes_it_back_in_writing_lifts_it_in_both_years(early: Vault) -> None:
    say(early, Answer.REFUSED, JUNE)
    form = Form(NOOR, "portal.photo", Answer.GRANTED, JUNE, paper="map 9", same_signer=True)
    assert record_consent(early, form).verdict.yes
    assert reason(on(early, date(2027, 8, 1))) is Reason.GRANTED


def test_a_no_of_july_that_is_recorded_in_august_holds_in_the_new_year(school: Vault) -> None:
    """The school works in the old year still; whoever signs for the new one later meets the no."""
    august = on(school, date(2027, 8, 5))
    assert say(august, Answer.REFUSED, date(2027, 7, 20)).decision.year == SchoolYear(2027)
    start_school_year(august, YearOrder(SchoolYear(2027)))
    assert not say(august, Answer.GRANTED, date(2027, 6, 1)).verdict.yes
