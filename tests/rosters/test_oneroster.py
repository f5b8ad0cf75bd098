"""OneRoster: who is in it, and which zips are refused."""

import io
import zipfile
from datetime import date

import pytest

from consent_desk.domain.person import PersonKind
from consent_desk.errors import BadRosterFile, KnownError
from consent_desk.rosters.oneroster import read_oneroster
from consent_desk.rosters.roster import RosterGroup, RosterRow
from tests.rosters.samples import BSN, a_csv, a_zip, oneroster, user

TODAY = date(2026, 11, 22)


def read(data: bytes) -> dict[str, RosterRow]:
    return {row.full_name: row for row in read_oneroster(data, "export.zip", TODAY).rows}


def test_pupils_and_teachers_come_with_the_classes_of_today() -> None:
    rows = read(oneroster())
    assert set(rows) == {"Zoë van der Wörter-Şahin", "Lia de Boer", "Tim Bos", "Fleur de Vries"}
    zoe = rows["Zoë van der Wörter-Şahin"]
    assert (zoe.prefix, zoe.birth_date, zoe.roster_key) == (
        "van der",
        date(2016, 3, 4),
        "oneroster:u1",
    )
    assert zoe.groups == (RosterGroup("5A", 5),), "an enrolment that ended or goes is none"
    assert rows["Lia de Boer"].kind is PersonKind.STAFF
    assert rows["Tim Bos"].left


def test_guardians_are_those_who_may_sign() -> None:
    assert read(oneroster())["Zoë van der Wörter-Şahin"].guardians == (
        "Anna Şahin",
        "Bas van der Wörter",
    )


def test_names_of_accounts_passwords_and_citizen_numbers_are_not_read() -> None:
    told = repr(read(oneroster()))
    for secret in (BSN, "geheim", "example.org", "female"):
        assert secret not in told


def test_a_scheduled_class_beside_a_homeroom_is_a_combined_group() -> None:
    enrollments = a_csv(
        {"sourcedId": "e1", "classSourcedId": "c1", "userSourcedId": "u1"},
        {"sourcedId": "e2", "classSourcedId": "c2", "userSourcedId": "u1"},
    )
    rows = read(oneroster(enrollments=enrollments))
    assert rows["Zoë van der Wörter-Şahin"].groups == (
        RosterGroup("5A", 5),
        RosterGroup("Plusklas", None, combined=True),
    )


def test_an_export_of_several_schools_is_refused() -> None:
    orgs = a_csv(*({"sourcedId": o, "status": "active", "type": "school"} for o in ("o1", "o2")))
    with pytest.raises(BadRosterFile) as told:
        read(oneroster(orgs=orgs))
    assert told.value.problem == "roster-schools"


def bomb() -> bytes:
    return a_zip({"users.csv": b"sourcedId,role,givenName,familyName\n" + b"\n" * 210_000_000})


def locked() -> bytes:
    data = bytearray(oneroster())
    for place in (data.index(b"PK\x03\x04") + 6, data.index(b"PK\x01\x02") + 8):
        data[place] |= 1
    return bytes(data)


def lying() -> bytes:
    """A zip whose directory says that an entry is smaller than it is."""
    data = oneroster()
    place = data.index(b"PK\x01\x02") + 24
    return data[:place] + (5).to_bytes(4, "little") + data[place + 4 :]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (bomb(), "roster-too-large"),
        (a_zip({"users.csv": "x", "../../evil.csv": "x"}), "roster-zip-paths"),
        (a_zip({"users.csv": "x", "/etc/passwd": "x"}), "roster-zip-paths"),
        (a_zip({"users.csv": "x", "..\\evil.csv": "x"}), "roster-zip-paths"),
        (locked(), "roster-zip-locked"),
        (lying(), "roster-zip-damaged"),
        (oneroster()[:-40], "roster-zip-damaged"),
        (oneroster(users=None), "roster-no-users"),
        (oneroster(users="sourcedId,role\nu1,student\n"), "roster-oneroster-header"),
        (oneroster(users=a_csv(user("u1", "student", "", "Bos"))), "roster-name"),
        (oneroster(users=a_csv(user("", "student", "Tim", "Bos"))), "roster-key"),
        (oneroster(demographics="sourcedId,birthDate\nu1,gisteren\n"), "roster-date"),
    ],
)
def test_a_zip_that_is_damaged_dangerous_or_not_whole_is_refused(data: bytes, problem: str) -> None:
    with pytest.raises(KnownError) as told:
        read(data)
    assert told.value.params["problem"] == problem


def test_one_name_twice_in_a_zip_is_refused() -> None:
    stream = io.BytesIO(oneroster())
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("users.csv", "sourcedId,role,givenName,familyName\n")
    with pytest.raises(BadRosterFile) as told:
        read(stream.getvalue())
    assert told.value.problem == "roster-zip-paths"
