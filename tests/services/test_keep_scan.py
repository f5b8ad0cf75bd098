"""The scan of a form that was recorded from paper: of the right form, and never lost unsaid."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from consent_desk.domain.consent import Answer
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import BadEvidence, NoFormYet, ScanKept
from consent_desk.media.files import sha256
from consent_desk.ports import Vault
from consent_desk.services.keep_scan import keep_scan
from consent_desk.services.plan_year import YearOrder
from consent_desk.services.record_consent import Form, record_consent
from consent_desk.services.see_dossier import see_dossier
from consent_desk.services.start_school_year import start_school_year
from tests.cleared import person_id
from tests.reports.filled import a_scan
from tests.school import answer
from tests.services.test_start_school_year import on

PNG = b"\x89PNG\r\n\x1a\nnot a picture, but a file"
NOOR = "Noor de Vries"


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    file = tmp_path / "form.png"
    file.write_bytes(PNG)
    return file


def logged(vault: Vault) -> list[dict[str, str]]:
    with vault.register.read() as uow:
        return [dict(entry.details) for entry in uow.audit.entries({"evidence.scanned"})]


def scans(vault: Vault, name: str) -> dict[str | None, bytes | None]:
    with vault.register.read() as uow:
        return {e.paper: e.scan for e in uow.ledger.evidence_of(person_id(vault, name))}


def test_a_scan_is_kept_sealed_with_the_form_and_shown(school: Vault, scan: Path) -> None:
    answer(school)
    eileen = person_id(school, "Eileen Collins")
    keep_scan(school, eileen, scan)
    dossier = see_dossier(school, eileen)
    assert dossier.scan == PNG
    assert [told.paper for told in dossier.decisions] == ["map 3"]
    assert all(PNG not in file.read_bytes() for file in school.folder.rglob("*") if file.is_file())


def test_of_a_scan_that_is_a_pdf_the_first_page_is_shown(school: Vault, tmp_path: Path) -> None:
    answer(school)
    eileen = person_id(school, "Eileen Collins")
    file = tmp_path / "form.pdf"
    file.write_bytes(a_scan(2))
    keep_scan(school, eileen, file)
    shown = see_dossier(school, eileen).scan
    assert shown is not None
    with Image.open(BytesIO(shown)) as picture:
        assert (picture.format, max(picture.size)) == ("JPEG", 1200)
    assert scans(school, "Eileen Collins") == {"map 3": file.read_bytes()}


def test_a_pdf_that_cannot_be_drawn_is_kept_all_the_same(school: Vault, tmp_path: Path) -> None:
    answer(school)
    eileen = person_id(school, "Eileen Collins")
    file = tmp_path / "form.pdf"
    file.write_bytes(b"%PDF-1.7 and no more")
    keep_scan(school, eileen, file)
    assert see_dossier(school, eileen).scan == file.read_bytes()


def test_a_scan_needs_a_form_that_was_recorded(school: Vault, scan: Path) -> None:
    noor = person_id(school, NOOR)
    with pytest.raises(NoFormYet):
        keep_scan(school, noor, scan)
    scan.write_bytes(b"")
    with pytest.raises(BadEvidence):
        keep_scan(school, noor, scan)


def test_a_scan_never_takes_the_place_of_another_unless_that_is_said(
    school: Vault, scan: Path
) -> None:
    answer(school, NOOR)
    noor = person_id(school, NOOR)
    keep_scan(school, noor, scan)
    keep_scan(school, noor, scan)
    scan.write_bytes(b"another")
    with pytest.raises(ScanKept):
        keep_scan(school, noor, scan)
    assert scans(school, NOOR) == {"map 3": PNG}
    assert [each["sha256"] for each in logged(school)] == [sha256(PNG)], "the same is no news"
    keep_scan(school, noor, scan, instead=True)
    assert scans(school, NOOR) == {"map 3": b"another"}
    assert (logged(school)[1]["replaced"], logged(school)[1]["sha256"]) == (
        sha256(PNG),
        sha256(b"another"),
    )


def test_a_scan_goes_with_the_form_that_was_recorded_last_of_either_year(
    school: Vault, scan: Path
) -> None:
    """In spring, forms for the next year come in while this one runs."""
    answer(school, NOOR)
    noor = person_id(school, NOOR)
    scan.write_bytes(b"last autumn")
    keep_scan(school, noor, scan)
    spring = on(school, date(2027, 6, 10))
    start_school_year(spring, YearOrder(SchoolYear(2027)))
    form = Form(NOOR, "portal.photo", Answer.GRANTED, date(2027, 6, 9), paper="map 9")
    record_consent(spring, form)
    scan.write_bytes(PNG)
    keep_scan(spring, noor, scan)
    assert scans(school, NOOR) == {"map 3": b"last autumn", "map 9": PNG}
