"""The command line as somebody types it."""

import hashlib
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from consent_desk import bootstrap
from tests.benchmarks.portraits import astronaut, composed, grace_hopper
from tests.cli.conftest import Run
from tests.school import save


@pytest.fixture
def founded(run: Run, roster: Path) -> Run:
    assert run("init", "--school", "De Klimop", "--year", "2026-2027")[0] == 0
    assert run("roster", "import", roster)[0] == 0
    return run


def grant(run: Run, person: str = "Eileen Collins", purpose: str = "portal.photo") -> None:
    words = ("--answer", "granted", "--signed", "2026-09-01", "--paper", "map 3", "--json")
    status, (record,), err = run(
        "consent", "record", "--person", person, "--purpose", purpose, *words
    )
    assert (status, record["may_be_shown"]) == (0, True), err


def test_the_main_job_from_an_empty_machine_to_a_cleared_file(founded: Run, tmp_path: Path) -> None:
    run = founded
    photo = save(composed(1200, 600, [(40, 40, 512), (640, 40, 512)]), tmp_path / "both.png")
    grant(run)
    to_portal = (photo, "--group", "5A", "--channel", "portal", "--out", tmp_path / "out", "--json")
    status, (record,), err = run("clear", *to_portal)
    assert status == 0
    assert {f["treatment"] for f in record["faces"]} == {"cover"}
    assert "1/1" in err
    left = min((f["box"] for f in record["faces"]), key=lambda box: box[0])
    word = tmp_path / "word.json"
    word.write_text(json.dumps([{"file": "both.png", "box": left, "is": "Eileen Collins"}]))
    status, (record,), _ = run("clear", *to_portal, "--confirm", word)
    (shown,) = [f for f in record["faces"] if f["treatment"] == "show"]
    assert (status, record["state"], shown["person"]) == (0, "cleared", "Eileen Collins")
    assert Path(record["out"]).is_file()
    assert set(record) >= {"file", "state", "out", "reason", "faces"}
    assert set(shown) >= {"box", "treatment", "person", "suggestions", "reason"}


def test_a_word_with_a_sha256_counts_for_that_very_photo_only(founded: Run, tmp_path: Path) -> None:
    grant(founded)
    file, word = tmp_path / "in" / "IMG_1.png", tmp_path / "word.json"
    save(composed(700, 600, [(40, 40, 512)]), file)
    where = ("--group", "5A", "--channel", "portal", "--out", tmp_path / "out", "--json")
    _, (record,), _ = founded("clear", file, *where)
    assert record["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    said = {"file": file.name, "box": record["faces"][0]["box"], "is": "Eileen Collins"}
    word.write_text(json.dumps([said | {"sha256": record["sha256"].upper()}]))
    status, (record,), _ = founded("clear", file, *where, "--confirm", word)
    assert (status, record["faces"][0]["treatment"]) == (0, "show")
    # Another photo comes from the phone under the same name, with somebody else at that place.
    save(np.asarray(grace_hopper()), file)
    status, (record,), _ = founded("clear", file, *where, "--confirm", word)
    assert (status, record["state"], record["out"]) == (3, "failed", None)
    assert record["code"] == "not-as-confirmed"
    assert "IMG_1.png" in record["reason"]


def test_a_photo_that_is_blocked_or_fails_gives_status_three(founded: Run, tmp_path: Path) -> None:
    photo = save(astronaut(), tmp_path / "in" / "a.jpg")
    (tmp_path / "in" / "b.jpg").write_bytes(b"\xff\xd8\xff no photo")
    where = ("--whole-school", "--channel", "portal", "--out", tmp_path / "out", "--json")
    status, records, _ = founded("clear", tmp_path / "in", *where, "--on-unconsented", "block")
    assert status == 3
    assert [r["state"] for r in records] == ["blocked", "failed"]
    assert all(r["reason"] and Path(r["file"]).name in r["reason"] for r in records)
    assert founded("clear", photo, *where)[0] == 0


def test_quick_is_a_word_away_and_so_is_careful(founded: Run, tmp_path: Path) -> None:
    photo = save(composed(3600, 800, [(200, 100, 512), (2000, 300, 42)]), tmp_path / "row.png")
    words = ("clear", photo, "--group", "5A", "--channel", "portal", "--out", tmp_path / "out")
    assert founded("settings", "set", "detection", "quick", "--json")[1]["detection"] == "quick"
    found = [
        len(founded(*words, *more, "--json")[1][0]["faces"])
        for more in ((), ("--careful",), ("--quick",))
    ]
    assert found == [1, 2, 1]
    assert founded(*words, "--quick", "--careful")[0] == 2


def test_consent_show_tells_yes_no_and_not_returned_apart(founded: Run) -> None:
    grant(founded)
    refused = ("--answer", "refused", "--signed", "2026-09-01")
    founded("consent", "record", "--person", "Grace Hopper", "--purpose", "portal.photo", *refused)
    _, records, _ = founded("consent", "show", "--group", "5a", "--json")
    reasons = {r["person"]: r["verdicts"]["portal.photo"]["reason"] for r in records}
    assert reasons == {
        "Eileen Collins": "granted",
        "Grace Hopper": "refused",
        "Zoë van der Wörter-Şahin": "not-answered",
    }
    _, table, _ = founded("consent", "show", "--group", "5A")
    assert "✓" in table
    assert "✗" in table


def test_enrolling_needs_the_school_the_person_and_a_fit_photo(
    founded: Run, tmp_path: Path
) -> None:
    photo = save(astronaut(), tmp_path / "a.jpg")
    two = save(composed(1200, 600, [(40, 40, 512), (640, 40, 512)]), tmp_path / "two.jpg")
    none = save(composed(640, 480, []), tmp_path / "none.jpg")
    enrol = ("enrol", "--person", "Eileen Collins")
    assert founded(*enrol, photo)[0] == 2
    for name in ("dpia_done", "face_matching"):
        assert founded("settings", "set", name, "true")[0] == 0
    assert founded(*enrol, photo)[0] == 2
    grant(founded, purpose="face_matching")
    status, records, _ = founded(*enrol, photo, two, none, "--json")
    assert (status, [r["state"] for r in records]) == (3, ["enrolled", "refused", "refused"])
    assert "two.jpg" in records[1]["reason"]


def test_clearing_asks_for_new_face_photos_when_the_old_ones_are_of_more_than_a_year_ago(
    founded: Run, tmp_path: Path
) -> None:
    photo = save(astronaut(), tmp_path / "a.jpg")
    for name in ("dpia_done", "face_matching"):
        founded("settings", "set", name, "true")
    grant(founded, purpose="face_matching")
    assert founded("enrol", "--person", "Eileen Collins", photo)[0] == 0
    words = ("clear", photo, "--group", "5A", "--channel", "portal", "--out", tmp_path / "out")
    assert "gezichtsfoto" not in founded(*words)[2]
    register = bootstrap.open_vault(tmp_path / "vault").register
    with register.write() as uow:
        (made,) = uow.templates.of_persons(p.id for p in uow.people.all())
        uow.templates.delete_of(made.person_id)
        uow.templates.add(replace(made, made_on=made.made_on - timedelta(days=366)))
        uow.commit()
    assert "gezichtsfoto's van 1 persoon" in founded(*words)[2]


def test_matching_cannot_be_switched_on_before_its_dpia(founded: Run) -> None:
    status, _, err = founded("settings", "set", "face_matching", "true")
    assert status == 2
    assert "DPIA" in err


def test_copies_are_listed_and_deleted_but_not_one_that_changed(
    founded: Run, tmp_path: Path
) -> None:
    for name in ("a.jpg", "b.jpg"):
        save(astronaut(), tmp_path / "in" / name)
    founded(
        "clear", tmp_path / "in", "--group", "5A", "--channel", "portal", "--out", tmp_path / "out"
    )
    _, copies, _ = founded("copies", "list", "--json")
    assert {Path(c["path"]).name for c in copies} == {"a.jpg", "b.jpg"}
    (tmp_path / "in" / "b.jpg").write_bytes(b"edited")
    assert founded("copies", "delete", "--json")[0] == 2
    status, done, _ = founded("copies", "delete", "--yes", "--json")
    assert status == 3
    assert {Path(c["path"]).name: c["state"] for c in done} == {
        "a.jpg": "deleted",
        "b.jpg": "changed",
    }
    assert [p.name for p in (tmp_path / "in").iterdir()] == ["b.jpg"]


def test_audit_verify_knows_an_earlier_hash_and_misses_a_strange_one(founded: Run) -> None:
    status, report, _ = founded("audit", "verify", "--json")
    assert (status, report["whole"]) == (0, True)
    grant(founded)
    assert founded("audit", "verify", "--hash", report["latest"][:16])[0] == 0
    assert founded("audit", "verify", "--hash", "0123456789abcdef")[0] == 3


def test_the_overview_is_a_pdf_and_its_print_is_in_the_log(founded: Run, tmp_path: Path) -> None:
    before = founded("audit", "verify", "--json")[1]["entries"]
    assert founded("report", "group", "--group", "5A", "--out", tmp_path / "5a.pdf")[0] == 0
    assert (tmp_path / "5a.pdf").read_bytes().startswith(b"%PDF")
    assert founded("audit", "verify", "--json")[1]["entries"] == before + 1


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_help_is_there_in_both_languages(run: Run, lang: str) -> None:
    status, out, _ = run("--lang", lang, "--help")
    assert status == 0
    assert ("toestemmingen" in out) == (lang == "nl")


@pytest.mark.parametrize(
    "words",
    [
        ("consent", "show"),
        ("clear", "x.jpg", "--group", "5A", "--channel", "portal", "--out", "out"),
        ("audit", "verify"),
        ("roster", "import", "no-such-file.csv"),
        ("init", "--school", "X", "--year", "2026"),
    ],
)
def test_without_a_register_or_with_wrong_words_a_sentence_and_status_two(
    run: Run, words: tuple[str, ...]
) -> None:
    status, out, err = run(*words)
    assert (status, out) == (2, "")
    assert err.strip()
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "{}",
        '[{"file": "a.jpg"}]',
        '[{"file": "a.jpg", "box": [0, 0, 0, 5], "is": "cover"}]',
        '[{"file": "a.jpg", "box": [0, 0, 5, 5], "is": "Nobody Atall"}]',
        '[{"file": "a.jpg", "box": [0, 0, 5, 5], "is": "cover", "sha256": "12ab"}]',
        "[" * 100_000,
    ],
)
def test_a_confirm_file_that_cannot_be_used_clears_nothing(
    founded: Run, tmp_path: Path, content: str
) -> None:
    photo = save(astronaut(), tmp_path / "a.jpg")
    (tmp_path / "word.json").write_text(content)
    status, out, err = founded(
        "clear", photo, "--group", "5A", "--channel", "portal", "--out", tmp_path / "out",
        "--confirm", tmp_path / "word.json",
    )  # fmt: skip
    assert (status, out) == (2, "")
    assert "word.json" in err
    assert not (tmp_path / "out").exists()


def test_a_bug_is_told_plainly_and_traced_without_names(
    founded: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("Zoë van der Wörter-Şahin")

    monkeypatch.setattr("consent_desk.cli.consent.see_consent", broken)
    status, _, err = founded("consent", "show")
    assert status == 1
    assert "Zo" not in err
    (trace,) = (tmp_path / "state").rglob("crash-*.json")
    assert "Zo" not in trace.read_text()
