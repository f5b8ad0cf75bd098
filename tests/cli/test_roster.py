"""`roster` as somebody types it."""

from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.rosters.samples import edexml, oneroster, social_schools


@pytest.fixture
def founded(run: Run, roster: Path) -> Run:
    assert run("init", "--school", "De Klimop", "--year", "2026-2027")[0] == 0
    assert run("roster", "import", roster)[0] == 0
    return run


def put(folder: Path, name: str, content: str | bytes) -> Path:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def test_a_preview_tells_everything_and_does_nothing(founded: Run, tmp_path: Path) -> None:
    file = put(tmp_path, "whatever.txt", edexml())
    status, told, _ = founded("roster", "preview", file, "--json")
    assert (status, told["format"], told["year"]) == (0, "edexml", "2026-2027")
    assert {each["person"] for each in told["new"]} == {
        "Wimpie", "Ismaël Assati", "Tim Bos", "J.P. van Bemmel", "Conciërge",
    }  # fmt: skip
    (changed,) = told["changed"]
    fields = {c["field"]: (c["from"], c["to"]) for c in changed["changes"]}
    assert fields["roster_key"] == ("", "edexml:101")
    assert {each["person"] for each in told["gone"]} == {
        "Eileen Collins", "Grace Hopper", "Noor de Vries",
    }  # fmt: skip
    assert told["moved"] == [
        {**told["moved"][0], "person": changed["person"], "from": [], "to": ["Plusklas"]}
    ]
    assert founded("roster", "preview", file, "--json")[1] == told
    assert len(founded("consent", "show", "--json")[1]) == 4


def test_a_preview_is_plain_dutch(founded: Run, tmp_path: Path) -> None:
    out = founded("roster", "preview", put(tmp_path, "e.xml", edexml(year="2031-2032")))[1]
    assert "Let op: het bestand is van schooljaar 2031-2032" in out
    assert "Nieuw (5):" in out
    assert "  regel 2  Wimpie: 5A" in out
    assert "Wel in het register, niet in het bestand" in out


@pytest.mark.parametrize(
    ("name", "data", "new"),
    [("a", edexml(), 5), ("b", oneroster(), 2), ("c", social_schools(), 1)],
)
def test_every_format_is_imported_by_its_content(
    founded: Run, tmp_path: Path, name: str, data: bytes, new: int
) -> None:
    status, done, _ = founded("roster", "import", put(tmp_path, name, data), "--json")
    assert (status, done["new"]) == (0, new)
    status, done, _ = founded("roster", "import", put(tmp_path, name, data), "--json")
    assert (status, done["new"], done["changed"], done["moved"], done["left"]) == (0, 0, 0, 0, 0)


def test_doubtful_rows_wait_for_a_word(founded: Run, tmp_path: Path) -> None:
    lines = "Noor,de Vreis,2016-05-06,5B\nGrace,Hopper,1906-12-08,5A\n"
    file = put(tmp_path, "r.csv", f"first_name,last_name,birth_date,group\n{lines}")
    status, told, _ = founded("roster", "preview", file, "--json")
    assert (status, [d["row"] for d in told["doubtful"]]) == (0, [2, 3])
    assert told["doubtful"][0]["reason"] == "similar-name"
    status, out, _ = founded("roster", "import", file)
    assert status == 3
    assert "niet duidelijk is wie het zijn: 2, 3" in out
    status, done, _ = founded("roster", "import", file, "--same", "2", "--new", "3", "--json")
    assert (status, done["new"], done["changed"], done["doubtful"]) == (0, 1, 1, [])
    status, _, err = founded("roster", "import", file, "--same", "2")
    assert status == 2
    assert "Regel 2 is niet (meer) onduidelijk" in err
    named = "3=Grace Hopper (5A, 1906-12-09)"
    assert founded("roster", "import", file, "--same", named)[0] == 2
    assert founded("roster", "import", file, "--same", "x")[0] == 2


def test_columns_are_said_once_and_remembered(founded: Run, tmp_path: Path) -> None:
    header = "Kind heet;Familie;Jarig op;Lokaal\n"
    file = put(tmp_path, "r.csv", f"{header}Tim;Bos;2016-01-02;5A\n")
    status, _, err = founded("roster", "import", file)
    assert status == 2
    assert "first_name, last_name, group, birth_date" in err
    assert "Kind heet, Familie, Jarig op, Lokaal" in err
    said = ("Kind heet=first_name", "Familie=last_name", "Jarig op=birth_date", "Lokaal=group")
    words = [word for each in said for word in ("--map", each)]
    assert founded("roster", "import", file, *words)[0] == 0
    put(tmp_path, "r.csv", f"{header}Kim;Vos;2016-01-03;5A\n")
    assert founded("roster", "import", file, "--json")[1]["new"] == 1
    assert founded("roster", "import", file, "--map", "Kind heet=bsn")[0] == 2


def test_answers_are_looked_at_and_recorded(founded: Run, tmp_path: Path) -> None:
    file = put(
        tmp_path,
        "a.csv",
        "Naam;Ondertekend op;Bewijs;Foto\n"
        "Noor de Vries;2026-09-01;dossier 12;ja\n"
        "Grace Hopper;2026-09-01;;ja\n"
        "Eileen Collins;;;nee\n",
    )
    words = ("roster", "answers", file, "--map", "Foto=portal.photo")
    status, told, _ = founded(*words, "--preview", "--json")
    assert (status, told["recorded"], told["granted"], told["refused"]) == (0, False, 1, 1)
    assert told["rows"][1]["not_recorded"] == {"portal.photo": "no-evidence"}
    status, out, _ = founded(*words)
    assert status == 3
    assert "Regel 3, Grace Hopper, niet vastgelegd – portal.photo: geen verwijzing" in out
    assert "Vastgelegd: 1 × toestemming, 1 × geen toestemming." in out
    out = founded("roster", "answers", file)[1]
    assert "2 antwoorden waren al vastgelegd." in out
    _, records, _ = founded("consent", "show", "--json")
    reasons = {r["person"]: r["verdicts"]["portal.photo"]["reason"] for r in records}
    assert reasons["Noor de Vries"] == "granted"
    assert reasons["Grace Hopper"] == "not-answered"
    assert reasons["Eileen Collins"] == "refused"


@pytest.mark.parametrize("verb", ["preview", "import", "answers"])
def test_a_file_that_is_none_is_a_sentence_and_status_two(
    founded: Run, tmp_path: Path, verb: str
) -> None:
    bad = (tmp_path / "none.xml", put(tmp_path, "d.zip", b"PK\x03\x04"), put(tmp_path, "e", b""))
    for file in bad:
        status, out, err = founded("roster", verb, file)
        assert (status, out) == (2, "")
        assert err.strip()
        assert "Traceback" not in err


def test_a_table_of_answers_without_a_known_answer_says_which_column_to_name(
    founded: Run, tmp_path: Path
) -> None:
    file = put(tmp_path, "a.csv", "Naam;Foto krant\nNoor de Vries;ja\n")
    status, _, err = founded("roster", "answers", file)
    assert status == 2
    assert '--map "Foto krant=website.photo"' in err
    assert "purpose list" in err
    assert "purpose." not in err


def test_blank_answers_are_told_with_their_rows(founded: Run, tmp_path: Path) -> None:
    names = ("Noor de Vries", "Grace Hopper", "Eileen Collins", "Zoë van der Wörter-Şahin")
    said = ("", "", "nee", "")
    lines = "".join(f"{name};{cell}\n" for name, cell in zip(names, said, strict=True))
    file = put(tmp_path, "a.csv", f"Naam;website.photo\n{lines}")
    _, out, _ = founded("roster", "answers", file, "--preview")
    assert "3 × leeg gelaten (regel 2-3, 5)" in out


def test_the_table_of_permissions_is_no_wider_than_a_screen(founded: Run) -> None:
    paper = ("--signed", date.today(), "--paper", "map 3")
    noor = ("--person", "Noor de Vries", "--purpose", "website.photo")
    assert founded("consent", "record", *noor, "--answer", "refused", *paper)[0] == 0
    _, out, _ = founded("consent", "show")
    lines = out.splitlines()
    assert max(map(len, lines)) <= 100
    place = lines.index("Foto's op de website (website.photo)")
    assert lines[place + 1] == "  ✗ geen toestemming (1): Noor de Vries"
    assert lines[place + 2].startswith("  – nog niet beantwoord (3): Eileen Collins; Grace Hopper;")


def test_a_leaver_in_the_list_is_unclear_until_somebody_says_so(founded: Run, roster: Path) -> None:
    assert founded("person", "leave", "--person", "Noor de Vries")[0] == 0
    _, out, _ = founded("roster", "preview", roster)
    assert "is volgens het register al van school" in out
    assert founded("roster", "import", roster)[0] == 3
    status, _, err = founded("roster", "import", roster, "--new", "5")
    assert status == 2
    assert "zeg dat dan: --same 5" in err
    _, out, _ = founded("roster", "preview", roster, "--same", "5")
    assert "Teruggekomen (1):\n  regel 5  Noor de Vries" in out
    assert "1 teruggekomen" in founded("roster", "import", roster, "--same", "5")[1]
