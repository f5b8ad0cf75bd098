"""Persons, years, purposes, answers and retention as somebody types them."""

import json
from datetime import date
from pathlib import Path

import pytest

from consent_desk.domain.school_year import SchoolYear
from consent_desk.paths import default_vault
from tests.cli.conftest import Run


@pytest.fixture
def founded(run: Run, roster: Path) -> Run:
    """A school that works in the school year that has begun, so that the next one can be near."""
    year = SchoolYear.of(date.today())
    assert run("init", "--school", "De Klimop", "--year", str(year))[0] == 0
    assert run("roster", "import", roster)[0] == 0
    return run


def test_a_person_from_adding_to_erasing(founded: Run) -> None:
    run = founded
    tim = ("--person", "Tim van Dam")
    new = ("--first-name", "Tim", "--last-name", "van Dam", "--born", "2016-02-03")
    status, added, _ = run("person", "add", *new, "--group", "5B", "--json")
    assert (status, added["name"]) == (0, "Tim van Dam")
    assert run("person", "change", *tim, "--nickname", "Timmie", "--json")[1]["nicknames"]
    assert run("person", "guardian-add", *tim, "--name", "M. van Dam", "--may-sign", "no")[0] == 0
    assert run("person", "sibling", *tim, "--of", "Noor de Vries")[0] == 0
    _, seen, _ = run("person", "show", *tim, "--json")
    assert (seen["groups"], seen["siblings"]) == (["5B"], ["Noor de Vries"])
    assert seen["guardians"][0]["may_sign"] is False
    assert "mag niet tekenen" in run("person", "show", *tim)[1]
    assert run("person", "erase", *tim)[0] == 2
    assert run("person", "erase", *tim, "--yes")[0] == 2
    assert run("person", "leave", *tim)[0] == 0
    assert "Tim van Dam" not in run("person", "list")[1]
    assert "Tim van Dam" in run("person", "list", "--left")[1]
    assert run("person", "return", *tim)[0] == 0
    run("person", "leave", *tim)
    status, erased, err = run("person", "erase", *tim, "--yes", "--json")
    assert (status, erased["id"], erased["without_trace"]) == (0, added["id"], True), err
    assert run("person", "show", *tim)[0] == 2
    assert run("audit", "verify")[0] == 0


def test_a_former_name_is_shown_by_no_list_and_no_table(founded: Run) -> None:
    run = founded
    assert run("person", "change", "--person", "Noor de Vries", "--first-name", "Fenna")[0] == 0
    fenna = ("--person", "Fenna de Vries")
    told = [
        run("person", "show", *fenna)[1],
        run("person", "show", *fenna, "--json")[1],
        run("person", "list")[1],
        run("person", "list", "--json")[1],
        run("consent", "show")[1],
    ]
    assert all("Fenna" in f"{each}" for each in told)
    assert not any("Noor" in f"{each}" for each in told)


def test_groups_are_added_joined_moved_and_left(founded: Run) -> None:
    run = founded
    noor = ("--person", "Noor de Vries")
    assert run("group", "add", "5/6", "--combined")[0] == 0
    assert run("group", "join", "5/6", *noor)[0] == 0
    assert run("group", "move", "5A", *noor)[0] == 0
    assert run("group", "leave", "5B", *noor)[0] == 2
    assert run("group", "rename", "5A", "--to", "5C")[0] == 0
    _, groups, _ = run("group", "list", "--json")
    counts = {g["name"]: (g["persons"], g["combined"]) for g in groups}
    assert counts == {"5/6": (1, True), "5B": (0, False), "5C": (4, False)}


def test_the_year_is_shown_and_not_started_out_of_turn(founded: Run) -> None:
    _, year, _ = founded("year", "show", "--json")
    assert year["behind"] is False
    now = SchoolYear.parse(year["year"])
    assert founded("year", "start", str(now))[0] == 2
    assert founded("year", "start", str(SchoolYear(now.start + 2)))[0] == 2
    assert founded("year", "undo")[0] == 2


def test_a_year_is_previewed_started_and_undone(run: Run, roster: Path) -> None:
    last = SchoolYear(SchoolYear.of(date.today()).start - 1)
    following = str(SchoolYear(last.start + 1))
    run("init", "--school", "De Klimop", "--year", str(last))
    run("roster", "import", roster)
    assert run("year", "show", "--json")[1]["behind"] is True
    status, plan, _ = run("year", "start", following, "--preview", "--json")
    assert (status, plan["forms"]) == (0, 4)
    assert {m["group"]: m["name"] for m in plan["moves"]} == {"5A": "6A", "5B": "6B"}
    assert "Dit is een voorbeeld" in run("year", "start", following, "--preview")[1]
    assert run("year", "show", "--json")[1]["year"] == str(last)
    status, done, _ = run(
        "year", "start", following, "--group", "5B=6C", "--leaves", "5A", "--json"
    )
    assert (status, [g["name"] for g in done["groups"]]) == (0, ["6C"])
    assert len(done["leavers"]) == 3
    assert run("year", "undo")[0] == 0
    assert {g["name"] for g in run("group", "list", "--json")[1]} == {"5A", "5B"}


def test_what_is_asked_is_listed_added_reworded_and_retired(founded: Run) -> None:
    run = founded
    assert "Alleen ouders en medewerkers" in run("purpose", "list")[1]
    assert "Anybody can see them there." in run("purpose", "list", "--lang", "en")[1]
    added = ("class_photo", "--audience", "closed", "--name-nl", "Klassenfoto")
    assert run("purpose", "channel-add", *added)[0] == 0
    words = ("--name-nl", "Op de klassenfoto", "--wording-nl", "Mijn kind mag op de klassenfoto.")
    asked = ("--channel", "class_photo", "--subject", "photo")
    assert run("purpose", "add", *asked, *words)[0] == 0
    code = "class_photo.photo"
    new = run("purpose", "reword", code, "--wording-nl", "Mijn kind mag erop.", "--json")[1]
    assert new["wording_version"] == 2
    assert run("purpose", "rename", code, "--name-nl", "Klas")[0] == 0
    assert run("purpose", "retire", code, "--json")[1]["active"] is False
    assert run("purpose", "restore", code, "--json")[1]["active"] is True
    assert run("purpose", "channel-set", "website", "--on-unconsented", "block")[0] == 0
    _, asking, _ = run("purpose", "list", "--json")
    by_code = {p["code"]: p for p in asking["purposes"]}
    assert by_code[code]["wording"]["nl"] == "Mijn kind mag erop."
    assert {c["code"]: c["on_unconsented"] for c in asking["channels"]}["website"] == "block"
    website = ("website", "--audience", "closed", "--name-nl", "Besloten")
    assert run("purpose", "channel-add", *website)[0] == 2


def test_everything_held_is_written_and_nothing_overwritten(founded: Run, tmp_path: Path) -> None:
    out = tmp_path / "antwoord"
    status, done, _ = founded("answer", "--person", "Noor de Vries", "--out", out, "--json")
    assert (status, done["files"]) == (0, ["gegevens.json", "gegevens.txt"])
    held = json.loads((out / "gegevens.json").read_text(encoding="utf-8"))
    assert held["person"]["first_name"] == "Noor"
    assert founded("answer", "--person", "Noor de Vries", "--out", out)[0] == 2
    synced = tmp_path / "OneDrive" / "antwoord"
    assert "OneDrive" in founded("answer", "--person", "Noor de Vries", "--out", synced)[2]


def test_the_first_start_of_a_day_erases_what_was_kept_long_enough(founded: Run) -> None:
    copy = default_vault() / "register.db.before-upgrade"
    copy.write_bytes(b"sealed")
    import os

    os.utime(copy, (0, 0))
    assert founded("retention", "show", "--json")[1]["upgrade_copy"] == 1
    assert copy.exists()
    founded("consent", "show")  # the round of today was made when the roster came in
    assert copy.exists()
    status, done, _ = founded("retention", "run", "--json")
    assert (status, done["upgrade_copy"]) == (0, 1)
    assert not copy.exists()
    assert "niets te worden gewist" in founded("retention", "run")[1]


def test_a_day_is_written_the_dutch_way_or_told_how(founded: Run) -> None:
    ask = ("consent", "explain", "--person", "Noor de Vries", "--purpose", "portal.photo", "--on")
    assert founded(*ask, "24-11-2026", "--json")[1]["day"] == "2026-11-24"
    status, _, err = founded(*ask, "24 nov")
    assert status == 2
    assert "24 nov is geen datum: schrijf die als 2026-09-01 of 1-9-2026" in err
