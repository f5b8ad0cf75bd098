"""Answers from another system: what is recorded, what is not and why."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from consent_desk.domain.consent import Answer, Reason
from consent_desk.domain.person import Guardian
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import NoAnswerColumn, NotAllowed, UnknownField
from consent_desk.ports import Register, Vault
from consent_desk.rosters.edexml import read_edexml
from consent_desk.services.correct_decision import Correction, correct_decision
from consent_desk.services.find_person import Directory
from consent_desk.services.import_answers import (
    AnswersFile,
    AnswersPlan,
    import_answers,
    preview_answers,
    read_answers,
)
from consent_desk.services.import_roster import import_roster
from consent_desk.services.keep_guardian import add_guardian
from consent_desk.services.plan_year import YearOrder
from consent_desk.services.record_consent import Form, record_consent
from consent_desk.services.see_consent import see_consent
from consent_desk.services.start_school_year import start_school_year
from tests.rosters.samples import edexml, workbook
from tests.school import answer
from tests.services.test_import_roster import table
from tests.services.test_start_school_year import on

HEADER = "Naam;Geboortedatum;Ondertekend op;Bewijs;Ouder;Foto portaal;Foto website"
MAP = ("Foto portaal=portal.photo", "Foto website=website.photo")
NO_PAPER = (
    "nee|Nee!|ontbreekt|-|—|n.v.t.|N/A|0|geen|Geen formulier|?|…|ja|Ja.|x|X|1|✓|akkoord|leeg|kwijt"
    "|niet ingeleverd|nog niet|onbekend|none|missing|not yet|volgt nog|ja, ondertekend|True|waar"
)
TODAY = date(2026, 11, 22)
Read = Callable[..., AnswersFile]


@pytest.fixture
def read(school: Vault, tmp_path: Path) -> Read:
    def read(*lines: str, header: str = HEADER, said: tuple[str, ...] = MAP) -> AnswersFile:
        file = tmp_path / "antwoorden.csv"
        file.write_text("\n".join((header, *lines)), encoding="utf-8")
        return read_answers(school, file, said)

    return read


def line(
    name: str = "Grace Hopper",
    born: str = "1906-12-09",
    signed: str = "2026-09-01",
    paper: str = "map 3",
    guardian: str = "",
    portal: str = "ja",
    website: str = "",
) -> str:
    return ";".join((name, born, signed, paper, guardian, portal, website))


def reasons(vault: Vault) -> dict[tuple[str, str], Reason]:
    table = see_consent(vault, None)
    return {(table.labels[person], code): v.reason for (person, code), v in table.verdicts.items()}


def untold(plan: AnswersPlan) -> list[dict[str, str]]:
    return [{purpose: str(why) for purpose, why in each.untold.items()} for each in plan.lines]


def test_answers_are_recorded_with_the_evidence_of_their_line(school: Vault, read: Read) -> None:
    rows = read(
        line("Noor de Vries", "06-05-2016", portal="J", website="nee", paper="map 1, blad 2"),
        line("Vries, Noor de", "06-05-2016", portal="", website="", paper=""),
        line("Zoë van der Wörter-Şahin", "", portal="x", website="n"),
    )
    plan, recorded = import_answers(school, rows)
    assert (plan.granted, plan.refused, len(recorded)) == (2, 2, 4)
    now = reasons(school)
    assert now["Noor de Vries", "portal.photo"] is Reason.GRANTED
    assert now["Noor de Vries", "website.photo"] is Reason.REFUSED
    assert now["Zoë van der Wörter-Şahin", "portal.photo"] is Reason.GRANTED
    assert now["Zoë van der Wörter-Şahin", "portal.name"] is Reason.NOT_ANSWERED
    with school.register.read() as uow:
        papers = [uow.ledger.evidence(r.decision.evidence_id or "") for r in recorded]
    assert [p.paper for p in papers if p] == ["map 1, blad 2"] * 2 + ["map 3"] * 2


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"paper": ""}, "no-evidence"),
        ({"paper": "  "}, "no-evidence"),
        ({"signed": ""}, "no-signed-date"),
        ({"signed": "ja"}, "bad-signed-date"),
        ({"signed": "2025-09-01"}, "signed-outside-year"),
        ({"signed": "2026-12-24"}, "signed-in-future"),
        ({"portal": "misschien"}, "not-understood"),
        ({"portal": ""}, "blank"),
        ({"portal": "-"}, "blank"),
        ({"name": "Nobody Atall", "born": ""}, "unknown-person"),
        ({"born": "1906-12-08"}, "unknown-person"),
        ({"born": "gisteren"}, "unknown-person"),
    ],
)
def test_what_lacks_something_is_not_answered_and_says_why(
    school: Vault, read: Read, changes: dict[str, str], why: str
) -> None:
    told = {"name": "Noor de Vries", "born": "2016-05-06"} | changes
    plan, recorded = import_answers(school, read(line(**told)))
    assert recorded == []
    assert untold(plan)[0]["portal.photo"] == why
    assert set(reasons(school).values()) == {Reason.NOT_ANSWERED}
    assert bool(plan.to_look_at) == (why != "blank")


@pytest.mark.parametrize("paper", NO_PAPER.split("|"))
def test_what_says_that_there_is_no_form_or_just_yes_points_to_no_form(
    school: Vault, read: Read, paper: str
) -> None:
    plan, recorded = import_answers(school, read(line("Noor de Vries", "", paper=paper)))
    assert [each["portal.photo"] for each in untold(plan)] == ["no-evidence"]
    assert recorded == []
    assert plan.to_look_at != []


@pytest.mark.parametrize(
    "paper", ["map 3", "14", "10", "ordner A", "no. 4", "Kast 2, map Niels", "2026-09 nr. 0"]
)
def test_what_says_where_the_form_is_points_to_it(school: Vault, read: Read, paper: str) -> None:
    assert import_answers(school, read(line("Noor de Vries", "", paper=paper)))[0].granted == 1


def test_a_no_keeps_no_reference_that_says_there_is_none(school: Vault, read: Read) -> None:
    rows = read(line("Noor de Vries", "", portal="nee", paper="geen"))
    (recorded,) = import_answers(school, rows)[1]
    assert recorded.decision.evidence_id is None
    assert import_answers(school, rows)[1] == []


def test_a_no_counts_without_paper_or_date(school: Vault, read: Read) -> None:
    rows = read(line("Noor de Vries", "", signed="", paper="", portal="nee"))
    plan, (recorded,) = import_answers(school, rows)
    assert plan.refused == 1
    assert recorded.decision.answer is Answer.REFUSED
    assert reasons(school)["Noor de Vries", "portal.photo"] is Reason.REFUSED


def test_the_same_table_twice_records_nothing_twice(school: Vault, read: Read) -> None:
    rows = read(
        line("Noor de Vries", "", guardian="Anna", website="nee"),
        line("Eileen Collins", "1956-11-19", signed="", paper="", portal="nee"),
    )
    import_answers(school, rows)
    with school.register.read() as uow:
        before = uow.ledger.all()
    plan, recorded = import_answers(school, rows)
    assert recorded == []
    assert {why for each in untold(plan) for why in each.values()} == {"already-recorded", "blank"}
    assert plan.to_look_at == []
    with school.register.read() as uow:
        assert uow.ledger.all() == before


@pytest.mark.parametrize("signed", ["", "2027-12-24"])
def test_a_no_of_last_year_is_no_answer_of_this_year(
    school: Vault, read: Read, signed: str
) -> None:
    """A no without a date that has come is said today, also if the same was said a year ago."""
    table = read(line("Noor de Vries", "", signed=signed, paper="", portal="nee"))
    import_answers(school, table)
    later = on(school, date(2027, 9, 10))
    start_school_year(later, YearOrder(SchoolYear(2027)))
    form = Form("Noor de Vries", "portal.photo", Answer.GRANTED, date(2027, 9, 1), paper="map 1")
    assert record_consent(later, form).verdict.yes
    plan, (recorded,) = import_answers(later, table)
    assert (plan.refused, recorded.verdict.reason) == (1, Reason.REFUSED)
    assert import_answers(later, table)[1] == []


def test_a_no_that_was_lifted_is_said_again_by_a_line_without_a_date_alone(
    school: Vault, read: Read
) -> None:
    undated = line("Noor de Vries", "", guardian="Anna", signed="", portal="nee", website="")
    dated = line("Noor de Vries", "", guardian="Anna", portal="", website="nee")
    import_answers(school, read(undated, dated))
    for purpose in ("portal.photo", "website.photo"):
        form = Form("Noor de Vries", purpose, Answer.GRANTED, TODAY, paper="m", guardian="Anna")
        assert record_consent(school, form).verdict.yes
    plan, (recorded,) = import_answers(school, read(undated, dated))
    assert (plan.refused, recorded.decision.purpose) == (1, "portal.photo")
    assert reasons(school)["Noor de Vries", "website.photo"] is Reason.GRANTED


def test_a_no_that_was_corrected_away_is_told_again_by_the_table(school: Vault, read: Read) -> None:
    table = read(line("Noor de Vries", "", portal="nee"))
    (first,) = import_answers(school, table)[1]
    blank = Correction(first.decision.id, Answer.NOT_ANSWERED, nobody_said_no=True)
    correct_decision(school, blank)
    assert import_answers(school, table)[0].refused == 1


def test_a_withdrawal_since_the_form_stands(school: Vault, read: Read) -> None:
    answer(school, "Noor de Vries", given=Answer.WITHDRAWN)
    import_answers(school, read(line("Noor de Vries", "")))
    assert reasons(school)["Noor de Vries", "portal.photo"] is Reason.WITHDRAWN


def test_two_parents_who_differ_are_a_no(school: Vault, read: Read) -> None:
    add_guardian(school, "Noor de Vries", "Anna")
    add_guardian(school, "Noor de Vries", "Bas")
    rows = read(
        line("Noor de Vries", "", guardian="Bas", portal="nee"),
        line("Noor de Vries", "", guardian="Anna", portal="ja", signed="2026-10-01"),
    )
    assert import_answers(school, rows)[0].granted == 1
    assert reasons(school)["Noor de Vries", "portal.photo"] is Reason.REFUSED


def test_whoever_may_not_sign_grants_nothing(school: Vault, read: Read) -> None:
    with school.register.write() as uow:
        noor = Directory.of(uow).find("Noor de Vries")
        uow.people.add_guardian(Guardian("g1", noor.id, "Oma", may_sign=False))
        uow.commit()
    rows = read(
        line("Noor de Vries", "", guardian="oma"), line("Eileen Collins", "", guardian="Moeder")
    )
    plan, recorded = import_answers(school, rows)
    assert [each["portal.photo"] for each in untold(plan)] == [
        "guardian-may-not-sign",
        "not-entitled",
    ]
    assert recorded == []


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (" Piet Jansen", "guardian-may-not-sign"),
        ("Pìet  Jansen", "guardian-may-not-sign"),
        ("Iemand Anders", "guardian-not-known"),
    ],
)
def test_a_guardian_who_may_not_sign_grants_nothing_by_another_spelling(
    school: Vault, read: Read, name: str, why: str
) -> None:
    add_guardian(school, "Noor de Vries", "Piet Jansen", may_sign=False)
    plan, recorded = import_answers(school, read(line("Noor de Vries", "", guardian=name)))
    assert [each["portal.photo"] for each in untold(plan)] == [why]
    assert recorded == []
    assert plan.to_look_at != []


@pytest.mark.parametrize("guardian", ["", "ouder"])
def test_without_a_name_nobody_grants_where_nobody_on_record_may(
    school: Vault, read: Read, guardian: str
) -> None:
    add_guardian(school, "Noor de Vries", "Piet Jansen", may_sign=False)
    rows = read(line("Noor de Vries", "", guardian=guardian))
    plan, recorded = import_answers(school, rows)
    assert [each["portal.photo"] for each in untold(plan)] == ["guardian-may-not-sign"]
    assert recorded == []


@pytest.mark.parametrize("guardian", ["ouder", "-", "onbekend"])
def test_a_column_that_names_no_parent_lifts_no_no(
    school: Vault, read: Read, guardian: str
) -> None:
    rows = read(
        line("Noor de Vries", "", guardian=guardian, portal="nee"),
        line("Noor de Vries", "", guardian=guardian, signed="2026-10-01"),
    )
    assert import_answers(school, rows)[0].granted == 1
    assert reasons(school)["Noor de Vries", "portal.photo"] is Reason.REFUSED
    assert import_answers(school, rows)[1] == []


def test_a_parent_without_a_name_signs_for_nobody_of_sixteen(school: Vault, read: Read) -> None:
    plan, recorded = import_answers(school, read(line(guardian="ouder")))
    assert untold(plan)[0]["portal.photo"] == "not-entitled"
    assert recorded == []


def test_a_second_name_in_one_table_is_nobody_yet(school: Vault, read: Read) -> None:
    rows = read(
        line("Noor de Vries", "", guardian="Bas", portal="nee"),
        line("Noor de Vries", "", guardian="Anna", website="ja"),
    )
    plan, recorded = import_answers(school, rows)
    assert len(recorded) == 1
    assert untold(plan)[1]["website.photo"] == "guardian-not-known"


def test_namesakes_are_nobody_without_birth_date_group_or_key(
    school: Vault, read: Read, tmp_path: Path
) -> None:
    import_roster(school, table("Noor,de Vries,2012-10-20,5A"))
    plan = preview_answers(school, read(line("Noor de Vries", "")))
    assert untold(plan)[0]["portal.photo"] == "ambiguous-person"
    assert preview_answers(school, read(line("Noor de Vries", "2012-10-20"))).granted == 1
    header = "Naam;Groep;Ondertekend op;Bewijs;portal.photo"
    told = read("Noor de Vries;5b;2026-09-01;map 3;ja", header=header, said=())
    (only,) = preview_answers(school, told).lines
    assert only.person is not None
    assert str(only.person.birth_date) == "2016-05-06"


def test_a_key_finds_the_pupil_and_a_name_that_differs_makes_it_nobody(
    school: Vault, read: Read
) -> None:
    import_roster(school, read_edexml(edexml(staff=""), "E").rows)
    header = "Leerlingnummer;Naam;Ondertekend op;Bewijs;portal.photo"
    rows = read(
        "102;;2026-09-01;map 3;ja",
        "102;Wimpie;2026-09-01;map 4;ja",
        "102;Tim Bos;2026-09-01;map 3;ja",
        header=header,
        said=(),
    )
    plan = preview_answers(school, rows)
    assert plan.granted == 2
    assert untold(plan)[2] == {"portal.photo": "unknown-person"}


def test_a_preview_records_nothing(school: Vault, read: Read) -> None:
    assert preview_answers(school, read(line("Noor de Vries", ""))).granted == 1
    with school.register.read() as uow:
        assert uow.ledger.position() == 0


def test_columns_are_remembered_by_the_header(school: Vault, read: Read) -> None:
    with pytest.raises(NoAnswerColumn):
        read(line(), said=())
    with pytest.raises(UnknownField):
        read(line(), said=("Foto portaal=portal.dance",))
    import_answers(school, read(line("Noor de Vries", "")))
    assert preview_answers(school, read(line("Grace Hopper"), said=())).granted == 1


def test_a_purpose_is_never_guessed_from_a_word_that_is_only_like_it(read: Read) -> None:
    header = "Naam;Bewijs;Ondertekend op;portal.photos;website.photo"
    table = read("Noor de Vries;map 3;2026-09-01;ja;ja", header=header, said=())
    assert set(table.rows[0].said) == {"website.photo"}


def test_a_workbook_of_answers_is_read_too(school: Vault, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    header = ("Roepnaam", "Tussenvoegsel", "Achternaam", "Ondertekend op", "Bewijs", "portal.photo")
    file.write_bytes(workbook(("Noor", "de", "Vries", "01-09-2026", 12.0, True), header=header))
    plan, (recorded,) = import_answers(school, read_answers(school, file))
    assert (plan.granted, recorded.verdict.yes) == (1, True)


def test_whoever_may_not_record_reads_no_answers(school: Vault, tmp_path: Path) -> None:
    outsider = replace(school, actor=replace(school.actor, roles=frozenset()))
    with pytest.raises(NotAllowed):
        read_answers(outsider, tmp_path / "a.csv")


class Counted:
    """A register that counts its transactions."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self.begun: list[str] = []

    def __getattr__(self, name: str) -> object:
        if name in ("read", "write"):
            self.begun.append(name)
        return getattr(self._register, name)


def test_what_is_recorded_is_what_was_looked_at_in_the_same_transaction(
    school: Vault, read: Read
) -> None:
    table = read(line(), line("Noor de Vries", "2016-05-06", portal="nee"))
    counted = Counted(school.register)
    plan, recorded = import_answers(replace(school, register=counted), table)  # type: ignore[arg-type]
    assert counted.begun == ["write"]
    assert [f.answer for each in plan.lines for f in each.forms] == [
        r.decision.answer for r in recorded
    ]
