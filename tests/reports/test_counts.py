"""A school in counts, its years, and the schools of a foundation."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from consent_desk.domain.consent import Reason
from consent_desk.domain.tally import Outcome, Tally, outcome
from consent_desk.errors import BadCounts, FileMissing
from consent_desk.messages import Texts
from consent_desk.ports import Format, SchoolOverview
from consent_desk.services.prints.about import About
from consent_desk.services.prints.kinds import Kind
from consent_desk.services.prints.of_school import school_overview
from tests.reports.filled import LONG, ZOE, Filled
from tests.reports.reading import printed, read
from tests.reports.test_prints import about


def counted(filled: Filled) -> SchoolOverview:
    with filled.vault.register.read() as uow:
        content = school_overview(uow, filled.vault, About(), Texts()).content
    assert isinstance(content, SchoolOverview)
    return content


def test_groups_are_counted_by_what_their_forms_say(filled: Filled) -> None:
    groups = {each.group: each for each in counted(filled).groups}
    assert {name: each.persons for name, each in groups.items()} == {"5A": 40, "6B": 5, "8A": 0}
    assert groups["5A"].tallies["website.photo"] == Tally(31, 7, 2)
    assert groups["5A"].tallies["press.name"] == Tally(31, 0, 9)  # a blank is no refusal
    assert groups["5A"].tallies["portal.photo"] == Tally(37, 1, 2)  # withdrawn
    assert groups["6B"].tallies["portal.photo"] == Tally(1, 0, 4)
    assert groups["8A"].tallies["portal.photo"] == Tally()


def test_whoever_is_in_no_group_has_a_row_of_their_own(filled: Filled, out: Path) -> None:
    content = counted(filled)
    assert content.groupless.persons == 1
    assert content.groupless.tallies["portal.photo"] == Tally(0, 0, 1)
    assert content.whole.persons == sum(each.persons for each in content.groups) + 1
    text = read(printed(filled, Kind.SCHOOL, out)).text
    assert "46 personen" in text
    assert "1 van hen zit in geen enkele groep en is apart geteld." in text
    assert "in geen groep 1 0·0·100" in text
    rows = printed(filled, Kind.SCHOOL, out, form=Format.CSV).read_text("utf-8-sig").splitlines()
    assert any(row.startswith("2026-2027;in geen groep;1;") for row in rows)
    assert any(row.startswith("2026-2027;hele school;46;") for row in rows)


def test_a_year_before_is_counted_as_it_was_on_that_day(filled: Filled) -> None:
    now, before = counted(filled).years
    assert (before.day, now.day) == (date(2025, 11, 22), date(2026, 11, 22))
    assert before.tallies["portal.photo"] == Tally(40, 0, 5)  # not withdrawn yet
    assert before.tallies["website.photo"] == Tally(33, 7, 5)
    assert "yearbook.photo" in now.tallies
    assert "yearbook.photo" not in before.tallies  # nobody was asked


def test_the_print_has_shares_of_every_group_and_both_years(filled: Filled, out: Path) -> None:
    found = read(printed(filled, Kind.SCHOOL, out))
    assert "78·17·5" in found.text
    assert "31 / 7 / 7 33 / 7 / 5" in found.text
    assert "2025-2026" in found.text
    for name in (ZOE, LONG, "Leerling"):
        assert name not in found.text


def test_a_foundation_gets_counts_and_nothing_else(filled: Filled, out: Path) -> None:
    file = printed(filled, Kind.SCHOOL, out, form=Format.JSON)
    counts = json.loads(file.read_text(encoding="utf-8"))
    assert counts["tallies"]["website.photo"] == {"given": 31, "refused": 7, "open": 8}
    assert counts["persons"] == 46  # who is in no group is somebody too
    assert set(counts) == {"school", "year", "day", "persons", "audit_hash", "purposes", "tallies"}
    assert not any(word in file.read_text(encoding="utf-8") for word in ("5A", "Zoë", "Leerling"))
    found = read(printed(filled, Kind.FOUNDATION, out, about(filled, Kind.FOUNDATION, out)))
    assert "De Wingerd, openbare basisschool voor daltononderwijs" in found.text
    assert "62 14 16" in found.text  # both schools together


@pytest.mark.parametrize(
    "change",
    [
        {"persons": 3},
        {"tallies": {"portal.photo": {"given": -1, "refused": 23, "open": 23}}},
        {"school": ""},
        {"day": "gisteren"},
    ],
)
def test_impossible_counts_are_refused(
    filled: Filled, out: Path, change: dict[str, object]
) -> None:
    file = printed(filled, Kind.SCHOOL, out, form=Format.JSON)
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | change), encoding="utf-8")
    with pytest.raises(BadCounts):
        printed(filled, Kind.FOUNDATION, out, About(files=(file,)))


def test_a_school_counts_once_and_a_file_has_to_be_there(filled: Filled, out: Path) -> None:
    file = printed(filled, Kind.SCHOOL, out, form=Format.JSON)
    with pytest.raises(BadCounts):
        printed(filled, Kind.FOUNDATION, out, About(files=(file, file)))
    with pytest.raises(FileMissing):
        printed(filled, Kind.FOUNDATION, out, About(files=(out / "no.json",)))


counts = st.integers(0, 2000)


@given(counts, counts, counts)
def test_percentages_add_up_and_keep_their_order(given: int, refused: int, blank: int) -> None:
    tally = Tally(given, refused, blank)
    shares = tally.percentages
    assert sum(shares) == (100 if tally.total else 0)
    parts = (given, refused, blank)
    for one in range(3):
        assert abs(shares[one] - (100 * parts[one] / tally.total if tally.total else 0)) < 1
        for other in range(3):
            if parts[one] > parts[other]:
                assert shares[one] >= shares[other]


def test_only_a_no_is_a_refusal_and_only_a_grant_is_a_yes() -> None:
    assert {r for r in Reason if outcome(r) is Outcome.REFUSED} == {
        Reason.REFUSED,
        Reason.WITHDRAWN,
    }
    assert {r for r in Reason if outcome(r) is Outcome.GIVEN} == {Reason.GRANTED}
