"""Whoever has left comes back by a word, never by standing in a list (R7)."""

from datetime import date

import pytest

from consent_desk.domain.consent import Reason
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import NotSomebodyNew
from consent_desk.ports import Vault
from consent_desk.rosters.roster import RosterRow
from consent_desk.services.import_roster import import_roster
from consent_desk.services.leave_school import let_leave
from consent_desk.services.match_roster import Doubt
from consent_desk.services.plan_year import YearOrder
from consent_desk.services.preview_roster import preview_roster
from consent_desk.services.roster_steps import Words
from consent_desk.services.see_consent import see_consent
from consent_desk.services.start_school_year import start_school_year
from tests.school import answer
from tests.services.test_import_roster import changes_nothing, contents, people, table
from tests.services.test_start_school_year import on

ZOE = "Zoë van der Wörter-Şahin"
LEFT, LATER = date(2026, 10, 1), date(2027, 7, 31)
YES = Words(same={2: None})


def zoe_row(left_on: str = "") -> list[RosterRow]:
    header = "first_name,last_name,birth_date,group,left_on\n"
    return table(f"Zoë,van der Wörter-Şahin,2016-03-04,5A,{left_on}", header=header)


@pytest.fixture
def gone(school: Vault) -> Vault:
    """Zoë, with a yes of this year, left in October."""
    answer(school, ZOE)
    let_leave(school, ZOE, LEFT)
    return school


def is_shown(vault: Vault) -> bool:
    table = see_consent(vault, None)
    shown = [p.id for p in table.persons if p.full_name == ZOE]
    return any(table.verdicts[i, "portal.photo"].reason is Reason.GRANTED for i in shown)


def logged(vault: Vault) -> list[str]:
    with vault.register.read() as uow:
        id_ = people(vault)[ZOE].id
        return [e.action for e in uow.audit.entries() if e.subject_id == id_][-2:]


@pytest.mark.parametrize("left_on", ["", "2026-12-01", "2027-07-31"])
def test_a_leaver_in_the_list_is_asked_about_and_stays_away_until_then(
    gone: Vault, left_on: str
) -> None:
    (step,) = preview_roster(gone, zoe_row(left_on)).doubtful
    assert (step.doubt, [p.full_name for p in step.candidates]) == (Doubt.HAS_LEFT, [ZOE])
    before = contents(gone)
    done = import_roster(gone, zoe_row(left_on))
    assert (done.doubtful, done.back, done.left) == ((2,), 0, 0)
    assert contents(gone) == before
    assert not is_shown(gone)


def test_a_word_brings_a_leaver_back_counted_and_logged(gone: Vault) -> None:
    preview = preview_roster(gone, zoe_row(), YES)
    assert (len(preview.back), preview.doubtful) == (1, [])
    assert import_roster(gone, zoe_row(), YES).back == 1
    assert people(gone)[ZOE].left_on is None
    assert logged(gone)[-1] == "person.returned"
    assert is_shown(gone)


def test_a_word_brings_a_leaver_back_until_the_day_of_the_list(gone: Vault) -> None:
    done = import_roster(gone, zoe_row(str(LATER)), YES)
    assert (done.back, done.left) == (1, 1)
    assert people(gone)[ZOE].left_on == LATER
    assert logged(gone) == ["person.returned", "person.left"]
    assert changes_nothing(import_roster(gone, zoe_row(str(LATER))))


@pytest.mark.parametrize(
    ("told", "kept"), [("2026-10-15", LEFT), ("2026-09-20", date(2026, 9, 20))]
)
def test_of_two_days_that_have_come_the_earlier_one_is_kept(
    gone: Vault, told: str, kept: date
) -> None:
    assert import_roster(gone, zoe_row(told)).doubtful == ()
    assert people(gone)[ZOE].left_on == kept


@pytest.mark.parametrize(
    ("told", "doubtful", "kept"),
    [
        ("", False, date(2026, 12, 1)),
        ("2026-11-25", False, date(2026, 11, 25)),
        ("2026-11-20", False, date(2026, 11, 20)),
        ("2027-07-31", True, date(2026, 12, 1)),
    ],
)
def test_a_leaving_to_come_is_not_put_off_by_a_list(
    school: Vault, told: str, doubtful: bool, kept: date
) -> None:
    let_leave(school, ZOE, date(2026, 12, 1))
    assert bool(import_roster(school, zoe_row(told)).doubtful) is doubtful
    assert people(school)[ZOE].left_on == kept


def test_a_leaver_known_by_birth_date_is_nobody_new(gone: Vault) -> None:
    """In a second record no no would stand."""
    with pytest.raises(NotSomebodyNew):
        import_roster(gone, zoe_row(), Words(new=frozenset({2})))


def test_an_old_list_after_the_turn_of_the_year_brings_nobody_of_group_eight_back(
    school: Vault,
) -> None:
    import_roster(school, table("Tim,Visser,2014-10-01,8A"))
    august = on(school, date(2027, 8, 2))
    start_school_year(august, YearOrder(SchoolYear(2027)))
    done = import_roster(august, table("Tim,Visser,2014-10-01,8A"))
    assert (done.doubtful, done.back) == ((2,), 0)
    assert people(august)["Tim Visser"].left_on == date(2027, 8, 1)
