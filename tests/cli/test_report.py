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


def test_the_ending_says_the_form_and_nothing_is_written_over(founded: Run, tmp_path: Path) -> None:
    of_group = ("report", "group", "--group", "5A", "--out")
    for ending, head in (("pdf", b"%PDF"), ("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK")):
        out = tmp_path / f"5a.{ending}"
        assert founded(*of_group, out)[0] == 0
        assert out.read_bytes().startswith(head)
    status, _, said = founded(*of_group, tmp_path / "5a.doc")
    assert (status, "pdf, csv, xlsx" in said) == (2, True)
    notes = tmp_path / "notes.csv"
    notes.write_text("my own notes")
    assert founded(*of_group, notes)[0] == 2
    assert notes.read_text() == "my own notes"
    out = tmp_path / "english.csv"
    assert "Groepsoverzicht" in founded(*of_group, out, "--print-lang", "en")[1]
    assert out.read_text("utf-8-sig").startswith("name,")  # though the answer is Dutch


def test_packs_letters_and_counts(founded: Run, tmp_path: Path) -> None:
    out = tmp_path / "packs"
    _, told, _ = founded("report", "evidence", "--group", "5A", "--out", out, "--json")
    assert told["files"] == [
        "Eileen Collins.pdf",
        "Grace Hopper.pdf",
        "Zoë van der Wörter-Şahin.pdf",
    ]
    assert founded("report", "evidence", "--out", tmp_path / "one.pdf")[0] == 2
    letter = tmp_path / "letter.pdf"
    words = ("withdraw", "--person", "Grace Hopper", "--purpose", "portal.photo")
    assert founded(*words, "--letter", letter)[0] == 0
    assert letter.read_bytes().startswith(b"%PDF")
    nowhere = tmp_path / "notes.csv" / "letter.pdf"
    nowhere.parent.write_text("no folder")
    other = ("withdraw", "--person", "Eileen Collins", "--letter")
    assert founded(*other, tmp_path / "letter.docx")[0] == 2
    status, told, _ = founded(*other, nowhere, "--json")
    assert (status, told["letter"], bool(told["decisions"])) == (3, None, True)
    out = tmp_path / "school.json"
    _, told, _ = founded("report", "school", "--out", out, "--json")
    assert founded("audit", "verify", "--hash", told["hash"])[0] == 0
    assert json.loads(out.read_text(encoding="utf-8"))["audit_hash"] == told["hash"]


def test_a_register_with_a_passphrase_needs_no_recovering(
    founded: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("AAAA-BBBB\n"))
    assert founded("recover")[0] == 2
