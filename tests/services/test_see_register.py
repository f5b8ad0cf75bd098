"""The whole school in one table: the same verdicts as everywhere."""

import random
from datetime import date

import pytest

from consent_desk.domain.consent import Answer, Reason
from consent_desk.ports import Vault
from consent_desk.services.correct_decision import Correction, correct_decision
from consent_desk.services.intake import Form
from consent_desk.services.leave_school import let_leave
from consent_desk.services.record_consent import record_answers, record_consent
from consent_desk.services.see_consent import see_consent
from consent_desk.services.see_register import RegisterRow, see_register, see_row
from consent_desk.services.withdraw import withdraw
from tests.school import answer


def row_of(vault: Vault, name: str) -> RegisterRow:
    return next(r for r in see_register(vault).rows if r.person.full_name == name)


def reasons(vault: Vault) -> dict[tuple[str, str], Reason]:
    sheet = see_register(vault)
    return {
        (row.person.id, purpose.code): reason
        for row in sheet.rows
        for purpose, reason in zip(sheet.purposes, row.reasons, strict=True)
    }


@pytest.mark.parametrize("seed", range(2))
def test_the_fast_table_says_what_the_rules_say(school: Vault, seed: int) -> None:
    chance = random.Random(seed)
    persons = [row.person.id for row in see_register(school).rows]
    codes = [purpose.code for purpose in see_register(school).purposes][:6]
    days = [date(2026, 4, 2), date(2026, 9, 1), date(2026, 11, 20)]
    for _ in range(25):
        person, code, day = chance.choice(persons), chance.choice(codes), chance.choice(days)
        given = chance.choice([Answer.GRANTED, Answer.GRANTED, Answer.REFUSED])
        later = chance.choice([None, None, date(2026, 12, 1)]) if given is Answer.GRANTED else None
        form = Form(person, code, given, day, paper="map 1", effective_on=later)
        entry = record_consent(school, form).decision
        if chance.random() < 0.2:
            withdraw(school, person, [code])
        if chance.random() < 0.3:
            right = chance.choice([Answer.NOT_ANSWERED, Answer.REFUSED])
            correct_decision(school, Correction(entry.id, right, nobody_said_no=True))
    expected = {pair: v.reason for pair, v in see_consent(school).verdicts.items()}
    assert reasons(school) == expected
    assert len(set(expected.values())) > 3
    for row in see_register(school).rows:
        assert see_row(school, row.person.id) == row


def test_last_years_withdrawal_reaches_into_this_year(school: Vault) -> None:
    answer(school)
    withdraw(school, "Eileen Collins", ["portal.photo"])
    assert reasons(school) == {p: v.reason for p, v in see_consent(school).verdicts.items()}


def test_names_begin_with_the_surname_and_stand_in_its_order(school: Vault) -> None:
    assert [row.name for row in see_register(school).rows] == [
        "Collins, Eileen",
        "Hopper, Grace",
        "de Vries, Noor",
        "van der Wörter-Şahin, Zoë",
    ]


def test_who_left_is_not_in_the_table(school: Vault) -> None:
    grace = row_of(school, "Grace Hopper").person.id
    let_leave(school, "Grace Hopper", date(2026, 11, 1))
    assert all(row.person.id != grace for row in see_register(school).rows)
    assert see_row(school, grace) is None


def test_the_date_of_a_form_is_not_that_of_a_withdrawal(school: Vault) -> None:
    answer(school)
    withdraw(school, "Eileen Collins", ["portal.photo"])
    answer(school, purpose="portal.name")
    assert row_of(school, "Eileen Collins").signed_on == date(2026, 9, 1)


def test_the_guardians_who_may_sign_are_there(school: Vault) -> None:
    grace = row_of(school, "Noor de Vries")
    form = Form(
        grace.person.id, "portal.photo", Answer.GRANTED, date(2026, 9, 1), paper="m", guardian="Jo"
    )
    record_answers(school, [form])
    assert row_of(school, "Noor de Vries").signers == ("Jo",)
    assert row_of(school, "Eileen Collins").signs_alone
