"""After a change of name, what was written under the old one is still known (R5, R15, R20)."""

import json
from datetime import date
from pathlib import Path

import pytest

from consent_desk.domain.consent import Answer
from consent_desk.domain.person import FormerName
from consent_desk.messages import Texts
from consent_desk.ports import Vault
from consent_desk.services.answer_person import answer_person
from consent_desk.services.check_text import check_text
from consent_desk.services.forget_person import forget_person
from consent_desk.services.import_roster import import_roster
from consent_desk.services.keep_person import Particulars, change_person
from consent_desk.services.leave_school import let_leave
from consent_desk.services.preview_roster import preview_roster
from consent_desk.services.roster_steps import Words
from consent_desk.services.withdraw import withdraw
from tests.cleared import cleared_file, placed
from tests.rosters.samples import pupil
from tests.school import answer
from tests.services.test_forget_person import decrypted
from tests.services.test_import_roster import edex, people

NOOR = "Noor de Vries"
BEFORE = FormerName("Noor", "de", "Vries")


@pytest.fixture
def renamed(school: Vault, tmp_path: Path) -> Vault:
    """A release names Noor, with her yes; since then she is called Fenna Bakker."""
    change_person(school, NOOR, Particulars(nicknames=["Zolliepop"]))
    answer(school, NOOR, "portal.name")
    placed(school, cleared_file(school, tmp_path / "out", ["Grace Hopper"]), "Noor won de prijs")
    change_person(school, NOOR, Particulars("Fenna", "Bakker", nicknames=[]))
    return school


def test_a_withdrawal_after_a_change_of_name_asks_for_the_texts_with_the_old_one(
    renamed: Vault,
) -> None:
    done = withdraw(renamed, "Fenna Bakker", ["portal.name"])
    assert [(p.text, len(done.takedowns)) for p in done.releases] == [("Noor won de prijs", 1)]


@pytest.mark.parametrize(
    "text",
    ["Vandaag won Noor.", "Noor de Vries won.", "Dank, mevrouw De Vries.", "Zolliepop won.",
     "Fenna Bakker won.", "Vandaag won Fenna de Vries."],
)  # fmt: skip
def test_the_gate_knows_the_old_name_and_the_new(renamed: Vault, text: str) -> None:
    assert check_text(renamed, text, "portal").passes
    answer(renamed, "Fenna Bakker", "portal.name", Answer.WITHDRAWN)
    assert not check_text(renamed, text, "portal").passes


def test_a_name_is_former_once_and_not_when_it_is_borne_again(school: Vault) -> None:
    changed = change_person(school, NOOR, Particulars("Fenna"))
    assert changed.former_names == (BEFORE,)
    assert change_person(school, changed.id, Particulars("Fenna")).former_names == (BEFORE,)
    back = change_person(school, changed.id, Particulars("Noor"))
    assert back.former_names == (FormerName("Fenna", "de", "Vries"),)
    assert change_person(school, back.id, Particulars("Fenna")).former_names == (BEFORE,)


def test_another_birth_date_or_way_to_write_capitals_is_no_change_of_name(school: Vault) -> None:
    said = Particulars("noor", birth_date=date(2016, 5, 7))
    assert change_person(school, NOOR, said).former_names == ()


def test_a_roster_with_another_name_keeps_the_old_one(school: Vault) -> None:
    def roster(first: str, left: str = "") -> None:
        more = f"<voorvoegsel>de</voorvoegsel>{left}"
        rows = edex(pupil("101", first, "Vries", "2016-05-06", more))
        doubtful = preview_roster(school, rows).doubtful
        import_roster(school, rows, Words(same=dict.fromkeys(s.row.line for s in doubtful)))

    roster("Noor")
    roster("Fenna")
    assert people(school)["Fenna de Vries"].former_names == (BEFORE,)
    roster("Fenna")
    assert people(school)["Fenna de Vries"].former_names == (BEFORE,)
    roster("Lotte", "<uitstroomdatum>2026-10-01</uitstroomdatum>")
    old = (FormerName("Fenna", "de", "Vries"), BEFORE)
    assert people(school)["Lotte de Vries"].former_names == old


def test_the_answer_to_the_parents_tells_of_it(renamed: Vault, tmp_path: Path) -> None:
    answer_person(renamed, "Fenna Bakker", tmp_path / "answer", Texts("nl"))
    text = (tmp_path / "answer" / "gegevens.txt").read_text("utf-8")
    assert "Heette eerder: Noor de Vries, Zolliepop." in text
    data = json.loads((tmp_path / "answer" / "gegevens.json").read_text("utf-8"))
    assert data["person"]["former_names"] == ["Noor de Vries", "Zolliepop"]


def test_the_answer_to_others_does_not(renamed: Vault, tmp_path: Path) -> None:
    answer_person(renamed, "Grace Hopper", tmp_path / "answer", Texts("nl"))
    for file in (tmp_path / "answer").glob("gegevens.*"):
        assert "Noor" not in file.read_text("utf-8")
        assert "won de prijs" in file.read_text("utf-8")


def test_it_is_erased_with_the_person(renamed: Vault) -> None:
    old = (b"Noor", b"Zolliepop")
    assert all(name in decrypted(renamed) for name in old)
    let_leave(renamed, "Fenna Bakker")
    assert forget_person(renamed, "Fenna Bakker").texts == 1
    plain = decrypted(renamed)
    assert not any(name in plain for name in old)
