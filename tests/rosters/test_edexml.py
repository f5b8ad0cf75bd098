"""EDEXML and UWLR: what is taken from them, and what is not."""

from datetime import date

import pytest

from consent_desk.domain.person import PersonKind
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import BadRoster, BadRosterFile, BadRosterPerson, KnownError
from consent_desk.rosters.edexml import read_edexml
from consent_desk.rosters.roster import Roster, RosterGroup, RosterRow
from tests.rosters.samples import BSN, GROUPS, PUPILS, edexml, pupil, uwlr


def read(data: bytes) -> Roster:
    return read_edexml(data, "EDEX.XML")


def by_name(roster: Roster) -> dict[str, RosterRow]:
    return {row.full_name: row for row in roster.rows}


def test_pupils_come_with_their_names_groups_keys_and_day_of_leaving() -> None:
    roster = read(edexml())
    rows = by_name(roster)
    zoe = rows["Zoë van der Wörter-Şahin"]
    assert (zoe.prefix, zoe.last_name, zoe.birth_date) == (
        "van der",
        "Wörter-Şahin",
        date(2016, 3, 4),
    )
    assert zoe.groups == (RosterGroup("5A", 5), RosterGroup("Plusklas", None, combined=True))
    assert zoe.roster_key == "edexml:101"
    assert rows["Wimpie"].birth_date is None
    assert rows["Ismaël Assati"].nicknames == ("Hassan",)
    assert rows["Gradje van 't Hof"].left_on == date(2026, 7, 18)
    assert rows["Tim Bos"].roster_key is None, "a key that starts with # is a dummy"
    assert rows["Tim Bos"].groups == (RosterGroup("Apen", None),)
    assert roster.year == SchoolYear(2026)


def test_teachers_are_staff_with_keys_of_their_own_and_a_surname_may_stand_alone() -> None:
    rows = by_name(read(edexml()))
    teacher = rows["J.P. van Bemmel"]
    assert (teacher.kind, teacher.roster_key) == (PersonKind.STAFF, "edexml-staff:101")
    assert [group.name for group in teacher.groups] == ["5A", "Plusklas"]
    assert rows["Conciërge"].first_name == "Conciërge"


def test_what_the_job_does_not_need_is_not_read() -> None:
    told = repr(read(edexml()))
    for secret in (BSN, "1234AB", "zoe.jpg", "allergie", "noten", "0.25", "TR", "Maria", "example"):
        assert secret not in told


def test_uwlr_in_its_envelope_gives_the_same_persons() -> None:
    assert read(uwlr()) == read(edexml())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "iso-8859-9", "windows-1254"])
def test_other_encodings_are_read(encoding: str) -> None:
    prolog = f'<?xml version="1.0" encoding="{encoding}"?>\n' if "-le" not in encoding else ""
    text = edexml(prolog="").decode()
    declared = "utf-16" if encoding.startswith("utf-16") else encoding
    data = (prolog.replace(encoding, declared) + text).encode(encoding)
    assert read(data) == read(edexml())


def test_any_school_year_and_unknown_elements_are_no_reason_to_refuse() -> None:
    more = '<nieuw xmlns="urn:x"><leerling key="9"><diep>x</diep></leerling></nieuw>'
    pupils = PUPILS.replace("<geslacht>", "<voornaamwoord>zij</voornaamwoord><geslacht>")
    strange = read(edexml(pupils, year="2031-2032", more=more))
    assert strange.rows == read(edexml()).rows
    assert strange.year == SchoolYear(2031)
    assert read(edexml(year="dit jaar")).year is None


BOMB = """<?xml version="1.0"?><!DOCTYPE EDEX [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;">]>"""
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE EDEX [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
PLAIN = '<?xml version="1.0"?><!DOCTYPE EDEX>'


@pytest.mark.parametrize("prolog", [BOMB, OUTSIDE, PLAIN])
def test_a_document_type_is_refused(prolog: str) -> None:
    with pytest.raises(BadRosterFile) as told:
        read(edexml(prolog=prolog))
    assert told.value.problem == "roster-doctype"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_off_is_refused(share: float) -> None:
    data = edexml()
    with pytest.raises(BadRoster) as told:
        read(data[: int(len(data) * share)])
    assert told.value.problem == "roster-xml"


@pytest.mark.parametrize(
    ("pupils", "problem"),
    [
        (pupil(1, "Tim", "Bos", "2016-02-30"), "roster-date"),
        (pupil(1, "Tim", "Bos", "", "<uitstroomdatum>gauw</uitstroomdatum>"), "roster-left-date"),
        (pupil(1, "", "", "2016-02-03"), "roster-name"),
        (pupil(1, "=1+1", "Bos"), "roster-not-a-name"),
        (pupil(1, "Tim", "Bos", "", '<groep key="weg"/>'), "roster-group-unknown"),
    ],
)
def test_a_pupil_that_cannot_be_read_is_named_by_number(pupils: str, problem: str) -> None:
    with pytest.raises(BadRosterPerson) as told:
        read(edexml(pupil(0, "Eerste", "Kind") + pupils))
    assert (told.value.number, told.value.problem) == (2, problem)


def test_a_dummy_group_is_no_group() -> None:
    assert read(edexml(pupil(1, "Tim", "Bos", "", '<groep key="#"/>'))).rows[0].groups == ()


def test_groups_of_one_name_stay_two_groups() -> None:
    twice = GROUPS + '<groep key="g9"><naam>5a</naam><jaargroep>5</jaargroep></groep>'
    pupils = pupil(1, "Tim", "Bos", "", '<groep key="g5"/>')
    pupils += pupil(2, "Noor", "Bos", "", '<groep key="g9"/>')
    rows = read(edexml(pupils, groups=twice, staff="")).rows
    assert [row.groups[0].name for row in rows] == ["5A (g5)", "5a (g9)"]


@pytest.mark.parametrize("data", [b"<html><body/></html>", b"<EDEX><school/></EDEX>"])
def test_other_xml_is_no_roster(data: bytes) -> None:
    with pytest.raises(KnownError) as told:
        read(data)
    assert told.value.params["problem"] == "roster-no-edexml"
