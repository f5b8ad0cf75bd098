"""Entries recorded by mistake: what takes their place, and what a correction cannot do."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from consent_desk.domain.consent import Answer, Decision, Reason, verdict
from consent_desk.domain.decision import standing, versions
from consent_desk.domain.person import Person
from consent_desk.domain.school_year import SchoolYear
from tests.domain.ledgers import (
    FATHER,
    MOTHER,
    PUPIL,
    PURPOSE,
    TODAY,
    days,
    decision,
    ledgers,
    persons,
)

G, R, W, BLANK = Answer.GRANTED, Answer.REFUSED, Answer.WITHDRAWN, Answer.NOT_ANSWERED


def reason(*decisions: Decision, day: date = TODAY) -> Reason:
    return verdict(PUPIL, PURPOSE, day, decisions).reason


@pytest.mark.parametrize(
    ("wrong", "right", "expected"),
    [
        (G, R, Reason.REFUSED),
        (G, W, Reason.WITHDRAWN),
        (G, BLANK, Reason.NOT_ANSWERED),
        (R, G, Reason.GRANTED),
        (R, BLANK, Reason.NOT_ANSWERED),
        (W, G, Reason.GRANTED),
        (W, BLANK, Reason.NOT_ANSWERED),
    ],
)
def test_of_a_corrected_entry_only_the_right_answer_counts(
    wrong: Answer, right: Answer, expected: Reason
) -> None:
    assert reason(decision(wrong), decision(right, position=2, corrects=1)) is expected


@pytest.mark.parametrize("last", [G, R, BLANK])
def test_a_correction_can_be_corrected_and_the_first_entry_does_not_come_back(last: Answer) -> None:
    told = [
        decision(R, signer=FATHER),
        decision(BLANK, position=2, corrects=1),
        decision(last, position=3, corrects=2),
    ]
    expected = {G: Reason.GRANTED, R: Reason.REFUSED, BLANK: Reason.NOT_ANSWERED}
    assert reason(*told) is expected[last]
    assert [d.position for d in versions(told[2], told)] == [3, 2, 1]


def test_a_corrected_grant_without_evidence_is_none() -> None:
    right = decision(position=2, corrects=1, evidence=None)
    assert reason(decision(R), right) is Reason.NO_EVIDENCE


def test_a_correction_leaves_what_others_said() -> None:
    told = [
        decision(R, signer=FATHER),
        decision(position=2, signer=MOTHER),
        decision(position=3, signer=MOTHER, corrects=2),
    ]
    assert reason(*told) is Reason.REFUSED


def test_correcting_an_early_form_does_not_make_it_a_later_one_that_lifts_a_no() -> None:
    no = decision(R, position=2, signed=date(2026, 9, 10))
    mended = decision(position=3, signed=date(2026, 9, 10), corrects=1)
    assert reason(decision(), no, mended) is Reason.REFUSED
    assert reason(decision(), no, replace(mended, corrects=None)) is Reason.GRANTED


@pytest.mark.parametrize(
    "other",
    [
        {"person": "p2"},
        {"purpose": "website.photo"},
        {"year": SchoolYear(2025), "signed": date(2026, 4, 2)},
        {"position": 9},
    ],
)
def test_what_is_no_earlier_entry_of_the_same_person_purpose_and_year_is_not_corrected(
    other: dict[str, object],
) -> None:
    theirs = replace(decision(W, **other), id="other")  # type: ignore[arg-type]
    claim = replace(decision(position=5), corrects="other")
    assert theirs in standing([theirs, claim])
    assert reason(theirs, claim) is not Reason.GRANTED


def test_a_no_counts_also_when_it_claims_to_correct_what_is_not_there() -> None:
    assert reason(decision(), decision(R, position=2, corrects=7)) is Reason.REFUSED


@given(persons, ledgers, days)
def test_an_entry_blanked_out_is_as_if_it_had_never_been(
    person: Person, ledger: list[Decision], day: date
) -> None:
    told = [replace(d, corrects=None) for d in ledger]
    for wrong in told:
        blank = replace(wrong, id="x", position=99, answer=BLANK, corrects=wrong.id)
        without = [d for d in told if d is not wrong]
        found = verdict(person, PURPOSE, day, [*told, blank])
        assert found.reason is verdict(person, PURPOSE, day, without).reason


@given(persons, ledgers, days)
def test_a_correction_never_gives_a_yes_that_its_own_answer_does_not(
    person: Person, ledger: list[Decision], day: date
) -> None:
    """A grant put in the place of another entry needs all that any grant needs."""
    for wrong in ledger:
        right = replace(wrong, id="x", position=99, answer=G, evidence_id=None, corrects=wrong.id)
        others = [d for d in ledger if d.id != wrong.id]
        if not verdict(person, PURPOSE, day, _unmoved(others)).yes:
            assert not verdict(person, PURPOSE, day, [*_unmoved(ledger), right]).yes or any(
                d.answer.is_no and d.id == wrong.id for d in ledger
            )


def _unmoved(ledger: list[Decision]) -> list[Decision]:
    return [replace(d, corrects=None) for d in ledger]
