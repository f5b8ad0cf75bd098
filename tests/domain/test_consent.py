from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from consent_desk.domain.consent import (
    Answer,
    Decision,
    Reason,
    Signer,
    SignerKind,
    may_grant,
    verdict,
    year_answered,
    years_for,
)
from consent_desk.domain.person import Person, PersonKind
from consent_desk.domain.purpose import DEFAULT_PURPOSES, Subject
from consent_desk.domain.school_year import SchoolYear
from tests.domain.ledgers import (
    FATHER,
    GUARDIAN,
    MOTHER,
    PUPIL,
    PURPOSE,
    SELF,
    TODAY,
    days,
    decision,
    ledgers,
    persons,
)
from tests.domain.reference import may_be_shown

G, R, W = Answer.GRANTED, Answer.REFUSED, Answer.WITHDRAWN


def reason(*decisions: Decision, person: Person = PUPIL, day: date = TODAY) -> Reason:
    return verdict(person, PURPOSE, day, decisions).reason


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        ([], Reason.NOT_ANSWERED),
        ([(G, GUARDIAN)], Reason.GRANTED),
        ([(R, GUARDIAN)], Reason.REFUSED),
        ([(W, GUARDIAN)], Reason.WITHDRAWN),
        ([(G, GUARDIAN), (W, GUARDIAN)], Reason.WITHDRAWN),
        ([(G, GUARDIAN), (W, GUARDIAN), (G, GUARDIAN)], Reason.GRANTED),
        ([(R, GUARDIAN), (G, GUARDIAN)], Reason.GRANTED),
        ([(G, MOTHER), (R, FATHER)], Reason.REFUSED),
        ([(R, FATHER), (G, MOTHER)], Reason.REFUSED),
        ([(R, FATHER), (G, MOTHER), (G, FATHER)], Reason.GRANTED),
        ([(G, MOTHER), (W, FATHER), (G, MOTHER)], Reason.WITHDRAWN),
        ([(G, MOTHER), (G, FATHER)], Reason.GRANTED),
        ([(R, GUARDIAN), (G, MOTHER)], Reason.REFUSED),
        ([(G, SELF)], Reason.NOT_ENTITLED),
        ([(G, GUARDIAN), (W, SELF)], Reason.WITHDRAWN),
    ],
)
def test_any_no_wins_and_only_its_author_lifts_it(
    history: list[tuple[Answer, Signer]], expected: Reason
) -> None:
    decisions = [
        decision(a, position=i, signer=s, signed=date(2026, 9, i))
        for i, (a, s) in enumerate(history, 1)
    ]
    assert reason(*decisions) is expected


@pytest.mark.parametrize(
    ("no", "signed", "expected"),
    [
        (W, date(2026, 9, 9), Reason.WITHDRAWN),
        (W, date(2026, 9, 10), Reason.WITHDRAWN),
        (W, date(2026, 9, 11), Reason.GRANTED),
        (R, date(2026, 9, 9), Reason.REFUSED),
        (R, date(2026, 9, 10), Reason.GRANTED),
    ],
)
def test_an_older_form_that_is_entered_later_lifts_no_withdrawal(
    no: Answer, signed: date, expected: Reason
) -> None:
    told = decision(no, position=1, signed=date(2026, 9, 10))
    assert reason(told, decision(position=2, signed=signed)) is expected


def test_a_grant_without_evidence_lifts_nothing() -> None:
    later = decision(position=2, signed=date(2026, 9, 20), evidence=None)
    assert reason(decision(R), later) is Reason.REFUSED


def test_a_grant_without_evidence_is_no() -> None:
    assert reason(decision(evidence=None)) is Reason.NO_EVIDENCE


@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        (date(2026, 3, 31), Reason.SIGNED_OUTSIDE_YEAR),
        (date(2026, 4, 1), Reason.GRANTED),
        (TODAY, Reason.GRANTED),
        (date(2026, 11, 23), Reason.SIGNED_OUTSIDE_YEAR),
    ],
)
def test_a_form_counts_from_april_before_until_the_day_itself(
    signed: date, expected: Reason
) -> None:
    assert reason(decision(signed=signed)) is expected


def test_last_years_grant_and_refusal_no_longer_count() -> None:
    for answer in (G, R):
        assert reason(decision(answer, year=SchoolYear(2025))) is Reason.NOT_ANSWERED


def test_next_years_grant_does_not_count_yet() -> None:
    early = decision(year=SchoolYear(2027), signed=date(2027, 5, 1))
    assert reason(early, day=date(2027, 5, 2)) is Reason.NOT_ANSWERED
    assert reason(early, day=date(2027, 8, 1)) is Reason.GRANTED


def test_a_withdrawal_in_june_also_takes_back_the_form_for_next_year() -> None:
    early = decision(year=SchoolYear(2027), signed=date(2027, 5, 1))
    withdrawn = decision(W, position=2, signed=date(2027, 6, 1))
    assert reason(early, withdrawn, day=date(2027, 8, 1)) is Reason.WITHDRAWN


@pytest.mark.parametrize("no", [R, W])
def test_a_no_on_the_form_for_next_year_holds_at_once(no: Answer) -> None:
    early = decision(no, position=2, year=SchoolYear(2027), signed=date(2027, 6, 10))
    now = Reason.REFUSED if no is R else Reason.WITHDRAWN
    for day in (date(2027, 6, 10), date(2027, 7, 31), date(2027, 8, 1)):
        assert reason(decision(), early, day=day) is now


def test_a_no_for_next_year_is_taken_back_by_who_said_it_on_a_form_for_next_year() -> None:
    mother = decision(signer=MOTHER)
    no = decision(R, position=2, year=SchoolYear(2027), signed=date(2027, 6, 10), signer=FATHER)
    yes = decision(position=3, year=SchoolYear(2027), signed=date(2027, 6, 12), signer=FATHER)
    assert reason(mother, no, yes, day=date(2027, 6, 11)) is Reason.REFUSED
    assert reason(mother, no, yes, day=date(2027, 6, 12)) is Reason.GRANTED
    assert reason(mother, no, replace(yes, signer=MOTHER), day=date(2027, 6, 12)) is Reason.REFUSED


def test_a_form_for_next_year_takes_back_no_no_of_this_one() -> None:
    no = decision(R, signer=FATHER)
    yes = decision(position=3, year=SchoolYear(2027), signed=date(2027, 6, 12), signer=FATHER)
    assert reason(decision(signer=MOTHER), no, yes, day=date(2027, 6, 13)) is Reason.REFUSED


@pytest.mark.parametrize(
    ("answer", "signed", "working", "today", "year"),
    [
        (G, date(2027, 6, 10), 2027, date(2027, 6, 10), 2027),
        (R, date(2027, 6, 10), 2027, date(2027, 6, 10), 2027),
        (W, date(2027, 6, 10), 2027, date(2027, 6, 10), 2026),
        (R, date(2027, 3, 1), 2027, date(2027, 6, 10), 2026),
        (R, date(2027, 6, 10), 2026, date(2027, 6, 10), 2026),
        (R, date(2027, 7, 20), 2026, date(2027, 8, 5), 2027),
        (R, date(2026, 9, 1), 2026, date(2027, 8, 5), 2026),
        (R, date(2027, 9, 1), 2026, date(2027, 9, 1), 2027),
    ],
)
def test_an_answer_is_for_a_year_in_which_it_can_do_something(
    answer: Answer, signed: date, working: int, today: date, year: int
) -> None:
    assert year_answered(answer, signed, SchoolYear(working), today) == SchoolYear(year)


def test_consent_for_the_portal_is_none_for_any_other_purpose() -> None:
    granted = [decision(purpose="portal.photo")]
    shown = {p.code for p in DEFAULT_PURPOSES if verdict(PUPIL, p, TODAY, granted).yes}
    assert shown == {"portal.photo"}


def test_who_has_left_is_not_shown_from_that_day() -> None:
    left = replace(PUPIL, left_on=TODAY)
    assert reason(decision(), person=left) is Reason.LEFT
    assert reason(decision(), person=left, day=date(2026, 11, 21)) is Reason.GRANTED


def test_a_purpose_that_is_off_or_reworded_gives_no_yes() -> None:
    granted = [decision()]
    assert verdict(PUPIL, replace(PURPOSE, active=False), TODAY, granted).reason is (
        Reason.PURPOSE_OFF
    )
    assert verdict(PUPIL, replace(PURPOSE, wording_version=2), TODAY, granted).reason is (
        Reason.OLD_WORDING
    )


def test_from_sixteen_the_pupil_signs() -> None:
    pupil = replace(PUPIL, birth_date=date(2010, 11, 22))
    by_parent, by_pupil = decision(), decision(signer=SELF)
    assert reason(by_parent, person=pupil, day=date(2026, 11, 21)) is Reason.GRANTED
    assert reason(by_parent, person=pupil) is Reason.NOT_ENTITLED
    assert reason(by_pupil, person=pupil) is Reason.GRANTED


@pytest.mark.parametrize("kind", PersonKind)
@pytest.mark.parametrize("born", [date(2016, 3, 4), date(1980, 1, 1), None])
def test_exactly_one_quality_is_entitled_to_sign(kind: PersonKind, born: date | None) -> None:
    person = replace(PUPIL, kind=kind, birth_date=born)
    entitled = [k for k in SignerKind if may_grant(person, k, TODAY, 16)]
    assert len(entitled) == 1


def test_the_verdict_tells_the_ledger_position_and_rule_version() -> None:
    found = verdict(PUPIL, PURPOSE, TODAY, [decision(position=7), decision(R, position=9)])
    assert (found.position, found.rule_version, found.day) == (9, 3, TODAY)


def test_a_grant_counts_from_its_effective_day() -> None:
    later = decision(effective=date(2026, 12, 1))
    assert reason(later) is Reason.NOT_YET
    assert reason(later, day=date(2026, 12, 1)) is Reason.GRANTED
    assert reason(decision(effective=date(2026, 1, 1))) is Reason.GRANTED


def test_a_no_counts_at_once_whatever_its_effective_day_says() -> None:
    told = decision(W, position=2, effective=date(2027, 6, 1))
    assert reason(decision(), told) is Reason.WITHDRAWN


def test_a_grant_that_counts_later_does_not_lift_the_no_before() -> None:
    mother = decision(position=1, signer=MOTHER)
    no = decision(R, position=2, signer=FATHER, signed=date(2026, 9, 2))
    father = decision(
        position=3, signer=FATHER, signed=date(2026, 9, 3), effective=date(2026, 12, 1)
    )
    assert reason(mother, no, father) is Reason.REFUSED
    assert reason(mother, no, father, day=date(2026, 12, 1)) is Reason.GRANTED


@given(persons, ledgers, days)
def test_the_program_agrees_with_the_rules_said_plainly(
    person: Person, ledger: list[Decision], day: date
) -> None:
    assert verdict(person, PURPOSE, day, ledger).yes == may_be_shown(person, PURPOSE, day, ledger)


@given(persons, ledgers, days)
def test_nobody_is_visible_without_a_valid_grant_for_that_purpose_on_that_day(
    person: Person, ledger: list[Decision], day: date
) -> None:
    if verdict(person, PURPOSE, day, ledger).yes:
        year = SchoolYear.of(day)
        assert any(
            d.person_id == person.id
            and d.purpose == PURPOSE.code
            and d.answer is G
            and d.evidence_id is not None
            and d.year == year
            and year.signable_from <= d.signed_on <= day
            for d in ledger
        )
        assert not person.has_left_by(day)


@given(persons, ledgers, days)
def test_withdrawal_always_wins(person: Person, ledger: list[Decision], day: date) -> None:
    withdrawn = decision(
        W, position=len(ledger) + 1, year=SchoolYear.of(day), signed=day, signer=MOTHER
    )
    assert not verdict(person, PURPOSE, day, [*ledger, withdrawn]).yes


@given(persons, ledgers, days)
def test_nothing_signed_until_a_withdrawal_lifts_it(
    person: Person, ledger: list[Decision], day: date
) -> None:
    older = [
        replace(d, id=f"o{d.id}", position=d.position + 100, signed_on=min(d.signed_on, day))
        for d in ledger
    ]
    withdrawn = decision(W, position=1, year=SchoolYear.of(day), signed=day, signer=MOTHER)
    assert not verdict(person, PURPOSE, day, [withdrawn, *older]).yes


@given(persons, ledgers, ledgers, days)
def test_an_unrelated_decision_never_changes_a_verdict(
    person: Person, ledger: list[Decision], other: list[Decision], day: date
) -> None:
    unrelated = [
        replace(d, id=f"u{d.id}", position=d.position + 100)
        for d in other
        if d.person_id != person.id or d.purpose != PURPOSE.code
    ]
    assert verdict(person, PURPOSE, day, [*ledger, *unrelated]) == verdict(
        person, PURPOSE, day, ledger
    )


@given(persons, ledgers, days)
def test_the_order_in_which_the_ledger_is_read_does_not_matter(
    person: Person, ledger: list[Decision], day: date
) -> None:
    backwards = verdict(person, PURPOSE, day, list(reversed(ledger)))
    assert backwards == verdict(person, PURPOSE, day, ledger)


@given(persons, ledgers, days)
def test_decisions_of_other_years_than_it_may_depend_on_never_change_a_verdict(
    person: Person, ledger: list[Decision], day: date
) -> None:
    of_these = [d for d in ledger if d.year in years_for(day)]
    whole, short = verdict(person, PURPOSE, day, ledger), verdict(person, PURPOSE, day, of_these)
    assert (whole.yes, whole.reason) == (short.yes, short.reason)


def test_every_default_channel_has_a_purpose_for_photos() -> None:
    channels = {p.channel for p in DEFAULT_PURPOSES if p.subject is Subject.PHOTO}
    assert channels == {
        "portal",
        "newsletter",
        "school_guide",
        "website",
        "social_media",
        "press",
    }
