"""Evidence packs, letters, answers, placed and taken down, copies, the file for an inspector."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from consent_desk.domain.account import Account, Role
from consent_desk.errors import NothingWithdrawn, UnknownPerson
from consent_desk.messages import Texts
from consent_desk.ports import Attachment, Vault
from consent_desk.services.print_report import Order, print_run
from consent_desk.services.prints.about import About
from consent_desk.services.prints.kinds import Kind
from consent_desk.services.withdraw import withdraw
from consent_desk.services.write_letter import write_letter
from reports.attachments import pages_of
from reports.draw import draw
from reports.fonts import register_fonts
from reports.page import PORTRAIT
from tests.reports.filled import EILEEN, LONG, NGUYEN, Filled
from tests.reports.reading import printed, read
from tests.school import answer


def test_a_pack_has_sentences_wordings_and_every_page_of_the_scan(
    filled: Filled, out: Path
) -> None:
    file = printed(filled, Kind.EVIDENCE, out, About(person="Kind0 van Zes"))
    found = read(file)
    assert "Op 2 september 2026 gaf een ouder/verzorger toestemming" in found.text
    assert "De school mag foto's waarop mijn kind herkenbaar is" in found.text
    scans = [title for _, title in found.bookmarks if title.startswith("Scan 1")]
    assert [title[-5:] for title in scans] == ["(1/3)", "(2/3)", "(3/3)"]
    assert len(found.pages) == 1 + 3
    assert file.read_bytes().count(b"/Subtype /Image") == 3


def test_a_pack_of_paper_forms_says_where_they_are(filled: Filled, out: Path) -> None:
    text = read(printed(filled, Kind.EVIDENCE, out, About(person=NGUYEN))).text
    assert "map 2025, blad 1" in text
    assert "map 2026, blad 1" in text
    assert "Op papier, voor nr. 1–16: map 2025, blad 1." in text


def test_what_cannot_be_shown_is_said() -> None:
    register_fonts()
    for content in (b"no picture", b"%PDF-1.4 broken", b"\xff\xd8\xff\xe0 half"):
        (page,) = pages_of(Attachment("Scan 1", content), PORTRAIT, Texts("nl"))
        words = [getattr(block, "text", "") for block in page]
        assert "Dit bestand kan niet op papier getoond worden. Het wordt bewaard zoals het" in (
            " ".join(words)
        )


def test_a_run_makes_a_pack_of_everybody_of_a_group(filled: Filled, out: Path) -> None:
    order = Order(Kind.EVIDENCE, About(group="6B"))
    made = [each.out.name for each in print_run(filled.vault, order, out / "packs", draw)]
    assert made == [f"Kind{n} van Zes.pdf" for n in range(5)]
    assert sorted(file.name for file in (out / "packs").iterdir()) == made


def test_the_confirmation_says_what_the_letter_said(school: Vault, out: Path) -> None:
    answer(school)
    answer(school, purpose="website.photo")
    done = withdraw(school, EILEEN, ["portal.photo", "website.photo"])
    file = printed(Filled(school, out), Kind.WITHDRAWAL, out, About(person=EILEEN))
    letter = write_letter(done, Texts("nl")).split("\n\n", 2)[2]
    words = " ".join(letter.replace("- ", "").split())
    body = read(file).text.replace("– ", "")
    assert words in body


def test_the_confirmation_tells_what_followed(filled: Filled, out: Path) -> None:
    found = read(printed(filled, Kind.WITHDRAWAL, out, About(person=EILEEN)))
    assert found.bookmarks[0][1] == "Toestemming ingetrokken voor Eileen Collins"
    assert "24 september 2026" in found.text
    assert "21 september 2026: 1 foto" in found.text  # the release that had to come off


def test_without_a_withdrawal_there_is_nothing_to_confirm(filled: Filled, out: Path) -> None:
    with pytest.raises(NothingWithdrawn):
        printed(filled, Kind.WITHDRAWAL, out, About(person=NGUYEN))
    with pytest.raises(UnknownPerson):
        printed(filled, Kind.WITHDRAWAL, out, About(person="Niemand"))


def test_the_answer_has_everything_and_nobody_else(filled: Filled, out: Path) -> None:
    found = read(printed(filled, Kind.ANSWER, out, About(person="Kind0 van Zes")))
    heads = [title for _, title in found.bookmarks]
    assert heads[0] == "Wat er over Kind0 van Zes bewaard wordt"
    assert "bijlage 1" in found.text
    assert "Bijlage 1: Ondertekend formulier (3/3)" in heads
    assert not any(name in found.text for name in (LONG, NGUYEN, "Kind1"))


def test_what_was_placed_and_how_long_taking_down_took(filled: Filled, out: Path) -> None:
    found = read(printed(filled, Kind.PLACED, out))
    assert "ouderportaal 2 2 2 1 1 30 uur 30 uur" in found.text
    assert "24-09-2026 10:30" in found.text
    assert EILEEN not in found.text  # nobody is named on it
    period = About(first=date(2026, 9, 22), last=date(2026, 9, 30))
    within = read(printed(filled, Kind.PLACED, out, period)).text
    assert "25-09-2026" in within
    assert "21-09-2026" not in within


def test_copies_that_should_be_gone_are_told_by_teacher(filled: Filled, out: Path) -> None:
    text = read(printed(filled, Kind.COPIES, out)).text
    assert f"{filled.vault.actor.name} 4 4 28-09-2026" in text
    assert "IMG_1.png foto zoals die gemaakt is 28-09-2026" in text


def test_the_inspectors_file_is_what_the_register_says(filled: Filled, out: Path) -> None:
    found = read(printed(filled, Kind.ACCOUNTABILITY, out))
    with filled.vault.register.read() as uow:
        entries, decisions = len(uow.audit.entries()) - 1, uow.ledger.position()
    assert f"het is heel: {entries} regels" in found.text
    assert f"en {decisions} besluiten" in found.text
    assert "Vanaf 16 jaar tekenen leerlingen zelf." in found.text
    assert "Ondertekende formulieren 2 schooljaren na dat waarvoor ze zijn" in found.text
    assert "18 0,420 0,16 344 11 0,05 % 0,87 % ja" in found.text
    assert "0 0,345 0,16 39 0 0,00 % 7,39 % nee" in found.text
    assert "46 leerlingen" in found.text
    assert "Schoolfotograaf en jaarboek van groep 8" in found.text


def test_the_stamp_names_whoever_prints(filled: Filled, out: Path) -> None:
    name = "Maximiliaan-Ferdinand Opperhoofd-van der Administratiekamer ten Noorden"
    director = Account("d", name, frozenset({Role.DIRECTOR}))
    vault = replace(filled.vault, actor=director)
    found = read(printed(replace(filled, vault=vault), Kind.POCKET, out, About(group="5A")))
    assert f"Afgedrukt door {name} op 22-11-2026 10:30" in found.text
