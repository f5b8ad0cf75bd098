"""`text check` as somebody types it."""

import io
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def founded(run: Run, roster: Path) -> Run:
    assert run("init", "--school", "De Klimop", "--year", "2026-2027")[0] == 0
    assert run("roster", "import", roster)[0] == 0
    return run


TO = ("--channel", "portal")


def test_a_text_with_a_name_gives_status_three_and_the_text_without(founded: Run) -> None:
    status, record, _ = founded("text", "check", "Grace en Noor lazen voor.", *TO, "--json")
    assert (status, record["passes"]) == (3, False)
    assert record["proposed"] == "Twee leerlingen lazen voor."
    first = record["names"][0]
    assert (first["start"], first["end"], first["written"]) == (0, 5, "Grace")
    assert (first["sureness"], first["stands"]) == ("sure", False)
    assert first["candidates"][0]["person"] == "Grace Hopper"
    assert first["candidates"][0]["code"] == "not-answered"


def test_the_text_that_is_proposed_may_go(founded: Run) -> None:
    status, out, _ = founded("text", "check", "Twee leerlingen lazen voor.", *TO)
    assert (status, out) == (0, "De tekst mag mee.\n")


def test_a_text_comes_from_a_file_or_is_read_in(
    founded: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "post.txt"
    file.write_bytes("\ufeffGrace\r\nHopper las voor.".encode())
    status, record, _ = founded("text", "check", "--file", file, *TO, "--json")
    assert (status, record["names"][0]["written"]) == (3, "Grace\r\nHopper")
    monkeypatch.setattr("sys.stdin", io.StringIO("Grace las voor."))
    assert founded("text", "check", "-", *TO)[0] == 3
    file.write_bytes(b"\xff\xfe\x00")
    assert founded("text", "check", "--file", file, *TO)[0] == 2
    assert founded("text", "check", "--file", tmp_path / "none.txt", *TO)[0] == 2


def test_a_word_that_is_no_name_is_said_to_be_none(founded: Run, tmp_path: Path) -> None:
    more = tmp_path / "more.csv"
    more.write_text("first_name,last_name,birth_date,group\nRoos,Bos,2016-01-01,5A\n")
    assert founded("roster", "import", more)[0] == 0
    status, out, _ = founded("text", "check", "Wij plukten een roos.", *TO)
    assert status == 3
    assert "--no-name roos" in out
    assert founded("text", "check", "Wij plukten een roos.", *TO, "--no-name", "roos")[0] == 0
    status, out, _ = founded("text", "check", "Dit is voor Roos.", *TO, "--no-name", "Roos")
    assert status == 3
    assert "--no-name Roos" in out
    both = ("text", "check", "De roos bloeit. Roos won.", *TO, "--no-name", "roos")
    status, out, _ = founded(*both)
    assert status == 3
    assert "✕ Roos" in out or "▲ Roos" in out


@pytest.mark.parametrize(("lang", "word"), [("nl", "Twee leerlingen"), ("en", "Two pupils")])
def test_the_proposed_text_is_in_the_language_asked_for(founded: Run, lang: str, word: str) -> None:
    _, out, _ = founded("--lang", lang, "text", "check", "Grace en Noor lazen voor.", *TO)
    assert word in out


def test_advice_comes_along_where_a_group_is_named(founded: Run) -> None:
    for name in ("school_hours", "working_hours"):
        assert founded("settings", "set", name, "")[0] == 0
    words = ("text", "check", "Wij lazen voor.", *TO, "--json")
    assert founded(*words)[1]["advice"] == []
    status, record, _ = founded(*words, "--group", "5A")
    assert status == 0
    assert [a["code"] for a in record["advice"]] == ["outside-hours"]
    assert record["advice"][0]["sentence"]


def test_hours_are_set_from_the_command_line(founded: Run) -> None:
    assert founded("settings", "set", "school_hours", "ma-vr 08:15-14:15")[0] == 0
    status, _, err = founded("settings", "set", "school_hours", "altijd")
    assert status == 2
    assert "ma-vr 08:30-14:30" in err
