"""Placing, withdrawing and taking down, as somebody types it."""

from pathlib import Path

import pytest

from consent_desk import bootstrap
from consent_desk.ports import Vault
from tests.cli.conftest import Run
from tests.releases import cleared
from tests.school import FixedClock, answer

EILEEN = "Eileen Collins"
PORTAL = ("--channel", "portal", "--group", "5A")


@pytest.fixture
def file(school: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cleared file that shows Eileen, on the day on which the clock of `school` stands still."""
    monkeypatch.setattr(bootstrap, "SystemClock", FixedClock)
    answer(school, EILEEN)
    return cleared(school, tmp_path / "out", EILEEN)


def test_from_placing_to_off_the_channel(run: Run, file: Path, tmp_path: Path) -> None:
    place = ("post", "place", file, *PORTAL, "--text", "Een dag buiten.", "--json")
    status, post, err = run(*place)
    assert (status, post["channel"]) == (0, "portal"), err
    assert "Een dag buiten." in run("post", "list")[1]
    _, withdrawn, _ = run("withdraw", "--person", EILEEN, "--json")
    (asked,) = withdrawn["takedowns"]
    _, (listed,), _ = run("takedown", "list", "--open", "--json")
    assert (listed["person"], listed["file"], listed["post"]) == (EILEEN, file.name, post["post"])
    assert f"■ te doen {asked[:8]} · het ouderportaal" in run("takedown", "list")[1]
    assert "permission withdrawn" in run("takedown", "list", "--lang", "en")[1]
    look = tmp_path / "look.jpg"
    assert run("takedown", "show", asked[:8], "--out", look)[0] == 0
    assert look.is_file()
    assert run("takedown", "show", asked[:8], "--out", look)[0] == 2
    assert run("takedown", "done", asked[:8], "--json")[1]["takedown"] == asked
    assert "Er hoeft niets af." in run("takedown", "list", "--open")[1]
    assert run("takedown", "done", "nonsense")[0] == 2


def test_what_may_be_a_name_is_placed_once_somebody_says_that_it_is_none(
    run: Run, file: Path
) -> None:
    place = ("post", "place", file, *PORTAL, "--text", "Wij lazen over Graze en haar reis.")
    status, _, err = run(*place)
    assert status == 2
    assert "Graze" in err
    assert run("post", "list", "--json")[1] == []
    assert run(*place, "--no-name", "Graze")[0] == 0


def test_the_wrong_one_is_asked_back_and_gone_in_one_step(run: Run, file: Path) -> None:
    _, post, _ = run("post", "place", file, *PORTAL, "--text", "Een dag.", "--json")
    start = ("takedown", "start", post["post"][:8], "--cause", "wrong-one")
    status, (asked,), _ = run(*start, "--file", file.name, "--json")
    assert (status, asked["cause"], file.exists()) == (0, "wrong-one", False)
    assert "verkeerde foto" in run("takedown", "list")[1]
    assert run("takedown", "start", "nonsense", "--cause", "complaint")[0] == 2


def test_a_withdrawal_by_mistake_is_corrected_and_explained(run: Run, file: Path) -> None:
    run("post", "place", file, *PORTAL, "--text", "Een dag.")
    run("withdraw", "--person", EILEEN, "--purpose", "portal.photo")
    wrong = ("consent", "correct", "2", "--answer", "not-answered")
    status, _, err = run(*wrong)
    assert status == 2
    assert "--nobody-said-no" in err
    told = run(*wrong, "--nobody-said-no")[1]
    assert "1 publicatie hoeft er toch niet af" in told
    assert told.startswith("Eileen Collins\nwas: Op ")
    assert "– vervallen 22 november 2026" in run("takedown", "list")[1]
    assert "– dropped 22 November 2026" in run("takedown", "list", "--lang", "en")[1]
    (listed,) = run("takedown", "list", "--json")[1]
    assert listed["dropped_at"] is not None
    why = ("consent", "explain", "--person", EILEEN, "--purpose", "portal.photo")
    status, explained, _ = run(*why, "--on", "2026-11-22", "--json")
    assert (status, explained["yes"]) == (0, True)
    assert "map 3" in run(*why, "--on", "2026-11-22")[1]
