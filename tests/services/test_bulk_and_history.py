"""Stacks of forms, what was decided over the years, and why a verdict was what it was."""

import time
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from consent_desk.domain.consent import Answer, Reason
from consent_desk.domain.person import Person, PersonKind
from consent_desk.domain.purpose import Wording
from consent_desk.errors import NotInStack, SignedInFuture, StackNeedsNumber, UnknownPurpose
from consent_desk.messages import Texts
from consent_desk.ports import Vault
from consent_desk.services.correct_decision import Correction, correct_decision
from consent_desk.services.explain_verdict import Caveat, explain_verdict
from consent_desk.services.find_person import Directory
from consent_desk.services.record_bulk import Otherwise, Stack, record_bulk
from consent_desk.services.record_consent import Form, record_answers, record_consent
from consent_desk.services.see_consent import see_consent
from consent_desk.services.see_history import see_history
from consent_desk.services.tell_decision import tell
from consent_desk.services.withdraw import withdraw
from tests.school import FixedClock, answer, make_staff

EILEEN, GRACE, ZOE = "Eileen Collins", "Grace Hopper", "Zoë van der Wörter-Şahin"
STACK = Stack("5A", ["portal.photo", "portal.name"], date(2026, 9, 1), "map 3, blad {n}")


def test_staff_of_the_group_are_in_no_stack_of_parents_forms(school: Vault) -> None:
    make_staff(school, GRACE)
    sheets = record_bulk(school, STACK)
    assert [(s.label, s.paper) for s in sheets] == [
        (EILEEN, "map 3, blad 1"),
        (ZOE, "map 3, blad 2"),
    ]
    with pytest.raises(NotInStack):
        record_bulk(school, replace(STACK, absent=[GRACE]))


def test_a_withdrawal_of_what_was_never_granted_says_no_more_than_that(school: Vault) -> None:
    answer(school, EILEEN, "portal.photo")
    withdraw(school, EILEEN, ["portal.photo", "website.photo"])
    said = [tell(told, Texts("en")) for told in see_history(school, EILEEN).decisions]
    assert "withdrew the permission for photos on the parent portal" in said[1]
    assert "said that there is no permission for photos on the website" in said[2]


def test_a_stack_is_recorded_with_a_sheet_each_and_its_exceptions(school: Vault) -> None:
    stack = replace(
        STACK,
        first=12,
        absent=[GRACE],
        exceptions=[
            Otherwise(EILEEN, "portal.name", Answer.REFUSED),
            Otherwise(ZOE, "portal.name", Answer.NOT_ANSWERED),
        ],
    )
    sheets = record_bulk(school, stack)
    assert [(s.label, s.paper) for s in sheets] == [
        (EILEEN, "map 3, blad 12"),
        (ZOE, "map 3, blad 13"),
    ]
    table = see_consent(school, "5A")
    found = {
        (table.labels[person], code): verdict.reason
        for (person, code), verdict in table.verdicts.items()
        if code in STACK.purposes
    }
    assert found[EILEEN, "portal.photo"] is Reason.GRANTED
    assert found[EILEEN, "portal.name"] is Reason.REFUSED
    assert found[ZOE, "portal.name"] is Reason.NOT_ANSWERED
    assert found[GRACE, "portal.photo"] is Reason.NOT_ANSWERED
    with school.register.read() as uow:
        papers = {uow.ledger.evidence(d.evidence_id or "") for d in uow.ledger.all()}
    assert {e.paper for e in papers if e} == {"map 3, blad 12", "map 3, blad 13"}
    assert len(papers) == 2


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"paper": "map 3"}, StackNeedsNumber),
        ({"first": 0}, StackNeedsNumber),
        ({"absent": ["Noor de Vries"]}, NotInStack),
        ({"purposes": ["portal.dance"]}, UnknownPurpose),
        ({"signed_on": date(2026, 12, 1)}, SignedInFuture),
        ({"exceptions": [Otherwise(EILEEN, "press.name", Answer.REFUSED)]}, UnknownPurpose),
        (
            {"absent": [ZOE], "exceptions": [Otherwise(ZOE, "portal.name", Answer.REFUSED)]},
            NotInStack,
        ),
    ],
)
def test_a_stack_that_does_not_fit_is_not_recorded_at_all(
    school: Vault, change: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        record_bulk(school, replace(STACK, **change))
    with school.register.read() as uow:
        assert uow.ledger.position() == 0


def test_five_hundred_forms_of_six_answers_are_recorded_in_seconds(school: Vault) -> None:
    persons = [
        Person(f"{n:032x}", PersonKind.PUPIL, "Voor", f"Achter{n}", date(2016, 1, 1))
        for n in range(500)
    ]
    with school.register.write() as uow:
        for person in persons:
            uow.people.add(person)
        uow.commit()
        codes = [p.code for p in uow.purposes.all()][:6]
    forms = [
        Form(p.full_name, code, Answer.GRANTED, date(2026, 9, 1), paper=f"blad {n}")
        for n, p in enumerate(persons)
        for code in codes
    ]
    begun = time.process_time()
    recorded = record_answers(school, forms)
    assert all(each.verdict.yes for each in recorded)
    assert time.process_time() - begun < 10  # 2 s on a machine that is not busy


def test_the_history_reads_as_sentences_in_both_languages(school: Vault) -> None:
    form = Form(
        ZOE,
        "portal.photo",
        Answer.GRANTED,
        date(2026, 9, 3),
        paper="map 3, blad 12",
        guardian="M. Jansen",
    )
    record_consent(school, form)
    granted, *_ = see_history(school, ZOE).decisions
    by = f"door {school.actor.name} op 22 november 2026"
    assert tell(granted, Texts("nl")) == (
        "Op 3 september 2026 gaf ouder/verzorger M. Jansen toestemming voor foto's in het"
        f" ouderportaal; formulier map 3, blad 12; ingevoerd {by}."
    )
    correct_decision(school, Correction(granted.decision.id, Answer.REFUSED))
    first, second = see_history(school, ZOE).decisions
    assert tell(first, Texts("en")).endswith("(corrected by no. 2, counts no more).")
    assert tell(second, Texts("en")).startswith(
        "Correction of no. 1: On 3 September 2026 parent or guardian M. Jansen gave no permission"
    )


def test_a_verdict_of_earlier_is_explained_by_what_was_known_then(school: Vault) -> None:
    october = replace(school, clock=_at(2026, 10, 1))
    answer(october, ZOE)
    november = replace(school, clock=_at(2026, 11, 5))
    withdrawn = answer(november, ZOE, given=Answer.WITHDRAWN).decision
    now = replace(school, clock=_at(2028, 11, 5))
    before = explain_verdict(now, ZOE, "portal.photo", date(2026, 10, 15))
    after = explain_verdict(now, ZOE, "portal.photo", date(2026, 11, 5))
    at_noon = explain_verdict(now, ZOE, "portal.photo", date(2026, 11, 5), 1)
    assert [e.verdict.yes for e in (before, after, at_noon)] == [True, False, True]
    assert [len(e.decisions) for e in (before, after, at_noon)] == [1, 2, 1]
    assert after.verdict.position == withdrawn.position
    assert not explain_verdict(now, ZOE, "portal.photo", date(2026, 9, 30)).decisions


def test_an_explanation_uses_and_shows_the_wording_of_then(school: Vault) -> None:
    answer(school, ZOE)
    with school.register.write() as uow:
        uow.purposes.add_wording(Wording("portal.photo", 2, "nl", "Mag je kind op de foto?"))
        (purpose,) = [p for p in uow.purposes.all() if p.code == "portal.photo"]
        uow.purposes.update(replace(purpose, wording_version=2, active=False))
        uow.commit()
    found = explain_verdict(school, ZOE, "portal.photo", date(2026, 11, 22))
    assert found.verdict.yes
    signed = Texts("nl").wording("portal.photo")
    assert signed is not None
    assert found.wordings == {1: {"nl": signed, "en": Texts("en").wording("portal.photo")}}
    assert Caveat.PURPOSE_OFF_NOW in found.caveats


def test_a_group_is_told_apart_from_namesakes_elsewhere_without_loading_everybody(
    school: Vault,
) -> None:
    with school.register.write() as uow:
        uow.people.add(Person("n" * 32, PersonKind.PUPIL, "eileen", "COLLINS", date(2019, 1, 2)))
        uow.commit()
    table = see_consent(school, "5A")
    assert f"{EILEEN} (5A, 1956-11-19)" in table.labels.values()
    assert GRACE in table.labels.values()
    with school.register.read() as uow:
        assert set(Directory.around(uow, table.persons).by_id) == {
            *(p.id for p in table.persons),
            "n" * 32,
        }


def _at(year: int, month: int, day: int) -> FixedClock:
    return FixedClock(datetime(year, month, day, 12, tzinfo=ZoneInfo("Europe/Amsterdam")))
