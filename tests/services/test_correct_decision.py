from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from consent_desk.domain.consent import Answer, Reason, SignerKind
from consent_desk.domain.post import Takedown
from consent_desk.errors import (
    AlreadyCorrected,
    BlankNotRecorded,
    EffectiveDateUnfit,
    EvidenceNeeded,
    GuardianMayNotSign,
    GuardianNotKnown,
    NoMayHaveBeenSaid,
    NoPictureOfIt,
    SignedOutsideYear,
    UnknownDecision,
)
from consent_desk.ports import Vault
from consent_desk.services.correct_decision import Correction, correct_decision
from consent_desk.services.keep_guardian import add_guardian
from consent_desk.services.record_consent import Form, Recorded, record_consent
from consent_desk.services.take_down import finish_takedown, list_takedowns, show_picture
from consent_desk.services.verify_audit import verify_audit
from tests.releases import cleared, placed
from tests.school import answer

NOOR = "Noor de Vries"
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


def mistaken(school: Vault, out: Path, person: str = "Eileen Collins") -> Recorded:
    """A withdrawal that nobody asked for, when one photo with somebody was placed."""
    answer(school, person)
    placed(school, cleared(school, out, person))
    return answer(school, person, given=W)


def undone(school: Vault, wrong: Recorded) -> tuple[Takedown, ...]:
    correction = Correction(wrong.decision.id, BLANK, nobody_said_no=True)
    return correct_decision(school, correction).consequences.dropped


def test_a_mistaken_withdrawal_drops_what_it_alone_asked_back(
    school: Vault, tmp_path: Path
) -> None:
    wrong = mistaken(school, tmp_path / "out")
    (asked,) = wrong.consequences.takedowns
    assert [t.id for t in undone(school, wrong)] == [asked.id]
    assert list_takedowns(school, open_only=True) == []
    assert [r.takedown.is_open for r in list_takedowns(school)] == [False]
    with pytest.raises(NoPictureOfIt):
        show_picture(school, asked.id, tmp_path / "look.jpg")
    with school.register.read() as uow:
        told = uow.audit.entries({"takedown.dropped"})
        assert len(uow.posts.still_out()) == 1
    assert [(e.subject_id, e.details["why"]) for e in told] == [(asked.id, "asked-by-mistake")]


def test_a_withdrawal_after_a_mistaken_one_asks_anew(school: Vault, tmp_path: Path) -> None:
    undone(school, mistaken(school, tmp_path / "out"))
    assert len(answer(school, given=W).consequences.takedowns) == 1


def test_a_name_withdrawn_by_mistake_asks_anew_when_it_is_meant(
    school: Vault, tmp_path: Path
) -> None:
    answer(school, purpose="portal.name")
    answer(school)
    placed(school, cleared(school, tmp_path / "out", "Eileen Collins"), text="Eileen zong.")
    wrong = answer(school, purpose="portal.name", given=W)
    assert [t.cleared_id for t in undone(school, wrong)] == [""]
    again = answer(school, purpose="portal.name", given=W)
    assert [t.cleared_id for t in again.consequences.takedowns] == [""]


def test_what_another_no_asks_for_too_stays(school: Vault, tmp_path: Path) -> None:
    wrong = mistaken(school, tmp_path / "out")
    other = Form("Eileen Collins", "portal.photo", R, date(2026, 9, 1), guardian="P. Collins")
    record_consent(school, other)
    assert undone(school, wrong) == ()
    assert len(list_takedowns(school, open_only=True)) == 1


def test_what_a_later_no_asked_for_too_stays_when_that_was_lifted(
    school: Vault, tmp_path: Path
) -> None:
    wrong = mistaken(school, tmp_path / "out", NOOR)
    no = Form(NOOR, "portal.photo", R, date(2026, 9, 1), guardian="P. de Vries")
    record_consent(school, no)
    record_consent(school, replace(no, answer=G, signed_on=date(2026, 9, 2), paper="map 4"))
    assert undone(school, wrong) == ()
    assert len(list_takedowns(school, open_only=True)) == 1


def test_what_came_off_already_stays_done(school: Vault, tmp_path: Path) -> None:
    wrong = mistaken(school, tmp_path / "out")
    finish_takedown(school, wrong.consequences.takedowns[0].id)
    assert undone(school, wrong) == ()
    assert list_takedowns(school)[0].takedown.done_at is not None


def test_what_a_corrected_date_left_standing_stays(school: Vault, tmp_path: Path) -> None:
    wrong = mistaken(school, tmp_path / "out")
    mended = Correction(wrong.decision.id, W, date(2026, 9, 3), nobody_said_no=True)
    assert correct_decision(school, mended).consequences.dropped == ()


def said(school: Vault, given: Answer, day: int, **more: object) -> Recorded:
    """An answer of a parent whom the form does not name, signed on a day of September."""
    paper = f"map 3, {day}"
    form = Form(NOOR, "website.photo", given, date(2026, 9, day), paper=paper, **more)  # type: ignore[arg-type]
    return record_consent(school, form)


@pytest.mark.parametrize("by", [None, SignerKind.GUARDIAN])
def test_a_misread_no_that_is_corrected_lifts_no_other_parents_no(
    school: Vault, by: SignerKind | None
) -> None:
    said(school, R, 1)
    wrong = said(school, R, 3).decision
    right = Correction(wrong.id, G, paper="map 3, 3", by=by, nobody_said_no=True)
    assert correct_decision(school, right).verdict.reason is Reason.REFUSED


@pytest.mark.parametrize("by", [None, SignerKind.GUARDIAN])
def test_a_misread_yes_that_is_corrected_is_not_lifted_by_another_parents_yes(
    school: Vault, by: SignerKind | None
) -> None:
    wrong = said(school, G, 1).decision
    said(school, G, 3)
    assert correct_decision(school, Correction(wrong.id, R, by=by)).verdict.reason is Reason.REFUSED


def test_a_no_by_correction_is_lifted_by_the_parent_who_said_it(school: Vault) -> None:
    wrong = said(school, G, 1).decision
    said(school, G, 3)
    correct_decision(school, Correction(wrong.id, R))
    assert not said(school, G, 5).verdict.yes
    assert said(school, G, 7, same_signer=True).verdict.yes


def test_a_corrected_date_leaves_a_lifted_no_lifted(school: Vault) -> None:
    said(school, R, 1)
    wrong = said(school, G, 5, same_signer=True).decision
    right = Correction(wrong.id, G, date(2026, 9, 6), paper="map 3, 5")
    assert correct_decision(school, right).verdict.yes


def test_a_no_by_correction_is_not_lifted_by_what_lifted_another_parents_no(
    school: Vault,
) -> None:
    wrong = said(school, G, 1).decision
    said(school, R, 2)
    assert said(school, G, 5, same_signer=True).verdict.yes
    done = correct_decision(school, Correction(wrong.id, R, by=SignerKind.GUARDIAN))
    assert done.verdict.reason is Reason.REFUSED


def test_a_correction_grants_nothing_for_a_guardian_who_may_not_sign(school: Vault) -> None:
    add_guardian(school, NOOR, "Piet Jansen", may_sign=False)
    wrong = said(school, R, 1, guardian="Piet Jansen").decision
    right = Correction(wrong.id, G, paper="map 3, 1", nobody_said_no=True)
    for each in (right, replace(right, guardian="piet  jansen")):
        with pytest.raises(GuardianMayNotSign):
            correct_decision(school, each)


def test_a_correction_to_a_yes_of_an_unknown_guardian_is_refused(school: Vault) -> None:
    add_guardian(school, NOOR, "M. de Vries")
    wrong = said(school, R, 1).decision
    right = Correction(wrong.id, G, paper="map 3, 1", nobody_said_no=True, guardian="Iemand")
    with pytest.raises(GuardianNotKnown):
        correct_decision(school, right)
