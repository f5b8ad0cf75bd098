from datetime import date

import pytest

from consent_desk.domain.consent import Answer, Reason
from consent_desk.errors import (
    AlreadyCorrected,
    BlankNotRecorded,
    EffectiveDateUnfit,
    EvidenceNeeded,
    NoMayHaveBeenSaid,
    SignedOutsideYear,
    UnknownDecision,
)
from consent_desk.ports import Vault
from consent_desk.services.correct_decision import Correction, correct_decision
from consent_desk.services.record_consent import Form, record_consent
from consent_desk.services.verify_audit import verify_audit
from tests.school import answer

G, R, W, BLANK = Answer.GRANTED, Answer.REFUSED, Answer.WITHDRAWN, Answer.NOT_ANSWERED


def test_a_typing_mistake_is_corrected_by_a_new_entry_and_the_log_says_so(school: Vault) -> None:
    wrong = answer(school).decision
    done = correct_decision(school, Correction(str(wrong.position), R))
    assert done.verdict.reason is Reason.REFUSED
    assert done.decision.corrects == wrong.id
    with school.register.read() as uow:
        assert [d.answer for d in uow.ledger.all()] == [G, R]
        told = uow.audit.entries()[-1]
    assert told.action == "consent.corrected"
    assert told.details["corrects"] == wrong.id
    assert verify_audit(school).whole


@pytest.mark.parametrize("no", [R, W])
@pytest.mark.parametrize("right", [G, BLANK])
def test_a_no_is_corrected_away_only_where_somebody_says_that_nobody_said_it(
    school: Vault, no: Answer, right: Answer
) -> None:
    wrong = answer(school, given=no).decision
    correction = {"decision": wrong.id, "answer": right, "paper": "map 3, blad 1"}
    with pytest.raises(NoMayHaveBeenSaid):
        correct_decision(school, Correction(**correction))  # type: ignore[arg-type]
    done = correct_decision(school, Correction(**correction, nobody_said_no=True))  # type: ignore[arg-type]
    assert done.verdict.yes == (right is G)
    with school.register.read() as uow:
        assert uow.audit.entries()[-1].details["nobody_said_no"] == "yes"


def test_a_no_behind_a_correction_still_needs_that_word(school: Vault) -> None:
    wrong = answer(school, given=W).decision
    blank = correct_decision(school, Correction(wrong.id, BLANK, nobody_said_no=True)).decision
    with pytest.raises(NoMayHaveBeenSaid):
        correct_decision(school, Correction(blank.id, G, paper="map 3"))
    undone = correct_decision(school, Correction(blank.id, W, nobody_said_no=True))
    assert undone.verdict.reason is Reason.WITHDRAWN


def test_a_grant_by_correction_needs_evidence_and_a_fitting_date(school: Vault) -> None:
    wrong = answer(school).decision
    with pytest.raises(EvidenceNeeded):
        correct_decision(school, Correction(wrong.id, G))
    with pytest.raises(SignedOutsideYear):
        correct_decision(school, Correction(wrong.id, G, date(2026, 3, 1), paper="map 3"))
    with school.register.read() as uow:
        assert uow.ledger.position() == 1


def test_an_entry_is_corrected_once_and_then_its_correction(school: Vault) -> None:
    wrong = answer(school).decision
    first = correct_decision(school, Correction(wrong.id, BLANK)).decision
    with pytest.raises(AlreadyCorrected) as told:
        correct_decision(school, Correction(wrong.id, R))
    assert told.value.position == first.position
    assert correct_decision(school, Correction(first.id, G, paper="map 3")).verdict.yes


def test_an_entry_that_is_not_there_is_told(school: Vault) -> None:
    for asked in ("7", "0" * 32, "x"):
        with pytest.raises(UnknownDecision):
            correct_decision(school, Correction(asked, R))


def test_a_blank_is_no_answer_outside_a_correction(school: Vault) -> None:
    with pytest.raises(BlankNotRecorded):
        answer(school, given=BLANK)


def test_a_grant_can_count_from_a_later_day_of_the_year_and_a_no_cannot(school: Vault) -> None:
    form = Form("Eileen Collins", "portal.photo", G, date(2026, 9, 1), paper="map 3")
    late = Form(**{**vars(form), "effective_on": date(2026, 12, 1)})
    assert record_consent(school, late).verdict.reason is Reason.NOT_YET
    for answer_, day in ((G, date(2027, 8, 1)), (G, date(2026, 8, 1)), (W, date(2026, 12, 1))):
        with pytest.raises(EffectiveDateUnfit):
            record_consent(school, Form(**{**vars(form), "answer": answer_, "effective_on": day}))


def test_correcting_a_date_leaves_a_later_day_to_count_from(school: Vault) -> None:
    form = Form("Eileen Collins", "portal.photo", G, date(2026, 9, 1), paper="map 3")
    late = record_consent(school, Form(**{**vars(form), "effective_on": date(2026, 12, 1)}))
    mended = correct_decision(
        school, Correction(late.decision.id, G, date(2026, 9, 2), paper="map 3")
    )
    assert mended.verdict.reason is Reason.NOT_YET
