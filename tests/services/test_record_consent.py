from datetime import date
from pathlib import Path

import pytest

from consent_desk.domain.consent import Answer, Reason, SignerKind
from consent_desk.domain.person import Guardian
from consent_desk.errors import (
    AmbiguousPerson,
    BadEvidence,
    EvidenceNeeded,
    FileMissing,
    SignedInFuture,
    SignedOutsideYear,
    SignerNotEntitled,
    UnknownPerson,
    UnknownPurpose,
)
from consent_desk.ports import Vault
from consent_desk.rosters.table import read_table
from consent_desk.services.find_person import Directory
from consent_desk.services.import_roster import import_roster
from consent_desk.services.record_consent import Form, record_answers, record_consent
from consent_desk.services.see_consent import see_consent
from tests.school import answer

ZOE = "Zoë van der Wörter-Şahin"
SEPTEMBER = date(2026, 9, 1)


def form(**changes: object) -> Form:
    fields: dict[str, object] = {
        "person": ZOE,
        "purpose": "portal.photo",
        "answer": Answer.GRANTED,
        "signed_on": SEPTEMBER,
        "paper": "map 3",
    }
    return Form(**{**fields, **changes})  # type: ignore[arg-type]


def test_a_grant_with_paper_may_be_shown_and_with_nothing_else_may_not(school: Vault) -> None:
    assert record_consent(school, form()).verdict.yes
    table = see_consent(school, "5A")
    (zoe,) = [p for p in table.persons if p.first_name == "Zoë"]
    yes = {code for (person, code), v in table.verdicts.items() if person == zoe.id and v.yes}
    assert yes == {"portal.photo"}


def test_a_grant_without_evidence_is_refused_and_nothing_is_recorded(school: Vault) -> None:
    for paper in (None, "", "  "):
        with pytest.raises(EvidenceNeeded):
            record_consent(school, form(paper=paper))
    with school.register.read() as uow:
        assert uow.ledger.position() == 0


def test_a_refusal_needs_no_evidence(school: Vault) -> None:
    recorded = record_consent(school, form(answer=Answer.REFUSED, paper=None))
    assert recorded.verdict.reason is Reason.REFUSED


def test_a_scan_is_kept_sealed_and_comes_back(school: Vault, tmp_path: Path) -> None:
    scan = tmp_path / "form.pdf"
    scan.write_bytes(b"%PDF-1.7 signed by Zoe's mother")
    recorded = record_consent(school, form(paper=None, scan=scan))
    with school.register.read() as uow:
        evidence = uow.ledger.evidence(recorded.decision.evidence_id or "")
    assert evidence is not None
    assert evidence.scan == scan.read_bytes()
    stored = b"".join(f.read_bytes() for f in school.folder.rglob("*") if f.is_file())
    assert b"signed by" not in stored


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"person": "Nobody Atall"}, UnknownPerson),
        ({"purpose": "portal.dance"}, UnknownPurpose),
        ({"signed_on": date(2026, 3, 31)}, SignedOutsideYear),
        ({"signed_on": date(2026, 11, 23)}, SignedInFuture),
        ({"by": SignerKind.SELF}, SignerNotEntitled),
        ({"scan": Path("not-there.pdf"), "paper": None}, FileMissing),
    ],
)
def test_what_does_not_fit_is_refused_with_a_reason(
    school: Vault, changes: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        record_consent(school, form(**changes))


def test_an_empty_scan_is_no_evidence(school: Vault, tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    with pytest.raises(BadEvidence):
        record_consent(school, form(paper=None, scan=tmp_path / "empty.pdf"))


def test_only_the_parent_who_said_no_lifts_it(school: Vault) -> None:
    with school.register.write() as uow:
        zoe = Directory.of(uow).find(ZOE)
        for guardian_id, name in (("g1", "Anna"), ("g2", "Bas")):
            uow.people.add_guardian(Guardian(guardian_id, zoe.id, name))
        uow.people.add_guardian(Guardian("g3", zoe.id, "Oma", may_sign=False))
        uow.commit()
    record_consent(school, form(guardian="Bas", answer=Answer.REFUSED))
    assert not record_consent(school, form(guardian="Anna")).verdict.yes
    assert not record_consent(school, form(guardian="Stiefvader")).verdict.yes
    assert not record_consent(school, form()).verdict.yes
    assert record_consent(school, form(guardian="bas")).verdict.yes
    with pytest.raises(SignerNotEntitled):
        record_consent(school, form(guardian="Oma"))


def test_an_unnamed_parent_lifts_an_unnamed_parents_no_only_when_said_to_be_the_same(
    school: Vault,
) -> None:
    record_consent(school, form(answer=Answer.REFUSED))
    assert not record_consent(school, form(signed_on=date(2026, 9, 10))).verdict.yes
    same = form(signed_on=date(2026, 9, 11), same_signer=True)
    assert record_consent(school, same).verdict.yes


def test_several_answers_are_recorded_all_or_none(school: Vault) -> None:
    with pytest.raises(UnknownPurpose):
        record_answers(school, [form(), form(purpose="portal.dance")])
    with school.register.read() as uow:
        assert uow.ledger.position() == 0


def test_a_refusal_can_be_recorded_outside_the_working_year(school: Vault) -> None:
    early = form(answer=Answer.REFUSED, signed_on=date(2026, 3, 1))
    assert record_consent(school, early).verdict.reason is Reason.REFUSED


def test_two_persons_with_one_name_are_told_apart_by_group_or_birth_date(school: Vault) -> None:
    more = "first_name,last_name,birth_date,group\nNoor,de Vries,2015-01-02,5A\n"
    import_roster(school, read_table(more.encode(), "more.csv"))
    with pytest.raises(AmbiguousPerson) as told:
        answer(school, "noor DE vries")
    assert "5A, 2015-01-02" in told.value.choices
    for particulars in ("5B", "2016-05-06", "5b, 2016-05-06"):
        assert answer(school, f"Noor de Vries ({particulars})").verdict.yes


def test_a_withdrawal_of_matching_erases_the_templates(school: Vault) -> None:
    from consent_desk.ports import Template

    person_id = answer(school, purpose="face_matching").decision.person_id
    with school.register.write() as uow:
        uow.templates.add(Template("a" * 32, person_id, "m", (0.0,) * 128, SEPTEMBER))
        uow.commit()
    recorded = answer(school, purpose="face_matching", given=Answer.WITHDRAWN)
    assert recorded.consequences.templates == 1
    with school.register.read() as uow:
        assert uow.templates.of_persons([person_id]) == []
