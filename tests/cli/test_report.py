"""`report` and `recover` as somebody types them."""

import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def founded(run: Run, roster: Path) -> Run:
    assert run("init", "--school", "De Klimop", "--year", "2026-2027")[0] == 0
    assert run("roster", "import", roster)[0] == 0
    return run


def test_the_ending_of_the_file_says_the_form(founded: Run, tmp_path: Path) -> None:
    for ending, head in (("pdf", b"%PDF"), ("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK")):
        out = tmp_path / f"5a.{ending}"
        assert founded("report", "group", "--group", "5A", "--out", out)[0] == 0
        assert out.read_bytes().startswith(head)
    status, _, said = founded("report", "group", "--group", "5A", "--out", tmp_path / "5a.doc")
    assert (status, "pdf, csv, xlsx" in said) == (2, True)


def test_a_table_is_written_over_nothing(founded: Run, tmp_path: Path) -> None:
    out = tmp_path / "5a.csv"
    out.write_text("my own notes")
    assert founded("report", "group", "--group", "5A", "--out", out)[0] == 2
    assert out.read_text() == "my own notes"


def test_the_print_has_a_language_of_its_own(founded: Run, tmp_path: Path) -> None:
    out = tmp_path / "5a.csv"
    words = ("report", "group", "--group", "5A", "--out", out, "--print-lang", "en")
    assert "Groepsoverzicht" in founded(*words)[1]  # the answer stays Dutch
    assert out.read_text("utf-8-sig").startswith("name,")


def test_the_answer_tells_the_hash_that_the_log_knows(founded: Run, tmp_path: Path) -> None:
    out = tmp_path / "school.json"
    _, told, _ = founded("report", "school", "--out", out, "--json")
    assert founded("audit", "verify", "--hash", told["hash"])[0] == 0
    assert json.loads(out.read_text(encoding="utf-8"))["audit_hash"] == told["hash"]


def test_packs_of_a_group_are_files_in_a_folder(founded: Run, tmp_path: Path) -> None:
    out = tmp_path / "packs"
    _, told, _ = founded("report", "evidence", "--group", "5A", "--out", out, "--json")
    assert told["files"] == [
        "Eileen Collins.pdf",
        "Grace Hopper.pdf",
        "Zoë van der Wörter-Şahin.pdf",
    ]
    assert founded("report", "evidence", "--out", tmp_path / "one.pdf")[0] == 2


def test_a_withdrawal_is_confirmed_as_a_pdf(founded: Run, tmp_path: Path) -> None:
    letter = tmp_path / "letter.pdf"
    words = ("withdraw", "--person", "Grace Hopper", "--purpose", "portal.photo")
    assert founded(*words, "--letter", letter)[0] == 0
    assert letter.read_bytes().startswith(b"%PDF")


def test_a_register_with_a_passphrase_needs_no_recovering(
    founded: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("AAAA-BBBB\n"))
    assert founded("recover")[0] == 2
