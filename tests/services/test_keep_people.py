"""Persons, guardians, groups and siblings, kept by hand."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from consent_desk.domain.account import Account, Role
from consent_desk.domain.consent import Answer
from consent_desk.domain.person import PersonKind
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import (
    AmbiguousPerson,
    BadBirthDate,
    GroupKnown,
    GuardianHasSigned,
    GuardianKnown,
    GuardianMayNotSign,
    LastDayPast,
    NameNeeded,
    NoPupil,
    NotAllowed,
    NotInGroup,
    PersonKnown,
    UnknownGuardian,
)
from consent_desk.ports import Vault
from consent_desk.rosters.table import read_table
from consent_desk.services.end_memberships import end_memberships
from consent_desk.services.import_roster import import_roster
from consent_desk.services.keep_group import (
    add_group,
    change_group,
    join_group,
    leave_group,
    move_group,
    see_groups,
)
from consent_desk.services.keep_guardian import add_guardian, change_guardian, remove_guardian
from consent_desk.services.keep_household import join_siblings, part_sibling
from consent_desk.services.keep_person import Particulars, add_person, change_person
from consent_desk.services.plan_year import YearOrder
from consent_desk.services.record_consent import Form, record_consent
from consent_desk.services.see_consent import see_consent
from consent_desk.services.see_person import list_persons, see_person
from consent_desk.services.start_school_year import start_school_year
from consent_desk.services.verify_audit import verify_audit
from tests.cleared import person_id
from tests.school import ROSTER, FixedClock

PUPIL = PersonKind.PUPIL
NOOR = Particulars("Noor", "de Vries", birth_date=date(2017, 1, 2))


def test_a_new_pupil_is_in_a_group_and_has_permission_for_nothing(school: Vault) -> None:
    added = add_person(school, PUPIL, Particulars("Tim", "van der Berg"), ["5A", "5B"])
    assert (added.prefix, added.last_name) == ("van der", "Berg")
    assert set(see_person(school, "Tim van der Berg").listed.groups) == {"5A", "5B"}
    table = see_consent(school, "5A")
    assert not any(v.yes for (who, _), v in table.verdicts.items() if who == added.id)


@pytest.mark.parametrize(
    ("particulars", "refused"),
    [
        (Particulars("Noor", "de Vries"), PersonKnown),
        (Particulars("Noor", "de Vries", birth_date=date(2016, 5, 6)), PersonKnown),
        (Particulars("noor", "DE VRIES", prefix=""), PersonKnown),
        (Particulars("  ", "Visser"), NameNeeded),
        (Particulars("Tim", "Visser", birth_date=date(2027, 1, 1)), BadBirthDate),
        (Particulars("Tim", "Visser", birth_date=date(1816, 1, 1)), BadBirthDate),
    ],
)
def test_nobody_is_added_twice_nor_with_impossible_particulars(
    school: Vault, particulars: Particulars, refused: type[Exception]
) -> None:
    before = list_persons(school)
    with pytest.raises(refused):
        add_person(school, PUPIL, particulars)
    assert list_persons(school) == before


def test_two_pupils_of_one_name_are_told_apart_by_group_and_birth_date_in_every_list(
    school: Vault,
) -> None:
    add_person(school, PUPIL, NOOR, ["5A"])
    expected = {"Noor de Vries (5A, 2017-01-02)", "Noor de Vries (5B, 2016-05-06)"}
    listed = {each.label for each in list_persons(school)}
    table = see_consent(school)
    assert expected <= listed
    assert expected <= set(table.labels.values())
    for label in expected:
        assert see_person(school, label).listed.label == label
    with pytest.raises(AmbiguousPerson) as told:
        see_person(school, "Noor de Vries")
    assert set(told.value.choices.split("; ")) == expected
    siblings = join_siblings(school, *sorted(expected))
    assert len(siblings) == 2
    assert set(see_person(school, "Noor de Vries (5A)").siblings) <= expected


def test_a_changed_name_keeps_what_was_decided(school: Vault) -> None:
    record_consent(
        school, Form("Noor de Vries", "portal.photo", Answer.GRANTED, date(2026, 9, 1), paper="1")
    )
    change = Particulars("Noortje", nicknames=["Noor", " Noor ", ""])
    changed = change_person(school, "Noor de Vries", change)
    assert (changed.full_name, changed.nicknames) == ("Noortje de Vries", ("Noor",))
    assert changed.birth_date == date(2016, 5, 6)
    table = see_consent(school)
    assert table.verdicts[changed.id, "portal.photo"].yes


def test_a_guardian_who_may_not_sign_cannot_grant(school: Vault) -> None:
    add_guardian(school, "Noor de Vries", "M. de Vries", may_sign=False)
    form = Form(
        "Noor de Vries",
        "portal.photo",
        Answer.GRANTED,
        date(2026, 9, 1),
        paper="1",
        guardian="M. de Vries",
    )
    with pytest.raises(GuardianMayNotSign):
        record_consent(school, form)
    change_guardian(school, "Noor de Vries", "m. de vries", name="Mila de Vries", may_sign=True)
    with pytest.raises(UnknownGuardian):
        change_guardian(school, "Noor de Vries", "M. de Vries", may_sign=True)
    for name in ("mila de vries", "Mila  de Vriés", "mila, de vries"):
        with pytest.raises(GuardianKnown):
            add_guardian(school, "Noor de Vries", name)
    change_guardian(school, "Noor de Vries", "Mila de Vries", name="Míla de Vries")
    assert [g.name for g in see_person(school, "Noor de Vries").guardians] == ["Míla de Vries"]


def test_whoever_signed_is_not_removed_so_that_their_no_can_be_lifted(school: Vault) -> None:
    add_guardian(school, "Noor de Vries", "M. de Vries")
    add_guardian(school, "Noor de Vries", "P. de Vries")
    refusal = Form(
        "Noor de Vries",
        "portal.photo",
        Answer.REFUSED,
        date(2026, 9, 1),
        guardian="M. de Vries",
    )
    record_consent(school, refusal)
    with pytest.raises(GuardianHasSigned):
        remove_guardian(school, "Noor de Vries", "M. de Vries")
    remove_guardian(school, "Noor de Vries", "P. de Vries")
    assert [g.name for g in see_person(school, "Noor de Vries").guardians] == ["M. de Vries"]


def test_only_pupils_have_guardians_and_siblings(school: Vault) -> None:
    add_person(school, PersonKind.STAFF, Particulars("Juf", "Anna"))
    with pytest.raises(NoPupil):
        add_guardian(school, "Juf Anna", "Iemand")
    with pytest.raises(NoPupil):
        join_siblings(school, "Noor de Vries", "Juf Anna")


def test_siblings_of_both_become_one_family_and_can_be_parted(school: Vault) -> None:
    for name in ("Tim", "Bas"):
        add_person(school, PUPIL, Particulars(name, "de Vries"))
    join_siblings(school, "Noor de Vries", "Tim de Vries")
    join_siblings(school, "Bas de Vries", "Tim de Vries")
    assert see_person(school, "Noor de Vries").siblings == ["Bas de Vries", "Tim de Vries"]
    part_sibling(school, "Tim de Vries")
    assert see_person(school, "Noor de Vries").siblings == ["Bas de Vries"]
    part_sibling(school, "Bas de Vries")
    assert see_person(school, "Noor de Vries").listed.person.household is None


def test_a_pupil_can_be_in_several_groups_and_moving_leaves_combined_ones(school: Vault) -> None:
    add_group(school, "5/6", combined=True)
    join_group(school, "Noor de Vries", "5/6")
    move_group(school, "Noor de Vries", "5a")
    assert set(see_person(school, "Noor de Vries").listed.groups) == {"5A", "5/6"}
    move_group(school, "Noor de Vries", "5B", out_of="5/6")
    assert set(see_person(school, "Noor de Vries").listed.groups) == {"5A", "5B"}
    with pytest.raises(NotInGroup):
        leave_group(school, "Noor de Vries", "5/6")
    leave_group(school, "Noor de Vries", "5A")
    assert see_person(school, "Noor de Vries").listed.groups == ["5B"]


def test_a_substitute_is_in_a_group_until_the_last_day_and_not_a_day_longer(
    school: Vault,
) -> None:
    last = date(2026, 11, 27)
    join_group(school, "Noor de Vries", "5A", last)
    assert see_person(school, "Noor de Vries").last_days == {"5A": last}
    assert end_memberships(on(school, last)) == 0
    assert set(see_person(school, "Noor de Vries").listed.groups) == {"5A", "5B"}
    assert end_memberships(on(school, last + timedelta(days=1))) == 1
    assert see_person(school, "Noor de Vries").listed.groups == ["5B"]
    assert see_person(school, "Noor de Vries").last_days == {}
    assert verify_audit(school).whole


def test_a_guest_keeps_the_own_group_and_moving_keeps_the_guest(school: Vault) -> None:
    add_group(school, "6A")
    join_group(school, "Noor de Vries", "5A", date(2026, 12, 1))
    move_group(school, "Noor de Vries", "6A")
    assert set(see_person(school, "Noor de Vries").listed.groups) == {"5A", "6A"}
    leave_group(school, "Noor de Vries", "5A")
    assert see_person(school, "Noor de Vries").listed.groups == ["6A"]


def test_who_comes_to_stay_is_not_taken_out_any_more(school: Vault) -> None:
    join_group(school, "Noor de Vries", "5A", date(2026, 12, 1))
    join_group(school, "Noor de Vries", "5A")
    assert see_person(school, "Noor de Vries").last_days == {}
    assert end_memberships(on(school, date(2027, 1, 1))) == 0


def test_a_last_day_that_is_over_is_refused(school: Vault) -> None:
    with pytest.raises(LastDayPast):
        join_group(school, "Noor de Vries", "5A", date(2026, 11, 21))
    assert see_person(school, "Noor de Vries").listed.groups == ["5B"]


def test_a_list_says_nothing_of_a_guest_and_a_guest_moves_up_with_the_own_class(
    school: Vault,
) -> None:
    join_group(school, "Noor de Vries", "5A", date(2027, 7, 31))
    import_roster(school, read_table(ROSTER.encode(), "roster.csv"))
    assert set(see_person(school, "Noor de Vries").listed.groups) == {"5A", "5B"}
    in_june = on(school, date(2027, 6, 20))
    start_school_year(in_june, YearOrder(SchoolYear(2027)))
    assert see_person(in_june, "Noor de Vries").listed.groups == ["6B"]


def on(vault: Vault, day: date) -> Vault:
    """The same school on another day."""
    at = datetime.combine(day, time(10), ZoneInfo("Europe/Amsterdam"))
    return replace(vault, clock=FixedClock(at))


def test_a_groups_number_follows_from_its_name(school: Vault) -> None:
    assert add_group(school, "Groep 3").level == 3
    assert add_group(school, "De Uilen", level=7).level == 7
    assert change_group(school, "groep 3", name="4C").level == 4
    with pytest.raises(GroupKnown):
        change_group(school, "4C", name="5a")
    assert {g.name: n for g, n in see_groups(school)} == {
        "4C": 0,
        "5A": 3,
        "5B": 1,
        "De Uilen": 0,
    }


def test_a_teacher_changes_no_persons_and_sees_no_guardians(school: Vault) -> None:
    from dataclasses import replace

    teacher = replace(school, actor=Account("t", "juf", frozenset({Role.TEACHER})))
    for refused in (
        lambda: add_person(teacher, PUPIL, NOOR),
        lambda: add_guardian(teacher, "Noor de Vries", "Iemand"),
        lambda: move_group(teacher, "Noor de Vries", "5A"),
        lambda: see_person(teacher, "Noor de Vries"),
    ):
        with pytest.raises(NotAllowed):
            refused()


def test_the_log_tells_of_it_with_ids_and_never_a_name(school: Vault) -> None:
    add_person(school, PUPIL, NOOR, ["5A"])
    add_guardian(school, "Noor de Vries (5A)", "Mila Zeldzaam")
    join_siblings(school, "Noor de Vries (5A)", "Noor de Vries (5B)")
    with school.register.read() as uow:
        told = " ".join(f"{e.action} {e.subject_id} {dict(e.details)}" for e in uow.audit.entries())
    assert person_id(school, "Noor de Vries (5A)") in told
    for name in ("Noor", "Vries", "Zeldzaam", "2017"):
        assert name not in told
    assert verify_audit(school).whole
