from dataclasses import replace
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
    GuardianMayNotSign,
    GuardianNotKnown,
    SignedInFuture,
    SignedOutsideYear,
    SignerNotEntitled,
    UnknownPerson,
    UnknownPurpose,
)
from consent_desk.messages import Texts
from consent_desk.ports import Vault
from consent_desk.rosters.table import read_table
from consent_desk.services.find_person import Directory
from consent_desk.services.import_roster import import_roster
from consent_desk.services.keep_guardian import add_guardian
from consent_desk.services.record_consent import Form, record_answers, record_consent
from consent_desk.services.see_consent import see_consent
from consent_desk.services.see_person import see_person
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
    for paper in (None, "", "  ", "-", "geen", "nee", "n.v.t.", "niet ingeleverd", "ja"):
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
    with pytest.raises(GuardianNotKnown):
        record_consent(school, form(guardian="Stiefvader"))
    assert not record_consent(school, form()).verdict.yes
    assert record_consent(school, form(guardian="bas")).verdict.yes
    with pytest.raises(GuardianMayNotSign):
        record_consent(school, form(guardian="Oma"))


@pytest.mark.parametrize(
    "name",
    [
        "Piet Jansen",
        " Piet Jansen",
        "Piet  Jansen",
        "Pìet Jansen",
        "piet jansen",
        "P\u0131et Jansen",
    ],
)
def test_a_guardian_who_may_not_sign_grants_under_no_spelling(school: Vault, name: str) -> None:
    add_guardian(school, ZOE, "Piet Jansen", may_sign=False)
    with pytest.raises((GuardianMayNotSign, GuardianNotKnown)):
        record_consent(school, form(guardian=name))
    assert [g.name for g in see_person(school, ZOE).guardians] == ["Piet Jansen"]


@pytest.mark.parametrize("name", [None, "", "ouder"])
def test_without_a_name_nobody_grants_where_nobody_on_record_may(
    school: Vault, name: str | None
) -> None:
    add_guardian(school, ZOE, "Piet Jansen", may_sign=False)
    with pytest.raises(GuardianMayNotSign):
        record_consent(school, form(guardian=name))
    assert not record_consent(school, form(guardian=name, answer=Answer.REFUSED)).verdict.yes
    add_guardian(school, ZOE, "Anna Jansen")
    assert record_consent(school, form(guardian=name, purpose="website.photo")).verdict.yes


def test_a_guardian_is_one_person_however_the_name_is_written(school: Vault) -> None:
    add_guardian(school, ZOE, "M. de Vries")
    no = form(answer=Answer.REFUSED, guardian="m de vries", purpose="website.photo")
    record_consent(school, no)
    assert len(see_person(school, ZOE).guardians) == 1
    yes = form(guardian="M.  de Vriés", purpose="website.photo", signed_on=date(2026, 9, 2))
    assert record_consent(school, yes).verdict.yes


def test_a_yes_of_whom_the_register_does_not_know_is_refused_and_names_the_next_step(
    school: Vault,
) -> None:
    add_guardian(school, ZOE, "M. de Vries")
    with pytest.raises(GuardianNotKnown) as told:
        record_consent(school, form(guardian="Iemand Anders"))
    for texts in (Texts("nl"), Texts("en")):
        sentence = texts.sentence(told.value)
        assert "person guardian-add" in sentence
        assert "M. de Vries" in sentence
    add_guardian(school, ZOE, "Iemand Anders")
    assert record_consent(school, form(guardian="Iemand Anders")).verdict.yes


def test_a_no_counts_whoever_said_it_and_lets_nobody_sign(school: Vault) -> None:
    add_guardian(school, ZOE, "M. de Vries")
    for purpose, no in (("portal.photo", Answer.REFUSED), ("website.photo", Answer.WITHDRAWN)):
        said = record_consent(school, form(purpose=purpose, answer=no, guardian="Iemand"))
        assert said.verdict.reason in (Reason.REFUSED, Reason.WITHDRAWN)
    with pytest.raises(GuardianMayNotSign):
        record_consent(school, form(guardian="Iemand"))


def test_without_any_guardian_on_record_the_first_who_signs_becomes_one(school: Vault) -> None:
    assert record_consent(school, form(guardian=" Mila  Şahin ")).verdict.yes
    assert [(g.name, g.may_sign) for g in see_person(school, ZOE).guardians] == [
        ("Mila Şahin", True)
    ]
    with pytest.raises(GuardianNotKnown):
        record_consent(school, form(guardian="Iemand"))
    assert record_consent(school, form(guardian="  ")).decision.signer.guardian_id is not None
    assert len(see_person(school, ZOE).guardians) == 1


def test_two_guardians_whose_names_differ_in_signs_only_grant_when_both_may(school: Vault) -> None:
    with school.register.write() as uow:
        zoe = Directory.of(uow).find(ZOE)
        uow.people.add_guardian(Guardian("g1", zoe.id, "Piet Jansen", may_sign=False))
        uow.people.add_guardian(Guardian("g2", zoe.id, "Pìet Jansen"))
        uow.commit()
    for name in ("Pìet Jansen", "Piet Jansen"):
        with pytest.raises(GuardianMayNotSign):
            record_consent(school, form(guardian=name))


def test_an_unnamed_parent_lifts_an_unnamed_parents_no_only_when_said_to_be_the_same(
    school: Vault,
) -> None:
    record_consent(school, form(answer=Answer.REFUSED))
    assert not record_consent(school, form(signed_on=date(2026, 9, 10))).verdict.yes
    same = form(signed_on=date(2026, 9, 11), same_signer=True)
    assert record_consent(school, same).verdict.yes


def test_two_noes_without_a_name_can_be_of_two_parents(school: Vault) -> None:
    """Each is taken back by a form of its own (R4)."""
    for day in (1, 3):
        record_consent(school, form(answer=Answer.REFUSED, signed_on=date(2026, 9, day)))
    same = [form(signed_on=date(2026, 9, day), same_signer=True) for day in (10, 11)]
    assert not record_consent(school, same[0]).verdict.yes
    assert record_consent(school, same[1]).verdict.yes


@pytest.mark.parametrize("name", ["-", "?", "ouder", "Ouder/verzorger", "n.v.t.", "\u200b", "1"])
def test_what_names_no_parent_tells_no_two_of_them_apart(school: Vault, name: str) -> None:
    """Else the father's no under "ouder" would be lifted by the mother's yes under "ouder"."""
    record_consent(school, form(answer=Answer.REFUSED, guardian=name))
    later = form(signed_on=date(2026, 9, 10), guardian=name)
    assert not record_consent(school, later).verdict.yes
    with school.register.read() as uow:
        assert [g for g in uow.people.guardians() if g.name == name] == []


def test_a_parent_without_a_name_signs_for_nobody_of_sixteen(school: Vault) -> None:
    for name in ("ouder", "Anna"):
        with pytest.raises(SignerNotEntitled):
            record_consent(school, replace(form(guardian=name), person="Grace Hopper"))


def test_names_that_differ_in_vowel_signs_alone_are_two(school: Vault) -> None:
    record_consent(school, form(answer=Answer.REFUSED, guardian="\u0928\u093f\u0932"))
    with pytest.raises(GuardianNotKnown):
        record_consent(school, form(guardian="\u0928\u093e\u0932"))


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
