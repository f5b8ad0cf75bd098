"""The two prints about a group."""

import re
from pathlib import Path

import pytest

from consent_desk.domain.consent import Answer, Reason
from consent_desk.messages import Texts
from consent_desk.ports import Format, Vault
from consent_desk.rosters.table import read_table
from consent_desk.services.import_roster import import_roster
from consent_desk.services.keep_purpose import retire_purpose
from consent_desk.services.prints.about import About
from consent_desk.services.prints.kinds import Kind
from tests.reports.filled import EILEEN, LONG, NGUYEN, ZOE, Filled
from tests.reports.reading import printed, read
from tests.school import answer


def test_everybody_and_every_mark_is_on_the_overview(filled: Filled, out: Path) -> None:
    found = read(printed(filled, Kind.GROUP, out, About(group="5A")))
    for name in (ZOE, NGUYEN, LONG, EILEEN):
        assert name in found.text
    assert len(set(re.findall(r"Leerling\d\d", found.text))) == 36
    assert len(found.pages) == 2
    marks = "".join(page.text for page in found.pages)
    # 40 pupils × 20 purposes and the legend; 7 refused two each, Eileen withdrew one.
    assert marks.count("×") == 15 + 1
    assert marks.count("✓") == 40 * 20 - 15 - 2 * 20 - 7 + 1
    rows = [line for line in marks.splitlines() if line.startswith(ZOE)]
    assert rows == [f"{ZOE} {' '.join('✓' * 20)}"]


def test_the_overview_counts_and_says_what_is_outstanding(filled: Filled, out: Path) -> None:
    text = read(printed(filled, Kind.GROUP, out, About(group="5A"))).text
    assert "toestemming, van 40 37 38" in text
    assert "nog open 2 2" in text
    assert f"Nog niets terug van: Leerling05 de Boer-Łukaszewicz5, {LONG}." in text
    assert "Nog iets open bij: Leerling00 Boer-Łukaszewicz0, Leerling10" in text


def test_own_channels_are_called_by_their_names(filled: Filled, out: Path) -> None:
    dutch = read(printed(filled, Kind.GROUP, out, About(group="5A"))).text
    assert "Schoolfotograaf en jaarboek van groep 8" in dutch
    assert "yearbook" not in dutch
    english = read(printed(filled, Kind.GROUP, out, About(group="5A"), lang="en")).text
    assert "School photographer" in english
    assert "Schoolfotograaf" not in english


@pytest.mark.parametrize("kind", [Kind.GROUP, Kind.POCKET])
def test_a_group_of_nobody_is_a_page_that_says_so(filled: Filled, out: Path, kind: Kind) -> None:
    found = read(printed(filled, kind, out, About(group="8A")))
    assert len(found.pages) == 1
    assert "Er zit niemand in deze groep." in found.text


@pytest.mark.parametrize(("pupils", "pages"), [(34, 1), (120, 3)])
def test_thirty_five_pupils_and_twelve_purposes_fit_on_one_page(
    school: Vault, out: Path, pupils: int, pages: int
) -> None:
    for code in ("press.photo", "press.name", "website.video", "social_media.video"):
        retire_purpose(school, code)
    lines = [f"Leerling{n:03},de Boer-Łukaszewicz,2016-01-01,7C" for n in range(pupils)]
    roster = "\n".join(["first_name,last_name,birth_date,group", *lines, f"{ZOE},Q,2016-05-06,7C"])
    import_roster(school, read_table(roster.encode(), "r"))
    found = read(printed(Filled(school, out), Kind.GROUP, out, About(group="7C")))
    assert len(found.pages) == pages
    assert len(set(re.findall(r"Leerling\d{3}", found.text))) == pupils
    assert all("naam foto" in " ".join(page.text.split()) for page in found.pages)  # the header


def test_the_pocket_list_has_who_may_not_be_shown_and_never_why(filled: Filled, out: Path) -> None:
    file = printed(filled, Kind.POCKET, out, About(group="5A"))
    found = read(file)
    (page,) = found.pages
    assert page.size == pytest.approx((420, 595), abs=1)  # A5
    assert f"{LONG} F V N F N F N F V N F V N F N F N F N" in found.text
    assert f"{EILEEN} F " in found.text
    assert ZOE not in found.text
    assert "30 anderen in deze groep" in found.text
    texts = Texts("nl")
    for reason in Reason:
        assert texts.reason(reason) not in found.text
    assert b"/Subtype /Image" not in file.read_bytes()  # no portraits are kept, so there are none


def test_tables_hold_the_same_in_words(filled: Filled, out: Path) -> None:
    rows = printed(filled, Kind.GROUP, out, About(group="5A"), Format.CSV).read_text("utf-8-sig")
    head, *lines = rows.splitlines()
    assert head.startswith("naam;ouderportaal · foto") or head.startswith("naam;")
    assert len(lines) == 40
    (zoe,) = [line for line in lines if line.startswith(ZOE)]
    assert zoe == ";".join([ZOE, *["toestemming"] * 20])


def test_a_refusal_and_a_blank_look_apart(school: Vault, out: Path) -> None:
    answer(school)
    answer(school, "Grace Hopper", given=Answer.REFUSED)
    text = read(printed(Filled(school, out), Kind.GROUP, out, About(group="5A"))).text
    assert f"{EILEEN} ✓ {' '.join('–' * 15)}" in text
    assert f"Grace Hopper × {' '.join('–' * 15)}" in text
    assert "Noor" not in text
