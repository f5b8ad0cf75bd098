"""The words of the command line itself: where they stand, and which are refused."""

import json
from pathlib import Path

import pytest

from consent_desk.cli.outside import plain
from tests.benchmarks.portraits import astronaut
from tests.cli.conftest import Run
from tests.school import save


@pytest.fixture
def founded(run: Run, roster: Path) -> Run:
    assert run("init", "--school", "De Klimop", "--year", "2026-2027")[0] == 0
    assert run("roster", "import", roster)[0] == 0
    return run


def test_options_count_wherever_they_stand(founded: Run, tmp_path: Path) -> None:
    other = tmp_path / "nothing-here"
    for words in (
        ("--vault", other, "audit", "verify"),
        ("audit", "--vault", other, "verify"),
        ("audit", "verify", "--vault", other),
    ):
        status, _, err = founded(*words)
        assert status == 2
        assert "nothing-here" in err
    assert "whole" in founded("--json", "audit", "verify")[1]
    assert "The log is whole" in founded("--lang", "en", "audit", "verify")[1]


@pytest.mark.parametrize(
    "words",
    [
        ("clear", "", "--group", "5A", "--channel", "portal", "--out", "out"),
        ("clear", "x", "--group", "5A", "--channel", "portal", "--out", ""),
        ("init", "--school", " "),
        ("--vault", "", "consent", "show"),
        ("audit", "verify", "--hash", "abc"),
    ],
)
def test_empty_and_meaningless_words_are_refused(founded: Run, words: tuple[str, ...]) -> None:
    assert founded(*words)[0] == 2


def test_a_very_long_path_is_a_sentence(founded: Run, tmp_path: Path) -> None:
    long = "x" * 5000
    for words in (("roster", "import", long), ("consent", "show", "--vault", long)):
        status, _, err = founded(*words)
        assert status == 2
        assert "Traceback" not in err
    where = ("--group", "5A", "--channel", "portal", "--out", tmp_path / "out", "--json")
    status, records, _ = founded("clear", long, *where)
    assert (status, records[0]["state"]) == (3, "failed")


def test_a_report_writes_over_nothing_but_a_report(founded: Run, tmp_path: Path) -> None:
    photo = save(astronaut(), tmp_path / "photo.jpg")
    report = ("report", "group", "--group", "5A", "--out")
    assert founded(*report, photo)[0] == 2
    assert photo.read_bytes().startswith(b"\xff\xd8")
    assert founded(*report, tmp_path / "o.pdf")[0] == 0
    assert founded(*report, tmp_path / "o.pdf")[0] == 0


def test_a_bare_name_that_fits_two_photos_is_asked_about(founded: Run, tmp_path: Path) -> None:
    photos = [save(astronaut(), tmp_path / folder / "IMG_1.jpg") for folder in ("x", "y")]
    word = tmp_path / "y" / "word.json"
    entry = {"file": "IMG_1.jpg", "box": [180, 60, 110, 145], "is": "cover"}
    where = ("--group", "5A", "--channel", "portal", "--out", tmp_path / "out", "--confirm", word)
    word.write_text(json.dumps([entry]))
    assert founded("clear", *photos, *where)[0] == 2
    word.write_text(json.dumps([entry | {"file": "./y/../IMG_1.jpg"}]))
    assert founded("clear", *photos, *where)[0] == 0


def test_two_pupils_of_one_name_without_a_birth_date_are_not_made_one(
    founded: Run, tmp_path: Path
) -> None:
    table = tmp_path / "twins.csv"
    table.write_text("first_name,last_name,birth_date,group\nTim,Bos,,5A\nTim,Bos,,5B\n")
    status, _, err = founded("roster", "import", table)
    assert status == 2
    assert "regel 3" in err
    table.write_text("first_name,last_name,birth_date,group\nNoor,Bos,2096-01-01,5A\n")
    assert founded("roster", "import", table)[0] == 2


def test_a_name_in_brackets_is_found_by_what_the_table_calls_it(
    founded: Run, tmp_path: Path
) -> None:
    table = tmp_path / "r.csv"
    table.write_text(
        "first_name,last_name,birth_date,group\nJan (Jan-Willem),Vries,2016-01-01,5A\n"
    )
    founded("roster", "import", table)
    labels = [r["person"] for r in founded("consent", "show", "--group", "5A", "--json")[1]]
    (label,) = [label for label in labels if label.startswith("Jan")]
    words = ("--purpose", "portal.photo", "--answer", "withdrawn")
    assert founded("consent", "record", "--person", label, *words)[0] == 0


def test_a_name_cannot_forge_a_line_nor_steer_the_terminal() -> None:
    assert plain("a\nb\x1b[2J\u202e") == "a\ufffdb\ufffd[2J\ufffd"
    assert plain("Zoë – 5A ● Şahin") == "Zoë – 5A ● Şahin"


def test_a_verb_that_there_is_not_is_told_in_the_language_asked_for(run: Run) -> None:
    status, _, err = run("person", "vertrekt")
    assert status == 2
    assert "dit gaat zo niet" in err
    assert "'vertrekt' is geen keuze" in err
    assert "invalid choice: 'leaves'" in run("person", "leaves", "--lang", "en")[2]
    assert "dit ontbreekt nog: --person" in run("withdraw")[2]


def test_days_are_written_out_in_sentences(founded: Run) -> None:
    paper = ("--answer", "granted", "--purpose", "portal.photo", "--paper", "map 3")
    early = ("consent", "record", "--person", "Noor de Vries", *paper, "--signed", "2026-03-30")
    assert "30 maart 2026" in founded(*early)[2]
    assert "30 March 2026" in founded(*early, "--lang", "en")[2]
